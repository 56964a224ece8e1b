import type { Candidate } from './compose.js';
import type { ColumnProfile } from './profile.js';

/** A reading after the values have been heard. */
export interface Confirmed {
  readonly fields: readonly string[];
  readonly score: number;
  readonly why: readonly string[];
}

const PARTIES = new Set(['exporter', 'consignee', 'notify_party', 'end_user', 'freight_forwarder', 'manufacturer', 'carrier', '?party', '?name']);
const COUNTRIES = new Set(['exporter_country', 'consignee_country', 'origin_country', 'destination_country', 'transit_country', 'flag', '?country', '?partner', '?reporter']);
const AMOUNTS = new Set(['value', 'quantity', 'weight']);
/** Cells of these are not screened as names: a column of words must not hide there. */
const REFERENCES = new Set(['record_id', 'bill_of_lading', 'voyage', 'currency', 'unit']);

/** Fewer values than this prove nothing against a header. */
const ENOUGH = 2;

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/**
 * Lets the values confirm, lower or overturn what the header says. Headers lie: a `Consignee` column may hold numbers, an `HS Code`
 * column descriptions, a `Vessel` column IMO numbers.
 */
export function confirm(candidate: Candidate, profile: ColumnProfile): Confirmed {
  const keep = (score: number, ...why: string[]): Confirmed => ({ fields: candidate.fields, score: Math.min(score, 0.99), why });
  const become = (field: string, score: number, why: string): Confirmed => ({ fields: [field], score, why: [why] });
  const field = candidate.fields[0] ?? '';
  const enough = profile.count >= ENOUGH;
  if (profile.count === 0) return keep(candidate.score);
  if (field === 'imo') {
    if (profile.imo >= 0.5) return keep(candidate.score + 0.05, `${percent(profile.imo)} of the values are IMO numbers`);
    if (candidate.values === 'imo') return enough && profile.words >= 0.6 && profile.imo === 0 ? become('vessel', 0.6, 'the values are names of ships, not their numbers') : keep(0.1, 'the values are no IMO numbers');
    return enough && profile.text >= 0.9 && profile.imo === 0 ? become('vessel', 0.7, 'the values are names, not IMO numbers') : keep(candidate.score - 0.1);
  }
  if (field === 'vessel' && enough && profile.imo >= 0.9) return become('imo', 0.9, 'the values are IMO numbers');
  if (field === 'hs_code') return confirmHs(candidate, profile, keep, become, enough);
  if (field === 'description') {
    if (enough && profile.hs >= 0.9 && profile.text < 0.1) return become('hs_code', 0.75, 'the values are tariff codes');
    return profile.numeric >= 0.9 && enough ? keep(candidate.score * 0.4, 'the values are numbers') : keep(candidate.score);
  }
  if (PARTIES.has(field)) {
    if (enough && profile.numeric + profile.guid + profile.email >= 0.8) return keep(candidate.score * 0.3, 'the values are numbers or addresses of mail, not names');
    if (profile.count >= 3 && profile.usualCountry >= 0.9) return become(field === 'exporter' ? 'exporter_country' : field === 'consignee' ? 'consignee_country' : '?country', 0.7, 'the values are countries, not names');
    if (profile.count >= 3 && profile.date >= 0.9) return keep(candidate.score * 0.3, 'the values are dates, not names');
    return profile.text >= 0.8 ? keep(candidate.score + 0.02, 'the values are text') : keep(candidate.score);
  }
  if (COUNTRIES.has(field) || candidate.values === 'country') return confirmCountry(candidate, profile, keep, become);
  if (field === 'place_of_delivery' && enough && profile.usualCountry >= 0.7) return become('destination_country', 0.8, 'the values are countries');
  if (field === 'date') {
    if (profile.date >= 0.5) return keep(candidate.score + 0.03, `${percent(profile.date)} of the values are dates`);
    return enough ? keep(candidate.score * 0.5, 'the values are no dates') : keep(candidate.score);
  }
  if (REFERENCES.has(field) && enough && profile.words >= 0.6 && profile.longest > 20) return keep(candidate.score * 0.4, 'the values are words');
  if (AMOUNTS.has(field)) return profile.numeric < 0.3 && profile.text > 0.8 && enough ? keep(candidate.score * 0.4, 'the values are no numbers') : keep(candidate.score);
  return keep(candidate.score);
}

type Keep = (score: number, ...why: string[]) => Confirmed;
type Become = (field: string, score: number, why: string) => Confirmed;

function confirmHs(candidate: Candidate, profile: ColumnProfile, keep: Keep, become: Become, enough: boolean): Confirmed {
  if (profile.hs >= 0.5) return keep(candidate.score + (candidate.values === 'hs' ? 0.15 : 0.04), `${percent(profile.hs)} of the values are tariff codes`);
  if (candidate.values === 'hs' && enough) return keep(0.2, 'the values are no tariff codes');
  if (enough && profile.text >= 0.9 && profile.hs < 0.1) return become('description', 0.6, 'the values are text, not tariff codes');
  return keep(candidate.score);
}

function confirmCountry(candidate: Candidate, profile: ColumnProfile, keep: Keep, become: Become): Confirmed {
  // In the lists of firms a partner is a firm.
  if (candidate.fields[0] === '?partner' && profile.count >= ENOUGH && profile.country === 0 && profile.words >= 0.6) return become('?foreign_party', 0.56, 'the values are names, not countries');
  if (profile.country >= 0.5) return keep(candidate.score + 0.04, `${percent(profile.country)} of the values are countries`);
  if (candidate.values === 'country') return keep(0.2, 'the values are no countries');
  if (profile.count >= 2 && profile.country < 0.1 && profile.longest < 3 && profile.numeric > 0.8) return keep(candidate.score * 0.4, 'the values are too short for countries');
  if (profile.count >= 4 && profile.country < 0.1 && profile.numeric < 0.5 && profile.distinct > 2) return keep(candidate.score * 0.75, 'few of the values are countries');
  return keep(candidate.score);
}

/**
 * What the values alone say of a column whose header says nothing: only what cannot well be anything else.
 */
export function fromValues(profile: ColumnProfile): Confirmed | null {
  if (profile.count >= 3 && profile.distinct >= 2 && profile.imo >= 0.9) return { fields: ['imo'], score: 0.7, why: ['the values are IMO numbers'] };
  if (profile.count >= 5 && profile.distinct >= 2 && profile.numeric < 0.1 && profile.country >= 0.95) return { fields: ['?country'], score: 0.55, why: ['the values are countries'] };
  if (profile.count >= 5 && profile.distinct >= 3 && profile.hs >= 0.98 && profile.date < 0.5) return { fields: ['?hs'], score: 0.52, why: ['the values look like tariff codes'] };
  return null;
}
