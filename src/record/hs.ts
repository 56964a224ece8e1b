import { isChapter, isPlausibleHeading } from './hs-nomenclature.js';
import { isBlank } from './blank.js';
import { withPlainDigits } from './digits.js';

/** One code read from a cell. */
export interface HsReading {
  /** Digits only, 2 to 12 of them; empty when the piece holds no code. */
  readonly digits: string;
  /** What was done to read it, in words for the reader. */
  readonly notes: readonly string[];
  /** False when the chapter exists in no HS edition or the text holds no code. */
  readonly valid: boolean;
}

const MAX_DIGITS = 12;
/** A cell of codes is short; what stands beyond this is not looked at. */
const MAX_CELL = 2000;
const PREFIX = /^(?:(?:H\.?\s?S\.?N?|HTS(?:US)?|AHTN|NCM|SH|CN|TARIC|GTIP|CTH|SCHEDULE\s?B|TARIFF|HARMONI[SZ]ED|商品编码|商品编号|商品編碼|税号|税則號列|海关编码|HS编码|HS編碼|ТН\s?ВЭД(?:\s?(?:ЕАЭС|ТС|РФ))?)(?![A-Z])|(?:CODE|NO|NR|NUMBER|KOD|КОД)\b|[\s.:#№/_='"`-])+/iu;
const CODE_AT_START = /^\d{1,13}(?:[\s.\-/]{1,2}\d{1,4})*(?!\d)/;

/**
 * Reads all HS (tariff) codes of a cell: `8471.30`, `8471 30 00`, `HS 0307.49`, `847130; 854231`, `307490000` (leading zero lost),
 * `8471.3` (a number that lost its last zero), `8.4713E+09` (spreadsheet damage: only the certain digits), `1431.49 cloth; …`.
 * Codes of 2 to 12 digits of any edition are accepted. Where a damaged code has two possible readings both are given.
 * @returns readings in cell order; empty for a blank cell; one reading without digits when the cell holds no code.
 */
export function parseHsCodes(cell: string): readonly HsReading[] {
  if (isBlank(cell)) return [];
  if (/^\d{4,12}$/.test(cell)) return normalise(cell, []);
  const start = cell.slice(0, MAX_CELL);
  const text = withPlainDigits(start).trim();
  const pieces = text.split(/[;|\n、]|,(?=\s)|\s*&\s*|\s+(?:AND|OR)\s+|(?<=\d{4}),(?=\d{4})|(?<=\d{2})\s*\/\s*(?=\d{4})/i).map((piece) => piece.trim());
  const readings = pieces.flatMap(readPiece);
  if (readings.length > 0) return readings;
  return [{ digits: '', notes: ['no tariff code can be read'], valid: false }];
}

function readPiece(piece: string): readonly HsReading[] {
  const scientific = /^(\d)(?:[.,](\d+))?E\+?(\d{1,2})$/i.exec(piece);
  if (scientific !== null) return readScientific(scientific[1] ?? '', scientific[2] ?? '', Number(scientific[3]));
  const bare = piece.replace(PREFIX, '');
  const found = CODE_AT_START.exec(bare.replace(/^(\d{2,4}),(?=\d)/, '$1.'))?.[0];
  if (found === undefined) return [];
  const notes: string[] = [];
  return normalise(undoNumber(found.trim(), notes), notes);
}

/** A code that a spreadsheet took for a number: `84713000.0`, `8471.3` (was 8471.30), `307.49` (was 0307.49). */
function undoNumber(text: string, notes: string[]): string {
  if (/^\d{5,}\.0+$/.test(text)) return text.replace(/\.0+$/, '');
  if (/^\d{3,4}\.0$/.test(text)) {
    notes.push('decimal ".0" removed');
    return text.slice(0, -2);
  }
  const groups = text.split(/[\s.\-/]+/);
  const last = groups.at(-1) ?? '';
  if (groups.length > 1 && last.length === 1) {
    notes.push('last zero restored');
    return `${groups.join('')}0`;
  }
  return groups.join('');
}

/** Only digits that rounding cannot have changed are kept, two at a time. */
function readScientific(first: string, rest: string, exponent: number): readonly HsReading[] {
  const significant = first + rest;
  const lost = exponent % 2 === 0;
  // Nine and seven digit numbers have lost a leading zero; see normalise() for the same judgement on whole codes.
  const digits = (lost && isPlausibleHeading(`0${significant}`) ? `0${significant}` : significant).slice(0, -1);
  const certain = digits.slice(0, digits.length - (digits.length % 2)).slice(0, MAX_DIGITS);
  const note = `number damaged by a spreadsheet, only ${certain.length === 0 ? 'no digit is' : `${certain.length} digits are`} certain`;
  if (certain.length < 2 || exponent < 3 || exponent > 13) return [{ digits: '', notes: ['number damaged by a spreadsheet'], valid: false }];
  return [{ digits: certain, notes: [note], valid: isChapter(certain.slice(0, 2)) }];
}

/** Note of a code of odd length that makes sense with and without a lost leading zero. */
export const TWO_READINGS = 'the code has an odd number of digits and two possible readings';

/** Decides between the digits as they stand and the digits with a lost leading zero. */
function normalise(raw: string, notes: readonly string[]): readonly HsReading[] {
  const digits = raw.slice(0, MAX_DIGITS);
  const said = raw.length > MAX_DIGITS ? [...notes, `cut to ${MAX_DIGITS} digits`] : notes;
  const restored = `0${digits}`.slice(0, MAX_DIGITS);
  const asIs = isPlausibleHeading(digits) && digits.length > 1;
  const withZero = digits[0] !== '0' && isPlausibleHeading(restored);
  if (digits.length % 2 === 0) {
    if (!asIs && withZero && digits.length >= 8) return [zeroRestored(restored, said)];
    return [reading(digits, said)];
  }
  if (withZero && (!asIs || digits.length <= 3)) return [zeroRestored(restored, said)];
  if (asIs && withZero) {
    const both = TWO_READINGS;
    const first = zeroRestored(restored, [...said, both]);
    const second = reading(evened(digits), [...said, both]);
    // Nine digits are usual in Japan and eleven in the Philippines: there the code as it stands comes first.
    return digits.length >= 9 ? [second, first] : [first, second];
  }
  if (asIs && (digits.length === 5 || digits.length === 7)) return [reading(evened(digits), [...said, 'last zero restored'])];
  return [reading(digits, said)];
}

/** Five and seven digits are no length of a tariff code: a number format has eaten the last zero. */
function evened(digits: string): string {
  return digits.length === 5 || digits.length === 7 ? `${digits}0` : digits;
}

function zeroRestored(digits: string, notes: readonly string[]): HsReading {
  return { digits, notes: [...notes, 'leading zero restored'], valid: true };
}

function reading(digits: string, notes: readonly string[]): HsReading {
  const chapter = digits.slice(0, 2);
  if (digits.length < 2) return { digits: '', notes: [...notes, 'no tariff code can be read'], valid: false };
  if (chapter === '98' || chapter === '99') return { digits, notes: [...notes, `chapter ${chapter} is left to national use`], valid: false };
  if (!isChapter(chapter)) return { digits, notes: [...notes, `chapter ${chapter} does not exist`], valid: false };
  if (!isPlausibleHeading(digits)) return { digits, notes: [...notes, `heading ${digits.slice(0, 4)} is in no edition`], valid: true };
  return { digits, notes, valid: true };
}

/** Cheap look for anything that IN_TEXT could find: it runs on every description. */
const MARKER = /\bH\.?\s?[ST]|NCM|TARI|GTIP|CODE|ВЭД|[品海税]|SCHED|AHTN|COMMODITY N/i;
const IN_TEXT = /(?:\bH\.?\s?S\.?(?:\s?(?:CODE|NO|NUMBER|TARIFF))?|\bHSN?(?:\s?CODE)?|\bHTS(?:US)?(?:\s?CODE)?|\bAHTN|\bNCM|\bTARIC|\bGTIP|\b(?:TARIFF|COMMODITY|CUSTOMS)\s(?:CODE|NO|NUMBER|HEADING)|\bSCHEDULE\s?B|商品编[码号]|海关编码|税号|HS编码|ТН\s?ВЭД)\.?(?:\s?(?:CODES?|NO|NUMBER|NR))?[\s.:#№=-]*(\d{4}(?:[.-]\d{2,4}){1,4}|\d{4}(?: \d{2}){1,4}|\d{4,12})(?!\d)/giu;

/** HS codes that a goods description marks as such: `TILES HS CODE: 6907.21`, `NCM 03074900`. Bare numbers are not codes. */
export function findHsCodes(description: string): readonly HsReading[] {
  if (!MARKER.test(description)) return [];
  const readings: HsReading[] = [];
  for (const match of description.matchAll(IN_TEXT)) {
    readings.push(...normalise((match[1] ?? '').replace(/\D/g, ''), ['found in the description']));
  }
  return readings.filter((one) => one.valid);
}
