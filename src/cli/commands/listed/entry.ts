import { authorityLabel, basisText, statusText } from '../../../report/words.js';
import { describeEntry } from '../../../screen/entries.js';
import type { FindingEntry } from '../../../screen/finding.js';
import type { Identifier, ListedName } from '../../../watchlist/types.js';
import type { Listed, Owned } from './catalogue.js';
import { firstOf, row, rows, type Row } from './rows.js';

/** How much of an entry is shown: enough to compare a party with it, or all there is. */
export type Detail = 'short' | 'full';

const SHORT_NAMES = 6;
const SHORT_VALUES = 4;

export const TYPE_WORDS: Readonly<Record<Listed['type'], string>> = { individual: 'person', entity: 'entity', vessel: 'vessel' };

/** An entry as one JSON object: what a finding shows of it, and all that the list holds. */
export type EntryJson = FindingEntry & Listed;

export function entryJson({ list, item }: Owned<Listed>): EntryJson {
  return { ...describeEntry(list, item), ...item };
}

/** `TANCHON COMMERCIAL BANK (KPe.003), designated by the UN, 2009-04-24`. */
export function entryTitle({ list, item }: Owned<Listed>): string {
  const entry = describeEntry(list, item);
  return `${entry.name} (${item.id}), ${statusText(entry)}`;
}

/** The same without the id, for a headline that begins with it. */
export function entryStanding({ list, item }: Owned<Listed>): string {
  const entry = describeEntry(list, item);
  return `${entry.name}, ${statusText(entry)}`;
}

/** What is known of a party or vessel, as labelled rows. */
export function entryRows({ list, item }: Owned<Listed>, detail: Detail): readonly Row[] {
  const full = detail === 'full';
  const some = (texts: readonly string[], most: number): readonly string[] => (full ? texts : firstOf(texts, most));
  return [
    ['entry', `${TYPE_WORDS[item.type]}, list ${list.id} (${authorityLabel(list.authority)}) as of ${list.asOf}`],
    ...(item.type === 'vessel' ? row('IMO', item.imo ?? 'none is known') : []),
    ...nameRows(full ? item.names : item.names.slice(1), full),
    ...(item.type === 'vessel' ? vesselRows(item) : partyRows(item, some)),
    ...rows('under', item.basis.map(basisText)),
    ...row('also', alsoText(item)),
    ...row('delisted', item.delistedOn),
    ...row('remarks', item.remarks),
    ...(full ? [
      ...row('sure', item.confidence === null ? null : `${item.confidence} confidence that this is so`),
      ...row('source', item.source),
      ...row('document', list.document),
      ...row('in file', item.location),
    ] satisfies readonly Row[] : []),
  ];
}

/** Statuses beside the main one, such as a charge against a party that one State designates. */
function alsoText({ statuses }: Listed): string | null {
  return statuses.length < 2 ? null : statuses.slice(1).map((status) => status.replaceAll('-', ' ')).join(', ');
}

function nameRows(names: readonly ListedName[], full: boolean): readonly Row[] {
  if (full) return rows('names', names.map(({ text, kind, quality }) => `${text} (${kind.replace('-', ' ')}, ${quality === 'low' ? 'weak' : 'good'})`));
  return row('names', firstOf(names.map(nameText), SHORT_NAMES).join(' · '));
}

/** A name with what a reader must know of it: `Third Floor (weak alias)`, `CHON MA SAN (former)`. */
function nameText({ text, kind, quality }: ListedName): string {
  const marks = [kind === 'former' ? 'former' : null, quality === 'low' ? 'weak alias' : null].filter((mark) => mark !== null);
  return marks.length === 0 ? text : `${text} (${marks.join(', ')})`;
}

function vesselRows({ flag, measures }: Extract<Listed, { type: 'vessel' }>): readonly Row[] {
  return [...row('flag', flag), ...row('measures', measures.join(', '))];
}

function partyRows(
  { birthDates, nationalities, addresses, identifiers }: Exclude<Listed, { type: 'vessel' }>, some: (texts: readonly string[], most: number) => readonly string[],
): readonly Row[] {
  return [
    ...row('born', birthDates.join(' or ')),
    ...row('nationality', nationalities.join(', ')),
    ...rows('address', some(addresses.map(({ text, country }) => (country === null ? text : `${text} [${country}]`)), SHORT_VALUES)),
    ...rows('ids', some(identifiers.map(identifierText), SHORT_VALUES)),
  ];
}

const IDENTIFIER_WORDS: Readonly<Record<Identifier['kind'], string>> = {
  passport: 'passport', 'national-id': 'identity number', registration: 'registration', 'imo-company': 'company IMO number', swift: 'SWIFT code',
  email: 'e-mail', phone: 'telephone', fax: 'fax', website: 'website',
};

function identifierText({ kind, value, note }: Identifier): string {
  return `${IDENTIFIER_WORDS[kind]} ${value}${note === null ? '' : ` (${note})`}`;
}
