import { splitWords, type HeaderUnit } from './lexicon.js';
import type { FieldRule, ValueKind } from './dictionary.js';

/** A reading of one header: the fields it may stand for and how well the words fit. */
export interface Candidate {
  /** Canonical fields, or one pseudo-field (`?country`) or fallback (`?id:consignee`). */
  readonly fields: readonly string[];
  readonly score: number;
  readonly values: ValueKind | null;
}

/** Fields a party role makes with the attribute words. Roles that stand first own the column when two meet (`consignee's bank`). */
const ROLES: readonly { readonly sense: string; readonly name: string; readonly address?: string; readonly country?: string }[] = [
  { sense: 'bank', name: 'bank' },
  { sense: 'notify', name: 'notify_party' },
  { sense: 'end_user', name: 'end_user' },
  { sense: 'forwarder', name: 'freight_forwarder' },
  { sense: 'carrier', name: 'carrier' },
  { sense: 'manufacturer', name: 'manufacturer' },
  { sense: 'consignee', name: 'consignee', address: 'consignee_address', country: 'consignee_country' },
  { sense: 'exporter', name: 'exporter', address: 'exporter_address', country: 'exporter_country' },
];
const ROLE_SENSES = new Set(ROLES.map((role) => role.sense));

/** Senses that leave a role column what it is. */
const BESIDE_ROLE = new Set([
  'noise', 'name', 'party', 'bl', 'departure', 'arrival', 'customs', 'national', 'final', 'shipment', 'transport', 'goods', 'intermediate', 'transit', 'description', 'remark', 'origin', 'destination', 'delivery',
]);
const IDENTITY = new Set(['code', 'number']);

/** How far a word that was only guessed lowers the score. */
const GUESS = { exact: 0, joined: 0, abbreviated: 0.05, misspelt: 0.03, unknown: 0.09 } as const;
const UNKNOWN_LIMIT = 0.27;

/** One letter more or less is often a mark or number; a character of Chinese is a word. */
function unknownCost(unit: HeaderUnit): number {
  if (unit.text.length > 2) return GUESS.unknown;
  return /[^\x20-\u04ff]/.test(unit.text) ? GUESS.unknown * 0.6 : GUESS.unknown / 3;
}

function has(unit: HeaderUnit, senses: ReadonlySet<string>): boolean {
  return unit.senses.some((sense) => senses.has(sense));
}

/** All readings of a header, best first. */
export function readingsOf(header: string, units: readonly HeaderUnit[], rules: readonly FieldRule[]): readonly Candidate[] {
  const party = partyReadings(header, units);
  const others = rules.flatMap((rule) => {
    const score = applyRule(units, rule);
    return score === null ? [] : [{ fields: rule.fields, score, values: rule.values }];
  });
  return [...party, ...others].sort((a, b) => b.score - a.score);
}

/** Score of a rule for a header, null when it does not apply. */
function applyRule(units: readonly HeaderUnit[], rule: FieldRule): number | null {
  const wanted = new Set(rule.all.flat());
  for (const group of rule.all) if (!units.some((unit) => unit.senses.some((sense) => group.includes(sense)))) return null;
  let score = rule.score;
  let unknown = 0;
  for (const unit of units) {
    if (unit.how === 'unknown') {
      unknown += unknownCost(unit);
      continue;
    }
    if (has(unit, wanted)) score -= GUESS[unit.how];
    else if (has(unit, rule.ok)) score -= unit.senses.includes('code') ? 0.02 : unit.senses.includes('name') ? 0.008 : 0.012;
    else return null;
  }
  return score - Math.min(unknown, UNKNOWN_LIMIT) + 0.005 * rule.all.length;
}

