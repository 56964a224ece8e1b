import { readFileSync } from 'node:fs';
import { Ajv, type SchemaObject } from 'ajv';
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import { CLEARABLE } from '../../src/screen/allow/clearable.js';
import { parseAllowFile } from '../../src/screen/allow/parse.js';
import { ALLOW_ENTRY, ALLOW_FILE } from '../../src/screen/allow/shapes.js';
import { AllowFileError } from '../../src/screen/allow/types.js';
import { RULES } from '../../src/screen/rules.js';
import { BROKEN_FILES, file } from './broken-files.js';

const schema = JSON.parse(readFileSync(new URL('../../data/schema/allow.schema.json', import.meta.url), 'utf8')) as SchemaObject;
const fits = new Ajv({ allErrors: true, strict: true, strictRequired: false, strictTypes: false }).compile(schema);

function issuesOf(yaml: string) {
  try {
    parseAllowFile(yaml, 'allow.yaml');
  } catch (error) {
    if (error instanceof AllowFileError) return error.issues;
    throw error;
  }
  return [];
}

describe('a broken allow-file is refused with place and remedy', () => {
  it.each(BROKEN_FILES.map((one) => [one.name, one] as const))('%s', (_name, { yaml, at, says }) => {
    const [first] = issuesOf(yaml);
    expect(`${first?.line}:${first?.column} ${first?.message}`).toMatch(new RegExp(`^${at} `));
    for (const words of says) expect(first?.message).toContain(words);
    expect(first?.message).not.toContain('watchlist file');
  });

  it('names every issue at once, with path, line and column', () => {
    const issues = issuesOf(file({ reason: 'ok', expires: '2099-01-01', colour: 'red' }, { rule: 'NK201' }));
    expect(issues.map(({ line }) => line)).toEqual([9, 13, 15]);
    expect(new AllowFileError(issues).message).toMatch(/^allow\.yaml:9:13: `reason` is too short/);
  });

  it('survives ten thousand open brackets', () => {
    expect(issuesOf(`allow: ${'['.repeat(10_000)}`).length).toBeGreaterThan(0);
  });
});

describe('what is fine', () => {
  it('an entry with all keys', () => {
    const { entries, path, sha256 } = parseAllowFile(file({}), 'allow.yaml');
    expect(path).toBe('allow.yaml');
    expect(sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(entries).toEqual([{
      line: 2, finding: '9f2c41d07a3be615', rule: 'NK101', entry: 'KPe.003', entryDigest: '00112233445566aa', field: 'consignee', by: 'value',
      text: 'Tanchon Commercial Bank', verdict: 'violation', reason: 'other firm, register extract seen', author: 'A. Clerk', added: '2026-11-01', expires: '2027-11-01',
    }]);
  });

  it.each([
    ['by hand, by name', file({ finding: null, value: null, verdict: null, name: 'Tanchon Commercial Bank' })],
    ['without a digest (it clears nothing, and says what to add)', file({ entryDigest: null })],
    ['a renewal from the next day on', file({}, { added: '2027-11-02', expires: '2028-11-02' })],
    ['a new clearance after the list entry changed', file({}, { entryDigest: '"aa00112233445566"' })],
    ['a review and the violation it became', file({ verdict: 'review' }, {})],
    ['two columns', file({}, { field: 'notify_party' })],
    ['a destination', file({ rule: 'NK401', entry: null, entryDigest: null, field: 'destination_country', value: 'KP' })],
    ['a Korean reason', file({ reason: '동명이인, 등기부 확인' })],
    ['exactly two years', file({ expires: '2028-11-01' })],
    ['two years from a leap day', file({ added: '2028-02-29', expires: '2030-03-01' })],
    ['nothing cleared', 'allow: []\n'],
    ['Windows line ends and a byte order mark', `\ufeff${file({}).replaceAll('\n', '\r\n')}`],
    ['comments', `# top\n${file({})}# end\n`],
  ])('%s', (_name, yaml) => {
    expect(issuesOf(yaml)).toEqual([]);
    fits(parse(yaml));
    expect(fits.errors ?? []).toEqual([]);
  });
});

describe('the schema for editors', () => {
  const entry = schema['definitions'].entry as SchemaObject;

  it.each([['file', schema, ALLOW_FILE], ['entry', entry, ALLOW_ENTRY]] as const)('has the keys of the reader: %s', (_name, part, shape) => {
    const keys: Readonly<Record<string, { required: boolean }>> = shape;
    expect(Object.keys(part['properties'])).toEqual(Object.keys(keys));
    expect(part['required']).toEqual(Object.keys(keys).filter((key) => keys[key]!.required));
    expect(part['additionalProperties']).toBe(false);
  });

  it('has the rules and what each needs', () => {
    expect([...entry['properties'].rule.enum].sort()).toEqual(Object.keys(RULES).sort());
    const [never, always, byFinding] = entry['allOf'];
    const where = (test: (one: (typeof CLEARABLE)[keyof typeof CLEARABLE]) => boolean) => Object.entries(CLEARABLE).filter(([, one]) => test(one)).map(([code]) => code);
    expect(never.properties.rule.not.enum).toEqual(where(({ by }) => by === 'never'));
    expect([...always.if.properties.rule.enum].sort()).toEqual(where(({ by, entry: names }) => by !== 'never' && names === 'always'));
    expect([...byFinding.if.properties.rule.enum].sort()).toEqual(where(({ by }) => by === 'finding'));
  });

  it.each(BROKEN_FILES.filter(({ beyondSchema }) => beyondSchema === undefined).map(({ name, yaml }) => [name, yaml] as const))('is red for: %s', (_name, yaml) => {
    expect(fits(parse(yaml, { logLevel: 'error' }))).toBe(false);
  });
});
