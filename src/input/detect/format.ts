import type { ByteSource } from '../bytes/source.js';
import { InputError, type InputFormat } from '../types.js';
import { utf16Of } from '../text/utf16.js';
import { refuse } from './refuse.js';

/**
 * The format told by the first bytes.
 * @throws InputError for a format that is known and cannot be read, and for JSON that is no list of records
 */
export function detectFormat(source: ByteSource): InputFormat {
  const { head } = source;
  if (head.subarray(0, 4).toString('latin1') === 'PAR1') return 'parquet';
  if (head.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004') return 'xlsx';
  refuse(source.file, head);
  const text = beginning(head);
  if (/^\{\s*(?:"|\})/.test(text)) {
    if (/^\{[^\n\r]*[^}\s][^\S\n\r]*[\r\n]/.test(text) || /^\{\s*[\r\n]/.test(text)) {
      throw new InputError(source.file, 'this is one JSON object over several lines', 'give an array of records, or one record a line (NDJSON)', 1);
    }
    return 'ndjson';
  }
  if (/^\[\s*(?:\{|\]|$)/.test(text)) return 'json';
  return 'csv';
}

/** The first characters, whatever the encoding, without byte order mark and white space. */
function beginning(head: Buffer): string {
  const utf16 = utf16Of(head);
  const even = head.subarray(0, Math.min(head.length & ~1, 4_096));
  const text = utf16 === null
    ? head.subarray(0, 4_096).toString('latin1').replace(/^\xef\xbb\xbf/, '')
    : (utf16.encoding === 'utf-16le' ? even : Buffer.from(even).swap16()).toString('utf16le').replace(/^\ufeff/, '');
  return text.trimStart();
}
