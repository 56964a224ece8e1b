import type { ColumnMapping, Field } from './types.js';
import type { RowCells } from './reader.js';

/** Fields that stand once on the first line of a declaration and hold for all its goods lines. */
const HEAD_FIELDS: ReadonlySet<Field> = new Set([
  'record_id', 'exporter', 'exporter_address', 'exporter_country', 'consignee', 'consignee_address', 'consignee_country', 'notify_party',
  'end_user', 'freight_forwarder', 'carrier', 'bank', 'destination_country', 'transit_country', 'port_of_loading', 'port_of_discharge',
  'place_of_delivery', 'vessel', 'imo', 'flag', 'voyage', 'date', 'bill_of_lading', 'currency',
]);
const GOODS_FIELDS: ReadonlySet<Field> = new Set(['hs_code', 'description', 'quantity', 'weight', 'value']);

/**
 * Makes a transformer for `--fill-down`: a row whose head cells (parties, ports, vessel …) are all empty but that has goods is a continuation
 * and takes them from the last row that had any. A row with any head cell of its own starts a new declaration and is left as it is.
 * The transformer keeps state: use one per table, rows in file order.
 */
export function fillDown(mappings: readonly ColumnMapping[]): <R extends RowCells>(row: R) => R {
  const columns = (fields: ReadonlySet<Field>): number[] =>
    mappings.filter((mapping) => mapping.fields.some((field) => fields.has(field))).map((mapping) => mapping.index - 1);
  const head = columns(HEAD_FIELDS);
  const goods = columns(GOODS_FIELDS).filter((index) => !head.includes(index));
  let last: readonly string[] | null = null;
  const filled = (cells: readonly string[], index: number): boolean => (cells[index] ?? '').trim() !== '';
  return (row) => {
    if (head.some((index) => filled(row.cells, index))) {
      last = row.cells;
      return row;
    }
    if (last === null || !goods.some((index) => filled(row.cells, index))) return row;
    const cells = [...row.cells];
    for (const index of head) {
      while (cells.length < index) cells.push('');
      cells[index] = last[index] ?? '';
    }
    return { ...row, cells };
  };
}
