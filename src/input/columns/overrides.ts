import levenshtein from 'fast-levenshtein';
import { foldText } from '../../record/fold.js';
import { FIELDS, type ColumnMapping, type Field } from '../../record/types.js';

/** One `--map FIELD=COLUMN`: the column by header text (case and outer space make no difference) or 1-based number. */
export interface MapOption {
  readonly field: string;
  readonly column: string;
}

/** A `--map` that cannot be followed. The run ends with status 2. */
export class ColumnMapError extends Error {
  override readonly name = 'ColumnMapError';
  constructor(
    readonly kind: 'unknown-field' | 'unknown-column' | 'ambiguous-column',
    readonly option: MapOption,
    /** Fields or columns that come near to what was asked for. */
    readonly near: readonly string[],
    reason: string,
  ) {
    super(`--map ${option.field}=${option.column}: ${reason}${near.length === 0 ? '' : `; did you mean ${near.join(', ')}?`}`);
  }
}

/**
 * Lets the user's choices win. The columns named get the field with confidence 1 and lose what was guessed of them;
 * columns that were guessed for the same field lose it and are screened as text if nothing else is left.
 * @throws ColumnMapError for unknown fields, unknown columns, and headers that occur more than once
 */
export function applyMaps(mappings: readonly ColumnMapping[], maps: readonly MapOption[]): ColumnMapping[] {
  if (maps.length === 0) return [...mappings];
  const chosen = new Map<number, Field[]>();
  const fields = new Set<Field>();
  for (const option of maps) {
    const field = fieldOf(option);
    const index = columnOf(option, mappings);
    fields.add(field);
    const list = chosen.get(index) ?? [];
    if (!list.includes(field)) chosen.set(index, [...list, field]);
  }
  return mappings.map((mapping) => {
    const mine = chosen.get(mapping.index);
    if (mine !== undefined) return { ...mapping, fields: mine, confidence: 1, why: ['--map'] };
    const left = mapping.fields.filter((field) => !fields.has(field));
    if (left.length === mapping.fields.length) return mapping;
    return { ...mapping, fields: left, confidence: left.length === 0 ? 0 : mapping.confidence, why: [...mapping.why, '--map names another column'] };
  });
}

function fieldOf(option: MapOption): Field {
  const wanted = option.field.trim().toLowerCase().replace(/[\s-]+/g, '_');
  const field = FIELDS.find((name) => name === wanted);
  if (field !== undefined) return field;
  throw new ColumnMapError('unknown-field', option, nearest(wanted, FIELDS), `"${option.field}" is no field`);
}

function columnOf(option: MapOption, mappings: readonly ColumnMapping[]): number {
  const wanted = comparable(option.column);
  const matches = mappings.filter((mapping) => mapping.header.trim() !== '' && comparable(mapping.header) === wanted);
  const exact = matches.filter((mapping) => mapping.header.trim() === option.column.trim());
  const found = exact.length === 1 ? exact : matches;
  if (found.length === 1) return found[0]?.index ?? 0;
  if (found.length > 1) {
    throw new ColumnMapError('ambiguous-column', option, found.map((mapping) => String(mapping.index)), `the header occurs ${found.length} times, use the number of the column`);
  }
  const number = /^#?\d+$/.test(option.column.trim()) ? Number(option.column.trim().replace('#', '')) : 0;
  if (number >= 1 && number <= mappings.length) return number;
  const reason = number > 0 ? `there is no column ${number}, the table has ${mappings.length}` : `there is no column "${option.column}"`;
  throw new ColumnMapError('unknown-column', option, number > 0 ? [] : nearest(wanted, mappings.map((mapping) => mapping.header.trim()).filter((header) => header !== '')), reason);
}

function comparable(text: string): string {
  return foldText(text).replace(/\s+/g, ' ').trim();
}

/** Up to three names near to the wanted one: fewest changes first, names that contain it before all. */
function nearest(wanted: string, names: readonly string[]): string[] {
  return names
    .map((name) => ({ name, distance: comparable(name).includes(wanted) ? 0 : levenshtein.get(wanted, comparable(name).slice(0, 80)) }))
    .filter(({ name, distance }) => distance <= Math.max(2, name.length * 0.4))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 3)
    .map(({ name }) => name);
}
