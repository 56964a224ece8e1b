import { hashText, power } from './hash.js';
import { readHangul, readHanja, readSyllables, type Reading } from './korean-syllables.js';
import { hangulSurname, hanjaSurname, latinSurname, type Surname } from './korean-surnames.js';
import { LEGAL_FORMS, SCRIPTS } from './generated/language.js';
import { longLexiconWords, MARK, meaningOf, personalVariant, ROLE, type Meaning, type Role } from './lexicon.js';
import { asLatin, hasForeignLetters, looksLatin, transliterate } from './script-words.js';
import { editDistance } from './distance.js';

/** How the written word was changed before it was compared, as bits. */
export const FOLDED = { homoglyph: 1, digits: 2, transliterated: 4, misspelt: 8, accents: 16, invisible: 32, width: 64, mojibake: 128, doubled: 256 } as const;

/** A word as all comparisons see it. Tokens of equal text are interchangeable. */
export interface Token {
  readonly text: string;
  readonly hash: number;
  /** BASE to the power of the length, for joining hashes. */
  readonly power: number;
  readonly role: Role;
  readonly marks: number;
  readonly concept: string;
  readonly conceptHash: number;
  /** Decimal value, for numbers. */
  readonly number: string | null;
  readonly foldings: number;
  /** As Korean syllables; empty when the word cannot be one. */
  readonly readings: readonly Reading[];
  readonly surname: Surname | null;
  /** Key of the given name or of the sound for names of people outside Korea. */
  readonly sound: string;
  readonly initial: boolean;
  readonly latin: boolean;
  /** Written in Hangul or Han letters. */
  readonly eastAsian: boolean;
  /** Written in Han letters, whose Korean sound is one of several. */
  readonly hanja: boolean;
  /** One syllable, as the words of Chinese and Korean names are. */
  readonly short: boolean;
}

const ONE_VOWEL = /^[^aeiouy]*[aeiouy]*[^aeiouy]*$/;
const LATIN_WORD = /^[a-z]+$/;
const HANGUL = /^[\uac00-\ud7a3]+$/;
const HAN = /^[\u3400-\u9fff]+$/;
const MIXED_DIGITS = /^(?=(?:.*[a-z]){2})(?:[a-z]+[0134578]+[a-z][a-z0134578]*|[0158]{1,2}[a-z]{3,}[a-z0134578]*)$/;
const DOUBLED = /([a-z])\1+/g;

const memo = new Map<string, Token>();
const MEMO_LIMIT = 200_000;

/** The token for a raw word of folded characters (any case). `lookalike` reads a word of look-alike letters as Latin. */
export function tokenOf(raw: string, lookalike = false): Token {
  const key = lookalike ? `\u0000${raw}` : raw;
  const known = memo.get(key);
  if (known !== undefined) return known;
  if (memo.size >= MEMO_LIMIT) memo.clear();
  const token = make(raw, lookalike);
  memo.set(key, token);
  return token;
}

/** A token that stands for a phrase of the lexicon. */
export function phraseToken(text: string, meaning: Meaning): Token {
  const key = `\u0001${text}`;
  const known = memo.get(key);
  if (known !== undefined) return known;
  const token = build(text, meaning, 0);
  memo.set(key, token);
  return token;
}

/** A number that several words make up. */
export const numberToken = (value: string): Token => tokenOf(value);

