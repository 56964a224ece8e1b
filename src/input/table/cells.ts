import type { RowFault } from '../types.js';

/** Raw bytes kept for `--rejects` with one fault. */
export const MAX_RAW_BYTES = 65_536;
/** More columns than any sheet program has: such a header is an accident or an attack. */
export const MAX_COLUMNS = 16_384;

/** Number of cells without the empty ones at the end. */
export function filledWidth(cells: readonly string[]): number {
  let width = cells.length;
  while (width > 0 && (cells[width - 1] ?? '').trim() === '') width -= 1;
  return width;
}

/** Builds a fault; raw bytes beyond the bound are cut, and the reason says so. */
export function fault(record: number, line: number, reason: string, raw: Uint8Array, column?: string): RowFault {
  const cut = raw.length > MAX_RAW_BYTES;
  return {
    kind: 'fault', record, line,
    ...(column === undefined ? {} : { column }),
    reason: cut ? `${reason} (raw bytes cut at ${MAX_RAW_BYTES} of ${raw.length})` : reason,
    // A copy: the raw bytes of one fault must not keep a whole chunk in memory.
    raw: Uint8Array.prototype.slice.call(raw, 0, MAX_RAW_BYTES),
  };
}

/** How a column is named in a fault: its header, or its number where it has none. */
export function columnName(header: readonly string[], index: number): string {
  const name = (header[index] ?? '').trim();
  return name === '' ? `${index + 1}` : name;
}
