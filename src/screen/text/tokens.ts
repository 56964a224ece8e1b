import { foldText as foldName } from '../../names/index.js';
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
const TOKEN = new RegExp(`(${RUN}(?:[ \\r\\n]${RUN})*)|${LETTER}+(?:[${APOSTROPHE}]${LETTER}+)*`, 'gu');
const ASCII = /^[\x00-\x7f]*$/;
const APOSTROPHES = new RegExp(`[${APOSTROPHE}]`, 'g');
const ANY_UNSPACED = new RegExp(`[${UNSPACED}]`, 'u');
const HARD = /[,;:|/\\()[\]{}<>\n\r\t"，；：、。（）【】]/;
const HYPHEN = /^[-‐‑–—_~']?$/;

/**
 * Cuts a cell into words and runs. Case, width, accents, apostrophes and characters that cannot be seen make no difference.
 * Time is linear in the length of the cell.
 */
export function tokenise(text: string, spell: Speller): Tokens {
  return ASCII.test(text) ? { words: asciiWords(text, spell), runs: NO_RUNS } : tokeniseAny(text, spell);
}

const NO_RUNS: Tokens['runs'] = [];

function tokeniseAny(text: string, spell: Speller): Tokens {
  const words: Word[] = [];
  const runs: (readonly RunCharacter[])[] = [];
  let last = 0;
  let between = '';
  for (const match of text.matchAll(TOKEN)) {
    const start = match.index;
    const end = start + match[0].length;
    between += text.slice(last, start);
    last = end;
    if (match[1] !== undefined) {
      runs.push(charactersOf(match[1], start));
      between += '|';
      continue;
    }
    // Before folding: the compatibility form of some apostrophes is a blank with an accent.
    const plain = inOneAlphabet(foldText(match[0].replace(INVISIBLE, '').replace(APOSTROPHES, '')).replace(APOSTROPHES, ''));
    const key = plain === '' ? null : spell(plain, words.at(-1)?.key ?? null);
    if (key === null) continue;
    words.push({ key, start, end, gap: words.length === 0 && runs.length === 0 ? 'start' : gapOf(between) });
    between = '';
  }
  return { words, runs };
}

/** What an ASCII character is to `asciiWords`. */
const SIGN = { letter: 1, apostrophe: 2, hyphen: 3, soft: 4, hard: 5 } as const;
const SIGNS = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  if (/[a-z0-9]/i.test(character)) return SIGN.letter;
  if (APOSTROPHE.includes(character)) return SIGN.apostrophe;
  if (HYPHEN.test(character)) return SIGN.hyphen;
  return HARD.test(character) ? SIGN.hard : SIGN.soft;
});

/** The same as `tokeniseAny` for the great majority of cells, many times faster. */
function asciiWords(text: string, spell: Speller): readonly Word[] {
  const lower = text.toLowerCase();
  const words: Word[] = [];
  let between = 0;
  let length = 0;
  for (let at = 0; at < lower.length;) {
    const sign = SIGNS[lower.charCodeAt(at)] ?? SIGN.soft;
    if (sign !== SIGN.letter) {
      // One hyphen or apostrophe joins; two signs, or a blank, do not.
      const strength = sign === SIGN.apostrophe ? SIGN.hyphen : sign;
      between = Math.max(between, length > 0 ? Math.max(strength, SIGN.soft) : strength);
      length++;
      at++;
      continue;
    }
    let end = at + 1;
    let apostrophe = false;
    for (; end < lower.length; end++) {
      const next = SIGNS[lower.charCodeAt(end)];
      if (next === SIGN.letter) continue;
      if (next !== SIGN.apostrophe || SIGNS[lower.charCodeAt(end + 1)] !== SIGN.letter) break;
      apostrophe = true;
    }
    const plain = apostrophe ? lower.slice(at, end).replace(APOSTROPHES, '') : lower.slice(at, end);
    const key = spell(plain, words.length === 0 ? null : words[words.length - 1]?.key ?? null);
    if (key !== null) {
      const gap = words.length === 0 ? 'start' : between === SIGN.hard ? 'hard' : between === SIGN.soft ? 'soft' : 'hyphen';
      words.push({ key, start: at, end, gap });
      between = 0;
      length = 0;
    }
    at = end;
  }
  return words;
}

/** Whether a text has letters of a script without blanks between words. */
export function isUnspaced(text: string): boolean {
  return ANY_UNSPACED.test(text);
}

function gapOf(between: string): Gap {
  if (HARD.test(between)) return 'hard';
  return HYPHEN.test(between.replace(INVISIBLE, '')) ? 'hyphen' : 'soft';
}

function charactersOf(text: string, offset: number): RunCharacter[] {
  const characters: RunCharacter[] = [];
  let at = offset;
  for (const character of text) {
    const key = foldCharacter(character);
    const end = at + character.length;
    if (key.trim() !== '') characters.push({ key, start: at, end });
    at = end;
  }
  return characters;
}

/** Cyrillic and Greek letters in a Latin word are look-alikes: NОRTH with a Cyrillic О is NORTH. */
export function inOneAlphabet(word: string): string {
  return /[a-z]/.test(word) && /[\u0370-\u052f]/.test(word) ? foldName(word) : word;
}

const folded = new Map<string, string>();

/**
 * One character of an unspaced script; traditional Han as simplified. Folding by character is dear and the characters
 * of a script are few: each is folded once.
 */
function foldCharacter(character: string): string {
  let key = folded.get(character);
  if (key === undefined) {
    const plain = foldText(character.replace(INVISIBLE, ''));
    key = /\p{Script=Han}/u.test(plain) ? foldName(plain) : plain;
    if (folded.size < 30_000) folded.set(character, key);
  }
  return key;
}
