import type { ColumnMapping } from '../../../src/record/types.js';

/** One header row with its hand-made mapping, as in headers.jsonl. */
export interface HeaderItem {
  readonly id: string;
  readonly family: string;
  readonly direction: string;
  readonly headers: readonly string[];
  readonly sample_rows: readonly (readonly string[])[];
  readonly mapping: Readonly<Record<string, string | null>>;
  readonly alternates: Readonly<Record<string, readonly string[]>>;
}

/** Fields by the groups that the project's goals speak of. */
export const GROUPS: Readonly<Record<string, readonly string[]>> = {
  party: ['exporter', 'consignee', 'notify_party', 'end_user', 'freight_forwarder'],
  address: ['exporter_address', 'consignee_address'],
  goods: ['hs_code', 'description'],
  place: ['exporter_country', 'origin_country', 'destination_country', 'port_of_loading', 'port_of_discharge', 'place_of_delivery', 'flag'],
  vessel: ['vessel', 'imo', 'voyage'],
  rest: ['record_id', 'value', 'currency', 'quantity', 'unit', 'weight', 'date', 'bill_of_lading'],
};

export interface Judged {
  readonly id: string;
  readonly group: string;
  readonly field: string;
  readonly expected: string | null;
  /** Mapped headers, surest first. */
  readonly got: readonly string[];
  readonly right: boolean;
}

/**
 * Judges the surest column per field: right when it is the expected header or an alternate; for an expected null, when nothing or
 * only alternates are mapped.
 */
export function judge(item: HeaderItem, mappings: readonly ColumnMapping[]): Judged[] {
  return Object.entries(GROUPS).flatMap(([group, fields]) => fields.map((field) => {
    const got = mappings
      .filter((mapping) => (mapping.fields as readonly string[]).includes(field))
      .sort((a, b) => b.confidence - a.confidence || a.index - b.index)
      .map((mapping) => mapping.header);
    const expected = item.mapping[field] ?? null;
    const allowed = [...(expected === null ? [] : [expected]), ...(item.alternates[field] ?? [])];
    const right = expected === null ? got.every((header) => allowed.includes(header)) : got.length > 0 && allowed.includes(got[0] ?? '');
    return { id: item.id, group, field, expected, got, right };
  }));
}
