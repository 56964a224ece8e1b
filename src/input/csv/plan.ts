import { InputError } from '../types.js';

/** All that parsing a chunk depends on besides its bytes: a plain object that can be sent to a worker thread. */
export interface CsvPlan {
  /** Encoding of the bytes, a label of the WHATWG Encoding Standard. */
  readonly encoding: string;
  /** The delimiter as text; of the bytes, see `delimiterBytes`. */
  readonly delimiter: string;
  /** Most cells of a record, empty ones at the end aside; null while that is not known yet (no check is made then). */
  readonly columns: number | null;
  /** Least cells of a record: the header's without its empty ones at the end. */
  readonly leastColumns: number;
  /** Header cells by position, to name a column in a fault. */
  readonly header: readonly string[];
}

/** First bytes of the two-byte encodings whose second byte may look like an ASCII character from 0x40 on. */
const LEADS: Readonly<Record<string, readonly (readonly [number, number])[]>> = {
  gb18030: [[0x81, 0xfe]],
  big5: [[0x81, 0xfe]],
  'euc-kr': [[0x81, 0xfe]],
  shift_jis: [[0x81, 0x9f], [0xe0, 0xfc]],
};

/**
 * Which bytes take the next one with them, so that it is no delimiter although it looks like one: 1 at the index of such
 * a byte. Null where that cannot happen: in other encodings, and for delimiters below 0x40.
 */
export function leadBytes(encoding: string, delimiter: Uint8Array): Uint8Array | null {
  const ranges = LEADS[encoding];
  if (ranges === undefined || (delimiter[0] as number) < 0x40) return null;
  const leads = new Uint8Array(256);
  for (const [from, to] of ranges) leads.fill(1, from, to + 1);
  return leads;
}

/**
 * The bytes of a delimiter in an encoding.
 * @throws InputError when the encoding has no such character.
 */
export function delimiterBytes(file: string, delimiter: string, encoding: string): Uint8Array {
  if (/^[\x00-\x7f]+$/.test(delimiter) || encoding === 'utf-8') return Buffer.from(delimiter, 'utf8');
  const decoder = new TextDecoder(encoding);
  const bytes: number[] = [];
  for (const wanted of delimiter) {
    let found = wanted.charCodeAt(0) < 0x80 ? wanted.charCodeAt(0) : -1;
    for (let byte = 0x80; byte < 0x100 && found < 0; byte += 1) {
      if (decoder.decode(Uint8Array.of(byte)) === wanted) found = byte;
    }
    if (found < 0) throw new InputError(file, `the delimiter ${delimiter} does not exist in ${encoding}`, 'check --delimiter and --encoding');
    bytes.push(found);
  }
  return Uint8Array.from(bytes);
}