/** Readings as a party column: name, address, country or identity number of a role. */
function partyReadings(header: string, units: readonly HeaderUnit[]): readonly Candidate[] {
  const roles = rolesOf(header, units);
  if (roles.length === 0) return [];
  let score = 0.93;
  let unknown = 0;
  const found = new Set<string>();
  for (const unit of units) {
    if (unit.how === 'unknown') unknown += unknownCost(unit);
    else if (has(unit, ROLE_SENSES)) {
      score -= GUESS[unit.how];
      if (unit.senses.includes('address')) found.add('address');
    } else if (has(unit, BESIDE_ROLE)) score -= unit.senses.includes('remark') ? 0.3 : unit.senses.includes('name') ? 0 : 0.012;
    else for (const sense of unit.senses) found.add(sense);
  }
  score -= Math.min(unknown, UNKNOWN_LIMIT);
  // `Exporter.Address.Country` is the country in the address, `Address, Country` both.
  if (found.has('address') && units.at(-1)?.senses.includes('country') === true && !LISTING.test(header)) found.delete('address');
  const named = units.some((unit) => unit.senses.includes('name')) || listsAddress(header, units);
  return roles.flatMap((role) => forAttributes(role, found, named, score));
}

function forAttributes(role: (typeof ROLES)[number], found: ReadonlySet<string>, named: boolean, score: number): Candidate[] {
  const only = (...allowed: string[]): boolean => [...found].every((sense) => allowed.includes(sense));
  const one = (field: string | undefined, points: number): Candidate[] => (field === undefined ? [] : [{ fields: [field], score: points, values: null }]);
  if (found.size === 0) return one(role.name, score + (named ? 0.03 : 0));
  if (found.has('country') && only('country', 'code', 'number', 'nationality')) return one(role.country, score);
  if (found.has('address') && only('address', 'city', 'place', 'country', 'subdivision', 'postcode', 'number')) {
    return named && role.address !== undefined ? [{ fields: [role.name, role.address], score: score + 0.03, values: null }] : named ? one(role.name, score) : one(role.address, score + 0.02);
  }
  if (found.has('city') && only('city', 'place', 'subdivision')) return one(role.address, score - 0.35);
  if (only(...IDENTITY)) return one(`?id:${role.name}`, 0.4);
  return [];
}

/** Roles that own a column whatever else it names. */
const OWNERS = new Set(['bank', 'notify', 'end_user']);
const LISTING = /[/&,;、+]|\b(?:and|or|y|et|und|ve|dan)\b|及|或|和/iu;
/** The head comes first where one noun hangs on another by a preposition or genitive: `banco del exportador`, `агент получателя`. */
const HEAD_FIRST = /\b(?:of|de|del|du|des|der|do|da|van)\b|\p{Script=Cyrillic}|\p{Script=Arabic}/iu;

/** Roles a header names. Two roles are kept when the header lists them (`Shipper / Exporter`) or one word means both. */
function rolesOf(header: string, units: readonly HeaderUnit[]): readonly (typeof ROLES)[number][] {
  const present = ROLES.filter((role) => units.some((unit) => unit.senses.includes(role.sense)));
  if (present.length < 2) return present;
  const named = units.filter((unit) => has(unit, ROLE_SENSES));
  if (named.length === 1 || LISTING.test(header)) return present;
  const first = present[0];
  if (first !== undefined && OWNERS.has(first.sense)) return [first];
  const head = HEAD_FIRST.test(header) ? named[0] : named.at(-1);
  return present.filter((role) => head?.senses.includes(role.sense) === true);
}

/** `Shipper / Address`, `CNEE NAME & ADD`: a list of two parts, the second of which is the address. */
function listsAddress(header: string, units: readonly HeaderUnit[]): boolean {
  const tail = new RegExp(`(?:${LISTING.source})(?!.*(?:${LISTING.source}))(.*)$`, 'isu').exec(header)?.[1];
  if (tail === undefined) return false;
  const word = splitWords(tail)[0];
  return word !== undefined && units.some((unit) => unit.senses.includes('address') && !has(unit, ROLE_SENSES) && unit.text.startsWith(word));
}

