import { buildNameIndex, NAME_TIERS, type NameEntry, type NameHit, type NameIndex } from '../../../names/index.js';
import type { Watchlist } from '../../../watchlist/types.js';
import { listedOf, type Listed, type Owned } from '../listed/catalogue.js';

/** A listed party or ship found under a name, by its best name. */
export interface NamedHit {
  readonly owned: Owned<Listed>;
  readonly hit: NameHit;
}

/** All names of parties and of ships, asked as the matchers of a run ask them. */
export interface ListedNames {
  /** Best first; each party or ship once. */
  search(text: string): readonly NamedHit[];
}

interface Book {
  readonly index: NameIndex;
  readonly owners: readonly Owned<Listed>[];
}

/** Ships have an index of their own: their names are read by other rules than those of parties. */
export function indexNames(lists: readonly Watchlist[]): ListedNames {
  const all = lists.flatMap((list) => listedOf(list).map((item) => ({ list, item })));
  const books = [all.filter(({ item }) => item.type !== 'vessel'), all.filter(({ item }) => item.type === 'vessel')].map(bookOf);
  return { search: (text) => books.flatMap((book) => searchBook(book, text)).sort(byStrength) };
}

function bookOf(owned: readonly Owned<Listed>[]): Book {
  const entries: NameEntry[] = [];
  const owners: Owned<Listed>[] = [];
  for (const one of owned) {
    for (const { text, quality } of one.item.names) {
      entries.push({ text, quality, kind: KINDS[one.item.type] });
      owners.push(one);
    }
  }
  return { index: buildNameIndex(entries), owners };
}

const KINDS: Readonly<Record<Listed['type'], NameEntry['kind']>> = { individual: 'person', entity: 'organisation', vessel: 'vessel' };

function searchBook({ index, owners }: Book, text: string): readonly NamedHit[] {
  const best = new Map<Listed, NamedHit>();
  for (const hit of index.search(text)) {
    const owned = owners[hit.entry];
    if (owned !== undefined && !best.has(owned.item)) best.set(owned.item, { owned, hit });
  }
  return [...best.values()];
}

function byStrength(a: NamedHit, b: NamedHit): number {
  return NAME_TIERS.indexOf(a.hit.tier) - NAME_TIERS.indexOf(b.hit.tier) || b.hit.score - a.hit.score;
}
