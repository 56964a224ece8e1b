const BLANK = new Set([0x20, 0x09, 0x22, 0x0a, 0x0d]);

/** Whether a record holds nothing but delimiters, quotes and blanks. */
export function isBlankRecord(buffer: Uint8Array, start: number, end: number, delimiter: Uint8Array): boolean {
  for (let at = start; at < end; at += 1) {
    const byte = buffer[at] as number;
    if (!BLANK.has(byte) && !delimiter.includes(byte)) return false;
  }
  return true;
}

/** Whether a record has the same bytes as another, line ends and a byte order mark in front aside. */
export function sameRecord(buffer: Uint8Array, start: number, end: number, other: Uint8Array): boolean {
  const from = buffer[start] === 0xef && buffer[start + 1] === 0xbb && buffer[start + 2] === 0xbf ? start + 3 : start;
  const to = withoutLineEnd(buffer, from, end);
  if (to - from !== other.length) return false;
  for (let index = 0; index < other.length; index += 1) {
    if (buffer[from + index] !== other[index]) return false;
  }
  return true;
}

/** Offset of the line end of a record, or its end where it has none. */
export function withoutLineEnd(buffer: Uint8Array, start: number, end: number): number {
  let stop = end;
  while (stop > start && (buffer[stop - 1] === 0x0a || buffer[stop - 1] === 0x0d)) stop -= 1;
  return stop;
}
