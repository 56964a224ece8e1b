import type { GoodsRule, ListedParty, ListedVessel, Watchlist } from './types.js';

type Entry = ListedParty | ListedVessel | GoodsRule;

export interface EntryReference {
  readonly id: string;
  readonly kind: 'individual' | 'entity' | 'vessel' | 'goods';
  /** Main name of a party or vessel, title of a goods rule. */
  readonly name: string;
}

/** One value that came or went. A value replaced by another is two changes of the same field. */
export interface ValueChange {
  readonly field: string;
  readonly change: 'added' | 'removed';
  readonly value: string;
}

export interface EntryChange extends EntryReference {
  readonly changes: readonly ValueChange[];
}

export interface WatchlistDiff {
  readonly asOf: { readonly before: string; readonly after: string };
  readonly counts: { readonly before: number; readonly after: number };
  readonly added: readonly EntryReference[];
  readonly removed: readonly EntryReference[];
  readonly changed: readonly EntryChange[];
}

/**
 * What changed between two states of a list. Entries are the same when their ids are; the order of names, dates and
 * the like does not count, and neither does the place of an entry in its file.
 */
export function diffWatchlists(before: Watchlist, after: Watchlist): WatchlistDiff {
  const old = byId(before);
  const current = byId(after);
  const shared = [...current].filter(([id]) => old.has(id));
  return {
    asOf: { before: before.asOf, after: after.asOf },
    counts: { before: old.size, after: current.size },
    added: [...current].filter(([id]) => !old.has(id)).map(([, entry]) => reference(entry)),
    removed: [...old].filter(([id]) => !current.has(id)).map(([, entry]) => reference(entry)),
    changed: shared
      .map(([id, entry]) => ({ ...reference(entry), changes: changesOf(old.get(id)!, entry) }))
      .filter(({ changes }) => changes.length > 0),
  };
}

function byId(list: Watchlist): Map<string, Entry> {
  return new Map([...list.parties, ...list.vessels, ...list.goods].map((entry) => [entry.id, entry]));
}

function reference(entry: Entry): EntryReference {
  return 'title' in entry
    ? { id: entry.id, kind: 'goods', name: entry.title }
    : { id: entry.id, kind: entry.type, name: entry.names[0]?.text ?? entry.id };
}

function changesOf(before: Entry, after: Entry): readonly ValueChange[] {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((field) => field !== 'location');
  return fields.flatMap((field) => {
    const old = values(before, field);
    const current = values(after, field);
    return [
      ...old.filter((value) => !current.includes(value)).map((value) => ({ field, change: 'removed' as const, value })),
      ...current.filter((value) => !old.includes(value)).map((value) => ({ field, change: 'added' as const, value })),
    ];
  });
}

function values(entry: Entry, field: string): readonly string[] {
  const value = (entry as unknown as Record<string, unknown>)[field];
  return (Array.isArray(value) ? value : [value]).filter((item) => item !== null && item !== undefined).map(words);
}

/** A value as a reader would write it: `Ri Che-son (alias)`, `passport 381420754`. */
function words(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  const parts = Object.entries(value).filter(([, part]) => part !== null);
  const text = parts.find(([key]) => key === 'text' || key === 'value');
  if (text === undefined) return parts.map(([, part]) => String(part)).join(' ');
  const rest = parts.filter((part) => part !== text).map(([, part]) => String(part));
  return rest.length === 0 ? String(text[1]) : `${String(text[1])} (${rest.join(', ')})`;
}
