import { imoCheckDigitAgrees } from '../record/imo.js';
import { countryFromCode } from '../record/iso-countries.js';
import { show } from './issues.js';
import { isOnlyLegalForm } from './legal-forms.js';
import type { Reader } from './read.js';
import { label, text } from './read.js';

/** A reader that reads text and then asks `fault` what is wrong with it (null: nothing). */
function checked(fault: (value: string, key: string) => string | null): Reader<string> {
  return (node, context) => {
    const value = text(node, context);
    if (value === undefined) return undefined;
    const wrong = fault(value, label(context));
    if (wrong === null) return value;
    context.issues.add(node, wrong);
    return undefined;
  };
}

/** Entry, rule and list ids: they stand in results, allow-files and URLs. */
export const id = checked((value, key) => /^[A-Za-z0-9][A-Za-z0-9._/-]{0,79}$/.test(value)
  ? null
  : `${key} ${show(value)} can hold only letters, digits, "-", "_", "." and "/", at most 80 of them: rename it`);

/** Short code of who speaks: UN, SG, UN-PoE. */
export const authority = checked((value, key) => /^[A-Za-z][A-Za-z0-9-]{1,19}$/.test(value)
  ? null
  : `${key} ${show(value)} must be a short code of letters, such as UN, SG or UN-PoE`);

/** A name that can be searched for: two letters or digits, and more than a legal form. */
export const name = checked((value, key) => {
  const letters = value.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  if (letters < 2) return `${key} ${show(value)} is shorter than two letters: such a name matches everything; remove it`;
  if (isOnlyLegalForm(value)) return `${key} ${show(value)} is only a legal form and would match every firm: give the whole name`;
  return value.length > 500 ? `${key} is ${value.length} characters long, which is no name: a quote is probably missing` : null;
});

/** ISO 3166-1 alpha-2; customs systems' XK for Kosovo passes, other codes in use (UK, EL) are told the right one. */
export const country = checked((value, key) => {
  const code = countryFromCode(value);
  if (code === value) return null;
  return code === null
    ? `${key} ${show(value)} is not an ISO 3166-1 two-letter country code in capitals (KP, KR, CN, SG)`
    : `${key} ${value} is not an ISO 3166-1 two-letter country code: write ${code}`;
});

/** ISO 4217 code by form only: the list of currencies changes more often than this program. */
export const currency = checked((value, key) => /^[A-Z]{3}$/.test(value)
  ? null
  : `${key} ${show(value)} is not a three-letter currency code in capitals (USD, EUR)`);

/** A full calendar day. */
export const day = checked((value, key) => dateFault(value, key, /^\d{4}-\d{2}-\d{2}$/, 'a day as YYYY-MM-DD'));

/** A day, or a month or year where no more is known. */
export const partialDate = checked((value, key) => dateFault(value, key, /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/, 'YYYY-MM-DD, YYYY-MM or YYYY'));

function dateFault(value: string, key: string, form: RegExp, wanted: string): string | null {
  if (!form.test(value)) return `${key} ${show(value)} must be ${wanted}`;
  const [year = 0, month = 1, dayOfMonth = 1] = value.split('-').map(Number);
  if (year < 1850 || year > 2149) return `${key} ${value} has an impossible year: check it`;
  if (month < 1 || month > 12) return `${key} ${value} has an impossible month: write YYYY-MM-DD`;
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  if (dayOfMonth < 1 || dayOfMonth > last) return `${key} ${value} does not exist: that month has ${last} days`;
  return null;
}

/** IMO number of a ship, check digit included. */
export const shipImo = checked((value, key) => {
  if (!/^\d{7}$/.test(value)) return `${key} ${show(value)} must be the seven digits of the ship's IMO number, in quotes and without "IMO"`;
  return imoCheckDigitAgrees(value) ? null : `${key} ${value} has a wrong check digit, so a digit is wrong: compare it with the source`;
});

/** Faults of an identifier by kind. Company IMO numbers do not follow the check digit of ships. */
export function identifierFault(kind: string, value: string): string | null {
  if (kind === 'imo-company' && !/^\d{7}$/.test(value)) return `a company IMO number has seven digits, not ${show(value)}`;
  if (kind === 'swift' && !/^[A-Z]{4}[A-Z]{2}[A-Z0-9]{2}(?:[A-Z0-9]{3})?$/.test(value)) return `a SWIFT code has 8 or 11 capital letters and digits, not ${show(value)}`;
  if (kind === 'email' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value)) return `${show(value)} is not an e-mail address`;
  if ((kind === 'phone' || kind === 'fax') && (value.match(/\d/g)?.length ?? 0) < 6) return `${show(value)} is too short for a telephone number`;
  const characters = value.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  return characters < 4 ? `${show(value)} is too short to identify anybody: give the full number` : null;
}
