import { foldText } from '../../record/fold.js';

/** What stands before a word: nothing or a hyphen, blanks and dots, or a sign that ends a part of an address. */
export type Gap = 'start' | 'hyphen' | 'soft' | 'hard';

/** A word of a cell in comparable spelling, with its place in the cell. */
export interface Word {
  readonly key: string;
  readonly start: number;
  readonly end: number;
  readonly gap: Gap;
}

/** One character of a script that writes no blanks between words, with its place in the cell. */
export interface RunCharacter {
  readonly key: string;
  readonly start: number;
  readonly end: number;
}

export interface Tokens {
  readonly words: readonly Word[];
  /** Stretches of Han, Hangul, kana, Thai, Lao, Khmer or Burmese. */
  readonly runs: readonly (readonly RunCharacter[])[];
}

/** Brings a folded word to the form in which words are compared, or null to leave it out. */
export type Speller = (word: string, previous: string | null) => string | null;

const INVISIBLE = /[\u00ad\u034f\u115f\u1160\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\u3164\ufe00-\ufe0f\ufeff\uffa0]/g;
const APOSTROPHE = "'’‘‚‛`´ʼʻʽʾʿˈ′＇ʹ՚";
const UNSPACED = '\\p{Script=Han}\\p{Script=Hangul}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}ー々';
const RUN = `[${UNSPACED}][${UNSPACED}\\p{M}\\p{Cf}]*`;
const LETTER = `(?:(?![${UNSPACED}])[\\p{L}\\p{N}\\p{M}\\p{Cf}])`;
const TOKEN = new RegExp(`(${RUN}(?: ${RUN})*)|${LETTER}+(?:[${APOSTROPHE}]${LETTER}+)*`, 'gu');
const ASCII = /^[\x00-\x7f]*$/;
const ASCII_TOKEN = /[a-z0-9]+(?:['`][a-z0-9]+)*/gi;
const APOSTROPHES = new RegExp(`[${APOSTROPHE}]`, 'g');
const ANY_UNSPACED = new RegExp(`[${UNSPACED}]`, 'u');
const HARD = /[,;:|/\\()[\]{}<>\n\r\t"，；：、。（）【】]/;
const HYPHEN = /^[-‐‑–—_~']?$/;

/**
 * Cuts a cell into words and runs. Case, width, accents, apostrophes and characters that cannot be seen make no difference.
 * Time is linear in the length of the cell.
 */
export function tokenise(text: string, spell: Speller): Tokens {
  const ascii = ASCII.test(text);
  const words: Word[] = [];
  const runs: (readonly RunCharacter[])[] = [];
  let last = 0;
  let between = '';
  for (const match of text.matchAll(ascii ? ASCII_TOKEN : TOKEN)) {
    const start = match.index;
    const end = start + match[0].length;
    between += text.slice(last, start);
    last = end;
    if (match[1] !== undefined) {
      runs.push(charactersOf(match[1], start));
      between += '|';
      continue;
    }
    const raw = ascii ? match[0].toLowerCase() : foldText(match[0].replace(INVISIBLE, ''));
    const plain = raw.replace(APOSTROPHES, '');
    const key = plain === '' ? null : spell(plain, words.at(-1)?.key ?? null);
    if (key === null) continue;
    words.push({ key, start, end, gap: words.length === 0 && runs.length === 0 ? 'start' : gapOf(between) });
    between = '';
  }
  return { words, runs };
}

/** Whether a text has letters of a script without blanks between words. */
export function isUnspaced(text: string): boolean {
  return ANY_UNSPACED.test(text);
}

/** The characters of a phrase of such a script, as `tokenise` gives those of a cell. */
export function runKeys(text: string): readonly string[] {
  return charactersOf(text, 0).map(({ key }) => key);
}

function gapOf(between: string): Gap {
  if (HARD.test(between)) return 'hard';
  return HYPHEN.test(between.replace(INVISIBLE, '')) ? 'hyphen' : 'soft';
}

function charactersOf(text: string, offset: number): RunCharacter[] {
  const characters: RunCharacter[] = [];
  let at = offset;
  for (const character of text) {
    const key = foldText(character.replace(INVISIBLE, ''));
    const end = at + character.length;
    if (key.trim() !== '') characters.push({ key, start: at, end });
    at = end;
  }
  return characters;
}
