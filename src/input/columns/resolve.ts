import type { Confirmed } from './confirm.js';
import type { HeaderUnit } from './lexicon.js';
import type { ColumnProfile } from './profile.js';

/** One column on its way to a mapping. */
export interface Column {
  readonly index: number;
  readonly header: string;
  readonly units: readonly HeaderUnit[];
  readonly profile: ColumnProfile;
  fields: string[];
  score: number;
  why: string[];
}

export type Direction = 'export' | 'import';

/** Words in role columns that show which side wrote the file. */
const IMPORT_SIDE = /^(?:import|imp\b|supplier|vendor|进口|進口|수입|輸入|nhap khau|ผู้นำเข้า|impor|импорт|імпорт|ithal|fournisseur|proveedor|fornecedor|lieferant|поставщик)/u;
const EXPORT_SIDE = /^(?:export|exp\b|buyer|customer|出口|수출|輸出|xuat khau|ผู้ส่งออก|ekspor|экспорт|експорт|ihrac|comprador|acheteur|покупател)/u;

/** The direction that the party columns show; the caller's where they show none or both. */
export function directionOf(columns: readonly Column[], stated: Direction): Direction {
  const words = columns.flatMap((column) => column.units.filter((unit) => unit.senses.includes('exporter') || unit.senses.includes('consignee')).map((unit) => unit.text));
  const imports = words.some((word) => IMPORT_SIDE.test(word));
  const exports = words.some((word) => EXPORT_SIDE.test(word));
  return imports === exports ? stated : imports ? 'import' : 'export';
}

/** Decides everything that one header cannot say alone: pseudo-fields, fallbacks, doubles. Changes the columns in place. */
export function resolve(columns: readonly Column[], stated: Direction): void {
  const direction = directionOf(columns, stated);
  const sorted = isSorted(columns);
  resolveOriginAndDestination(columns, direction);
  demoteDestinationPorts(columns);
  for (const column of columns) resolveStatistics(column, direction);
  resolveParties(columns, direction);
  resolveTwofoldRoles(columns);
  resolveShipAsVerb(columns);
  resolveAddresses(columns, sorted);
  for (const column of columns) resolveCountry(columns, column, direction, sorted);
  resolvePorts(columns, direction);
  resolveCodes(columns);
  dropTruncatedHs(columns);
  addShipNames(columns);
  addAddresses(columns);
  addDestinationFromConsignee(columns);
  addRecordIdFromBill(columns);
  for (const column of columns) if (column.fields.some((field) => field.startsWith('?'))) set(column, [], 0, 'nothing in the file says what it holds');
}

function set(column: Column, fields: string[], score: number, why: string): void {
  column.fields = fields;
  column.score = score;
  column.why.push(why);
}

function carries(columns: readonly Column[], field: string): boolean {
  return columns.some((column) => column.fields.includes(field));
}

function sense(column: Column, name: string): boolean {
  return column.units.some((unit) => unit.senses.includes(name));
}

/** Columns in alphabetical order have no meaningful neighbours. */
function isSorted(columns: readonly Column[]): boolean {
  if (columns.length < 6) return false;
  const steps = columns.slice(1).filter((column, i) => column.header.localeCompare(columns[i]?.header ?? '') >= 0).length;
  return steps >= (columns.length - 1) * 0.85;
}

/** Bare `Origin` and `Destination`: countries when the values or the other columns say so, else ends of a route. */
function resolveOriginAndDestination(columns: readonly Column[], direction: Direction): void {
  const bare = columns.filter((column) => column.fields[0] === '?origin' || column.fields[0] === '?destination');
  const pair = bare.some((column) => column.fields[0] === '?origin') && bare.some((column) => column.fields[0] === '?destination');
  for (const column of bare) {
    const [country, port] = column.fields[0] === '?origin' ? ['origin_country', 'port_of_loading'] as const : ['destination_country', 'port_of_discharge'] as const;
    const { count, country: share, locode } = column.profile;
    const byValues = count > 0 && share >= 0.6;
    const asPort = !byValues && !carries(columns, port) && (locode >= 0.6 || (count > 0 && share < 0.2) || pair || carries(columns, country));
    if (asPort) set(column, [port], 0.6, 'one end of a route');
    else set(column, [country], byValues ? 0.85 : 0.6, byValues ? 'the values are countries' : `${direction} without another word on it`);
  }
}

/** A port of destination beside a port of discharge is the place of delivery. */
function demoteDestinationPorts(columns: readonly Column[]): void {
  const ports = columns.filter((column) => column.fields.includes('port_of_discharge'));
  if (!ports.some((column) => sense(column, 'discharge'))) return;
  for (const column of ports) {
    if (sense(column, 'destination') && !sense(column, 'discharge') && sense(column, 'port')) set(column, ['place_of_delivery'], column.score - 0.05, 'another column is the port of discharge');
  }
}

