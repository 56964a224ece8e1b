import { existsSync, readFileSync, statSync } from 'node:fs';
import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { exitStatus } from '../../src/check/exit-status.js';
import type { FailOn } from '../../src/check/exit-status.js';
import { NAME_TIERS } from '../../src/names/types.js';
import { HTML_FINDINGS_LIMIT } from '../../src/report/html.js';
import { SARIF_RESULT_LIMIT } from '../../src/report/sarif.js';
import { REPORT_FORMATS } from '../../src/report/types.js';
import { VERDICTS } from '../../src/screen/verdicts.js';
import { loadLists } from '../../src/watchlist/load.js';
import { parseWatchlist } from '../../src/watchlist/parse.js';
import type { GoodsRule, Watchlist } from '../../src/watchlist/types.js';
import { findName, withFreshOutput } from './examples.js';
import { absolute, allPages, anchorsOf, fencesOf, prose, tableBelow } from './pages.js';

const pages = allPages();
const MATCH_TIERS = ['identifier', ...NAME_TIERS] as const;

describe.each(pages)('$path', ({ path, text }) => {
  /** `npx vitest run test/docs -u` writes the output as it is now into the page. */
  it('shows what its examples print', async () => {
    await expect(await withFreshOutput(text)).toMatchFileSnapshot(absolute(path));
  });

  it('has links that lead somewhere', () => {
    const broken = [...prose(text).matchAll(/\]\(([^)\s]+)\)/gu)].map((match) => match[1] ?? '').filter((link) => !/^(?:https:|mailto:)/u.test(link) && !leadsSomewhere(path, link));
    expect(broken).toEqual([]);
  });

  it('has YAML that can be read', () => {
    for (const { info, body } of fencesOf(text)) if (info === 'yaml') expect(parseDocument(body).errors).toEqual([]);
  });

  it.each(watchlistsIn(text))('has a valid watchlist: $id', ({ body }) => {
    expect(() => parseWatchlist(body, path)).not.toThrow();
  });
});

function watchlistsIn(text: string): readonly { readonly id: string; readonly body: string }[] {
  return fencesOf(text).flatMap(({ info, body }) => {
    const id = info === 'yaml' ? /^watchlist: (.+)$/mu.exec(body)?.[1] : undefined;
    return id === undefined ? [] : [{ id, body }];
  });
}

function leadsSomewhere(from: string, link: string): boolean {
  const [file = '', anchor] = link.split('#');
  const target = file === '' ? from : posix.join(posix.dirname(from), file);
  if (!existsSync(absolute(target))) return false;
  if (anchor === undefined) return true;
  return statSync(absolute(target)).isFile() && anchorsOf(readFileSync(absolute(target), 'utf8')).has(anchor);
}

it('docs/watchlists.md has an example of a watchlist', () => {
  expect(watchlistsIn(pages.find(({ path }) => path === 'docs/watchlists.md')?.text ?? '')).not.toEqual([]);
});

