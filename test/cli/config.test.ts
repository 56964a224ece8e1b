import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { parse, stringify } from 'yaml';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseConfig } from '../../src/cli/options/config-file.js';
import { resolveSettings } from '../../src/cli/options/resolve.js';
import { configSchema } from '../../src/cli/options/schema.js';
import { OPTIONS, OPTION_KEYS } from '../../src/cli/options/table.js';
import { FIELDS } from '../../src/record/types.js';
import { REPORT_FORMATS } from '../../src/report/types.js';
import { runBin, runInProcess } from './run.js';

const FILE = `# yaml-language-server: $schema=./node_modules/nkcheck/data/schema/config.schema.json
watchlist: [lists/own.yaml]
fail-on: violation
map:
  - consignee=Buyer name
  - hs_code=7
delimiter: tab
format: [text, html=out/r.html]
`;

let folder = '';
beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'nkcheck-config-')));
  writeFileSync(join(folder, 'nkcheck.yaml'), FILE);
});
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

describe('nkcheck config', () => {
  it('shows every option with value and place', async () => {
    const { status, stdout } = await runInProcess(['config', '--show', '--jobs', '2', '--no-progress'], { cwd: folder, env: { NKCHECK_FAIL_ON: 'never' } });
    expect(status).toBe(0);
    const rows = stdout.split('\n').map((line) => line.trim().split(/ {2,}/));
    for (const key of OPTION_KEYS) expect(rows.filter(([name]) => name === key)).toHaveLength(1);
    for (const row of [
      ['Configuration file: nkcheck.yaml'],
      ['watchlist', 'lists/own.yaml', 'nkcheck.yaml:2:1'],
      ['fail-on', 'never', 'NKCHECK_FAIL_ON'],
      ['map', 'consignee=Buyer name, hs_code=7', 'nkcheck.yaml:4:1'],
      ['delimiter', 'tab', 'nkcheck.yaml:7:1'],
      ['format', 'text, html=out/r.html', 'nkcheck.yaml:8:1'],
      ['jobs', '2', '--jobs'],
      ['progress', 'false', '--no-progress'],
      ['encoding', 'detected', 'default'],
      ['show', 'review', 'default'],
    ]) expect(rows).toContainEqual(row);
  });

  it('shows the same without --show', async () => {
    expect(await runInProcess(['config'], { cwd: folder })).toEqual(await runInProcess(['config', '--show'], { cwd: folder }));
  });

  it('gives JSON with origins as in the audit block', async () => {
    const { stdout } = await runInProcess(['config', '--json', '--direction=import'], { cwd: folder, env: { NKCHECK_SHEET: 'Data' } });
    const { file, options } = JSON.parse(stdout) as { file: string; options: Record<string, unknown> };
    expect(file).toBe('nkcheck.yaml');
    expect(Object.keys(options)).toEqual(OPTION_KEYS);
    expect(options).toMatchObject({
      'fail-on': { value: 'violation', origin: 'file', place: 'nkcheck.yaml:3:1' },
      sheet: { value: 'Data', origin: 'env', place: 'NKCHECK_SHEET' },
      direction: { value: 'import', origin: 'flag', place: '--direction' },
      show: { value: 'review', origin: 'default', place: null },
    });
  });

  it('does not obey what stands in a value', async () => {
    const { stdout } = await runInProcess(['config', '--show', '--sheet', '\u001b[31mred\u202e'], { cwd: folder });
    expect(stdout).not.toMatch(/[\u001b\u202e]/);
    expect(stdout).toContain('\\x1b[31mred');
  });

  it('refuses --schema with other output', async () => {
    const { status, stderr } = await runInProcess(['config', '--schema', '--json']);
    expect(status).toBe(2);
    expect(stderr).toContain('--schema stands alone');
  });

  it('works built, above a folder without a file', async () => {
    const { status, stdout, stderr } = await runBin(['config', '--show'], { cwd: tmpdir() });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^No nkcheck\.yaml in .+ or above\.\n/);
  });
});

