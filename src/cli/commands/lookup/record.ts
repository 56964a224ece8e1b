import { compileRecordReader } from '../../../record/reader.js';
import type { Field, ShipmentRecord } from '../../../record/types.js';

/** The cells that a looked-up value may stand in. */
const COLUMNS = {
  party: ['consignee'],
  destination: ['destination_country'],
  ship: ['vessel'],
  imo: ['imo'],
  'IMO or document number': [],
  'SWIFT code': [],
  telephone: [],
} as const satisfies Record<string, readonly Field[]>;

type Column = keyof typeof COLUMNS;

const names = Object.keys(COLUMNS) as readonly Column[];
const read = compileRecordReader('lookup', names.map((header, i) => ({ index: i + 1, header, fields: COLUMNS[header], confidence: 1, why: [] })), { direction: 'export', sample: [] });

/** A sign of the DPRK that no reader of places can miss. */
export const TO_DPRK = "Democratic People's Republic of Korea";

/**
 * A record with nothing but the given cells. What a lookup says of verdicts comes from screening such records with the very
 * screener of `check`, never from a second way of judging.
 */
export function recordOf(cells: Partial<Record<Column, string>>): ShipmentRecord {
  return read({ record: 1, line: 1, cells: names.map((name) => cells[name] ?? '') });
}
