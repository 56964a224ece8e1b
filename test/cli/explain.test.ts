import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { RAISED } from '../../src/cli/commands/explain/raised.js';
import { RULES, type RuleCode } from '../../src/screen/rules.js';
import type * as Load from '../../src/watchlist/load.js';
import { runBin, runInProcess } from './run.js';

vi.mock('../../src/watchlist/load.js', async (original) => (await import('./cached-lists.js')).cacheShipped(await original<typeof Load>()));

const flat = (text: string): string => text.replace(/\s+/g, ' ');
const CODES = Object.keys(RULES) as readonly RuleCode[];

describe('explain: rule codes', () => {
  it.each(CODES)('%s: title, meaning, when, verdicts, advice, page', async (code) => {
    const { status, stdout } = await runInProcess(['explain', code.toLowerCase()]);
    const text = flat(stdout);
    const { title, meaning, advice } = RULES[code];
    for (const part of [code, title, meaning, advice, RAISED[code].when, `docs/rules/${code}.md`, 'verdict', 'to clear']) expect(text).toContain(part);
    expect(status).toBe(0);
  });

  it.each(CODES)('%s: the verdicts are those of its page', (code) => {
    const page = readFileSync(new URL(`../../docs/rules/${code}.md`, import.meta.url), 'utf8');
    expect(page).toContain(`**Verdict:** ${RAISED[code].verdicts}\n`);
  });
});

interface Case {
  readonly args: readonly string[];
  readonly says: readonly string[];
}

const KNOWN: Readonly<Record<string, Case>> = {
  'a goods rule with codes, words, paragraph, dates, conditions, source': {
    args: ['UN-2371-8-coal'],
    says: ['Coal, full ban', 'UNSCR 2371 (2017), paragraph 8', 'from 2017-08-05', 'HS whole 2701', 'HS in part 2702 2703 2704', 'en: coal, anthracite', 'ko: 석탄', 'conditions', 'high confidence', 'source', 'data/goods.yaml:'],
  },
  'a cap': { args: ['UN-2321-26-coal-cap'], says: ['lawful below a quota', 'to 2017-08-05'] },
  'an entity, whatever the capitals': { args: ['kpe.001'], says: ['KPe.001', 'KOMID (alias, good)', 'Pyongyang [KP]', 'data/un-1718.yaml:'] },
  'a person': { args: ['KPi.034'], says: ['born 1973-09-30', 'nationality KP', 'JO YONG CHOL (primary, good)'] },
  'a ship': { args: ['KPv.040'], says: ['IMO 8660313', 'asset freeze, port entry ban', 'CHON MA SAN'] },
  'a weak alias is called weak': { args: ['SG-TSPECIALIST'], says: ['T Specialist (alias, weak)'] },
  'a reported firm': { args: ['SG-TSPECIALIST'], says: ['convicted', 'not designated', 'data/reported.yaml:', 'source'] },
};

const REFUSED: Readonly<Record<string, Case>> = {
  'a near id': { args: ['KPe.0003'], says: ['nothing is known as "KPe.0003"', 'KPe.003'] },
  'a near code': { args: ['NK11'], says: ['did you mean', 'NK101'] },
  'nothing near': { args: ['Acme Corporation of Everywhere'], says: ['give a rule code (NK101)', 'nkcheck lookup NAME'] },
  'a list': { args: ['un-1718'], says: ['nkcheck watchlist show un-1718'] },
  'a finding without its result': { args: ['0123456789abcdef'], says: ['name the saved NDJSON result', 'nkcheck explain 0123456789abcdef result.ndjson'] },
  'a missing result': { args: ['0123456789abcdef', 'missing.ndjson'], says: ['missing.ndjson does not exist'] },
  'a result for a rule': { args: ['NK101', 'result.ndjson'], says: ['is no finding', 'leave out result.ndjson'] },
  'something that is no result': { args: ['0123456789abcdef', 'package.json'], says: ['package.json:1: this is not a line of JSON'] },
};

