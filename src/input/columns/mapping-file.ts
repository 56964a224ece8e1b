import { LineCounter, parseDocument, stringify } from 'yaml';
import { FIELDS, type ColumnMapping, type Field } from '../../record/types.js';

/**
 * A saved mapping for runs without a person: the header it was made for, and which columns give which field. YAML:
 *
 *     header: [Consignee, "HS Code", ...]      # all header cells, in order
 *     mapping:
 *       consignee: [Consignee]                 # by header text, or 1-based number where texts repeat
 *       hs_code: [2]
 */
export interface MappingFile {
  readonly path: string;
  readonly header: readonly string[];
  readonly mapping: ReadonlyMap<Field, readonly (string | number)[]>;
}

/** A mapping file is broken, or the sheet is no longer the one it was made for. The run ends with status 2; nothing is screened. */
export class MappingFileError extends Error {
  override readonly name = 'MappingFileError';
  constructor(
    readonly path: string,
    readonly kind: 'syntax' | 'header-changed',
    readonly line: number,
    /** What is wrong or what has changed, one sentence each. */
    readonly changes: readonly string[],
  ) {
    super(changes.map((change) => `${path}:${line}: ${change}`).join('\n'));
  }
}

/**
 * Reads a mapping file strictly: unknown keys and fields, and columns that its own header lacks, are errors.
 * @throws MappingFileError of kind `syntax`
 */
export function parseMappingFile(text: string, path: string): MappingFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { schema: 'core', lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  const fail = (reason: string, offset = 0): never => {
    throw new MappingFileError(path, 'syntax', lines.linePos(offset).line, [reason]);
  };
  const first = document.errors[0];
  if (first !== undefined) fail(`not valid YAML: ${first.message}`, first.pos[0]);
  const content = document.toJS() as unknown;
  if (!isObject(content)) return fail('a mapping file has the keys "header" and "mapping"');
  for (const key of Object.keys(content)) if (key !== 'header' && key !== 'mapping') fail(`unknown key "${key}"; a mapping file has the keys "header" and "mapping"`);
  const header = content['header'];
  if (!Array.isArray(header) || header.length === 0) return fail('"header" must list all header cells of the sheet');
  const cells = header.map((cell) => (cell === null ? '' : String(cell)));
  if (!isObject(content['mapping'])) return fail('"mapping" must name columns by field');
  const mapping = new Map<Field, readonly (string | number)[]>();
  for (const [key, value] of Object.entries(content['mapping'])) {
    const field = FIELDS.find((name) => name === key);
    if (field === undefined) return fail(`"${key}" is no field; fields are ${FIELDS.join(', ')}`);
    const columns = (Array.isArray(value) ? value : [value]) as unknown[];
    for (const column of columns) {
      if (typeof column !== 'string' && typeof column !== 'number') return fail(`${key}: a column is a header text or a number`);
      const problem = positionIn(cells, column);
      if (typeof problem === 'string') fail(`${key}: ${problem}`);
    }
    mapping.set(field, columns as (string | number)[]);
  }
  return { path, header: cells, mapping };
}

/**
 * The columns of a sheet by a mapping file. Nothing is guessed: columns that the file does not name stay unmapped and are screened as text.
 * @throws MappingFileError of kind `header-changed`, with every change, when the header differs in any cell or in order
 */
export function mappingFor(header: readonly string[], file: MappingFile): ColumnMapping[] {
  const changes = changesOf(file.header, header);
  if (changes.length > 0) throw new MappingFileError(file.path, 'header-changed', 1, changes);
  const fields = header.map(() => [] as Field[]);
  for (const [field, columns] of file.mapping) {
    for (const column of columns) {
      const position = positionIn(file.header, column);
      if (typeof position === 'number') fields[position]?.push(field);
    }
  }
  return header.map((text, i) => {
    const mine = fields[i] ?? [];
    return { index: i + 1, header: text, fields: mine, confidence: mine.length > 0 ? 1 : 0, why: mine.length > 0 ? [`mapping file ${file.path}`] : [] };
  });
}

/** A mapping file for these columns, ready to be saved. */
export function formatMappingFile(mappings: readonly ColumnMapping[]): string {
  const header = mappings.map((mapping) => mapping.header.trim());
  const mapping: Record<string, (string | number)[]> = {};
  for (const field of FIELDS) {
    const columns = mappings
      .filter((one) => one.fields.includes(field))
      .map((one) => (typeof positionIn(header, one.header.trim()) === 'number' && one.header.trim() !== '' ? one.header.trim() : one.index));
    if (columns.length > 0) mapping[field] = columns;
  }
  return stringify({ header, mapping }, { defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN', lineWidth: 0 });
}

/** 0-based position of a column in a header, or what is wrong with its name. */
function positionIn(header: readonly string[], column: string | number): number | string {
  if (typeof column === 'number') {
    return Number.isInteger(column) && column >= 1 && column <= header.length ? column - 1 : `there is no column ${column}`;
  }
  const found = header.flatMap((cell, i) => (cell.trim() === column.trim() ? [i] : []));
  if (found.length === 1) return found[0] ?? 0;
  return found.length === 0 ? `there is no column "${column}" in "header"` : `"${column}" occurs ${found.length} times in "header"; use its number`;
}

function changesOf(saved: readonly string[], now: readonly string[]): string[] {
  const trim = (cells: readonly string[]): string[] => cells.map((cell) => cell.trim());
  const [before, after] = [trim(saved), trim(now)];
  const changes: string[] = [];
  for (const cell of before) if (!after.includes(cell)) changes.push(`the sheet no longer has the column "${cell}"`);
  for (const cell of after) if (!before.includes(cell)) changes.push(`the sheet has a new column "${cell}"`);
  if (changes.length === 0) {
    const moved = after.findIndex((cell, i) => i < before.length && cell !== before[i]);
    if (moved >= 0) changes.push(`the columns are in another order: column ${moved + 1} is "${after[moved]}", the mapping has "${before[moved]}" there`);
    else if (before.length !== after.length) changes.push(`the sheet has ${after.length} columns, the mapping ${before.length}`);
  }
  return changes;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
