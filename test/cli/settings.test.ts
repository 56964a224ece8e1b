import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseConfig } from '../../src/cli/options/config-file.js';
import { resolveSettings } from '../../src/cli/options/resolve.js';
import { OPTIONS, OPTION_KEYS, variableOf, type OptionKey } from '../../src/cli/options/table.js';
import { runInProcess, type RunResult } from './run.js';

let root = '';
beforeAll(() => { root = realpathSync(mkdtempSync(join(tmpdir(), 'nkcheck-settings-'))); });
afterAll(() => { rmSync(root, { recursive: true, force: true }); });

interface Given {
  readonly name: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Files below a folder of the case's own. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  /** Working directory below it. */
  readonly at?: string;
}

let count = 0;

/** Runs `nkcheck config --json` in a folder of its own. */
async function settle({ args = [], env = {}, files = {}, at = '.' }: Given): Promise<RunResult> {
  const folder = join(root, String(count += 1));
  mkdirSync(join(folder, at), { recursive: true });
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return runInProcess(['config', '--json', ...args], { cwd: join(folder, at), env });
}

type Wanted = Partial<Record<OptionKey, readonly [value: unknown, place: string | null]>>;

const RESOLVED: readonly (Given & { readonly wanted: Wanted })[] = [
  { name: 'nothing is set', wanted: { 'fail-on': ['review', null], watchlist: [[], null], header: [true, null], jobs: [null, null] } },
  { name: 'a flag', args: ['--fail-on', 'never'], wanted: { 'fail-on': ['never', '--fail-on'] } },
  { name: 'a variable', env: { NKCHECK_FAIL_ON: 'never' }, wanted: { 'fail-on': ['never', 'NKCHECK_FAIL_ON'] } },
  { name: 'a line', files: { 'nkcheck.yaml': '# ours\nfail-on: never\n' }, wanted: { 'fail-on': ['never', 'nkcheck.yaml:2:1'] } },
  {
    name: 'a flag wins over a variable, a variable over a line',
    args: ['--show', '--fail-on=violation'], env: { NKCHECK_FAIL_ON: 'never', NKCHECK_DIRECTION: 'import' },
    files: { 'nkcheck.yaml': 'fail-on: review\ndirection: export\nsheet: Data' },
    wanted: { 'fail-on': ['violation', '--fail-on'], direction: ['import', 'NKCHECK_DIRECTION'], sheet: ['Data', 'nkcheck.yaml:3:1'] },
  },
  { name: 'a list is replaced, not joined', args: ['-w', 'c.yaml'], env: { NKCHECK_WATCHLIST: 'b.yaml' }, files: { 'nkcheck.yaml': 'watchlist: a.yaml' }, wanted: { watchlist: [['c.yaml'], '--watchlist'] } },
  { name: 'the nearest file upwards', at: 'a/b', files: { 'nkcheck.yaml': 'fail-on: never\njobs: 3', 'a/nkcheck.yaml': 'fail-on: violation' }, wanted: { 'fail-on': ['violation', '../nkcheck.yaml:1:1'], jobs: [null, null] } },
  {
    name: 'paths in a file are relative to it',
    at: 'a/b', files: { 'nkcheck.yaml': 'watchlist: [lists/a.yaml, /abs/b.yaml]\nallow: allow.yaml\nmapping: m.yaml\nrejects: out/r.csv\nformat: [text, html=out/r.html, ndjson=-, csv=/abs/r.csv]\nsheet: ./x' },
    wanted: {
      watchlist: [['../../lists/a.yaml', '/abs/b.yaml'], '../../nkcheck.yaml:1:1'],
      allow: [['../../allow.yaml'], '../../nkcheck.yaml:2:1'],
      mapping: ['../../m.yaml', '../../nkcheck.yaml:3:1'],
      rejects: ['../../out/r.csv', '../../nkcheck.yaml:4:1'],
      format: [[{ format: 'text', path: null }, { format: 'html', path: '../../out/r.html' }, { format: 'ndjson', path: null }, { format: 'csv', path: '/abs/r.csv' }], '../../nkcheck.yaml:5:1'],
      sheet: ['./x', '../../nkcheck.yaml:6:1'],
    },
  },
  { name: 'paths of flags and variables are relative to the working directory', at: 'a', args: ['--allow', 'x.yaml'], env: { NKCHECK_WATCHLIST: 'y.yaml' }, files: { 'nkcheck.yaml': '' }, wanted: { allow: [['x.yaml'], '--allow'], watchlist: [['y.yaml'], 'NKCHECK_WATCHLIST'] } },
  { name: 'NKCHECK_CONFIG names another file', at: 'a', env: { NKCHECK_CONFIG: '../etc/screen.yaml' }, files: { 'etc/screen.yaml': 'jobs: 2\nallow: al.yaml', 'a/nkcheck.yaml': 'jobs: 5' }, wanted: { jobs: [2, '../etc/screen.yaml:1:1'], allow: [['../etc/al.yaml'], '../etc/screen.yaml:2:1'] } },
  { name: 'empty variables are not set', env: { NKCHECK_FAIL_ON: '', NKCHECK_CONFIG: '', NKCHECK_WATCHLIST: '' }, files: { 'nkcheck.yaml': 'fail-on: never' }, wanted: { 'fail-on': ['never', 'nkcheck.yaml:1:1'], watchlist: [[], null] } },

  { name: '--no-header', args: ['--no-header'], wanted: { header: [false, '--no-header'] } },
  { name: 'header: false', files: { 'nkcheck.yaml': 'header: false' }, wanted: { header: [false, 'nkcheck.yaml:1:1'] } },
  { name: 'NKCHECK_HEADER=false', env: { NKCHECK_HEADER: 'false' }, wanted: { header: [false, 'NKCHECK_HEADER'] } },
  { name: 'a switch turned back by a flag', args: ['--header', '--no-explain', '--no-allow-empty'], env: { NKCHECK_HEADER: 'no', NKCHECK_ALLOW_EMPTY: '1' }, files: { 'nkcheck.yaml': 'explain: yes' }, wanted: { header: [true, '--header'], explain: [false, '--no-explain'], 'allow-empty': [false, '--no-allow-empty'] } },
  { name: 'the last of two flags', args: ['--explain', '--no-explain', '--no-color', '--color'], wanted: { explain: [false, '--no-explain'], color: [true, '--color'] } },
  { name: '--no-allow takes the files of weaker places away', args: ['--no-allow'], files: { 'nkcheck.yaml': 'allow: a.yaml' }, wanted: { allow: [[], '--no-allow'] } },
  { name: 'words for true and false', env: { NKCHECK_EXPLAIN: 'TRUE', NKCHECK_QUIET: 'on', NKCHECK_DEBUG: 'Off', NKCHECK_COLOR: '0' }, wanted: { explain: [true, 'NKCHECK_EXPLAIN'], quiet: [true, 'NKCHECK_QUIET'], debug: [false, 'NKCHECK_DEBUG'], color: [false, 'NKCHECK_COLOR'] } },

  { name: 'a list from repeated flags', args: ['-w', 'a.yaml', '-w', 'b,c.yaml'], wanted: { watchlist: [['a.yaml', 'b,c.yaml'], '--watchlist'] } },
  { name: 'a list from a variable, by commas', env: { NKCHECK_WATCHLIST: 'a.yaml, b.yaml' }, wanted: { watchlist: [['a.yaml', 'b.yaml'], 'NKCHECK_WATCHLIST'] } },
  { name: 'a list from a variable, by lines, where values hold commas', env: { NKCHECK_MAP: 'consignee=Name, Address\nimo=7\n' }, wanted: { map: [[{ field: 'consignee', column: 'Name, Address' }, { field: 'imo', column: '7' }], 'NKCHECK_MAP'] } },
  { name: 'a list in a file, as one value, a row or lines', files: { 'nkcheck.yaml': 'map: imo=3\njurisdiction: [sg, US]\nformat:\n  - text\n  - ndjson=r.ndjson\n' }, wanted: { map: [[{ field: 'imo', column: '3' }], 'nkcheck.yaml:1:1'], jurisdiction: [['SG', 'US'], 'nkcheck.yaml:2:1'], format: [[{ format: 'text', path: null }, { format: 'ndjson', path: 'r.ndjson' }], 'nkcheck.yaml:3:1'] } },
  { name: 'codes by commas anywhere', args: ['--jurisdiction', 'sg,US', '--jurisdiction', 'JP'], wanted: { jurisdiction: [['SG', 'US', 'JP'], '--jurisdiction'] } },
  { name: 'an empty list in a file', files: { 'nkcheck.yaml': 'watchlist: []' }, wanted: { watchlist: [[], 'nkcheck.yaml:1:1'] } },
  { name: 'numbers and days as YAML has them', files: { 'nkcheck.yaml': 'sheet: 2\nmax-list-age: 90\nas-of: 2026-03-31\ndelimiter: "\\t"' }, wanted: { sheet: ['2', 'nkcheck.yaml:1:1'], 'max-list-age': [90, 'nkcheck.yaml:2:1'], 'as-of': ['2026-03-31', 'nkcheck.yaml:3:1'], delimiter: ['\t', 'nkcheck.yaml:4:1'] } },
  { name: 'a file with a byte order mark and CRLF', files: { 'nkcheck.yaml': '\uFEFFfail-on: never\r\njobs: 2\r\n' }, wanted: { 'fail-on': ['never', 'nkcheck.yaml:1:1'], jobs: [2, 'nkcheck.yaml:2:1'] } },
  { name: 'an empty file', files: { 'nkcheck.yaml': '# nothing yet\n' }, wanted: { 'fail-on': ['review', null] } },
];

