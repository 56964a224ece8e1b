import { mix } from './hash.js';
import { meaningOf } from './lexicon.js';
import { ATTACHED, digitsAsLetters, forgetTokens, tokenOf, type Token } from './token.js';

/** A piece of a written word: its token and the letters it took. */
export interface Piece {
  readonly token: Token;
  /** Length in characters of the written word. */
  readonly length: number;
}

/** A written word met before: its token, or its pieces where it has several. */
export interface Written {
  /** The word as written; in small letters when its capitals say nothing. */
  readonly raw: string;
  readonly plain: boolean;
  readonly only: Token | null;
  readonly pieces: readonly Piece[];
}

const SLOTS = 1 << 17;
const TRIES = 8;
const MEMO_LIMIT = 60_000;

/** Words met before, by their own hash, so that a known word costs neither a slice nor a string hash. */
const prints = new Int32Array(SLOTS);
let known = new Array<Written | undefined>(SLOTS);
let held = 0;

/** Rolling hash of a written word in small letters, unit by unit; start from 0. */
export const nextHash = (hash: number, unit: number): number => (Math.imul(hash, 31) + unit) | 0;

/**
 * The written word from `at` to `end` of a text (letters and digits without a space), whose units in small letters have the
 * hash `hash`: letters part from the digits behind or before them (PETREL8, NO39, 123HOLDINGS), and from a legal form written
 * onto them (SIEMENSAG). Digits inside a word stay. `plain` says that the capitals of the word, all of it, its first letter or
 * none, tell nothing; then all three ways of writing share what is known.
 */
export function writtenAt(text: string, at: number, end: number, hash: number, plain: boolean): Written {
  const print = mix(hash);
  let slot = print & (SLOTS - 1);
  for (let tries = 0; tries < TRIES; tries++, slot = (slot + 1) & (SLOTS - 1)) {
    if (prints[slot] !== print) {
      if (known[slot] === undefined) return remember(slot, print, text.slice(at, end), plain);
      continue;
    }
    const word = known[slot];
    if (word === undefined) return remember(slot, print, text.slice(at, end), plain);
    if (word.plain === plain && word.raw.length === end - at && (plain ? sameSmall(text, at, word.raw) : text.startsWith(word.raw, at))) return word;
  }
  return remember(print & (SLOTS - 1), print, text.slice(at, end), plain);
}

/** The text goes on at `at` with the word in small letters, its own capitals aside. */
function sameSmall(text: string, at: number, word: string): boolean {
  for (let i = 0; i < word.length; i++) {
    const code = text.charCodeAt(at + i);
    if ((code >= 65 && code <= 90 ? code + 32 : code) !== word.charCodeAt(i)) return false;
  }
  return true;
}

function remember(slot: number, print: number, written: string, plain: boolean): Written {
  if (held++ >= MEMO_LIMIT) {
    known = new Array<Written | undefined>(SLOTS);
    held = 1;
  }
  const raw = plain ? written.toLowerCase() : written;
  const parts = cut(raw);
  const only = parts === null ? pieceToken(raw) : null;
  const word: Written = { raw: only?.text === raw ? only.text : raw, plain, only, pieces: parts === null ? NONE : parts.map((part) => ({ token: pieceToken(part), length: part.length })) };
  prints[slot] = print;
  known[slot] = word;
  return word;
}

/** Forgets all words met so far and their tokens. */
export function forgetWords(): void {
  known = new Array<Written | undefined>(SLOTS);
  held = 0;
  forgetTokens();
}

const NONE: readonly Piece[] = [];

const pieceToken = (part: string): Token => tokenOf(isDigit(part, 0) ? part.replace(ORDINAL, '$1') : part);

const ORDINAL = /^(\d+)(?:st|nd|rd|th)$/i;
const LETTERS_THEN_DIGITS = /^([^\d]{2,})(\d+)$/;
const DIGITS_THEN_LETTERS = /^(\d+)([^\d]+)$/;

/** The pieces of a word, null when it is one. */
function cut(raw: string): readonly string[] | null {
  const lastDigit = isDigit(raw, raw.length - 1);
  const firstDigit = isDigit(raw, 0);
  if (firstDigit && lastDigit) return null;
  if ((firstDigit || lastDigit) && digitsAsLetters(raw) !== null) return null;
  const tail = lastDigit ? LETTERS_THEN_DIGITS.exec(raw) : null;
  if (tail !== null) return [tail[1] as string, tail[2] as string];
  const lead = firstDigit ? DIGITS_THEN_LETTERS.exec(raw) : null;
  if (lead !== null) {
    const [, digits, letters] = lead as unknown as [string, string, string];
    return ORDINAL.test(raw) || (digits.length < 3 && letters.length > 2) || /^[05][a-z]{2}$/i.test(raw) ? null : [digits, letters];
  }
  const base = legalTail(raw);
  return base < raw.length ? [raw.slice(0, base), raw.slice(base)] : null;
}

const isDigit = (text: string, at: number): boolean => text.charCodeAt(at) >= 48 && text.charCodeAt(at) <= 57;

/** Last letters of the forms, so that most words are done with at once. */
const ATTACHED_ENDS = new Set(ATTACHED.map((form) => form.charCodeAt(form.length - 1)));

/** Where a legal form written onto the word begins, or the end of the word. A short form must be in capitals after small letters. */
function legalTail(raw: string): number {
  if (raw.length < 6) return raw.length;
  const word = raw.toLowerCase();
  if (!ATTACHED_ENDS.has(word.charCodeAt(word.length - 1)) || meaningOf(word) !== null) return raw.length;
  for (const form of ATTACHED) {
    if (!word.endsWith(form) || word.length - form.length < 4) continue;
    if (form.length > 3 || (/[a-z]/.test(raw) && raw.endsWith(form.toUpperCase()))) return raw.length - form.length;
  }
  return raw.length;
}
