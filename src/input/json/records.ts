import { fault } from '../table/cells.js';
import { decodeStrict } from '../text/decode.js';
import type { RowFault } from '../types.js';
import { flatten, type Flat } from './flatten.js';
import { hasRepeatedKey } from './keys.js';
import { keepNumbers } from './numbers.js';

/** The bytes of one JSON value and where they stood. */
export interface RawRecord {
  readonly record: number;
  readonly line: number;
  /** Null when the record is longer than the bound; `raw` then holds its beginning. */
  readonly complete: boolean;
  readonly raw: Uint8Array;
}

export type JsonRecord = { readonly kind: 'flat'; readonly record: number; readonly line: number; readonly flat: Flat } | RowFault;

/** Parses the bytes of one JSON object; anything else is a fault. */
export function parseJsonRecord(raw: RawRecord, encoding: string): JsonRecord {
  const { record, line } = raw;
  if (!raw.complete) return fault(record, line, 'the record is longer than 4 MiB', raw.raw);
  const text = decodeStrict(raw.raw, encoding);
  if (text === null) return fault(record, line, `bytes that are not ${encoding}`, raw.raw);
  let value: unknown;
  try {
    value = JSON.parse(keepNumbers(text));
  } catch {
    return fault(record, line, 'this is not valid JSON', raw.raw);
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    return fault(record, line, 'a JSON object with the fields of one record was expected', raw.raw);
  }
  const flat = flatten(value as Record<string, unknown>);
  if (flat === null) return fault(record, line, 'the object is nested deeper or has more keys than can be read', raw.raw);
  return hasRepeatedKey(text, value)
    ? fault(record, line, 'the object has the same key twice', raw.raw)
    : { kind: 'flat', record, line, flat };
}
