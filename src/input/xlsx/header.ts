import { areWords, findHeader, type HeaderScore } from '../table/header.js';
import type { Merge } from './merges.js';
import type { SheetRow } from './sheet.js';

/** Rows a header may span. */
const MOST_HEADER_ROWS = 4;
/** Merged ranges around a header that are looked at. */
const MOST_MERGES = 5_000;

export interface SheetHeader {
  readonly names: readonly string[];
  /** The row that was recognised, and the first and last row of the header when it spans several. */
  readonly line: number;
  readonly firstLine: number;
  readonly lastLine: number;
}

/**
 * Finds the header of a sheet and, where merged cells spread it over several rows, joins their texts from top to bottom:
 * `Exporter` over `Name` and `Address` gives `Exporter Name` and `Exporter Address`. Null when there is none.
 */
export function findSheetHeader(
  rows: readonly SheetRow[], merges: readonly Merge[], known: HeaderScore | undefined,
): SheetHeader | null {
  const index = findHeader(rows, known);
  const row = rows[index];
  if (row === undefined) return null;
  const near = merges.filter(({ top, bottom }) => bottom >= row.line - 1 && top <= row.line + MOST_HEADER_ROWS).slice(0, MOST_MERGES);
  return compose(rows, row, near);
}

function compose(rows: readonly SheetRow[], row: SheetRow, merges: readonly Merge[]): SheetHeader {
  const byLine = new Map(rows.map((entry) => [entry.line, entry]));
  const firstLine = firstHeaderLine(row, byLine, merges);
  const lastLine = lastHeaderLine(row, byLine, merges);
  const lines = Array.from({ length: lastLine - firstLine + 1 }, (_, offset) => firstLine + offset);
  const width = Math.max(...lines.map((line) => byLine.get(line)?.cells.length ?? 0),
    ...merges.filter(({ top, bottom }) => top <= lastLine && bottom >= firstLine && top >= firstLine).map(({ right }) => right + 1));
  const names = Array.from({ length: width }, (_, column) => {
    const texts = lines.map((line) => shownAt(line, column, byLine, merges));
    return [...new Set(texts.filter((text) => text !== ''))].join(' ');
  });
  return { names, line: row.line, firstLine, lastLine };
}

/** The row above belongs to the header when it groups some of the columns or reaches down into the header row. */
function firstHeaderLine(row: SheetRow, byLine: ReadonlyMap<number, SheetRow>, merges: readonly Merge[]): number {
  const above = byLine.get(row.line - 1);
  if (above === undefined) return row.line;
  const belongs = merges.some(({ top, bottom, left, right }) => top === above.line
    && (bottom >= row.line || (right > left && right - left + 1 < row.cells.length)));
  return belongs ? above.line : row.line;
}

/** Rows below belong to it when a cell of the header row reaches down to them, or groups columns that they name. */
function lastHeaderLine(row: SheetRow, byLine: ReadonlyMap<number, SheetRow>, merges: readonly Merge[]): number {
  const starting = merges.filter(({ top }) => top === row.line);
  const reach = Math.max(row.line, ...starting.map(({ bottom }) => bottom));
  if (reach > row.line) return Math.min(reach, row.line + MOST_HEADER_ROWS - 1);
  const below = byLine.get(row.line + 1)?.cells.map((cell) => cell.trim()).filter((cell) => cell !== '') ?? [];
  return starting.some(({ left, right }) => right > left) && areWords(below) ? row.line + 1 : row.line;
}

function shownAt(line: number, column: number, byLine: ReadonlyMap<number, SheetRow>, merges: readonly Merge[]): string {
  const merge = merges.find(({ top, bottom, left, right }) => line >= top && line <= bottom && column >= left && column <= right);
  return (byLine.get(merge?.top ?? line)?.cells[merge?.left ?? column] ?? '').trim();
}