/** Trade statistics: the reporter exports to the partner, or imports from it. */
function resolveStatistics(column: Column, direction: Direction): void {
  const field = column.fields[0];
  if (field !== '?partner' && field !== '?reporter') return;
  const far = (field === '?partner') === (direction === 'export');
  const rank = /\d/.test(column.header) ? -0.2 : sense(column, 'description') || sense(column, 'name') ? 0.03 : 0;
  set(column, [far ? 'destination_country' : 'exporter_country'], column.score + rank, `${field.slice(1)} country of ${direction} statistics`);
}

const ONLY_PARTY = 'the only party of the file';

/**
 * A firm without a role is the one who trades with abroad, exporter or importer, when no column has that role: it must be screened
 * anyhow. A bare `Name` counts only in files without any party role; beside tariff codes it names the goods.
 */
function resolveParties(columns: readonly Column[], direction: Direction): void {
  const home = direction === 'export' ? 'exporter' : 'consignee';
  const known = ['exporter', 'consignee', '?foreign_party'].some((field) => carries(columns, field));
  const missing = !carries(columns, home);
  for (const column of columns) if (column.fields[0] === '?foreign_party') set(column, [direction === 'export' ? 'consignee' : 'exporter'], column.score, `the foreign side of an ${direction}`);
  const firms = columns.filter((column) => column.fields[0] === '?party');
  for (const column of firms) {
    if (missing) set(column, [home], 0.5, known ? 'a firm without a role, the side that no other column has' : ONLY_PARTY);
    else set(column, [], 0, 'a party without a role; screened as text');
  }
  for (const column of columns.filter((one) => one.fields[0] === '?name')) {
    if (!known && firms.length === 0) set(column, [home], 0.5, ONLY_PARTY);
    else if (!carries(columns, 'description') && carries(columns, 'hs_code')) set(column, ['description'], 0.5, 'a name among goods columns');
    else set(column, [], 0, 'a name without a role; screened as text');
  }
}

/** Words that are a sender in one language and a forwarder in another (expéditeur): sender, unless another column is. */
function resolveTwofoldRoles(columns: readonly Column[]): void {
  for (const column of columns) {
    if (!column.fields.includes('exporter') || !column.fields.includes('freight_forwarder')) continue;
    const other = (field: string): boolean => columns.some((one) => one !== column && one.fields.includes(field));
    column.fields = [other('exporter') ? 'freight_forwarder' : 'exporter'];
  }
}

/** `ship-country` beside `ship-address` and `ship-city` is where a parcel goes, no ship. */
function resolveShipAsVerb(columns: readonly Column[]): void {
  const parcels = columns.filter((column) => /^ship\W?_?(?:address|street|city|state|postal|zip|country)/i.test(column.header.trim()));
  if (!parcels.some((column) => !/country/i.test(column.header))) return;
  for (const column of parcels) {
    if (sense(column, 'country')) set(column, ['consignee_country'], 0.85, 'country of the address shipped to');
    else if (sense(column, 'address')) set(column, ['consignee_address'], 0.75, 'address shipped to');
  }
}

const NAMES = ['exporter', 'consignee', 'notify_party', 'end_user', 'freight_forwarder', 'manufacturer', 'carrier', 'bank'];

/** The role whose name column stands before this one, no further than its codes, contacts and addresses. */
function roleBefore(columns: readonly Column[], column: Column): string | null {
  for (let i = column.index - 1; i >= 0 && i >= column.index - 5; i -= 1) {
    const before = columns[i];
    if (before === undefined) return null;
    const role = NAMES.find((name) => before.fields.includes(name) || before.fields.includes(`${name}_address`) || before.fields.includes(`?id:${name}`));
    if (role !== undefined) return role;
    const aside = before.fields.length === 0 || before.fields[0]?.startsWith('?');
    if (aside !== true && !sense(before, 'address')) return null;
  }
  return null;
}

function resolveAddresses(columns: readonly Column[], sorted: boolean): void {
  for (const column of columns) {
    if (column.fields[0] !== '?address') continue;
    const named = ['exporter', 'consignee'].filter((role) => carries(columns, role));
    const role = (sorted ? null : roleBefore(columns, column)) ?? (named.length === 1 ? named[0] ?? null : null);
    if (role === 'exporter' || role === 'consignee') set(column, [`${role}_address`], 0.7, `address of the ${role} before it`);
    else set(column, [], 0, 'an address without a role; screened as text');
  }
}

function resolveCountry(columns: readonly Column[], column: Column, direction: Direction, sorted: boolean): void {
  if (column.fields[0] !== '?country') return;
  const before = columns[column.index - 1];
  const next = !sorted && before !== undefined && (before.fields.some((field) => field.endsWith('_address') || NAMES.includes(field)) || (before.fields.length === 0 && /address|contact|adres|地址|住所|주소/iu.test(before.header)));
  const role = next ? roleBefore(columns, column) : null;
  if (role === 'exporter' || role === 'consignee') set(column, [`${role}_country`], column.score, `country of the ${role} before it`);
  else if (role === 'notify_party') set(column, ['consignee_country'], 0.5, 'country of the notify party before it');
  else if (columns.some((other) => other.why.includes(ONLY_PARTY))) set(column, ['exporter_country', 'destination_country'], column.score, 'country of the only party');
  else if (direction === 'export') set(column, ['destination_country'], column.score, 'the only end an export leaves open');
  else set(column, ['origin_country'], column.score, 'the only end an import leaves open');
}

