import { Issues } from './issues.js';

/**
 * The text of a watchlist file. YAML of this program is UTF-8, with or without a byte order mark.
 * @param remedy what to do about another encoding
 * @throws WatchlistError for anything else: a name read in the wrong encoding matches nothing, in silence.
 */
export function decodeUtf8(bytes: Uint8Array, path: string, remedy = 'save it as UTF-8'): string {
  const issues = new Issues(path);
  const start = { line: 1, column: 1 };
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    issues.add(start, `the file is in UTF-16: ${remedy}`);
  } else if (bytes[0] === 0x1f && bytes[1] === 0x8b) {
    issues.add(start, 'the file is compressed (gzip): unpack it first');
  } else if (bytes.subarray(0, 8192).includes(0)) {
    issues.add(start, 'this is not a text file');
  }
  issues.throwIfAny();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const at = firstDamage(bytes);
    issues.add(at, `the file is not valid UTF-8 from here on: ${remedy}`);
    issues.throwIfAny();
    throw new Error('unreachable');
  }
}

/** Line and column of the first byte that is not UTF-8, found by decoding without `fatal`. */
function firstDamage(bytes: Uint8Array): { line: number; column: number } {
  const lenient = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const before = lenient.slice(0, lenient.indexOf('\ufffd'));
  const lastBreak = before.lastIndexOf('\n');
  return { line: before.split('\n').length, column: before.length - lastBreak };
}
