import { isBlank } from './blank.js';
import { decideCountryReader } from './country-systems.js';
import { parseUsualCountry } from './country.js';
import { countryFromCode } from './iso-countries.js';
import { isForCodes } from './text-cells.js';
import type { ColumnMapping, Field, PlaceCell, PlaceRole } from './types.js';

export interface PlacePlan {
  readonly role: PlaceRole;
  readonly kind: PlaceCell['kind'];
  /** Country of the cell as a whole, by the code system of the column. */
  readonly country: (text: string) => string | null;
}

/** What is done with a cell of one column, worked out once per file. */
export interface ColumnPlan {
  readonly column: string;
  readonly index: number;
  /** Empty for an unmapped column. */
  readonly fields: readonly Field[];
  readonly party: boolean;
  /** Made for numbers, codes or dates only. */
  readonly forCodes: boolean;
  readonly places: readonly PlacePlan[];
}

const PARTY_ROLES: Partial<Record<Field, PlaceRole>> = {
  exporter: 'origin', exporter_address: 'origin', manufacturer: 'origin',
  consignee: 'destination', consignee_address: 'destination', notify_party: 'destination', end_user: 'destination',
  freight_forwarder: 'unknown', carrier: 'unknown', bank: 'unknown',
};
const COUNTRY_ROLES: Partial<Record<Field, PlaceRole>> = {
  exporter_country: 'origin', origin_country: 'origin', consignee_country: 'destination', destination_country: 'destination',
  transit_country: 'transit', flag: 'flag',
};
const PORT_ROLES: Partial<Record<Field, PlaceRole>> = {
  port_of_loading: 'origin', port_of_discharge: 'destination', place_of_delivery: 'destination',
};

/** Non-blank values of a column in the sample. */
export function sampleOf(sample: readonly (readonly string[])[], index: number): string[] {
  return sample.map((row) => row[index] ?? '').filter((value) => !isBlank(value));
}

/**
 * Plans one column.
 * @param notes receives what a person should know of how the column is read.
 */
export function planColumn(mapping: ColumnMapping, sample: readonly (readonly string[])[], notes: string[]): ColumnPlan {
  const index = mapping.index - 1;
  const values = sampleOf(sample, index);
  const column = mapping.header.trim() === '' ? `column ${mapping.index}` : mapping.header;
  const places: PlacePlan[] = [];
  for (const field of mapping.fields) {
    const role = COUNTRY_ROLES[field];
    if (role !== undefined && !places.some((place) => place.role === role)) {
      const reader = decideCountryReader(values);
      if (reader.note !== null) notes.push(`${column}: ${reader.note}`);
      places.push({ role, kind: 'country', country: reader.read });
    }
    const portRole = PORT_ROLES[field];
    if (portRole !== undefined && !places.some((place) => place.role === portRole)) {
      const codes = isCodeColumn(column, values);
      places.push({ role: portRole, kind: 'port', country: (text) => countryOfPort(text, codes) });
    }
  }
  const partyField = mapping.fields.find((field) => PARTY_ROLES[field] !== undefined);
  if (partyField !== undefined || mapping.fields.length === 0) {
    const role = partyField === undefined ? 'unknown' : PARTY_ROLES[partyField] ?? 'unknown';
    const nameOnly = partyField !== undefined && !mapping.fields.some((field) => field.endsWith('_address'));
    const country = partyField === undefined && holdsCountries(column, values) ? parseUsualCountry : nameOnly ? noCountry : wholeCellCountry;
    places.push({ role, kind: 'address', country });
  }
  return { column, index, fields: mapping.fields, party: partyField !== undefined, forCodes: mapping.fields.length > 0 && mapping.fields.every(isForCodes), places };
}

/** Plan of cells that stand beyond the last header. */
export function planExtraColumn(index: number): ColumnPlan {
  return planColumn({ index: index + 1, header: '', fields: [], confidence: 0, why: [] }, [], []);
}

const LOCODE = /^[A-Z]{2} ?[A-Z2-9]{3}$/;

/** Names such as TOKYO or LAGOS have the shape of a UN/LOCODE; only a column of codes is read as codes. */
function isCodeColumn(header: string, values: readonly string[]): boolean {
  if (/locode|unloc/i.test(header)) return true;
  const shaped = values.filter((value) => LOCODE.test(value) && countryFromCode(value.slice(0, 2)) !== null);
  const needed = /(?:code|[_\s]cd|kode|コード|代码|编码)\b/i.test(header) ? 0.3 : 0.8;
  return values.length > 0 && shaped.length / values.length >= needed && shaped.some((value) => !/[AEIOU]/.test(value.slice(0, 2)) || /[2-9]/.test(value));
}

/** No port is named KP…: such a code speaks for itself in any port column. */
const DPRK_LOCODE = /^KP ?[A-Z]{3}$/;

function countryOfPort(text: string, codes: boolean): string | null {
  if (text.length > 6) return wholeCellCountry(text);
  if ((codes && LOCODE.test(text)) || DPRK_LOCODE.test(text)) return countryFromCode(text.slice(0, 2));
  return text.length < 4 ? null : wholeCellCountry(text);
}

/** An unmapped column of countries (of the notify party, of transport): its codes must not be missed. */
function holdsCountries(header: string, values: readonly string[]): boolean {
  if (/countr|ctry|cntry|pa[ií]s|pays|\bland|ülke|ulke|negara|стран|країн|国|國|국가|ประเทศ|nước|دولة|بلد/iu.test(header)) return true;
  return values.length >= 3 && values.filter((value) => parseUsualCountry(value) !== null).length >= values.length * 0.9;
}

/** A cell of names is no country. */
function noCountry(): null {
  return null;
}

/** Two or three letters alone in a port or address are more often something else than a country; long text is never one. */
function wholeCellCountry(text: string): string | null {
  return text.length < 4 || text.length > 32 || /\d/.test(text) ? null : parseUsualCountry(text);
}