describe('explain: goods rules and entries', () => {
  it.each(Object.entries(KNOWN))('%s', async (_, { args, says }) => {
    const { status, stdout } = await runInProcess(['explain', ...args]);
    for (const part of says) expect(flat(stdout)).toContain(part);
    expect(status).toBe(0);
  });

  it.each(Object.entries(REFUSED))('refuses %s', async (_, { args, says }) => {
    const { status, stdout, stderr } = await runInProcess(['explain', ...args]);
    for (const part of says) expect(stderr).toContain(part);
    expect(stdout).toBe('');
    expect(status).toBe(2);
  });

  it.each([['NK301', 'rule'], ['UN-2371-8-coal', 'goods-rule'], ['KPe.001', 'entry']])('%s as JSON', async (asked, type) => {
    const { stdout } = await runInProcess(['explain', asked, '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ type });
  });
});

describe('explain: findings of a saved result', () => {
  const folder = mkdtempSync(join(tmpdir(), 'nkcheck-'));
  const result = join(folder, 'result.ndjson');
  const manifest = [
    'Declaration,Exporter,Consignee,Country of Destination,HS Code,Description,IMO',
    'D-1,Example Exports Pte Ltd,TANCHON COMMERCIAL BANK,China,482010,Notebooks,',
    'D-2,Example Exports Pte Ltd,TANCHON COMMERCIAL BANK,China,482010,Notebooks,',
    'D-3,Example Exports Pte Ltd,Example Import,North Korea,841350,Pumps,',
    'D-4,Example Exports Pte Ltd,Example Import,China,482010,Notebooks,8909575',
  ].join('\n');
  let byRule: ReadonlyMap<string, string>;

  beforeAll(async () => {
    const { stdout } = await runInProcess(['check', '-f', 'ndjson', '--as-of', '2026-06-01', '-'], { stdin: manifest });
    writeFileSync(result, stdout);
    byRule = new Map(stdout.trim().split('\n').map((line) => JSON.parse(line) as { rule?: string; id?: string }).map(({ rule = '', id = '' }) => [rule, id]));
  });

  it('shows record, cell, evidence, reasons, the entry, other records and how to clear it', async () => {
    const id = byRule.get('NK101') ?? '';
    const { status, stdout } = await runInProcess(['explain', id.toUpperCase(), result]);
    const text = flat(stdout);
    for (const part of ['record 1 · D-1', 'Consignee: TANCHON COMMERCIAL BANK', 'the full listed name of an entity is evidence enough', 'What the list says of KPe.003', 'data/un-1718.yaml:', 'also in -:3', `nkcheck allow add ${id}`]) {
      expect(text).toContain(part);
    }
    expect(status).toBe(0);
  });

  it('shows the goods rule behind a finding', async () => {
    const { stdout } = await runInProcess(['explain', byRule.get('NK301') ?? '', result]);
    expect(flat(stdout)).toContain('What the rule UN-2397-7-machinery says');
    expect(flat(stdout)).toContain('paragraph 7');
  });

  it('says that an identifier cannot be cleared', async () => {
    const { stdout } = await runInProcess(['explain', byRule.get('NK201') ?? '', result]);
    expect(flat(stdout)).toContain('cannot be cleared: an identifier is no matter of opinion');
  });

  it('reads standard input, as the built program, and gives JSON', async () => {
    const id = byRule.get('NK101') ?? '';
    const { status, stdout } = await runBin(['explain', id, '-', '--json'], { stdin: readFileSync(result) });
    expect(JSON.parse(stdout)).toMatchObject({ type: 'finding', id, rule: 'NK101', records: 2, elsewhere: ['-:3'] });
    expect(status).toBe(0);
  });

  it('says when no finding has the id', async () => {
    const { status, stderr } = await runBin(['explain', '0123456789abcdef', result]);
    expect(stderr).toContain('no finding 0123456789abcdef in');
    expect(status).toBe(2);
  });

  it('keeps a hostile result harmless', async () => {
    const lines = readFileSync(result, 'utf8').trim().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
    const evil = '\u001b[2J\u202e::error::x\n##[command]y';
    const first = { ...lines[0], id: 'aaaaaaaaaaaaaaaa', file: evil, column: evil, value: evil, message: evil, reasons: [evil], recordId: evil };
    const hostile = join(folder, 'hostile.ndjson');
    writeFileSync(hostile, [first, ...lines.slice(1)].map((line) => `${JSON.stringify(line)}\n`).join(''));
    for (const form of [[], ['--json']]) {
      const { status, stdout } = await runInProcess(['explain', 'aaaaaaaaaaaaaaaa', hostile, ...form]);
      expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f\u202e]|##\[/);
      expect(stdout).not.toMatch(/^\s*::/m);
      expect(status).toBe(0);
    }
  });
});
