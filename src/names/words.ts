import { mix } from './hash.js';
import { meaningOf } from './lexicon.js';
import { ATTACHED, digitsAsLetters, tokenOf, type Token } from './token.js';

/** A piece of a written word: its token and the letters it took. */
export interface Piece {
  readonly token: Token;
  /** Length in characters of the written word. */
  readonly length: number;
}

const SLOTS = 1 << 17;
const TRIES = 8;
const MEMO_LIMIT = 60_000;

/** Words met before, by their own hash, so that a known word costs neither a slice nor a string hash. */
let raws: (string | undefined)[] = new Array<string | undefined>(SLOTS);
let known: (readonly Piece[])[] = [];
let held = 0;

/** Rolling hash of a written word, unit by unit; start from 0. */
export const nextHash = (hash: number, unit: number): number => (Math.imul(hash, 31) + unit) | 0;

/**
 * The tokens of the written word from `at` to `end` of a text (letters and digits without a space), whose units have the hash
 * `hash`: letters part from the digits behind or before them (PETREL8, NO39, 123HOLDINGS), and from a legal form written onto
 * them (SIEMENSAG). Digits inside a word stay.
 */
export function piecesAt(text: string, at: number, end: number, hash: number): readonly Piece[] {
  let slot = mix(hash) & (SLOTS - 1);
  for (let tries = 0; tries < TRIES; tries++, slot = (slot + 1) & (SLOTS - 1)) {
    const raw = raws[slot];
    if (raw === undefined) return remember(slot, text.slice(at, end));
    if (raw.length === end - at && text.startsWith(raw, at)) return known[slot] as readonly Piece[];
  }
  return remember(mix(hash) & (SLOTS - 1), text.slice(at, end));
}

function remember(slot: number, raw: string): readonly Piece[] {
  if (held++ >= MEMO_LIMIT) {
    raws = new Array<string | undefined>(SLOTS);
    known = [];
    held = 1;
  }
  const pieces = cut(raw).map((part) => ({ token: tokenOf(isDigit(part, 0) ? part.replace(ORDINAL, '$1') : part), length: part.length }));
  raws[slot] = raw;
  known[slot] = pieces;
  return pieces;
}

const ORDINAL = /^(\d+)(?:st|nd|rd|th)$/i;
const LETTERS_THEN_DIGITS = /^([^\d]{2,})(\d+)$/;
const DIGITS_THEN_LETTERS = /^(\d+)([^\d]+)$/;

function cut(raw: string): readonly string[] {
  const lastDigit = isDigit(raw, raw.length - 1);
  const firstDigit = isDigit(raw, 0);
  if (firstDigit && lastDigit) return [raw];
  if ((firstDigit || lastDigit) && digitsAsLetters(raw) !== null) return [raw];
  const tail = lastDigit ? LETTERS_THEN_DIGITS.exec(raw) : null;
  if (tail !== null) return [tail[1] as string, tail[2] as string];
  const lead = firstDigit ? DIGITS_THEN_LETTERS.exec(raw) : null;
  if (lead !== null) {
    const [, digits, letters] = lead as unknown as [string, string, string];
    return ORDINAL.test(raw) || (digits.length < 3 && letters.length > 2) || /^[05][a-z]{2}$/i.test(raw) ? [raw] : [digits, letters];
  }
  const base = legalTail(raw);
  return base < raw.length ? [raw.slice(0, base), raw.slice(base)] : [raw];
}

const isDigit = (text: string, at: number): boolean => text.charCodeAt(at) >= 48 && text.charCodeAt(at) <= 57;

/** Where a legal form written onto the word begins, or the end of the word. A short form must be in capitals after small letters. */
function legalTail(raw: string): number {
  if (raw.length < 6) return raw.length;
  const word = raw.toLowerCase();
  if (meaningOf(word) !== null) return raw.length;
  for (const form of ATTACHED) {
    if (!word.endsWith(form) || word.length - form.length < 4) continue;
    if (form.length > 3 || (/[a-z]/.test(raw) && raw.endsWith(form.toUpperCase()))) return raw.length - form.length;
  }
  return raw.length;
}
