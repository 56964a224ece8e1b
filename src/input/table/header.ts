import { filledWidth } from './cells.js';
import { kindOf } from './kind.js';

/** Rows in which a header is looked for. */
export const HEADER_ROWS = 30;
/** Rows below a header whose values are compared with it. */
const EVIDENCE_ROWS = 60;
/** Least share of a header's cells that must be words rather than values. */
const LEAST_WORDS = 0.8;
/** Least share of columns whose values must look unlike their header, when no cell is a known column name. */
const LEAST_CONTRAST = 0.34;
/** From this share of known column names on, the names alone are enough. */
const LEAST_KNOWN = 0.3;

export interface LocatedCells {
  readonly line: number;
  readonly cells: readonly string[];
}

/** How many of the cells are known column names: 0 to 1. */
export type HeaderScore = (cells: readonly string[]) => number;

/**
 * Index of the header among the first rows, or -1. Evidence: its cells are words and differ from each other, it is as
 * wide as the rows below, and the values below look different; `known` adds what the column recognition knows.
 */
export function findHeader(rows: readonly LocatedCells[], known?: HeaderScore): number {
  let best = -1;
  let bestScore = 0;
  for (let index = 0; index < Math.min(rows.length, HEADER_ROWS); index += 1) {
    const score = headerScore(rows, index, known);
    // Of two equal rows the upper one: the second is the header repeated.
    if (score > bestScore + 1e-9) { best = index; bestScore = score; }
  }
  return best;
}

function headerScore(rows: readonly LocatedCells[], index: number, known: HeaderScore | undefined): number {
  const cells = (rows[index] as LocatedCells).cells.map((cell) => cell.trim());
  const named = cells.filter((cell) => cell !== '');
  const below = rows.slice(index + 1, index + 1 + EVIDENCE_ROWS).map((row) => row.cells);
  const usual = usualWidth(below);
  if (named.length === 0 || (usual > 1 && named.length < 2)) return 0;
  if (named.length * 2 < usual) return 0;
  const words = named.filter(isWords).length / named.length;
  if (words < LEAST_WORDS) return 0;
  const distinct = new Set(named.map((cell) => cell.toLowerCase())).size / named.length;
  if (distinct < 0.5) return 0;
  const familiar = known?.(cells) ?? 0;
  const contrast = contrastShare(cells, below);
  if (familiar < LEAST_KNOWN && contrast < LEAST_CONTRAST) return 0;
  const cover = Math.min(1, named.length / Math.max(1, usual));
  return 0.5 * words + 0.5 * distinct + contrast + 2 * familiar + cover;
}

/** Whether a cell reads like a name and not like a value. */
function isWords(cell: string): boolean {
  return cell.length <= 200 && kindOf(cell) !== 'number' && kindOf(cell) !== 'date' && /\p{L}/u.test(cell)
    && !/^[^\s@]+@[^\s@]+\.\w+$/.test(cell) && digitShare(cell) <= 0.5;
}

function digitShare(cell: string): number {
  return (cell.match(/\d/g)?.length ?? 0) / cell.length;
}

/** The share of columns whose values do not look like the cell above them. */
function contrastShare(header: readonly string[], below: readonly (readonly string[])[]): number {
  if (below.length === 0) return 1;
  let judged = 0;
  let different = 0;
  for (let column = 0; column < header.length; column += 1) {
    const name = header[column] as string;
    const values = below.map((cells) => (cells[column] ?? '').trim()).filter((value) => value !== '');
    if (name === '' || values.length === 0) continue;
    judged += 1;
    if (looksDifferent(name, values)) different += 1;
  }
  return judged === 0 ? 0 : different / judged;
}

function looksDifferent(name: string, values: readonly string[]): boolean {
  const lower = name.toLowerCase();
  if (values.some((value) => value.toLowerCase() === lower)) return false;
  const unlike = values.filter((value) => shapeOf(value) !== shapeOf(name)).length;
  return unlike / values.length >= 0.7;
}

/** A coarse look of a cell: kind, way of writing, length class. */
function shapeOf(cell: string): string {
  const kind = kindOf(cell);
  if (kind !== 'text') return kind;
  const style = /_/.test(cell) ? 'snake' : cell === cell.toUpperCase() ? 'upper' : cell === cell.toLowerCase() ? 'lower' : 'mixed';
  const length = cell.length > 24 ? 'long' : 'short';
  return `${style} ${length} ${/\d/.test(cell) ? 'digits' : ''} ${/[,;]/.test(cell) ? 'list' : ''}`;
}

function usualWidth(rows: readonly (readonly string[])[]): number {
  const widths = rows.map(filledWidth).filter((width) => width > 0).sort((a, b) => a - b);
  return widths[Math.floor(widths.length / 2)] ?? 0;
}
