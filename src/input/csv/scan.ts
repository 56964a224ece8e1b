const QUOTE = 0x22;
const LF = 0x0a;
const CR = 0x0d;

/** What the scanner found out about one record. */
export interface ScannedRecord {
  /** Offset after the line end; -1 when the buffer ends before the record does. */
  end: number;
  /** Offset after the first physical line of the record; equals `end` for a record of one line. */
  firstLineEnd: number;
  /** Physical lines covered. */
  lines: number;
  /** Cells, and the number of them up to the last that is not empty. */
  cells: number;
  width: number;
  /** Cells that are not empty. */
  filled: number;
  /** A quoted cell was followed by something else than a delimiter or a line end. */
  irregular: boolean;
  /** A quote is open where the buffer ends. */
  open: boolean;
}

/**
 * Finds the ends of delimited records in bytes, by the rules csv-parse has with `relax_quotes`: a quote opens only as
 * the first byte of a cell, a doubled quote stands for itself, and a closing quote with text after it ends the quoting.
 * CR, LF and CRLF end a record outside quotes.
 */
export class RecordScanner {
  readonly found: ScannedRecord = {
    end: -1, firstLineEnd: -1, lines: 0, cells: 0, width: 0, filled: 0, irregular: false, open: false,
  };

  constructor(private readonly delimiter: Uint8Array, private readonly leads: Uint8Array | null) {}

  /** Scans the record that starts at `start`. `last`: nothing follows the buffer. */
  scan(buffer: Uint8Array, start: number, last: boolean): ScannedRecord {
    const found = this.found;
    const { delimiter, leads } = this;
    const first = delimiter[0] as number;
    const single = delimiter.length === 1;
    const size = buffer.length;
    let lines = 1;
    let cells = 1;
    let width = 0;
    let filled = 0;
    let firstLineEnd = -1;
    found.irregular = false;
    found.open = false;
    found.end = -1;
    let at = start;
    let cellStart = at;
    for (;;) {
      if (at < size && buffer[at] === QUOTE && at === cellStart) {
        at += 1;
        let closed = false;
        while (at < size && !closed) {
          const byte = buffer[at];
          if (byte === QUOTE) {
            if (at + 1 >= size) {
              if (!last) { found.open = true; return found; }
              closed = true;
            } else if (buffer[at + 1] === QUOTE) {
              at += 1;
            } else {
              closed = true;
              const next = buffer[at + 1] as number;
              if (next !== LF && next !== CR && !this.isDelimiter(buffer, at + 1)) found.irregular = true;
            }
          } else if (byte === LF || (byte === CR && buffer[at + 1] !== LF)) {
            lines += 1;
            if (firstLineEnd < 0) firstLineEnd = at + 1;
          }
          at += 1;
        }
        if (!closed) {
          found.open = true;
          found.lines = lines;
          found.firstLineEnd = firstLineEnd;
          return found;
        }
      }
      // Outside quotes: up to the next delimiter or line end.
      let byte = 0;
      if (single && leads === null) {
        while (at < size && (byte = buffer[at] as number) !== first && byte !== LF && byte !== CR) at += 1;
      } else {
        while (at < size) {
          byte = buffer[at] as number;
          if (byte === LF || byte === CR || (byte === first && this.isDelimiter(buffer, at))) break;
          at += leads !== null && leads[byte] === 1 && (buffer[at + 1] as number) >= 0x40 ? 2 : 1;
        }
      }
      if (at >= size) {
        at = size;
        if (!last) return found;
      } else if (byte === CR && at + 1 >= size && !last) {
        return found;
      }
      const length = at - cellStart;
      if (length > 2 || (length > 0 && buffer[cellStart] !== QUOTE)) {
        width = cells;
        filled += 1;
      }
      if (at < size && byte !== LF && byte !== CR) {
        at += delimiter.length;
        cells += 1;
        cellStart = at;
        continue;
      }
      found.end = at >= size ? size : byte === CR && buffer[at + 1] === LF ? at + 2 : at + 1;
      found.firstLineEnd = firstLineEnd < 0 ? found.end : firstLineEnd;
      found.lines = lines;
      found.cells = cells;
      found.width = width;
      found.filled = filled;
      return found;
    }
  }

  private isDelimiter(buffer: Uint8Array, at: number): boolean {
    for (let index = 0; index < this.delimiter.length; index += 1) {
      if (buffer[at + index] !== this.delimiter[index]) return false;
    }
    return true;
  }
}

/** Offset after the line end of the physical line that starts at `start`; -1 when the buffer ends first. */
export function lineEnd(buffer: Uint8Array, start: number, last: boolean): number {
  for (let at = start; at < buffer.length; at += 1) {
    if (buffer[at] === LF) return at + 1;
    if (buffer[at] === CR) {
      if (at + 1 < buffer.length) return buffer[at + 1] === LF ? at + 2 : at + 1;
      return last ? at + 1 : -1;
    }
  }
  return last ? buffer.length : -1;
}
