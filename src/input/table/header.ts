import { filledWidth } from './cells.js';
import { kindOf } from './kind.js';

/** Rows in which a header is looked for. */
export const HEADER_ROWS = 30;
/** Rows below a header whose values are compared with it. */
const EVIDENCE_ROWS = 60;
/** Least share of a header's cells that must be words rather than values. */
const LEAST_WORDS = 0.8;
/** Least share of the table's width that a header must fill; with names that are known, less is enough. */
const LEAST_COVER = 0.6;
const LEAST_COVER_KNOWN = 0.3;
/** Least share of columns whose values must look unlike their header, when the names are not known. */
const LEAST_CONTRAST = 0.3;
/** From this share of known column names on, the names alone are enough. */
const LEAST_KNOWN = 0.3;
/** A way of writing shared by this share of at least three values is a habit of the column. */
const HABIT = 0.85;

export interface LocatedCells {
  readonly line: number;
  readonly cells: readonly string[];
}

/** How many of the cells are known column names: 0 to 1. */
export type HeaderScore = (cells: readonly string[]) => number;

/**
 * Index of the header among the first rows, or -1. A header is made of words that mostly differ from each other. Then
 * either `known` knows enough of the names (the best such row wins), or the row is the first that fills most of the
 * table's width and the values below look different. A row of mere words above rows of the same kind is no header, and
 * nothing below a row of values is: they may be records, and a record must not be lost.
 */
export function findHeader(rows: readonly LocatedCells[], known?: HeaderScore): number {
  const width = tableWidth(rows);
  let best = -1;
  let bestKnown = 0;
  let firstWide = -1;
  for (let index = 0; index < Math.min(rows.length, HEADER_ROWS); index += 1) {
    const cells = (rows[index] as LocatedCells).cells.map((cell) => cell.trim());
    const named = cells.filter((cell) => cell !== '');
    const isWide = named.length > 0 && named.length >= width * LEAST_COVER;
    if (!areWords(named)) {
      if (isWide) break;
      continue;
    }
    if (!areDistinct(named)) continue;
    if (isWide && firstWide < 0) firstWide = index;
    const familiar = named.length >= width * LEAST_COVER_KNOWN ? known?.(cells) ?? 0 : 0;
    // Of equal rows the upper one: the second is the header repeated.
    if (familiar >= LEAST_KNOWN && familiar > bestKnown) { best = index; bestKnown = familiar; }
  }
  if (best >= 0) return best;
  return firstWide >= 0 && contrastShare(rows, firstWide) >= LEAST_CONTRAST ? firstWide : -1;
}

/** Whether the texts of a row read like names and not like values. */
export function areWords(named: readonly string[]): boolean {
  return named.length > 0 && named.filter(isWords).length >= named.length * LEAST_WORDS;
}

function areDistinct(named: readonly string[]): boolean {
  return new Set(named.map((cell) => cell.toLowerCase())).size * 2 > named.length;
}

/** The greatest width that at least two rows have, or the greatest of all. */
function tableWidth(rows: readonly LocatedCells[]): number {
  const widths = rows.map((row) => filledWidth(row.cells)).sort((a, b) => b - a);
  return widths.find((width, index) => widths[index + 1] === width) ?? widths[0] ?? 0;
}

/** Whether a cell reads like a name and not like a value. */
function isWords(cell: string): boolean {
  const kind = kindOf(cell);
  return cell.length <= 200 && kind !== 'number' && kind !== 'date' && /\p{L}/u.test(cell)
    && !/^[^\s@]+@[^\s@]+\.\w+$/.test(cell) && (cell.match(/\d/g)?.length ?? 0) * 2 <= cell.length;
}

/** The share of columns whose values do not look like the cell above them; 1 for the only row there is. */
function contrastShare(rows: readonly LocatedCells[], index: number): number {
  const header = (rows[index] as LocatedCells).cells.map((cell) => cell.trim());
  const below = rows.slice(index + 1, index + 1 + EVIDENCE_ROWS).filter((row) => header.some((name, column) => (row.cells[column] ?? '').trim() !== name));
  if (below.length === 0) return index === 0 ? 1 : 0;
  let judged = 0;
  let different = 0;
  header.forEach((name, column) => {
    const values = below.map((row) => (row.cells[column] ?? '').trim()).filter((value) => kindOf(value) !== 'empty');
    if (name === '' || values.length === 0) return;
    judged += 1;
    if (looksDifferent(name, values)) different += 1;
  });
  return judged === 0 ? 0 : different / judged;
}

function looksDifferent(name: string, values: readonly string[]): boolean {
  const lower = name.toLowerCase();
  if (values.some((value) => value.toLowerCase() === lower)) return false;
  if (kindOf(name) === 'text' && values.filter((value) => kindOf(value) !== 'text').length >= values.length * 0.7) return true;
  if (values.length < 3) return false;
  const shapes = new Map<string, number>();
  for (const value of values) shapes.set(shapeOf(value), (shapes.get(shapeOf(value)) ?? 0) + 1);
  const habit = [...shapes].find(([, times]) => times >= values.length * HABIT);
  return habit !== undefined && habit[0] !== shapeOf(name);
}

/** A coarse look of a cell: kind, way of writing, length class. */
function shapeOf(cell: string): string {
  const kind = kindOf(cell);
  if (kind !== 'text') return kind;
  const style = cell.includes('_') ? 'snake'
    : cell === cell.toUpperCase() ? 'upper' : cell === cell.toLowerCase() ? 'lower' : 'mixed';
  return `${style} ${cell.length > 24 ? 'long' : 'short'} ${/\d/.test(cell) ? 'digits' : ''}`;
}