describe('docs/configuration.md', () => {
  const page = readFileSync(new URL('../../docs/configuration.md', import.meta.url), 'utf8');
  const fence = (info: string): string => new RegExp(`^\`\`\`${info}\\n(.*?)^\`\`\``, 'ms').exec(page)?.[1] ?? '';

  it('shows what its example gives', async () => {
    const example = fence('yaml');
    expect(new Ajv({ allowUnionTypes: true }).validate(configSchema(), parse(example))).toBe(true);
    const elsewhere = realpathSync(mkdtempSync(join(tmpdir(), 'nkcheck-page-')));
    writeFileSync(join(elsewhere, 'nkcheck.yaml'), example);
    const { stdout } = await runInProcess(['config', '--show'], { cwd: elsewhere, env: { NKCHECK_FAIL_ON: 'violation' } });
    rmSync(elsewhere, { recursive: true });
    const shown = fence('console').trimEnd().split('\n').slice(1).filter((line) => line !== '…');
    expect(stdout.split('\n').filter((line) => shown.includes(line) && line !== '')).toEqual(shown.filter((line) => line !== ''));
  });
});

describe('the JSON Schema', () => {
  const ajv = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true });
  const accepts = ajv.compile(configSchema());
  const reads = async (text: string): Promise<boolean> =>
    parseConfig(text, 'nkcheck.yaml').then((file) => resolveSettings({}, {}, file)).then(() => true, () => false);

  it('is the one that is committed: node scripts/make-docs.mjs', () => {
    const committed = JSON.parse(readFileSync(new URL('../../data/schema/config.schema.json', import.meta.url), 'utf8')) as unknown;
    expect(committed).toEqual(configSchema());
  });

  it('is what --schema prints', async () => {
    const { status, stdout } = await runInProcess(['config', '--schema'], { cwd: folder });
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toEqual(configSchema());
  });

  it('has every option with its help, and nothing else', () => {
    const { properties, additionalProperties } = configSchema() as { properties: Record<string, { description: string }>; additionalProperties: boolean };
    expect(Object.keys(properties)).toEqual(OPTION_KEYS);
    expect(additionalProperties).toBe(false);
    for (const key of OPTION_KEYS) expect(properties[key]?.description).toContain(OPTIONS[key].help);
  });

  it.each([
    FILE, '', 'header: false', 'sheet: 2', 'jurisdiction: SG,US', 'jurisdiction: [sg]', 'format: ndjson=r.ndjson', 'as-of: 2026-03-31', 'watchlist: []', 'delimiter: ";"',
  ])('accepts, as nkcheck does: %s', async (text) => {
    accepts(parse(text));
    expect(accepts.errors ?? []).toEqual([]);
    expect(await reads(text)).toBe(true);
  });

  it.each([
    'fail_on: never', 'fail-on: hard', 'fail-on: [never, review]', 'header: maybe', 'jobs: 0', 'jobs: 257', 'jobs: two', 'max-list-age: -1', 'as-of: 31.3.2026', 'as-of: 2026-13-01', 'format: pdf',
    'format: html=', 'map: consignee', 'jurisdiction: USA', 'jurisdiction: [SG, ""]', 'watchlist: [""]', 'watchlist: {a: b}', 'delimiter: ""', '- a', 'explain:',
  ])('refuses, as nkcheck does: %s', async (text) => {
    expect(accepts(parse(text))).toBe(false);
    expect(await reads(text)).toBe(false);
  });

  it('never accepts what nkcheck refuses', async () => {
    const scalar = fc.oneof(
      fc.string(), fc.boolean(), fc.integer({ min: -5, max: 400 }), fc.constantFrom('SG', 'SG,us', 'tab', '2026-03-31', 'export', 'review', 'csv'),
      fc.constantFrom(...REPORT_FORMATS).map((format) => `${format}=x`), fc.constantFrom(...FIELDS).map((field) => `${field}=3`),
    );
    await fc.assert(fc.asyncProperty(fc.constantFrom(...OPTION_KEYS), fc.oneof(scalar, fc.array(scalar, { maxLength: 3 })), async (key, value) => {
      fc.pre(accepts({ [key]: value }));
      const text = stringify({ [key]: value });
      expect(await parseConfig(text, 'f').then((file) => resolveSettings({}, {}, file)).then(() => null, (error: Error) => error.message)).toBeNull();
    }), { numRuns: 400, maxSkipsPerRun: 100 });
  });
});
