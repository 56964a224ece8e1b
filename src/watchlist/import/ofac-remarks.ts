import { parseCountry } from '../../record/country.js';
import { imoCheckDigitAgrees } from '../../record/imo.js';
import { identifierFault } from '../values.js';
import type { Identifier } from '../types.js';

/** What the Remarks column of sdn.csv says, as far as screening can use it. */
export interface OfacRemarks {
  readonly weakNames: readonly { readonly text: string; readonly former: boolean }[];
  readonly birthDates: readonly string[];
  readonly nationalities: readonly string[];
  readonly identifiers: readonly Identifier[];
  readonly imo: string | null;
  /** Values that could not be understood, in words. */
  readonly doubts: readonly string[];
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** A range of years wider than this says too little to clear or confirm anybody. */
const MAX_YEARS = 10;

/** Labels of numbers; the list grows by a label now and then, and unknown ones are left out. */
const NUMBERS: readonly (readonly [RegExp, Identifier['kind']])[] = [
  [/^(?:alt\. )?Passport ([A-Z0-9][\w/-]*)(?: \((.+?)\))?/, 'passport'],
  [/^(?:alt\. )?(?:Diplomatic|Stateless Person|Seafarer's|Travel Document|Refugee).*?(?:Passport|Number|No\.) ([A-Z0-9][\w/-]*)(?: \((.+?)\))?/, 'passport'],
  [/^(?:National ID No\.|Personal ID Card|Citizen's Card Number|Identification Number|National Foreign ID Number|Residency Number|Electoral Registry No\.) (?!IMO)([A-Z0-9][\w/-]*)(?: \((.+?)\))?/, 'national-id'],
  [/^(?:Company Number|Identification Number|Registration Number) IMO (\d{7})/, 'imo-company'],
  [/^(?:Registration (?:Number|ID)|Company Number|Enterprise Number|Tax ID No\.|Business (?:Number|Registration (?:Number|Document #))|Unified Social Credit Code \(USCC\)|Commercial Registry Number|UK Company Number|C\.R\. No\.|V\.A\.T\. Number) (?!IMO)([A-Z0-9][\w/-]*)(?: \((.+?)\))?/, 'registration'],
  [/^SWIFT\/BIC ([A-Z0-9]{8,11})/, 'swift'],
  [/^(?:alt\. )?Email Address (\S+@\S+)/, 'email'],
  [/^(?:alt\. )?Website (\S+)/, 'website'],
  [/^(?:alt\. )?Phone Number ([+\d][\d ()-]+)/, 'phone'],
];

/**
 * Reads the `; ` list of a Remarks cell. The kind of entry decides what an unclear label means: an identification number
 * is a person's or a firm's, and a "vessel registration" of a firm is its company IMO number.
 */
export function readRemarks(remarks: string, kind: 'individual' | 'entity' | 'vessel'): OfacRemarks {
  const weakNames: { text: string; former: boolean }[] = [];
  const birthDates: string[] = [];
  const nationalities: string[] = [];
  const identifiers: Identifier[] = [];
  const doubts: string[] = [];
  let imo: string | null = null;
  for (const item of remarks.replace(/\.\s*$/, '').split(/;\s+/)) {
    const [, form, weak] = /^(?:alt\. )?([afn])\.k\.a\. '(.+)'$/.exec(item) ?? [];
    if (weak !== undefined) weakNames.push({ text: weak, former: form === 'f' });
    const [, born] = /^(?:alt\. )?DOB (.+)$/.exec(item) ?? [];
    if (born !== undefined) birthDates.push(...readBirthDate(born, doubts));
    const [, state] = /^(?:alt\. )?(?:nationality|citizen) (.+)$/.exec(item) ?? [];
    if (state !== undefined) nationalities.push(...knownCountry(state, doubts));
    const [, ship] = /^(?:Vessel|Other Vessel) (?:Registration Identification|Call Sign Identification) (?:IMO )?(\d{7})\b/.exec(item) ?? [];
    if (ship !== undefined && kind !== 'vessel') identifiers.push({ kind: 'imo-company', value: ship, note: null });
    if (ship !== undefined && kind === 'vessel') {
      if (imoCheckDigitAgrees(ship)) imo ??= ship;
      else doubts.push(`the IMO number ${ship} has a wrong check digit and was left out`);
    }
    const number = readNumber(item, kind !== 'individual');
    if (number !== null && !identifiers.some((other) => other.kind === number.kind && other.value === number.value)) identifiers.push(number);
  }
  return { weakNames, birthDates: [...new Set(birthDates)], nationalities: [...new Set(nationalities)], identifiers, imo, doubts };
}

function readNumber(item: string, entity: boolean): Identifier | null {
  for (const [pattern, kind] of NUMBERS) {
    const [, value, place] = pattern.exec(item) ?? [];
    if (value === undefined) continue;
    const clean = value.trim().replace(/[.,]$/, '');
    const ofFirm = kind === 'national-id' && entity ? 'registration' : kind;
    return identifierFault(ofFirm, clean) === null ? { kind: ofFirm, value: clean, note: place ?? null } : null;
  }
  return null;
}

/** `13 Sep 1965`, `Sep 1965`, `circa 1947`, `1962 to 1963`. */
function readBirthDate(text: string, doubts: string[]): readonly string[] {
  const plain = text.replace(/^circa /, '');
  const [, day, month, year] = /^(?:(?:(\d{1,2}) )?([A-Z][a-z]{2}) )?(\d{4})$/.exec(plain) ?? [];
  if (year !== undefined) {
    const number = month === undefined ? 0 : MONTHS.indexOf(month) + 1;
    if (month === undefined || number === 0) return [year];
    const withMonth = `${year}-${String(number).padStart(2, '0')}`;
    return [day === undefined ? withMonth : `${withMonth}-${day.padStart(2, '0')}`];
  }
  const [, from, to] = /^(?:.* )?(\d{4}) to (?:.* )?(\d{4})$/.exec(plain) ?? [];
  const span = Number(to) - Number(from);
  if (from !== undefined && span >= 0 && span <= MAX_YEARS) return Array.from({ length: span + 1 }, (_, i) => String(Number(from) + i));
  doubts.push(`the birth date ${text} was left out`);
  return [];
}

function knownCountry(name: string, doubts: string[]): readonly string[] {
  const code = parseCountry(name);
  if (code === null) doubts.push(`the country ${name} is not known and was left out`);
  return code === null ? [] : [code];
}
