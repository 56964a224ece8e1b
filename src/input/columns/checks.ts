import type { ColumnMapping, Field } from '../../record/types.js';

/** A mapping less sure than this does not make a file screenable by itself. */
const SURE_ENOUGH = 0.45;

const SCREENABLE: ReadonlySet<Field> = new Set([
  'exporter', 'exporter_address', 'exporter_country', 'consignee', 'consignee_address', 'consignee_country', 'notify_party', 'end_user',
  'freight_forwarder', 'manufacturer', 'carrier', 'bank', 'hs_code', 'description', 'origin_country', 'destination_country', 'transit_country',
  'port_of_loading', 'port_of_discharge', 'place_of_delivery', 'vessel', 'imo', 'flag',
]);

/** True when at least one column holds parties, goods, places or ships: else screening the file would be for show. */
export function hasScreenableColumn(mappings: readonly ColumnMapping[]): boolean {
  return mappings.some((mapping) => mapping.confidence >= SURE_ENOUGH && mapping.fields.some((field) => SCREENABLE.has(field)));
}

/**
 * The mapping as command-line options, ready to be corrected and given again. Headers that occur twice or are empty go by number.
 * Quoting is for POSIX shells.
 */
export function describeMapLine(mappings: readonly ColumnMapping[]): string {
  const headers = mappings.map((mapping) => mapping.header.trim().toLowerCase());
  return mappings.flatMap((mapping) => {
    const header = mapping.header.trim();
    const unique = header !== '' && headers.filter((other) => other === header.toLowerCase()).length === 1 && !/^#?\d+$/.test(header) && !/[\u0000-\u001f\u007f]/.test(header);
    return mapping.fields.map((field) => `--map ${quote(`${field}=${unique ? header : mapping.index}`)}`);
  }).join(' ');
}

function quote(text: string): string {
  return /^[\w=./-]+$/.test(text) ? text : `'${text.replace(/'/g, `'\\''`)}'`;
}