describe('settings', () => {
  it.each(RESOLVED)('$name', async ({ wanted, ...given }) => {
    const { status, stdout, stderr } = await settle(given);
    expect(stderr).toBe('');
    expect(status).toBe(0);
    const { options } = JSON.parse(stdout) as { options: Record<OptionKey, { value: unknown; place: string | null }> };
    const found = Object.fromEntries(Object.keys(wanted).map((key) => [key, [options[key as OptionKey].value, options[key as OptionKey].place]]));
    expect(found).toEqual(wanted);
  });
});

const REFUSED: readonly (Given & { readonly says: string })[] = [
  { name: 'an unknown flag', args: ['--fail'], says: "unknown option '--fail'" },
  { name: 'a flag with a wrong value', args: ['--fail-on', 'hard'], says: '--fail-on: "hard" is none of review, violation, never' },
  { name: 'an unknown variable', env: { NKCHECK_FAILON: 'never' }, says: 'the variable NKCHECK_FAILON is unknown; did you mean NKCHECK_FAIL_ON?' },
  { name: 'a variable like none', env: { NKCHECK_HOME_DIR: '/x' }, says: 'the variable NKCHECK_HOME_DIR is unknown; variables are named like options' },
  { name: 'a variable with a wrong value', env: { NKCHECK_JOBS: 'all' }, says: 'NKCHECK_JOBS: "all" is not a whole number of threads from 1 to 256' },
  { name: 'a variable that is neither true nor false', env: { NKCHECK_EXPLAIN: 'maybe' }, says: 'NKCHECK_EXPLAIN: "maybe" is neither true nor false' },
  { name: 'a wrong element of a variable', env: { NKCHECK_FORMAT: 'text,pdf' }, says: 'NKCHECK_FORMAT: "pdf" is none of text,' },
  { name: 'an unknown key', files: { 'nkcheck.yaml': 'fail-on: never\n  \nfail_on: never' }, says: 'nkcheck.yaml:3:1: unknown key "fail_on"; did you mean fail-on?' },
  { name: 'a key like none', files: { 'nkcheck.yaml': 'lists: a.yaml' }, says: 'nkcheck.yaml:1:1: unknown key "lists"; keys are watchlist,' },
  { name: 'a wrong value, at its place', files: { 'nkcheck.yaml': 'explain: true\nfail-on: hard' }, says: 'nkcheck.yaml:2:10: fail-on: "hard" is none of review, violation, never' },
  { name: 'a wrong element, at its place', files: { 'nkcheck.yaml': 'format:\n  - text\n  - pdf=x.pdf' }, says: 'nkcheck.yaml:3:5: format: "pdf" is none of text,' },
  { name: 'a wrong value that a flag wins over', args: ['--fail-on', 'never'], files: { 'nkcheck.yaml': 'fail-on: hard' }, says: 'nkcheck.yaml:1:10: fail-on: "hard"' },
  { name: 'a wrong value of an option that the command does not use', files: { 'nkcheck.yaml': 'show: all' }, says: 'nkcheck.yaml:1:7: show: "all" is none of review, violation' },
  { name: 'a list where one value is wanted', files: { 'nkcheck.yaml': 'fail-on: [never, review]' }, says: 'nkcheck.yaml:1:1: fail-on: one value is wanted, not a list' },
  { name: 'an empty list where one value is wanted', files: { 'nkcheck.yaml': 'fail-on: []' }, says: 'nkcheck.yaml:1:1: fail-on: one value is wanted, not a list' },
  { name: 'a key without a value', files: { 'nkcheck.yaml': 'watchlist:\nfail-on: never' }, says: 'watchlist: a value is missing' },
  { name: 'nested keys', files: { 'nkcheck.yaml': 'format:\n  html: x.html' }, says: 'nkcheck.yaml:2:3: format: a value or a list of values is wanted' },
  { name: 'a key twice', files: { 'nkcheck.yaml': 'jobs: 1\njobs: 2' }, says: 'nkcheck.yaml:2:1: not valid YAML' },
  { name: 'no mapping', files: { 'nkcheck.yaml': '- fail-on: never' }, says: 'nkcheck.yaml:1:1: a configuration file has lines like "fail-on: violation"' },
  { name: 'broken YAML', files: { 'nkcheck.yaml': 'format: [text' }, says: 'nkcheck.yaml:1:' },
  { name: 'two documents', files: { 'nkcheck.yaml': 'jobs: 1\n---\njobs: 2' }, says: 'nkcheck.yaml:2:1: not valid YAML' },
  { name: 'an alias', files: { 'nkcheck.yaml': 'allow: &a x.yaml\nwatchlist: *a' }, says: 'nkcheck.yaml:2:12: watchlist: a value or a list of values is wanted' },
  { name: 'a day that is in no calendar', files: { 'nkcheck.yaml': 'as-of: 2026-02-30' }, says: 'nkcheck.yaml:1:8: as-of: "2026-02-30" is not a day like 2026-03-31' },
  { name: 'a mapping without a column', files: { 'nkcheck.yaml': 'map: consignee' }, says: 'nkcheck.yaml:1:6: map: "consignee" is not of the form FIELD=COLUMN' },
  { name: 'NKCHECK_CONFIG without a file', env: { NKCHECK_CONFIG: 'none.yaml' }, says: 'NKCHECK_CONFIG: there is no file none.yaml' },
  { name: 'a directory of that name', files: { 'nkcheck.yaml/x': '' }, says: 'nkcheck.yaml cannot be read: it is a directory' },
  { name: 'a file with the other ending', at: 'a', files: { 'nkcheck.yml': 'fail-on: never' }, says: '../nkcheck.yml would not be read: a configuration file is called nkcheck.yaml' },
  { name: 'no UTF-8', files: { 'nkcheck.yaml': new Uint8Array([0x6a, 0x6f, 0x62, 0x73, 0x3a, 0x20, 0xe9]) }, says: 'nkcheck.yaml is not UTF-8 text' },
  { name: 'an operand', args: ['extra'], says: 'too many arguments' },
];