function make(raw: string, lookalike: boolean): Token {
  let word = raw.toLowerCase().replaceAll("'", '').replaceAll('.', '');
  let foldings = 0;
  let cyrillic: string | null = null;
  if (hasForeignLetters(word)) {
    if (/[a-z]/.test(word) || (lookalike && looksLatin(word))) {
      word = asLatin(word);
      foldings |= FOLDED.homoglyph;
    } else {
      cyrillic = word;
      word = transliterate(word);
      foldings |= FOLDED.transliterated;
    }
  }
  if (MIXED_DIGITS.test(word) && !/^\d+(?:st|nd|rd|th)$/.test(word)) {
    word = word.replace(/[0134578]/g, (digit) => SCRIPTS.digit_letters[digit] ?? digit);
    foldings |= FOLDED.digits;
  }
  if (/^\d+$/.test(word)) {
    const value = word.replace(/^0+(?=\d)/, '');
    return build(value, { role: ROLE.number, concept: `#${value}`, marks: 0, number: value }, foldings);
  }
  let meaning = meaningOf(word);
  if (meaning === null && word.length >= 7) {
    const meant = slipOf(word);
    if (meant !== null) {
      meaning = meaningOf(meant);
      foldings |= FOLDED.misspelt;
    }
  }
  return build(word, meaning, foldings, cyrillic);
}

function build(text: string, meaning: Meaning | null, foldings: number, cyrillic: string | null = null): Token {
  const concept = meaning?.concept ?? text;
  const latin = LATIN_WORD.test(text);
  const number = meaning?.number ?? null;
  let readings: readonly Reading[] = [];
  let surname: Surname | null = null;
  if (cyrillic !== null) {
    readings = readSyllables(cyrillic, true);
    surname = latinSurname(text);
  } else if (latin) {
    readings = readSyllables(text);
    surname = latinSurname(text);
  } else if (HANGUL.test(text)) {
    readings = readHangul(text);
    surname = hangulSurname(text);
  } else if (HAN.test(text)) {
    readings = readHanja(text);
    surname = text.length === 1 ? hanjaSurname(text) : null;
  }
  return {
    text, hash: hashText(text), power: power(text.length), role: meaning?.role ?? ROLE.word, marks: meaning?.marks ?? 0, concept,
    conceptHash: hashText(concept), number, foldings, readings, surname, sound: personalVariant(text) ?? (latin ? soundOf(text) : text),
    initial: text.length === 1 && latin, latin, eastAsian: HANGUL.test(text) || HAN.test(text), hanja: HAN.test(text),
    short: latin && text.length <= 6 && ONE_VOWEL.test(text),
  };
}

/** Spelling classes of names in Latin letters outside East Asia: doubled letters, long vowels, ph/f, kh/h, q/k, y/i, zh/j. */
export function soundOf(word: string): string {
  return word.replace(DOUBLED, '$1').replace(/ou|oo|o/g, 'u').replace(/ph/g, 'f').replace(/kh/g, 'h').replace(/ck|q|c(?![hei])/g, 'k')
    .replace(/zh|dj/g, 'j').replace(/ei|ey|ay|ai|iy|ie|e|y/g, 'i').replace(/w/g, 'v').replace(DOUBLED, '$1');
}

let slips: Map<string, string[]> | null = null;

/** The long lexicon word of which this one is a slip of the pen by one letter, or null. */
function slipOf(word: string): string | null {
  if (!LATIN_WORD.test(word) || word.length > 24) return null;
  if (slips === null) {
    slips = new Map();
    for (const known of longLexiconWords()) {
      for (const half of [`<${known.slice(0, known.length >> 1)}`, `>${known.slice(known.length >> 1)}`]) slips.set(half, [...(slips.get(half) ?? []), known]);
    }
  }
  const length = word.length;
  for (let size = length - 1; size <= length + 1; size++) {
    const half = size >> 1;
    for (const known of slips.get(`<${word.slice(0, half)}`) ?? []) if (known.length === size && editDistance(word, known, 1) === 1) return known;
    for (const known of slips.get(`>${word.slice(length - (size - half))}`) ?? []) if (known.length === size && editDistance(word, known, 1) === 1) return known;
  }
  return null;
}

/** Legal forms that may be written onto the word before, longest first. */
export const ATTACHED = [...LEGAL_FORMS.attached].sort((a, b) => b.length - a.length);

export const isDistinctive = (token: Token): boolean => token.role === ROLE.word;
export const hasMark = (token: Token, mark: number): boolean => (token.marks & mark) !== 0;
export { MARK, ROLE };
