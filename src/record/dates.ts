import { isBlank } from './blank.js';
import { monthOf, readEra } from './date-text.js';
import type { Day } from './types.js';

/** Order of day and month in all-numeric dates such as 03/07/2025. Dates that begin with the year need none. */
export type DateOrder = 'dmy' | 'mdy';

/** What the values of a column say about the order of day and month. */
export interface DateOrderDecision {
  readonly order: DateOrder;
  /** `values`: some value allows only this order. `assumed`: every value allows both. `contradictory`: some allow only one, some only the other. */
  readonly basis: 'values' | 'assumed' | 'contradictory' | 'unneeded';
  /** For the reader; null when there is nothing to say. */
  readonly note: string | null;
}

export interface DateReading {
  /** The day, or the first possible day when the text gives only a month or a year. */
  readonly day: Day;
  /** The last possible day; same as `day` for a full date. */
  readonly until: Day;
  readonly notes: readonly string[];
}

/**
 * Decides from a column's values whether 03/07/2025 is 3 July or 7 March: a number above 12 in first place means
 * day first, in second place month first. Without such a value: points mean day first (no country writes 07.03.2025 month first),
 * else day first is assumed and said.
 */
export function decideDateOrder(samples: readonly string[]): DateOrderDecision {
  let dayFirst = 0;
  let monthFirst = 0;
  let open = 0;
  let dotted = 0;
  for (const sample of samples) {
    const match = /^(\d{1,2})([./\-\s])(\d{1,2})\2(\d{4}|\d{2})(?!\d)/.exec(sample.trim());
    if (match === null) continue;
    const [first, second] = [Number(match[1]), Number(match[3])];
    if (first > 31 || second > 31) continue;
    if (first > 12 && second <= 12) dayFirst += 1;
    else if (second > 12 && first <= 12) monthFirst += 1;
    else if (first !== second) open += 1;
    if (match[2] === '.') dotted += 1;
  }
  if (dayFirst > 0 && monthFirst > 0) {
    const order = monthFirst > dayFirst ? 'mdy' : 'dmy';
    return { order, basis: 'contradictory', note: `dates contradict each other: ${dayFirst} can only be day first, ${monthFirst} only month first; read as ${words(order)}` };
  }
  if (dayFirst > 0) return { order: 'dmy', basis: 'values', note: open > 0 ? 'dates read day first, as other values of the column show' : null };
  if (monthFirst > 0) return { order: 'mdy', basis: 'values', note: open > 0 ? 'dates read month first, as other values of the column show' : null };
  if (open === 0) return { order: 'dmy', basis: 'unneeded', note: null };
  if (dotted > 0) return { order: 'dmy', basis: 'values', note: null };
  return { order: 'dmy', basis: 'assumed', note: 'no value shows whether day or month comes first; read as day first' };
}

function words(order: DateOrder): string {
  return order === 'dmy' ? 'day first' : 'month first';
}

/**
 * Reads a date in any usual form: ISO with or without time, 2025/3/7, 07.03.2025, 7-Mar-25, Mar 2025, 20250307, 202503, 2025,
 * spreadsheet serial numbers, 2025年3月7日, 2025년 3월 7일, 令和7年3月7日, Buddhist years (2568), years of the Republic of China (114/03/07).
 * @returns null when the text is no possible date (30 February included).
 */
