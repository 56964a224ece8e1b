import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type * as Load from '../../src/watchlist/load.js';
import { runBin, runInProcess } from './run.js';

vi.mock('../../src/watchlist/load.js', async (original) => (await import('./cached-lists.js')).cacheShipped(await original<typeof Load>()));

interface Case {
  readonly args: readonly string[];
  readonly status: number;
  /** Parts of standard output and standard error together, line breaks of the layout as blanks. */
  readonly says: readonly (string | RegExp)[];
  readonly saysNot?: readonly (string | RegExp)[];
  readonly stdin?: string | Uint8Array;
}

const HITS: Readonly<Record<string, Case>> = {
  'a designated entity is a violation': {
    args: ['TANCHON COMMERCIAL BANK'], status: 1,
    says: ['SAME NAME', 'KPe.003', 'designated by the UN, 2009-04-24', 'UNSCR 1718 (2006), paragraph 8(d)', 'NK101', 'Violation: 1 violation, 0 reviews in 1 query (exit 1)'],
  },
  'a person is a review, with what would raise it': {
    args: ['Jo Yong Chol'], status: 1,
    says: ['KPi.034', 'born 1973-09-30', 'review by itself', 'With a second sign a violation: birth date'],
  },
  'a person in Hangul, step by step': { args: ['조용철', '--explain'], status: 1, says: ['SAME NAME IN ANOTHER WRITING', 'given "조용철"', 'listed "JO YONG CHOL"', '1. ', 'syllable'] },
  'a reported firm is never called designated': {
    args: ['T Specialist International (S) Pte Ltd'], status: 1, says: ['convicted', 'not designated', 'NK104', /verdict +review/], saysNot: ['designated by'],
  },
  'a weak hit is shown and is no finding': {
    args: ['KOMID'], status: 0, says: ['WEAK LIKENESS', 'KPe.001', 'no finding by itself', 'With a second sign a review: the DPRK named in the record', 'No finding', '(exit 0)'],
  },
  'a ship by name is a question that the IMO number answers': { args: ['MV CHON MA SAN'], status: 1, says: ['KPv.040', 'review (exact match', 'The IMO number decides: 8660313'] },
  'an IMO number': { args: ['--imo', 'IMO 8909575'], status: 1, says: ['SAME IDENTIFIER', 'CHONG BONG (KPv.002)', 'NK201', 'violation'] },
  'an unlisted IMO number': { args: ['--imo', '9074729'], status: 0, says: ['no listed ship or company has this number'] },
  'a SWIFT code': { args: ['--id', 'FTBDKPPY'], status: 1, says: ['SWIFT code FTBDKPPY is that of', 'KPe.047', 'NK103'] },
  'a passport, written with blanks': { args: ['--id', '381 420 754'], status: 1, says: ['passport number 381420754 is that of', 'KPi.006'] },
  'a SWIFT code of a bank of the DPRK that is not listed': { args: ['--id', 'TCBKKPPY'], status: 1, says: ['NAMES THE DPRK', 'a SWIFT code of', 'NK403', 'no listed party has this identifier'] },
  'a SWIFT code of anybody else': { args: ['--id', 'DEUTDEFF'], status: 0, says: ['no listed party has this identifier'] },
  'a telephone number is said to be no identifier': { args: ['--id', '+65 6381 8135'], status: 0, says: ['telephone and fax numbers', 'no listed party has this identifier'] },
  'a telephone number of the DPRK': { args: ['--id', '+850 2 381 8135'], status: 1, says: ['telephone and fax numbers', 'NAMES THE DPRK', 'a record with this identifier is at least a review'] },
  'an identifier given as a name': { args: ['FTBDKPPY'], status: 1, says: ['SAME IDENTIFIER', 'NK103'] },
  'a name that speaks of the DPRK': { args: ['Example Trading, Pyongyang'], status: 1, says: ['NAMES THE DPRK', 'NK401', 'no listed party or ship bears this name'] },
  'nothing': { args: ['Example Widgets Pte Ltd'], status: 0, says: ['no listed party or ship bears this name', 'Nothing found: nothing listed in 1 query (exit 0)'] },
  'a placeholder is no party': { args: ['TO THE ORDER'], status: 0, says: ['stands for no party'] },
  'several at once': { args: ['Example Widgets', 'TANCHON COMMERCIAL BANK', '--imo', '8909575', '--imo', '9074729'], status: 1, says: ['2 violations, 0 reviews in 4 queries'] },
  '--fail-on never': { args: ['TANCHON COMMERCIAL BANK', '--fail-on', 'never'], status: 0, says: ['violation', '(exit 0)'] },
  '--fail-on violation lets a review pass': { args: ['Jo Yong Chol', '--fail-on', 'violation'], status: 0, says: ['1 review', '(exit 0)'] },
  'before the listing': { args: ['TANCHON COMMERCIAL BANK', '--as-of', '2008-01-01'], status: 1, says: ['0 violations, 1 review', 'before the listing'] },
  '--quiet': { args: ['TANCHON COMMERCIAL BANK', '-q'], status: 1, says: ['KPe.003'], saysNot: ['exit 1'] },
  'an old list': { args: ['Example Widgets', '--max-list-age', '1', '--as-of', '2026-01-01'], status: 3, says: ['Incomplete', 'un-1718'] },
};

