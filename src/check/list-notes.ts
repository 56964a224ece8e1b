import type { Day } from '../record/types.js';
import { isChosen } from '../screen/goods-index.js';
import type { Watchlist } from '../watchlist/types.js';

/** A list is said to be old after this many days even when no `--max-list-age` was set: the UN list changes a few times a year. */
const OLD_AFTER_DAYS = 365;

/** Whole days from one day to another. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

/** One sentence for each list older than the bound; they make a run incomplete. */
export function staleLists(lists: readonly Watchlist[], today: Day, maxAge: number | null): readonly string[] {
  return maxAge === null ? [] : olderThan(lists, today, maxAge).map(({ list, age }) => `${describe(list, age)}, --max-list-age allows ${maxAge}`);
}

/** Notes on lists that are old by any measure, or none of whose goods rules bind this run. */
export function listNotes(lists: readonly Watchlist[], today: Day, jurisdictions: ReadonlySet<string>): readonly string[] {
  return [
    ...olderThan(lists, today, OLD_AFTER_DAYS).map(({ list, age }) => `${describe(list, age)}: check for a newer one`),
    ...lists.filter(({ goods }) => goods.length > 0 && !goods.some((rule) => isChosen(rule, jurisdictions))).map(
      ({ id, goods }) => `no goods rule of the list ${id} applies without --jurisdiction ${[...new Set(goods.map(({ authority }) => authority))].join(',')}`,
    ),
  ];
}

function olderThan(lists: readonly Watchlist[], today: Day, days: number): readonly { readonly list: Watchlist; readonly age: number }[] {
  return lists.map((list) => ({ list, age: daysBetween(list.asOf, today) })).filter(({ age }) => age > days);
}

function describe(list: Watchlist, age: number): string {
  return `the list ${list.id} is of ${list.asOf}, ${age} days old`;
}
