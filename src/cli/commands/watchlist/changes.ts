import { TYPE_WORDS } from '../listed/entry.js';
import { count } from '../../../report/words.js';
import type { EntryReference, WatchlistDiff } from '../../../watchlist/diff.js';
import { headlineLines, paragraph, rowLines, type Style } from '../listed/rows.js';

/** Something was added, removed or changed. */
export function differs({ added, removed, changed }: WatchlistDiff): boolean {
  return added.length + removed.length + changed.length > 0;
}

/** `2 added, 1 removed, 3 changed`. */
export function changeCounts({ added, removed, changed }: WatchlistDiff): string {
  return `${added.length} added, ${removed.length} removed, ${changed.length} changed`;
}

/** What changed between two states of a list, for people. */
export function changeLines(diff: WatchlistDiff, style: Style): readonly string[] {
  const { asOf, counts, added, removed, changed } = diff;
  const { theme } = style;
  return [
    ...paragraph(`as of ${asOf.before}: ${count(counts.before, 'entry', 'entries')}; as of ${asOf.after}: ${count(counts.after, 'entry', 'entries')}`, style, 0),
    ...added.flatMap((entry) => headlineLines('ADDED', theme.tone.review, referenceText(entry), style)),
    ...removed.flatMap((entry) => headlineLines('REMOVED', theme.tone.violation, referenceText(entry), style)),
    ...changed.flatMap((entry) => [
      ...headlineLines('CHANGED', theme.place, referenceText(entry), style),
      ...rowLines(entry.changes.map(({ field, change, value }) => [FIELD_WORDS[field] ?? field, `${change === 'added' ? '+' : '-'} ${value}`]), style),
    ]),
  ];
}

function referenceText({ id, kind, name }: EntryReference): string {
  return `${id}, ${kind === 'goods' ? 'goods rule' : TYPE_WORDS[kind]}: ${name}`;
}

const FIELD_WORDS: Readonly<Record<string, string>> = {
  birthDates: 'born', listedOn: 'listed on', delistedOn: 'delisted on', identifiers: 'ids', effectiveFrom: 'in force', effectiveTo: 'until',
};