describe('docs/README.md', () => {
  it('links to every page', () => {
    const index = pages.find(({ path }) => path === 'docs/README.md')?.text ?? '';
    const missing = pages.map(({ path }) => path.replace(/^docs\//u, '')).filter((path) => path !== 'README.md' && !/^rules\/NK/u.test(path) && !index.includes(`](${path})`));
    expect(missing).toEqual([]);
  });
});

describe('docs/matching.md', () => {
  const text = pages.find(({ path }) => path === 'docs/matching.md')?.text ?? '';
  const found = tableBelow(text, '### Found');
  const others = tableBelow(text, '### Not found');

  it('has worked examples', () => {
    expect(Math.min(found.length, others.length)).toBeGreaterThan(8);
  });

  it.each(found)('%s: %s is found in %s', (_kind, _listed, _cell, tier) => {
    expect(NAME_TIERS).toContain(tier);
  });

  it.each(others)('%s: %s is not found in %s', (kind, listed, cell, tier) => {
    expect(tier).toBe('none');
    expect(findName(kind ?? '', listed ?? '', (cell ?? '').replaceAll('`', ''))).toBeNull();
  });
});

describe('docs/matching.md, from a tier to a verdict', () => {
  const text = pages.find(({ path }) => path === 'docs/matching.md')?.text ?? '';
  const COLUMNS = ['designated-entity', 'designated-person', 'designated-vessel', 'reported'] as const;

  it('is the table of the program', () => {
    const cell = ({ base, corroborated }: { base: string; corroborated: string }): string => (base === corroborated ? base : `${base} → ${corroborated}`);
    const table = MATCH_TIERS.map((tier) => [tier, ...COLUMNS.map((standing) => cell(VERDICTS[standing][tier]))]);
    expect(tableBelow(text, '## From a tier to a verdict')).toEqual(table);
  });
});

/** Numbers and names in running text that the program knows better. */
describe('what pages say of the program', () => {
  const textOf = (path: string): string => pages.find((page) => page.path === path)?.text ?? '';

  it('docs/limits.md has the counts and dates of the lists', async () => {
    const { lists } = await loadLists([], { shipped: true });
    const [un, reported, goods] = lists as [Watchlist, Watchlist, Watchlist];
    const text = textOf('docs/limits.md');
    const rules = goods.goods;
    const count = (test: (rule: GoodsRule) => boolean): number => rules.filter(test).length;
    const states = new Set(rules.map(({ authority }) => authority).filter((code) => code !== 'UN' && code !== 'EU'));
    for (const said of [
      `${un.parties.length} parties and ${un.vessels.length} vessels`, un.asOf,
      `${reported.parties.length} parties`, reported.asOf,
      `${rules.length} goods rules of the UN, the EU and ${states.size} States and territories`, goods.asOf,
      `For ${count(({ mapping }) => mapping === 'explicit')} of the ${rules.length} rules`,
      `guidance (${count(({ mapping }) => mapping === 'guidance')})`, `(${count(({ mapping }) => mapping === 'inferred')})`,
      `${count(({ confidence }) => confidence === 'high')} rules have\n  high confidence, ${count(({ confidence }) => confidence === 'medium')} medium, ${count(({ confidence }) => confidence === 'low')} low`,
    ]) expect(text).toContain(said);
    const bans = new Set(rules.filter(({ kind }) => kind === 'total-ban').map(({ authority }) => `\`${authority}\``));
    for (const code of bans) expect(textOf('docs/rules/NK304.md')).toContain(code);
  });

  it('docs/output-formats.md has every format and its limits', () => {
    const text = textOf('docs/output-formats.md');
    for (const format of REPORT_FORMATS) expect(text).toContain(`[\`${format}\`](#`);
    for (const limit of [SARIF_RESULT_LIMIT, HTML_FINDINGS_LIMIT]) expect(text).toContain(limit.toLocaleString('en-US'));
  });

  it('docs/exit-status.md has the table of --fail-on', () => {
    const status = (level: 'violation' | 'review', failOn: FailOn): string =>
      String(exitStatus({ violation: 0, review: 0, skipped: 0, screened: 1, [level]: 1 }, failOn, []).exit);
    const rows = tableBelow(textOf('docs/exit-status.md'), '## `--fail-on`');
    expect(rows.map(([, ...cells]) => cells)).toEqual((['review', 'violation', 'never'] as const).map((failOn) => [status('violation', failOn), status('review', failOn)]));
  });

  it('docs/third-party.md names every library with its licence', () => {
    const { dependencies } = JSON.parse(readFileSync(absolute('package.json'), 'utf8')) as { dependencies: Record<string, string> };
    for (const name of Object.keys(dependencies)) {
      const { license } = JSON.parse(readFileSync(absolute(`node_modules/${name}/package.json`), 'utf8')) as { license: string };
      expect(textOf('docs/third-party.md')).toMatch(new RegExp(`^\\| \\[${name}\\]\\(https://\\S+\\) \\| ${license} \\| `, 'mu'));
    }
  });
});