const GOODS: Readonly<Record<string, Case>> = {
  'a UN rule, and those of others that are not judged': {
    args: ['--hs', '2701', '--as-of', '2026-01-01'], status: 1,
    says: ['VIOLATION from the DPRK: Coal, full ban (UN-2371-8-coal)', 'UNSCR 2371 (2017), paragraph 8', 'HS 2701: every good under it', 'Not judged here', 'needs --jurisdiction SG: SG-RIER-trade-to', 'ended on 2017-08-05: UN-2270-29-coal-iron-livelihood'],
    saysNot: ['VIOLATION to the DPRK'],
  },
  'a jurisdiction': { args: ['--hs', '2203', '--jurisdiction', 'SG'], status: 1, says: ['VIOLATION to the DPRK: Singapore'] },
  'before its date': { args: ['--hs', '2701', '--as-of', '2017-08-04'], status: 1, says: ['in force only from 2017-08-05: UN-2371-8-coal'], saysNot: ['VIOLATION from the DPRK: Coal, full ban'] },
  'in part, with the words that decide': { args: ['--hs', '27.02'], status: 1, says: ['REVIEW from the DPRK: Coal, full ban', 'A violation where the description names the goods, e.g. coal'] },
  'a lost zero is said': { args: ['--hs', '302'], status: 1, says: ['leading zero restored'] },
  'no rule of the UN': { args: ['--hs', '4902'], status: 0, says: ['no rule that applies here touches this code'] },
};

const REFUSED: Readonly<Record<string, Case>> = {
  'nothing to look up': { args: [], status: 2, says: ['nothing to look up'] },
  'an empty name': { args: [' '], status: 2, says: ['holds no letter or digit'] },
  'a wrong check digit, with the listed neighbour': { args: ['--imo', '8909574'], status: 2, says: ['fails the check digit', '8909575 (CHONG BONG)'] },
  'no IMO number': { args: ['--imo', '12345'], status: 2, says: ['it has seven digits'] },
  'a short identifier': { args: ['--id', 'AB-1'], status: 2, says: ['too short'] },
  'no HS code': { args: ['--hs', 'machines'], status: 2, says: ['is no HS code'] },
  'a chapter that does not exist': { args: ['--hs', '7700'], status: 2, says: ['chapter 77 does not exist'] },
  'two JSON forms': { args: ['X Corp', '--json', '--ndjson'], status: 2, says: ['cannot be used together'] },
  'an option of another command': { args: ['X Corp', '-f', 'json'], status: 2, says: ['-f'] },
  'a missing list': { args: ['X Corp', '-w', 'no-such-list.yaml'], status: 2, says: ['no-such-list.yaml', 'there is no such file'] },
  'no list at all': { args: ['X Corp', '--no-default-lists'], status: 2, says: ['leaves nothing to screen against'] },
  'no names on standard input': { args: ['-'], stdin: '\n  \n', status: 3, says: ['there is no name on standard input'] },
  'standard input in another encoding': { args: ['-'], stdin: Uint8Array.from([0x41, 0x0a, 0xc3, 0x28, 0x0a]), status: 3, says: ['not UTF-8'] },
  'standard input twice': { args: ['-', '-'], status: 2, says: ['only once'] },
};

const flat = (text: string): string => text.replace(/\s+/g, ' ');

describe.each([['hits', HITS], ['goods', GOODS], ['refusals', REFUSED]] as const)('lookup: %s', (_, cases) => {
  it.each(Object.entries(cases))('%s', async (_name, { args, status, says, saysNot = [], stdin }) => {
    const result = await runInProcess(['lookup', ...args], stdin === undefined ? {} : { stdin });
    const text = flat(`${result.stdout}\n${result.stderr}`);
    for (const part of says) {
      if (typeof part === 'string') expect(text).toContain(part);
      else expect(text).toMatch(part);
    }
    for (const part of saysNot) expect(text).not.toContain(part);
    expect(result.status).toBe(status);
  });
});

