import { foldText } from '../names/index.js';
import type { NameHit } from '../names/index.js';
import type { Cell, Field, ShipmentRecord } from '../record/types.js';
import type { ListedParty } from '../watchlist/types.js';
import { parseDate } from '../record/dates.js';
import type { DateReading } from '../record/dates.js';
import type { Subject } from './matcher.js';
import type { NexusSign } from './nexus.js';
import type { Signs, Standing } from './verdicts.js';
import { cellWords } from './words.js';

/** Address and country columns that belong to a party column. */
const COMPANIONS: Partial<Record<Field, readonly Field[]>> = {
  exporter: ['exporter_address', 'exporter_country'],
  consignee: ['consignee_address', 'consignee_country'],
  exporter_address: ['exporter', 'exporter_country'],
  consignee_address: ['consignee', 'consignee_country'],
};

/** Words of addresses that any address may hold; they never make two addresses alike. */
const ADDRESS_COMMON = new Set((
  'street road avenue lane building floor room district city province central north south east west block unit house ' +
  'tower plaza centre center office suite number republic people democratic korea china hong kong special administrative ' +
  'region singapore malaysia russia federation islamic republic county town village state zone area street port'
).split(' '));

/**
 * Signs beside a name match: the DPRK elsewhere in the record, the party's own address or country,
 * nationality and birth date of a person. Each sign is a sentence.
 */
export function partySigns(party: ListedParty, hit: NameHit, cell: Cell, subject: Subject, standing: Standing): Omit<Signs, 'early'> {
  const corroborating: string[] = [];
  const contradicting: string[] = [];
  const own = companionCells(cell, subject.record);
  const dprk = dprkSign(party, hit, cell, own, subject);
  if (dprk !== null) corroborating.push(dprk);
  if (hit.tier === 'weak') {
    const elsewhere = otherCountry(party, own, subject);
    if (elsewhere !== null) contradicting.push(elsewhere);
  }
  const address = sharedAddress(party, own);
  if (address !== null) corroborating.push(address);
  // A country shared by millions corroborates a firm whose spelling differs, never an acronym and never a person.
  if (party.type === 'entity' && (hit.tier === 'near' || standing === 'reported')) {
    const country = sharedCountry(party, own, subject.record);
    if (country !== null) corroborating.push(country);
  }
  if (party.type === 'individual') {
    for (const other of subject.record.cells) {
      const verdict = birthSign(party, other);
      if (verdict === 'same') corroborating.push(`birth date agrees: ${cellWords(other)}`);
      if (verdict === 'other') contradicting.push(`birth date differs: ${cellWords(other)}, listed ${party.birthDates.join(' or ')}`);
      if (isNationality(other) && party.nationalities.includes('KP') && NORTH.test(foldText(other.value))) {
        corroborating.push(`nationality agrees: ${cellWords(other)}`);
      }
    }
  }
  return { corroborating, contradicting };
}

/** On which side of the shipment a party column stands; the others (carrier, bank, unmapped) stand on none. */
const SIDES: Partial<Record<Cell['field'], 'to' | 'from'>> = {
  exporter: 'from', exporter_address: 'from', manufacturer: 'from',
  consignee: 'to', consignee_address: 'to', notify_party: 'to', end_user: 'to',
};

/**
 * A certain sign of the DPRK in the record, other than the matched words themselves. A firm may be linked by any of them.
 * A person needs an address there: the DPRK on the person's own side, since thousands share a name with a listed person.
 */
function dprkSign(party: ListedParty, hit: NameHit, cell: Cell, own: readonly Cell[], { nexus }: Subject): string | null {
  if (!nexus.any) return null;
  const matched = foldText(hit.surface);
  const side = SIDES[cell.field];
  const counts = (at: Cell, on: readonly NexusSign[]): boolean =>
    party.type === 'entity' || side === undefined || own.includes(at) || on === nexus[side];
  for (const on of [nexus.to, nexus.from, nexus.mention, nexus.flag]) {
    for (const { cell: at, sign } of on) {
      if (!counts(at, on) || (at === cell && matched.includes(foldText(sign.surface)))) continue;
      return `the record names the DPRK: ${cellWords(at)}`;
    }
  }
  return null;
}

