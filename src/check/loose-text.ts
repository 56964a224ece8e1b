import { filledWidth } from '../input/table/cells.js';
import type { SourceRow, TableInfo, TextLine } from '../input/types.js';
import { parseUsualCountry } from '../record/country.js';
import type { ColumnMapping } from '../record/types.js';
import type { Finding } from '../screen/finding.js';
import type { Screener } from '../screen/screener.js';
import { createTableScreener } from './chunk-screener.js';

/** Number of the record in findings of text that belongs to none. */
export const NO_RECORD = 0;

const ABOVE = 'text above the table';
const HEADER = 'header line';
const BELOW = 'note below the records';

type Direction = 'export' | 'import';

/** Screens rows of text that belong to no record, all under one name of a column. */
function screenText(file: string, column: string, rows: readonly SourceRow[], width: number, direction: Direction, screener: Screener): readonly Finding[] {
  const mappings: ColumnMapping[] = Array.from({ length: width }, (_, i) => ({ index: i + 1, header: column, fields: [], confidence: 0, why: [] }));
  return createTableScreener(screener, { file, mappings, options: { direction, sample: [] } }).rows(rows).outcomes.filter((one) => one.type === 'finding');
}

const row = (line: number, cells: readonly string[]): SourceRow => ({ kind: 'row', record: NO_RECORD, line, cells });

/** Screens the notes of a table, once its last row was read: "Remarks: deliver to …" is no record and must be seen all the same. */
export function screenTextBelow(file: string, lines: readonly TextLine[], direction: Direction, screener: Screener): readonly Finding[] {
  return lines.length === 0 ? [] : screenText(file, BELOW, lines.map(({ line, text }) => row(line, [text])), 1, direction, screener);
}

/**
 * Screens what stands in a table outside its records. Packing lists name consignee and port above their items; and where a
 * record was taken for the header, its parties must still be found. Names of columns may speak of countries, so there only
 * names of parties and ships count.
 */
export function screenLooseText({ file, preamble, preambleLines, header, headerLine }: TableInfo, direction: Direction, screener: Screener): readonly Finding[] {
  const above = preamble.map((text, i) => row(preambleLines?.[i] ?? 1, [text]));
  const names = screenText(file, HEADER, [row(headerLine ?? 1, header)], header.length, direction, screener);
  return [...screenText(file, ABOVE, above, 1, direction, screener), ...names.filter(({ entry, match }) => entry !== null && match !== null && match.tier !== 'weak')];
}

/** Share of the values of a column that must look like the cell above them. */
const MOSTLY = 0.8;
/** An HS code or another long number; years head columns of statistics and do not count. */
const CODE = /^\d{4}\.\d{2}[\d.]*$|^\d{6,}$/;

/** The cell of a header that is no name of a column but one of its values: the header is a record then. Null when there is none. */
export function valueInHeader({ header, sample }: TableInfo): string | null {
  for (const [index, text] of header.entries()) {
    const name = text.trim();
    const isValue = name.length > 200 ? null : CODE.test(name) ? (value: string) => CODE.test(value) : isCountry(name) ? isCountry : null;
    if (isValue === null) continue;
    const values = sample.map((row) => (row[index] ?? '').trim()).filter((value) => value !== '');
    if (values.length > 0 && values.filter(isValue).length >= values.length * MOSTLY) return name;
  }
  return null;
}

function isCountry(text: string): boolean {
  return text.length <= 60 && parseUsualCountry(text) !== null;
}

/**
 * Whether rows without a header look like more records of a table above them: at least half of them fill half of its columns.
 * @param columns number of columns of that table
 */
export function looksContinued(sample: readonly (readonly string[])[], columns: number): boolean {
  if (columns < 3 || sample.length === 0) return false;
  const alike = sample.filter((cells) => filledWidth(cells) <= columns + 1 && cells.filter((cell) => cell.trim() !== '').length >= Math.max(3, columns / 2));
  return alike.length * 2 >= sample.length;
}
