import type { Merge } from './merges.js';

/** Fills cells that are merged over several rows: the file holds their text in the top row only, a person sees it in all. */
export class FillDown {
  private next = 0;
  private active: { readonly merge: Merge; readonly text: string }[] = [];
  private filled = 0;
  private readonly merges: readonly Merge[];

  /** `merges` in order of their top row; only those below the header matter. */
  constructor(merges: readonly Merge[], headerLine: number) {
    this.merges = merges.filter(({ top, bottom }) => top > headerLine && bottom > top);
  }

  /** The cells of a row with the merged texts above it filled in. Rows must come in order. */
  apply(line: number, cells: string[]): string[] {
    if (this.merges.length === 0) return cells;
    this.active = this.active.filter(({ merge }) => merge.bottom >= line);
    for (const { merge, text } of this.active) {
      if (text === '' || (cells[merge.left] ?? '') !== '') continue;
      while (cells.length <= merge.left) cells.push('');
      cells[merge.left] = text;
      this.filled += 1;
    }
    for (; (this.merges[this.next]?.top ?? Infinity) <= line; this.next += 1) {
      const merge = this.merges[this.next] as Merge;
      if (merge.top === line) this.active.push({ merge, text: cells[merge.left] ?? '' });
    }
    return cells;
  }

  notes(): readonly string[] {
    return this.filled === 0 ? [] : [`${this.filled} cells were filled from the merged cell above them`];
  }
}