/** A port or customs office without an end is the domestic one: loading in exports, discharge in imports. */
function resolvePorts(columns: readonly Column[], direction: Direction): void {
  const field = direction === 'export' ? 'port_of_loading' : 'port_of_discharge';
  for (const column of columns) {
    if (column.fields[0] === '?port') set(column, [field], sense(column, 'code') ? 0.55 : 0.6, `port of the ${direction}ing side`);
  }
  const far = direction === 'export' ? 'port_of_discharge' : 'port_of_loading';
  for (const column of columns) if (column.fields[0] === '?abroad') set(column, [far], column.score, 'port of the other side');
  const explicit = carries(columns, field);
  for (const column of columns) {
    if (column.fields[0] !== '?customs') continue;
    if (explicit || column.profile.guid > 0) set(column, [], 0, 'a customs office');
    else set(column, [field], 0.5, `customs office of the ${direction}ing side`);
  }
}

/** Codes of a party stand in for its name only where the file has no name; goods codes for tariff codes where it has none. */
function resolveCodes(columns: readonly Column[]): void {
  for (const column of columns) {
    const field = column.fields[0];
    if (field?.startsWith('?id:') === true) {
      const name = field.slice(4);
      const taken = columns.some((other) => other.fields.includes(name) && other !== column && other.score > 0.4);
      if (taken) set(column, [], 0, `number of the ${name}, not its name`);
      else set(column, [name], 0.4, `only a number or code of the ${name}; the file has no name`);
    }
    if (field === '?hs') set(column, carries(columns, 'hs_code') ? [] : ['hs_code'], 0.52, 'decided by the values');
  }
  const codes = columns.filter((column) => column.fields.includes('hs_code'));
  if (codes.some((column) => sense(column, 'hs') || sense(column, 'classification'))) {
    for (const column of codes) {
      if (!sense(column, 'hs') && !sense(column, 'tariff') && !sense(column, 'classification')) set(column, [], 0, 'another column holds the tariff code');
    }
  }
}

/** `HS_CODE_2` and `HS_CODE_4` repeat the first digits of a full code. */
function dropTruncatedHs(columns: readonly Column[]): void {
  const codes = columns.filter((column) => column.fields.includes('hs_code'));
  const short = codes.filter((column) => /(?:^|[^\d])[246]\s*(?:d|dg|digits?|位)?$/i.test(column.header.trim()));
  if (short.length === codes.length) return;
  for (const column of short) set(column, [], 0, 'repeats the first digits of the tariff code');
}

/** A column of names beside the IMO numbers, with a header that says nothing, names the ships. */
function addShipNames(columns: readonly Column[]): void {
  if (carries(columns, 'vessel')) return;
  for (const imo of columns.filter((column) => column.fields.includes('imo') && column.profile.imo >= 0.5)) {
    const names = [columns[imo.index - 1], columns[imo.index + 1]].find((column) => column !== undefined && column.fields.length === 0 && column.units.every((unit) => unit.senses.length === 0) && column.profile.text >= 0.9);
    if (names !== undefined) set(names, ['vessel'], 0.5, 'names beside the IMO numbers');
  }
}

/** Names of several lines hold the address too, where no column of its own does. */
function addAddresses(columns: readonly Column[]): void {
  for (const role of ['exporter', 'consignee']) {
    if (carries(columns, `${role}_address`)) continue;
    for (const column of columns) {
      if (column.fields.includes(role) && column.profile.multiline >= 0.5) column.fields = [...column.fields, `${role}_address`];
    }
  }
}

/** Goods go to the consignee's country when the file names no other destination. */
function addDestinationFromConsignee(columns: readonly Column[]): void {
  if (carries(columns, 'destination_country')) return;
  for (const column of columns) {
    if (column.fields.includes('consignee_country') && column.score > 0.5) column.fields = [...column.fields, 'destination_country'];
  }
}

/** The bill of lading identifies the record where nothing else does. */
function addRecordIdFromBill(columns: readonly Column[]): void {
  if (columns.some((column) => column.fields.includes('record_id') && column.score > 0.6)) return;
  const bills = columns.filter((column) => column.fields.includes('bill_of_lading')).sort((a, b) => b.score - a.score || a.index - b.index);
  const first = bills[0];
  if (first !== undefined) first.fields = [...first.fields, 'record_id'];
}

/** Makes a column from its best confirmed reading. */
export function columnOf(index: number, header: string, units: readonly HeaderUnit[], profile: ColumnProfile, best: Confirmed | null): Column {
  return { index, header, units, profile, fields: best === null ? [] : [...best.fields], score: best?.score ?? 0, why: best === null ? [] : [...best.why] };
}