export function parseDate(text: string, order: DateOrder): DateReading | null {
  if (text.length > 64 || isBlank(text)) return null;
  const plain = (/^[\x20-\x7e]*$/.test(text) ? text : text.normalize('NFKC')).trim();
  const iso = /^(\d{4})-(\d{2})-(\d{2})(?:$|[T\s])/.exec(plain);
  if (iso !== null) return fullDate(Number(iso[1]), Number(iso[2]), Number(iso[3]), []);
  const day = plain.replace(/^(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?[,.]?\s+/i, '').replace(/[T\s,]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:[AP]M)?\s*(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/i, '');
  return readDigits(day) ?? readNumeric(day, order) ?? readCjk(day) ?? readNamed(day);
}

/** Digits without separators: 20250307, 07032025 is not accepted (ambiguous), 202503, 2025, serial numbers. */
function readDigits(text: string): DateReading | null {
  const digits = /^(\d{4,14})(?:\.(\d+))?$/.exec(text);
  if (digits === null) return null;
  const number = digits[1] ?? '';
  if (digits[2] !== undefined && number.length !== 5) return Number(digits[2]) === 0 ? readDigits(number) : null;
  const year = Number(number.slice(0, 4));
  if (number.length === 8 || number.length === 12 || number.length === 14) return fullDate(year, Number(number.slice(4, 6)), Number(number.slice(6, 8)), []);
  if (number.length === 5) return fromSerial(Number(number));
  if (number.length === 7) return fullDate(Number(number.slice(0, 3)) + 1911, Number(number.slice(3, 5)), Number(number.slice(5)), ['year of the Republic of China']);
  if (number.length === 4) return plausibleYear(western(year)) ? span(western(year), null) : null;
  if (number.length !== 6) return null;
  const modern = (year >= 1950 && year <= 2100) || (year >= 2543 && year <= 2643);
  if (modern && Number(number.slice(4)) >= 1 && Number(number.slice(4)) <= 12) return span(western(year), Number(number.slice(4)));
  return fullDate(2000 + Number(number.slice(0, 2)), Number(number.slice(2, 4)), Number(number.slice(4)), ['read as year, month, day']);
}

function readNumeric(text: string, order: DateOrder): DateReading | null {
  const yearFirst = /^(\d{3,4})\s*[./\-\s]\s*(\d{1,2})(?:\s*[./\-\s]\s*(\d{1,2}))?\.?$/.exec(text);
  if (yearFirst !== null) {
    const written = Number(yearFirst[1]);
    const roc = written >= 60 && written < 200;
    if (written < 1000 && !roc) return null;
    const year = roc ? written + 1911 : written;
    if (yearFirst[3] === undefined) return roc ? null : span(western(year), Number(yearFirst[2]));
    return fullDate(year, Number(yearFirst[2]), Number(yearFirst[3]), roc ? ['year of the Republic of China'] : []);
  }
  const yearLast = /^(\d{1,2})\s*[./\-\s]\s*(\d{1,2})\s*[./\-\s]\s*(\d{4}|\d{2})\.?$/.exec(text);
  if (yearLast !== null) {
    const [first, second, year] = [Number(yearLast[1]), Number(yearLast[2]), century(yearLast[3] ?? '')];
    const flipped = order === 'dmy' ? second > 12 && first <= 12 : first > 12 && second <= 12;
    const dayFirst = (order === 'dmy') !== flipped;
    const notes = flipped ? [`can only be read ${dayFirst ? 'day' : 'month'} first`] : [];
    return dayFirst ? fullDate(year, second, first, notes) : fullDate(year, first, second, notes);
  }
  const monthYear = /^(\d{1,2})\s*[./-]\s*(\d{4})$/.exec(text);
  return monthYear === null ? null : span(western(Number(monthYear[2])), Number(monthYear[1]));
}

function readCjk(text: string): DateReading | null {
  const era = readEra(text);
  if (era !== null) return fullDate(era[0], era[1], era[2], ['era year']);
  const match = /^(\d{4})\s*[年년]\s*(?:(\d{1,2})\s*[月월]\s*(?:(\d{1,2})\s*[日일号]?)?)?$/u.exec(text);
  if (match === null) return null;
  const year = Number(match[1]);
  if (match[2] === undefined) return span(western(year), null);
  return match[3] === undefined ? span(western(year), Number(match[2])) : fullDate(year, Number(match[2]), Number(match[3]), []);
}

/** `7-Mar-25`, `March 7, 2025`, `7 de marzo de 2025`, `Mar 2025`, `ngày 7 tháng 3 năm 2025`, `7 มี.ค. 2568`. */
function readNamed(text: string): DateReading | null {
  const vietnamese = /^(?:ngày\s*)?(\d{1,2})\s*tháng\s*(\d{1,2})\s*năm\s*(\d{4})$/iu.exec(text);
  if (vietnamese !== null) return fullDate(Number(vietnamese[3]), Number(vietnamese[2]), Number(vietnamese[1]), []);
  const parts = text.match(/\d+|[\p{L}\p{M}.]*\p{L}[\p{L}\p{M}.]*/gu) ?? [];
  const words = parts.filter((part) => !/^\d/.test(part) && !/^(?:de|del|of|st|nd|rd|th|г|р|года|року|the)\.?$/i.test(part));
  const numbers = parts.filter((part) => /^\d/.test(part));
  const month = words.length === 1 ? monthOf(words[0] ?? '') : null;
  if (month === null || numbers.length === 0 || numbers.length > 2) return null;
  if (numbers.length === 1) {
    const year = numbers[0] ?? '';
    return year.length === 4 || year.length === 2 ? span(western(century(year)), month) : null;
  }
  const yearFirst = (numbers[0] ?? '').length === 4;
  const [year, day] = yearFirst ? [numbers[0], numbers[1]] : [numbers[1], numbers[0]];
  return fullDate(century(year ?? ''), month, Number(day), []);
}

/** Two-digit years: 00 to 69 are 2000 to 2069, 70 to 99 are 1970 to 1999 (the pivot of POSIX). */
function century(year: string): number {
  const number = Number(year);
  if (year.length !== 2) return number;
  return number < 70 ? 2000 + number : 1900 + number;
}

/** Buddhist years (Thailand) are 543 ahead. */
function western(year: number): number {
  return year >= 2443 && year <= 2643 ? year - 543 : year;
}

function plausibleYear(year: number): boolean {
  return year >= 1900 && year <= 2100;
}

function fullDate(writtenYear: number, month: number, day: number, notes: readonly string[]): DateReading | null {
  const year = western(writtenYear);
  if (!plausibleYear(year) || month < 1 || month > 12 || day < 1 || day > lastOf(year, month)) return null;
  const text = iso(year, month, day);
  return { day: text, until: text, notes: year === writtenYear ? notes : [...notes, 'Buddhist year'] };
}

function span(year: number, month: number | null): DateReading | null {
  if (!plausibleYear(year) || (month !== null && (month < 1 || month > 12))) return null;
  const last = month ?? 12;
  return {
    day: iso(year, month ?? 1, 1),
    until: iso(year, last, lastOf(year, last)),
    notes: [month === null ? 'only the year is given; taken as its first day' : 'only the month is given; taken as its first day'],
  };
}

/** Days since 1899-12-30, the day zero of spreadsheets (Excel's 1900 date system after February 1900). */
function fromSerial(serial: number): DateReading | null {
  if (serial < 25_569 || serial > 73_050) return null;
  const text = new Date((serial - 25_569) * 86_400_000).toISOString().slice(0, 10);
  return { day: text, until: text, notes: ['spreadsheet serial number'] };
}

function lastOf(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function iso(year: number, month: number, day: number): Day {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
