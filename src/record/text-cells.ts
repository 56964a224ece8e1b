import type { Field } from './types.js';

const GUID = /^[{(]?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}[)}]?$/i;
const NUMBER_OR_DATE = /^[-+(]?[$€£¥₩]?\s*\d[\d.,:/\s'-]*(?:%|[A-Za-z]{1,3}\d?|T\d[\d:.]*Z?|E[+-]?\d+)?\)?$/;
const NAMED_MONTH = /^\d{1,2}[-\s/.][A-Za-z]{3,9}[-\s/.]\d{2,4}$/;

/**
 * True for a value that may hold a name: it has letters and is no number, quantity with a short unit, date or GUID.
 * Codes of letters and digits stay in, since register numbers and passports are listed too.
 */
export function isTextValue(value: string): boolean {
  const first = value.charCodeAt(0);
  if (!hasLetter(value)) return false;
  if (value.length > 40) return true;
  if (GUID.test(value)) return false;
  const startsLikeNumber = (first >= 0x28 && first <= 0x39) || first === 0x24;
  return !startsLikeNumber || !(NUMBER_OR_DATE.test(value) || NAMED_MONTH.test(value));
}

function hasLetter(value: string): boolean {
  for (let i = 0; i < value.length; i += 1) {
    const code = value.charCodeAt(i);
    if ((code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a)) return true;
    if (code > 0xa9 && /\p{L}/u.test(value.slice(i))) return true;
  }
  return false;
}

/** Fields of numbers, codes and dates, in which a name can stand by mistake only. */
const FOR_CODES: ReadonlySet<Field> = new Set([
  'record_id', 'hs_code', 'imo', 'voyage', 'value', 'currency', 'quantity', 'unit', 'weight', 'date', 'bill_of_lading',
]);

export function isForCodes(field: Field): boolean {
  return FOR_CODES.has(field);
}

/** Whether a cell made for a number or code holds words instead: a row whose cells have slipped must not hide its parties. */
export function isMisplacedName(value: string): boolean {
  return /\p{L}{2,}[\s,.]+\p{L}{2,}|\p{Script=Han}{4,}|\p{Script=Hangul}{4,}/u.test(value) && isTextValue(value);
}
