import type { Merge } from './merges.js';

/** Fills cells that are merged over several rows: the file holds their text in the top row only, a person sees it in all. */
export class FillDown {
  private next = 0;
  /** By column: ranges do not overlap in an honest sheet, and a hostile one must not cost more than its columns. */
  private readonly active = new Map<number, { readonly bottom: number; readonly text: string }>();
  private filled = 0;
  private readonly merges: readonly Merge[];

  /** `merges` in order of their top row; only those below the header matter. */
  constructor(merges: readonly Merge[], headerLine: number) {
    this.merges = merges.filter(({ top, bottom }) => top > headerLine && bottom > top);
  }

  /** The cells of a row with the merged texts above it filled in. Rows must come in order. */
  apply(line: number, cells: string[]): string[] {
    if (this.merges.length === 0) return cells;
    for (const [column, { bottom, text }] of this.active) {
      if (bottom < line) { this.active.delete(column); continue; }
      if (text === '' || (cells[column] ?? '') !== '') continue;
      while (cells.length <= column) cells.push('');
      cells[column] = text;
      this.filled += 1;
    }
    for (; (this.merges[this.next]?.top ?? Infinity) <= line; this.next += 1) {
      const merge = this.merges[this.next] as Merge;
      if (merge.top === line) this.active.set(merge.left, { bottom: merge.bottom, text: cells[merge.left] ?? '' });
    }
    return cells;
  }

  notes(): readonly string[] {
    return this.filled === 0 ? [] : [`${this.filled} cells were filled from the merged cell above them`];
  }
}