/** The party's own country column names another State: against a generic name, which every State has a bearer of. */
function otherCountry(party: ListedParty, own: readonly Cell[], { record, nexus }: Subject): string | null {
  const listed = new Set<string | null>([...party.addresses.map((a) => a.country), ...party.nationalities, 'KP']);
  const north = [...nexus.to, ...nexus.from, ...nexus.mention].some(({ cell }) => own.includes(cell));
  if (north) return null;
  const place = record.places.find(({ cell, country }) => country !== null && !listed.has(country) && own.includes(cell));
  return place === undefined ? null : `the party is in ${place.country}: ${cellWords(place.cell)}`;
}

function companionCells(cell: Cell, record: ShipmentRecord): readonly Cell[] {
  const fields = cell.field === 'unmapped' ? undefined : COMPANIONS[cell.field];
  return [cell, ...(fields === undefined ? [] : record.cells.filter((c) => c.field !== 'unmapped' && fields.includes(c.field)))];
}

function addressWords(text: string): string[] {
  return foldText(text).split(' ').filter((w) => w.length >= 4 && !ADDRESS_COMMON.has(w));
}

/** Two uncommon words of a listed address stand in the party's own cells. */
function sharedAddress(party: ListedParty, own: readonly Cell[]): string | null {
  for (const address of party.addresses) {
    const listed = new Set(addressWords(address.text));
    if (listed.size < 2) continue;
    for (const cell of own) {
      const shared = new Set(addressWords(cell.value).filter((w) => listed.has(w)));
      if (shared.size >= 2) return `address agrees in ${[...shared].slice(0, 3).join(', ')}: ${cellWords(cell)}`;
    }
  }
  return null;
}

function sharedCountry(party: ListedParty, own: readonly Cell[], record: ShipmentRecord): string | null {
  const countries = new Set<string | null>([...party.addresses.map((a) => a.country), ...party.nationalities]);
  for (const place of record.places) {
    if (place.country !== null && countries.has(place.country) && own.includes(place.cell)) {
      return `country ${place.country} is that of a listed address: ${cellWords(place.cell)}`;
    }
  }
  return null;
}

const BIRTH_HEADER = /birth|\bdob\b|born|出生|生年|생년|sinh|lahir/i;
const NATIONALITY_HEADER = /national|citizen|国籍|國籍|국적|quốc tịch|kewarganegaraan/i;
const NORTH = /^(kp|prk|dprk|north korean?|democratic people s republic of korea|korea north|朝鲜|朝鮮|北朝鮮|북한|조선)/;

function isNationality(cell: Cell): boolean {
  return cell.field === 'unmapped' && NATIONALITY_HEADER.test(cell.column);
}

/**
 * Compares a birth-date column with the listed dates, either of which may be a year or month only. 03/07/1960 may be read
 * day first or month first: one reading that agrees is enough, since a date that agrees is no accident.
 */
function birthSign(party: ListedParty, cell: Cell): 'same' | 'other' | null {
  if (cell.field !== 'unmapped' || party.birthDates.length === 0 || !BIRTH_HEADER.test(cell.column)) return null;
  const readings = [parseDate(cell.value, 'dmy'), parseDate(cell.value, 'mdy')].filter((reading) => reading !== null);
  if (readings.length === 0) return null;
  const agrees = ({ day, until }: DateReading): boolean =>
    party.birthDates.some((born) => firstDay(born) <= until && day <= lastDay(born));
  return readings.some(agrees) ? 'same' : 'other';
}

/** `1944`, `1944-10` and `1944-10-13` as the first and the last day they may mean; compared as text only. */
const firstDay = (date: string): string => `${date}-01-01`.slice(0, 10);
const lastDay = (date: string): string => (date.length === 7 ? `${date}-31` : `${date}-12-31`.slice(0, 10));
