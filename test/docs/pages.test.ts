import { existsSync, readFileSync, statSync } from 'node:fs';
import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseWatchlist } from '../../src/watchlist/parse.js';
import { findName, withFreshOutput } from './examples.js';
import { absolute, allPages, anchorsOf, fencesOf, prose, tableBelow } from './pages.js';

const pages = allPages();
/** Pages that others write; until they are there, links to them lead nowhere. */
const WRITTEN_LATER = ['docs/allow-file.md', 'docs/configuration.md'];

describe.each(pages)('$path', ({ path, text }) => {
  /** `npx vitest run test/docs -u` writes the output as it is now into the page. */
  it('shows what its examples print', async () => {
    await expect(await withFreshOutput(text)).toMatchFileSnapshot(absolute(path));
  });

  it('has links that lead somewhere', () => {
    const broken = [...prose(text).matchAll(/\]\(([^)\s]+)\)/gu)].map((match) => match[1] ?? '').filter((link) => !/^(?:https:|mailto:)/u.test(link) && !leadsSomewhere(path, link));
    expect(broken).toEqual([]);
  });

  it('has YAML watchlists that are valid', () => {
    const lists = fencesOf(text).filter(({ info, body }) => info === 'yaml' && /^watchlist:/mu.test(body));
    for (const { body } of lists) expect(() => parseWatchlist(body, path)).not.toThrow();
  });
});

function leadsSomewhere(from: string, link: string): boolean {
  const [file = '', anchor] = link.split('#');
  const target = file === '' ? from : posix.join(posix.dirname(from), file);
  if (!existsSync(absolute(target))) return WRITTEN_LATER.includes(target);
  if (anchor === undefined) return true;
  return statSync(absolute(target)).isFile() && anchorsOf(readFileSync(absolute(target), 'utf8')).has(anchor);
}

describe('docs/README.md', () => {
  it('links to every page', () => {
    const index = pages.find(({ path }) => path === 'docs/README.md')?.text ?? '';
    const missing = pages.map(({ path }) => path.replace(/^docs\//u, '')).filter((path) => path !== 'README.md' && !/^rules\/NK/u.test(path) && !index.includes(`](${path})`));
    expect(missing).toEqual([]);
  });
});

describe('docs/matching.md', () => {
  const text = pages.find(({ path }) => path === 'docs/matching.md')?.text ?? '';
  const rows = ['Found', 'Not found'].flatMap((heading) => tableBelow(text, `### ${heading}`));

  it('has worked examples', () => {
    expect(rows.length).toBeGreaterThan(16);
  });

  it.each(rows.map(([kind = '', listed = '', cell = '', result = '', evidence = '']) => ({ kind, listed, cell, result, evidence })))('$listed in $cell', ({ kind, listed, cell, result, evidence }) => {
    const plain = (one: string): string => one.replace(/^`|`$/gu, '');
    const hit = findName(kind, plain(listed), plain(cell));
    expect(hit?.tier ?? 'none').toBe(result);
    if (hit !== null) expect(evidence).toBe(hit.evidence.join('; '));
  });
});