describe('mistakes', () => {
  it.each(REFUSED)('$name', async ({ says, ...given }) => {
    const { status, stdout, stderr } = await settle(given);
    expect(stderr).toContain(says);
    expect(status).toBe(2);
    expect(stdout).toBe('');
  });
});

describe('laws', () => {
  const flags = OPTION_KEYS.filter((key) => OPTIONS[key].kind === 'flag');
  const aBool = fc.option(fc.boolean(), { nil: undefined });

  it('the strongest place that sets a switch decides', async () => {
    await fc.assert(fc.asyncProperty(fc.constantFrom(...flags), aBool, aBool, aBool, async (key, flag, variable, line) => {
      const file = line === undefined ? null : await parseConfig(`${key}: ${line}`, 'nkcheck.yaml');
      const { settings, origins } = resolveSettings(
        flag === undefined ? {} : { [key]: flag }, variable === undefined ? {} : { [variableOf(key)]: String(variable) }, file,
      );
      expect(settings[key]).toBe(flag ?? variable ?? line ?? (OPTIONS[key] as { initial: boolean }).initial);
      expect(origins[key]).toBe(flag !== undefined ? 'flag' : variable !== undefined ? 'env' : line !== undefined ? 'file' : 'default');
    }));
  });

  it('any text makes settings or an error with its place', async () => {
    await fc.assert(fc.asyncProperty(fc.constantFrom(...OPTION_KEYS), fc.string(), async (key, value) => {
      const outcome = await parseConfig(`${key}: ${value}`, 'nkcheck.yaml').then((file) => resolveSettings({}, {}, file)).catch((error: Error) => error);
      if (outcome instanceof Error) expect(outcome.message).toMatch(/^nkcheck\.yaml:\d+:\d+: /);
    }), { numRuns: 300 });
  });
});
