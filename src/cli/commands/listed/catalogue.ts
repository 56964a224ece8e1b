import levenshtein from 'fast-levenshtein';
import type { GoodsRule, ListedParty, ListedVessel, Watchlist } from '../../../watchlist/types.js';

export type Listed = ListedParty | ListedVessel;

/** An entry together with the list that holds it. */
export interface Owned<T> {
  readonly list: Watchlist;
  readonly item: T;
}

/** All parties and vessels of a list, in its order. */
export function listedOf(list: Watchlist): readonly Listed[] {
  return [...list.parties, ...list.vessels];
}

/** The party or vessel with this id, whatever its capitals. */
export function findListed(lists: readonly Watchlist[], id: string): Owned<Listed> | null {
  return find(lists, listedOf, id);
}

/** The goods rule with this id, whatever its capitals. */
export function findGoods(lists: readonly Watchlist[], id: string): Owned<GoodsRule> | null {
  return find(lists, (list) => list.goods, id);
}

function find<T extends { readonly id: string }>(lists: readonly Watchlist[], items: (list: Watchlist) => readonly T[], id: string): Owned<T> | null {
  const wanted = id.toLowerCase();
  for (const list of lists) {
    const item = items(list).find((one) => one.id.toLowerCase() === wanted);
    if (item !== undefined) return { list, item };
  }
  return null;
}

/** Those of the choices that a mistyped word may stand for, the likeliest first. */
export function nearest(word: string, choices: readonly string[], most = 5): readonly string[] {
  const wanted = word.slice(0, LONGEST_ID).toLowerCase();
  const bound = Math.max(2, Math.floor(wanted.length / 4));
  return [...new Set(choices)]
    .map((choice) => ({ choice, distance: closeness(wanted, choice.toLowerCase()) }))
    .filter(({ distance }) => distance <= bound)
    .sort((a, b) => a.distance - b.distance || (a.choice < b.choice ? -1 : 1))
    .slice(0, most)
    .map(({ choice }) => choice);
}

const LONGEST_ID = 100;

/** Edits between the words; a word that holds the other is as near as one edit. */
function closeness(word: string, other: string): number {
  return word.length >= 3 && other.includes(word) ? 1 : levenshtein.get(word, other);
}
