import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import { addToAllowFile } from '../../src/screen/allow/append.js';
import { formatAllowEntry, type Clearing } from '../../src/screen/allow/format.js';
import { parseAllowFile } from '../../src/screen/allow/parse.js';
import { AllowFileError, ClearingRefused } from '../../src/screen/allow/types.js';
import { parseWatchlist } from '../../src/watchlist/parse.js';
import { applyText, CONSIGNEE, findingOf, LIST_YAML, LISTS, screen, TODAY } from './samples.js';

const NAMED = findingOf('NK101', CONSIGNEE);
const CLEARING: Clearing = { reason: 'other firm, register extract seen', author: 'A. Clerk', added: TODAY, expires: '2027-11-23', lists: LISTS };
const add = (existing: string | null, finding = NAMED, more: Partial<Clearing> = {}) => addToAllowFile(existing, 'allow.yaml', finding, { ...CLEARING, ...more });

function refusal(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof ClearingRefused) return error.message;
    throw error;
  }
  return 'not refused';
}

describe('a new file', () => {
  it('names the schema, says what it is, and clears the finding', () => {
    const { text, item, entry } = add(null);
    expect(text).toMatch(/^# yaml-language-server: \$schema=\S+allow\.schema\.json\n# Findings .*\nallow:\n {2}# consignee is Orangun Machine Bureau \(T-E1\)/);
    expect(text.endsWith(item)).toBe(true);
    expect(entry).toMatchObject({ finding: NAMED.id, rule: 'NK101', entry: 'T-E1', text: 'Orangun Machine Bureau', verdict: 'violation', added: TODAY, expires: '2027-11-23' });
    expect(applyText(text, [NAMED]).cleared).toBe(1);
  });

  it('is also made of an empty file', () => {
    expect(add('\n').text).toBe(add(null).text);
  });

  it('clears every kind of finding that can be cleared, by what was written alone', () => {
    const rows = [
      { CONSIGNEE_NAME: 'Ri Chang-sop' }, { VESSEL_NAME: 'KUMGANG PIONEER 7' }, { DESTINATION_COUNTRY: 'KP' }, { FLAG: 'KP', VESSEL_NAME: 'SEA STAR' },
      { DESTINATION_COUNTRY: 'KP', HS_CODE: '84713000' }, { DESTINATION_COUNTRY: 'KP', HS_CODE: 'none' },
      { DESTINATION_COUNTRY: 'KP', PORT_OF_DISCHARGE: 'Busan' }, { REMARKS: 'via Pyongyang', PORT_OF_LOADING: 'DANDONG' },
    ];
    for (const finding of rows.flatMap((row) => screen(row))) {
      const { text } = add(null, finding);
      expect(applyText(text, [finding]).cleared, `${finding.rule} ${text}`).toBe(1);
    }
  });
});

describe('an existing file', () => {
  const second = findingOf('NK102', { CONSIGNEE_NAME: 'Ri Chang-sop' });

  it.each([
    ['as written', (text: string) => text],
    ['with comments everywhere', (text: string) => `# ours\n${text}  # last words\n# the end\n`],
    ['without a last line end', (text: string) => text.trimEnd()],
    ['with Windows line ends', (text: string) => text.replaceAll('\n', '\r\n')],
    ['with a byte order mark', (text: string) => `\ufeff${text}`],
    ['without indentation', (text: string) => text.replace(/^ {2}/gm, '')],
    ['with deep indentation', (text: string) => text.replace(/^ {2}/gm, '        ')],
    ['with blank lines at the end', (text: string) => `${text}\n\n`],
  ])('keeps every byte: %s', (_name, change) => {
    const before = change(add(null).text);
    const { text } = add(before, second);
    expect(text.startsWith(before)).toBe(true);
    expect(text.includes('\r\n')).toBe(before.includes('\r\n'));
    expect(text.replaceAll('\r\n', '').includes('\r')).toBe(false);
    if (before.includes('\r\n')) expect(text.match(/(?<!\r)\n/)).toBeNull();
    expect(applyText(text, [NAMED, second]).cleared).toBe(2);
  });

  it('that clears nothing yet', () => {
    expect(applyText(add('# ours\nallow: [ ]  \n').text, [NAMED]).cleared).toBe(1);
  });

  it.each([
    ['an entry in brackets', 'allow: [{rule: NK401, finding: "0011223344556677", field: flag, value: KP, reason: a good reason, author: Me, added: 2026-01-01, expires: 2026-12-31}]\n'],
    ['an end marker', `${add(null).text}...\n`],
  ])('that cannot be continued is left alone, and the entry shown: %s', (_name, existing) => {
    expect(refusal(() => add(existing, second))).toMatch(/add it by hand:\n[^]*finding: /);
  });

  it('that is broken is an error of the file', () => {
    expect(() => add('allow:\n  - rule: NK101\n')).toThrow(AllowFileError);
  });
});

describe('what is refused', () => {
  const cases: readonly (readonly [string, () => unknown, RegExp])[] = [
    ['a registration number', () => add(null, findingOf('NK103', { REMARKS: 'UEN KWL-4471208' })), /identifier, which is never cleared/],
    ['an IMO number', () => add(null, findingOf('NK201', { VESSEL_NAME: 'X', IMO: '8606173' })), /identifier, which is never cleared/],
    ['no reason', () => add(null, NAMED, { reason: ' ' }), /`reason` is empty/],
    ['a reason that says nothing', () => add(null, NAMED, { reason: 'ok' }), /`reason` is too short/],
    ['no author', () => add(null, NAMED, { author: '' }), /`author` is empty/],
    ['three years', () => add(null, NAMED, { expires: '2029-11-23' }), /more than 2 years/],
    ['until today', () => add(null, NAMED, { expires: TODAY }), /must be later than/],
    ['what is cleared', () => add(add(null).text), /cleared already by allow\.yaml:5 until 2027-11-23: to prolong it, change `expires` there/],
    ['an unknown list', () => add(null, NAMED, { lists: [] }), /no list has the entry T-E1 .* --watchlist/],
    ['a changed list entry', () => add(null, NAMED, { lists: [parseWatchlist(LIST_YAML.replace('2012-05-02', '2026-11-20'), 'x.yaml')] }), /T-E1 has changed .* screen the records again/],
    ['goods by name', () => add(null, findingOf('NK401', { DESTINATION_COUNTRY: 'KP' }), { by: 'name' }), /not about a name: clear it without --name/],
    ['a cell of a megabyte', () => add(null, { ...NAMED, value: `${NAMED.value} ${'x '.repeat(500_000)}` }), /1000022 characters long.*--name/],
  ];
  it.each(cases)('%s', (_name, attempt, message) => {
    expect(refusal(attempt)).toMatch(message);
  });

  it('but a name in a long cell can be cleared', () => {
    const long = { ...NAMED, value: `${NAMED.value} ${'x '.repeat(500_000)}` };
    expect(applyText(add(null, long, { by: 'name' }).text, [long]).cleared).toBe(1);
  });

  it('and so can an entry that expired, or whose list entry changed', () => {
    const { text } = add(null, NAMED, { added: '2026-01-01', expires: '2026-11-22' });
    expect(applyText(add(text).text, [NAMED]).cleared).toBe(1);
    const lists = [parseWatchlist(LIST_YAML.replace('aliases: [', 'aliases: [New Name Bureau, '), 'x.yaml')];
    const again = add(add(null).text, findingOf('NK101', CONSIGNEE, lists), { lists });
    expect(applyText(again.text, [NAMED], lists).cleared).toBe(1);
  });
});

describe('hostile cells', () => {
  it.each([
    'Orangun Machine Bureau\n  - rule: NK401', 'Orangun Machine Bureau"\nallow: []', 'Orangun Machine Bureau # &a *b !c', "Orangun Machine Bureau: {a: 'b'}",
    'Orangun Machine Bureau\u0000\u001b[31m', 'Orangun Machine\u202e Bureau', 'Orangun\u200b Machine Bureau', 'Orangun Machine Bureau \\u0041 \\', 'Orangun Machine Bureau\u2028x\u0085y',
  ])('are inert: %j', (value) => {
    const finding = { ...NAMED, value, message: `consignee is ${value}` };
    const { text, item } = add(null, finding, { reason: `compared ${value}`, author: `A. Clerk ${value}` });
    expect(parseAllowFile(text, 'allow.yaml').entries).toHaveLength(1);
    expect((parse(text) as { allow: unknown[] }).allow).toHaveLength(1);
    expect(item.trimEnd().split('\n')).toHaveLength(12);
    expect(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b\u2028\u202e]/.test(text)).toBe(false);
    expect(applyText(text, [finding]).cleared).toBe(1);
  });

  it('a plain entry reads so', () => {
    expect(formatAllowEntry(NAMED, CLEARING)).toBe(`  # consignee is Orangun Machine Bureau (T-E1), designated by the UN (2012-05-02)
  - finding: "${NAMED.id}"
    rule: NK101
    entry: T-E1
    entryDigest: "${/entryDigest: "(.*)"/.exec(formatAllowEntry(NAMED, CLEARING))?.[1]}"
    field: consignee
    value: "Orangun Machine Bureau"
    verdict: violation
    reason: "other firm, register extract seen"
    author: "A. Clerk"
    added: 2026-11-23
    expires: 2027-11-23
`);
  });
});
