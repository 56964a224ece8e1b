import { FIELDS, type ColumnMapping, type Field } from '../../record/types.js';
import { applyMaps, type MapOption } from './overrides.js';
import { readingsOf, type Candidate } from './compose.js';
import { confirm, fromValues, type Confirmed } from './confirm.js';
import { readHeader, type HeaderUnit } from './lexicon.js';
import { profileColumn } from './profile.js';
import { columnOf, resolve, type Column, type Direction } from './resolve.js';
import type { ColumnDictionary } from './dictionary.js';

export interface MapOptions {
  /** `--map FIELD=COLUMN`, in the order given. */
  readonly maps?: readonly MapOption[];
  /** The table has no header: columns are known by number, and only `maps` give them a meaning. */
  readonly noHeader?: boolean;
  readonly direction: Direction;
  readonly dictionary: ColumnDictionary;
}

/** A reading below this is not used; the column stays unmapped and is screened as text. */
const THRESHOLD = 0.45;
/** The last step of a path must say this much to stand without the steps before it. */
const ALONE = 0.55;
/** Codes of parties that stand in for missing names. */
const FALLBACK = 0.4;

/** Columns beyond this are not recognised but screened as text: no honest table is wider, and a hostile one must not cost minutes. */
const MAX_COLUMNS = 5_000;
/** What of a header cell is read. */
const MAX_HEADER = 200;

const KNOWN = new Set<string>(FIELDS);

/**
 * Recognises the columns of a table by the words of their headers, confirmed by the sample values. Works by position, so duplicate and
 * empty headers are safe. A field may have several columns and a column several fields; nothing is refused here.
 * @throws ColumnMapError when `maps` name an unknown field or column
 */
export function mapColumns(header: readonly string[], sample: readonly (readonly string[])[], options: MapOptions): ColumnMapping[] {
  const width = Math.max(header.length, ...sample.slice(0, 50).map((row) => row.length), 0);
  const headers = Array.from({ length: width }, (_, i) => header[i] ?? '');
  const columns = headers.map((text, index) => readColumn(text, index, sample, options));
  if (options.noHeader !== true) resolve(columns, options.direction);
  const mappings = columns.map(toMapping);
  return applyMaps(mappings, options.maps ?? []);
}

function readColumn(header: string, index: number, sample: readonly (readonly string[])[], { dictionary, noHeader }: MapOptions): Column {
  if (index >= MAX_COLUMNS) return columnOf(index, header, [], profileColumn([], index), null);
  const profile = profileColumn(sample, index);
  if (noHeader === true) return columnOf(index, header, [], profile, null);
  const { units, candidates } = readPath(header.slice(0, MAX_HEADER), dictionary);
  let best: Confirmed | null = null;
  let base: Candidate | null = null;
  for (const candidate of candidates) {
    const confirmed = confirm(candidate, profile);
    if (best === null || confirmed.score > best.score) [best, base] = [confirmed, candidate];
  }
  if (best !== null && best.score < THRESHOLD && best.fields[0]?.startsWith('?id:') !== true) best = null;
  if (best !== null && base !== null) best = withEquals(best, base, candidates);
  if (best === null && !units.some((unit) => unit.senses.length > 0 && !unit.senses.includes('noise'))) best = fromValues(profile);
  const column = columnOf(index, header, units, profile, best);
  const words = units.filter((unit) => unit.senses.some((sense) => sense !== 'noise')).map((unit) => (unit.how === 'exact' || unit.how === 'joined' ? unit.text : `${unit.text} (${unit.how})`));
  if (words.length > 0) column.why.unshift(`header: ${words.join(', ')}`);
  return column;
}

/** Readings as equal parties (`Shipper / Exporter`, `Người XNK`) belong to one column. */
function withEquals(best: Confirmed, base: Candidate, candidates: readonly Candidate[]): Confirmed {
  const equal = candidates.filter((other) => other !== base && Math.abs(other.score - base.score) < 0.001 && other.fields.every((field) => KNOWN.has(field)));
  const same = best.fields.join() === base.fields.join();
  return same && equal.length > 0 && base.fields.every((field) => KNOWN.has(field)) ? { ...best, fields: [...new Set([...best.fields, ...equal.flatMap((other) => other.fields)])] } : best;
}

/** Flattened messages have paths for headers (`Transport/Place_of_loading/Code`): the end is read first, then more of the path. */
function readPath(header: string, dictionary: ColumnDictionary): { units: readonly HeaderUnit[]; candidates: readonly Candidate[] } {
  const read = (text: string): { units: readonly HeaderUnit[]; candidates: readonly Candidate[] } => {
    const units = readHeader(text, dictionary.lexicon);
    const candidates = readingsOf(text, units, dictionary.rules);
    const ship = shipPair(text, dictionary);
    return { units, candidates: ship === null ? candidates : [ship, ...candidates] };
  };
  const steps = /^[A-Za-z]\w{2,}(?:[/.][A-Za-z]\w{2,}){1,}$/.test(header) ? header.split(/[/.]/) : [];
  // `Vessel/Voyage` lists two things, `Transport/Place_of_loading` is a path.
  if (steps.length < 2 || (steps.length === 2 && (/^[A-Z]{2,4}[/.]/.test(header) || /^[^_/]+\/[^_/]+$/.test(header)))) return read(header);
  for (let from = steps.length - 1; from >= 0; from -= 1) {
    const found = read(steps.slice(from).join(' '));
    const top = found.candidates[0];
    if (top !== undefined && top.score >= ALONE && !(top.fields[0] ?? '').startsWith('?')) return found;
  }
  return read(header);
}

const OF_A_SHIP = new Set(['vessel', 'voyage', 'flag']);

/** `Vessel/Flag`, `Navire/Vol`: two facts of one ship in one cell. */
function shipPair(header: string, dictionary: ColumnDictionary): Candidate | null {
  const parts = header.split('/');
  if (parts.length !== 2) return null;
  const tops = parts.map((part) => readingsOf(part, readHeader(part, dictionary.lexicon), dictionary.rules)[0]);
  const fields = [...new Set(tops.flatMap((top) => (top !== undefined && top.score >= 0.8 ? top.fields : [''])))];
  return fields.length === 2 && fields.includes('vessel') && fields.every((field) => OF_A_SHIP.has(field)) ? { fields, score: 0.92, values: null } : null;
}

function toMapping(column: Column): ColumnMapping {
  const fallback = column.score === FALLBACK;
  const fields = column.score >= THRESHOLD || fallback ? column.fields.filter((field): field is Field => KNOWN.has(field)) : [];
  return {
    index: column.index + 1,
    header: column.header,
    fields,
    confidence: fields.length === 0 ? 0 : Math.round(column.score * 100) / 100,
    why: column.why,
  };
}