describe('lookup: the verdict of a name is that of a record with nothing else', () => {
  it.each(['TANCHON COMMERCIAL BANK', 'Jo Yong Chol', 'KOMID', 'Example Widgets', 'Example Trading, Pyongyang', 'T Specialist International'])('%s', async (name) => {
    const [asked, checked] = await Promise.all([
      runInProcess(['lookup', name, '--json']),
      runInProcess(['check', '-f', 'ndjson', '-'], { stdin: `consignee\n"${name}"\n` }),
    ]);
    const { answers: [answer] } = JSON.parse(asked.stdout) as { answers: [{ hits: { verdict: string; entry: { id: string } }[] }] };
    const findings = checked.stdout.trim().split('\n').map((line) => JSON.parse(line) as { type: string; verdict: string; entry: { id: string } | null }).filter(({ type }) => type === 'finding');
    const named = findings.flatMap(({ entry, verdict }) => (entry === null ? [] : [`${entry.id} ${verdict}`])).sort();
    expect(answer.hits.filter(({ verdict }) => verdict !== 'none').map(({ entry, verdict }) => `${entry.id} ${verdict}`).sort()).toEqual(named);
    expect(asked.status).toBe(checked.status);
  });
});

describe('lookup: the built program', () => {
  it('reads names from standard input and shows those with hits', async () => {
    const result = await runBin(['lookup', '-'], { stdin: 'Example Widgets\r\n\r\n조용철\nTANCHON COMMERCIAL BANK' });
    expect(result.status).toBe(1);
    expect(result.stdout).not.toContain('Example Widgets');
    expect(result.stdout).toContain('KPi.034');
    expect(result.stderr).toBe('nkcheck: Violation: 1 violation, 1 review in 3 queries (exit 1)\n');
  });

  it('writes one object a line, the summary last', async () => {
    const result = await runBin(['lookup', '-', '--ndjson', '--as-of', '2026-06-01'], { stdin: 'Example Widgets\nTANCHON COMMERCIAL BANK\n' });
    const lines = result.stdout.trimEnd().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines.map(({ type }) => type)).toEqual(['lookup', 'lookup', 'summary']);
    expect(lines[0]).toMatchObject({ query: { kind: 'name', value: 'Example Widgets' }, hits: [] });
    expect(lines[1]).toMatchObject({ hits: [{ verdict: 'violation', rule: 'NK101', match: { tier: 'exact' }, entry: { id: 'KPe.003', list: 'un-1718', status: 'designated', names: expect.any(Array) as unknown } }] });
    expect(lines[2]).toMatchObject({ exit: 1, queries: 2, findings: { violation: 1, review: 0 }, asOf: '2026-06-01', jurisdictions: ['UN'], tool: { name: 'nkcheck' } });
  });

  it('writes one document with goods rules', async () => {
    const result = await runBin(['lookup', '--json', '--hs', '2701']);
    const { answers, summary } = JSON.parse(result.stdout) as { answers: { goods: { rule: { id: string }; notAsked: string | null; verdict: string }[] }[]; summary: { exit: number } };
    expect(answers[0]?.goods[0]).toMatchObject({ rule: { id: 'UN-2371-8-coal' }, notAsked: null, verdict: 'violation' });
    expect(summary.exit).toBe(1);
    expect(result.status).toBe(1);
  });

  it('keeps hostile names and lists harmless', async () => {
    const list = join(mkdtempSync(join(tmpdir(), 'nkcheck-')), 'own.yaml');
    writeFileSync(list, 'watchlist: own\ntitle: t\nauthority: XX\ndocument: d\nasOf: 2026-01-01\nparties:\n  - id: X-1\n    type: entity\n    name: Zorblatt Kwuxindustries\n'
      + '    status: [reported]\n    by: "::error::x"\n    listedOn: 2020-01-01\n    remarks: "##[group]x <script>"\n');
    for (const form of [[], ['--json']]) {
      const result = await runBin(['lookup', 'Zorblatt Kwuxindustries', '\u001b[31mEvil\u202e Corp', '##[command]x', '-w', list, '--explain', ...form]);
      expect(result.stdout + result.stderr).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f\u202e]/);
      expect(result.stdout + result.stderr).not.toMatch(/^::|##\[/m);
      expect(result.status).toBe(1);
    }
  });

  it('has help with the exit status and examples', async () => {
    const { status, stdout } = await runBin(['lookup', '--help']);
    expect(status).toBe(0);
    for (const part of ['--imo', '--id', '--hs', 'EXIT STATUS', 'EXAMPLES']) expect(stdout).toContain(part);
  });
});
