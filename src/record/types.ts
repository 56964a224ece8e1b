/**
 * What a record is: the typed parts of one row of an export manifest, parsed once.
 * This room knows values (HS codes, countries, dates, IMO numbers), not sanctions.
 */

/** Canonical fields of the contract, in the order in which help and reports list them. */
export const FIELDS = [
  'record_id', 'exporter', 'exporter_address', 'exporter_country', 'consignee', 'consignee_address',
  'consignee_country', 'notify_party', 'end_user', 'freight_forwarder', 'manufacturer', 'carrier', 'bank', 'hs_code',
  'description', 'origin_country', 'destination_country', 'transit_country', 'port_of_loading', 'port_of_discharge',
  'place_of_delivery', 'vessel', 'imo', 'flag', 'voyage', 'value', 'currency', 'quantity', 'unit', 'weight', 'date',
  'bill_of_lading',
] as const;

export type Field = (typeof FIELDS)[number];

/** ISO calendar day, `YYYY-MM-DD`. */
export type Day = string;

/** One non-empty cell of a record, with what is needed to show it to a person again. */
export interface Cell {
  readonly field: Field | 'unmapped';
  /** Header text as it stands in the file; `column N` where the file has no header. */
  readonly column: string;
  /** 0-based position of the column. */
  readonly index: number;
  /** The value as the file has it, trimmed of outer white space only. */
  readonly value: string;
}

/** How a column of the file was understood. `fields` is empty for an unmapped column. */
export interface ColumnMapping {
  /** 1-based, as people and `--map` count. */
  readonly index: number;
  readonly header: string;
  readonly fields: readonly Field[];
  /** 0 to 1: how sure the recognition is; 1 for `--map`. */
  readonly confidence: number;
  /** Short reasons: which word of the header, which share of the values agreed. */
  readonly why: readonly string[];
}

/** An HS (tariff) code found in a record. */
export interface HsCode {
  readonly cell: Cell;
  /** Digits only, 2 to 12 of them, leading zero restored. */
  readonly digits: string;
  /** What was done to read it, in words for the reader: `leading zero restored`, `found in the description`. */
  readonly notes: readonly string[];
  readonly source: 'code' | 'description';
  /** False when the chapter does not exist in any HS edition or the text holds no code. */
  readonly valid: boolean;
}

/** Which end of the movement a place cell speaks of. */
export type PlaceRole = 'origin' | 'destination' | 'transit' | 'flag' | 'unknown';

export interface PlaceCell {
  readonly cell: Cell;
  readonly role: PlaceRole;
  /** `country`: a country field; `port`: port or place; `address`: free text of an address, or a party cell. */
  readonly kind: 'country' | 'port' | 'address';
  /** ISO 3166-1 alpha-2 when the cell as a whole names a country (or is a UN/LOCODE), else null. `KP` only when it really says so. */
  readonly country: string | null;
}

export interface ImoNumber {
  readonly cell: Cell;
  /** Seven digits, or null when the cell holds no seven-digit number. */
  readonly digits: string | null;
  /** The IMO ship check digit agrees. */
  readonly valid: boolean;
  readonly notes: readonly string[];
}

/** Something wrong with a value that does not stop screening of the record: shown as a `data` finding or note. */
export interface ValueFault {
  readonly cell: Cell;
  readonly code: 'hs-unreadable' | 'imo-check-digit' | 'imo-unreadable' | 'date-unreadable' | 'country-unknown';
  readonly reason: string;
}

/** One row of a manifest as the matchers see it. */
export interface ShipmentRecord {
  readonly file: string;
  /** 1-based number of the data record in its file (or sheet). */
  readonly record: number;
  /** 1-based first physical line of the record. */
  readonly line: number;
  readonly id: string | null;
  /** Every non-empty cell, in column order (a column mapped to two fields appears once per field). */
  readonly cells: readonly Cell[];
  /** Cells to be screened for party names: party fields, addresses, bank, carrier, and every unmapped text column. */
  readonly parties: readonly Cell[];
  readonly hsCodes: readonly HsCode[];
  readonly descriptions: readonly Cell[];
  readonly places: readonly PlaceCell[];
  readonly vessels: readonly Cell[];
  readonly imos: readonly ImoNumber[];
  /** The day the record speaks of, or null when it has none or it cannot be read. */
  readonly date: {
    readonly cell: Cell;
    /** The first possible day where the file gives only a month or a year. */
    readonly day: Day;
    /** The last possible day; absent when `day` is the whole truth. */
    readonly until?: Day;
  } | null;
  /** Customs or invoice value with its currency code when the file states one. */
  readonly value: { readonly amount: number; readonly currency: string | null; readonly cell: Cell } | null;
  readonly quantity: number | null;
  readonly faults: readonly ValueFault[];
}
