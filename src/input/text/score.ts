import {
  CENTRAL_LETTERS, COMMON_CYRILLIC, COMMON_SIGNS, FREQUENT_CYRILLIC, FREQUENT_HANS, FREQUENT_HANT, FREQUENT_JA, FREQUENT_KO,
  TURKISH_LETTERS, WESTERN_LETTERS,
} from './frequent.js';

/** An encoding that can be chosen, and how ordinary a character of its decoded text is: -1 (mojibake) to 1. */
export interface Candidate {
  readonly encoding: string;
  /** Bytes per character, to compare texts of different length. */
  weigh(char: string, before: string, after: string): number;
  /** A small handicap for encodings that are met seldom. */
  readonly handicap: number;
}

const HAN = /[\u3400-\u9fff\uf900-\ufaff]/;
const KANA = /[\u3041-\u30fe]/;
const HALF_KANA = /[\uff61-\uff9f]/;
const HANGUL = /[\uac00-\ud7a3]/;
const WIDE_SIGN = /[\u3000-\u3020\uff01-\uff5e]/;
const ASCII_LETTER = /[A-Za-z]/;
const CYRILLIC = /[\u0400-\u04ff]/;
const THAI = /[\u0e01-\u0e5b]/;
const THAI_MARK = /[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]/;
const THAI_CONSONANT = /[\u0e01-\u0e2e]/;
/** Vowels that stand behind their consonant. */
const THAI_TRAILING = /[\u0e30\u0e32\u0e33\u0e45]/;
/** Consonants of learned words, less than one letter in a hundred each. */
const THAI_RARE = /[\u0e03\u0e05\u0e06\u0e0c-\u0e13\u0e20\u0e24\u0e26\u0e2c\u0e2e]/;
const THAI_LEADING = /[\u0e40-\u0e44]/;

/** In order of preference where two fit equally well. */
export const CANDIDATES: readonly Candidate[] = [
  { encoding: 'gb18030', handicap: 0, weigh: eastAsian(FREQUENT_HANS, { kana: -0.4, hangul: -1 }) },
  { encoding: 'shift_jis', handicap: 0, weigh: eastAsian(FREQUENT_JA, { kana: 0.8, hangul: -1 }) },
  { encoding: 'euc-kr', handicap: 0, weigh: korean },
  { encoding: 'big5', handicap: 0, weigh: eastAsian(FREQUENT_HANT, { kana: -0.4, hangul: -1 }) },
  { encoding: 'windows-1252', handicap: 0, weigh: latin(WESTERN_LETTERS) },
  { encoding: 'windows-1251', handicap: 0, weigh: cyrillic },
  { encoding: 'euc-jp', handicap: 0.02, weigh: eastAsian(FREQUENT_JA, { kana: 0.8, hangul: -1 }) },
  { encoding: 'windows-874', handicap: 0, weigh: thai },
  { encoding: 'windows-1254', handicap: 0.05, weigh: latin(TURKISH_LETTERS) },
  { encoding: 'windows-1250', handicap: 0.1, weigh: latin(CENTRAL_LETTERS) },
  { encoding: 'ibm866', handicap: 0.1, weigh: cyrillic },
  { encoding: 'koi8-r', handicap: 0.1, weigh: cyrillic },
];

function eastAsian(
  frequent: ReadonlySet<string>, other: { readonly kana: number; readonly hangul: number },
): Candidate['weigh'] {
  return (char, before, after) => {
    if (frequent.has(char)) return 1;
    // A pair that swallowed a Latin letter leaves a lone ideograph inside a Latin word.
    if (HAN.test(char)) return ASCII_LETTER.test(before) && !HAN.test(after) ? -0.8 : -0.1;
    if (KANA.test(char)) return other.kana;
    if (HALF_KANA.test(char)) return HALF_KANA.test(before) || HALF_KANA.test(after) ? -0.2 : -0.8;
    if (HANGUL.test(char)) return other.hangul;
    return WIDE_SIGN.test(char) || COMMON_SIGNS.has(char) ? 0.3 : -0.5;
  };
}

function korean(char: string, before: string, after: string): number {
  if (FREQUENT_KO.has(char)) return 1;
  if (HANGUL.test(char)) return HANGUL.test(before) || HANGUL.test(after) ? 0 : -0.4;
  if (HAN.test(char) || KANA.test(char)) return -0.4;
  return WIDE_SIGN.test(char) || COMMON_SIGNS.has(char) || /[㈜①-⑳]/.test(char) ? 0.3 : -0.5;
}

function cyrillic(char: string, before: string, after: string): number {
  if (!CYRILLIC.test(char)) return COMMON_SIGNS.has(char) ? 0.2 : -0.6;
  if (ASCII_LETTER.test(before) || ASCII_LETTER.test(after)) return -0.5;
  if (isLower(before) && isUpper(char)) return -1;
  if (!CYRILLIC.test(before) && !CYRILLIC.test(after)) return -0.2;
  // Two letters alone may be one character of two bytes.
  const lone = CYRILLIC.test(before) && CYRILLIC.test(after) ? 1 : 0.8;
  if (FREQUENT_CYRILLIC.has(char)) return 0.9 * lone;
  return COMMON_CYRILLIC.has(char) ? 0.3 : -0.4;
}

function latin(letters: ReadonlySet<string>): Candidate['weigh'] {
  return (char, before, after) => {
    if (!letters.has(char)) {
      if (/[ºª]/.test(char) && ASCII_LETTER.test(before)) return 0.8;
      const inWord = ASCII_LETTER.test(before) && ASCII_LETTER.test(after);
      return COMMON_SIGNS.has(char) && !(inWord && !/[’´·]/.test(char)) ? 0.3 : -0.6;
    }
    if (!isAscii(before) && !isAscii(after)) return -0.8;
    const beside = ASCII_LETTER.test(before) ? before : after;
    if (!ASCII_LETTER.test(beside)) return -0.2;
    return isLower(before) && isUpper(char) ? -0.5 : 0.8;
  };
}

/** Thai writes a vowel sign to most of its consonants; bytes of another encoding give consonants, digits and signs at random. */
function thai(char: string, before: string, after: string): number {
  if (!THAI.test(char)) return COMMON_SIGNS.has(char) ? 0.1 : -0.6;
  if (THAI_MARK.test(char)) return THAI_CONSONANT.test(before) || THAI_MARK.test(before) ? 0.8 : -1;
  if (THAI_LEADING.test(char)) return THAI_CONSONANT.test(after) ? 0.8 : -1;
  if (THAI_TRAILING.test(char)) return THAI_CONSONANT.test(before) || THAI_MARK.test(before) ? 0.8 : -1;
  if (!THAI_CONSONANT.test(char)) return THAI_CONSONANT.test(before) || THAI_CONSONANT.test(after) ? -0.8 : 0.2;
  const beside = Number(THAI.test(before)) + Number(THAI.test(after));
  if (beside === 0) return -0.5;
  if (THAI_RARE.test(char)) return -0.2;
  return THAI_LEADING.test(before) || THAI_MARK.test(after) || THAI_TRAILING.test(after) ? 0.8 : 0.3;
}

function isAscii(char: string): boolean {
  return char === '' || char < '\x80';
}

function isLower(char: string): boolean {
  return char !== char.toUpperCase() && char === char.toLowerCase();
}

function isUpper(char: string): boolean {
  return char !== char.toLowerCase() && char === char.toUpperCase();
}
