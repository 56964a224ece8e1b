import { mix, power } from './hash.js';
import { JOINED_LIMIT, JOINED_SLIP_FROM } from './joined-slip.js';
import { markOf } from './letter-marks.js';
import { compactOf, type Listed } from './listed.js';
import type { Token } from './token.js';
import { FAMILY } from './windows.js';

/** Keys that listed names and cells must share for a comparison to be worth while; each function serves both sides. */

/** Two words of a person's name, in any order. */
export const pairKey = (a: number, b: number): number => mix((Math.imul(a < b ? a : b, 0x9e3779b1) + (a < b ? b : a)) ^ FAMILY.pair);

/** A word of a person's name beside an initial (or beside a word for a listed initial). */
export const initialKey = (word: number, letter: number, listedInitial: boolean): number => mix((Math.imul(word, 0x85ebca77) + letter * 2 + (listedInitial ? 1 : 0)) ^ FAMILY.pair ^ 0x55555555);

/** A word of a person's name, and the first letter of another word of it. */
export const besideKey = (word: number, letter: number): number => mix((Math.imul(word, 0xc2b2ae3d) + letter) ^ FAMILY.pair ^ 0x2a2a2a2a);

/** The only word of a person's name. */
export const singleKey = (word: number): number => mix(word ^ FAMILY.single);

const slipKey = (length: number, side: number, hash: number): number => mix((Math.imul(hash, 7) + side + length * 64) ^ FAMILY.slip);

const prefix = new Int32Array(JOINED_LIMIT + 4);
const units = new Uint16Array(JOINED_LIMIT + 4);

/** Hashes of all beginnings of the joined letters of some words; returns the number of letters. */
function beginnings(tokens: readonly Token[], from: number, to: number, skipNumbers: boolean): number {
  let length = 0;
  for (let t = from; t <= to; t++) {
    const token = tokens[t] as Token;
    if (skipNumbers && token.number !== null) continue;
    const { text } = token;
    if (length + text.length > JOINED_LIMIT + 1) return 0;
    for (let i = 0; i < text.length; i++) {
      units[length] = text.charCodeAt(i);
      prefix[length + 1] = (Math.imul(prefix[length] as number, power(1)) + text.charCodeAt(i) + 1) | 0;
      length++;
    }
  }
  return length;
}

/** Hash of the letters up to one place and from another on. */
function around(until: number, from: number, length: number): number {
  const tail = ((prefix[length] as number) - Math.imul(prefix[from] as number, power(length - from))) | 0;
  return (Math.imul(prefix[until] as number, power(length - from)) + tail) | 0;
}

/** Keys of each name that leave one part out. */
const QUARTERS = 4;
const quarter = (length: number, i: number): number => (length * i) >> 2;

/** Mark of the letters of the words last joined, from one place to another; a slip there changes at most two of its bits. */
export function partMark(from: number, to: number): number {
  let set = 0;
  for (let i = from; i < to; i++) set |= 1 << ((units[i] as number) & 31);
  return markOf(set, 0);
}

/**
 * Keys of joined letters: one slip leaves three of four quarters untouched, unless two letters changed places over the seam
 * of two quarters, which has a key of its own. With each key goes between which places letters are left out (see `partMark`).
 */
export function listedSlips(listed: Listed, emit: (key: number, from: number, to: number) => void): void {
  const tokens = listed.content.tokens;
  const length = beginnings(tokens, 0, tokens.length - 1, listed.kind === 'vessel');
  if (length < JOINED_SLIP_FROM || length > JOINED_LIMIT) return;
  for (let i = 0; i < QUARTERS; i++) {
    emit(slipKey(length, i, around(quarter(length, i), quarter(length, i + 1), length)), quarter(length, i), quarter(length, i + 1));
  }
  seams(length, length, emit);
}

/** The keys under which a name within one slip of some joined words is posted. `lengths` has the lengths of listed names. */
export function cellSlips(tokens: readonly Token[], from: number, to: number, skipNumbers: boolean, lengths: Uint8Array, emit: (key: number, from: number, to: number) => void): void {
  const own = beginnings(tokens, from, to, skipNumbers);
  if (own < JOINED_SLIP_FROM - 1) return;
  for (let length = own - 1; length <= own + 1; length++) {
    if (lengths[length] !== 1) continue;
    for (let i = 0; i < QUARTERS; i++) {
      const start = quarter(length, i);
      const end = own - (length - quarter(length, i + 1));
      emit(slipKey(length, i, around(start, end, own)), start, end);
    }
    if (length === own) seams(length, own, emit);
  }
}

/** Keys that leave the two letters on the seam of two quarters out. */
function seams(length: number, own: number, emit: (key: number, from: number, to: number) => void): void {
  for (let i = 1; i < QUARTERS; i++) emit(slipKey(length, QUARTERS + i, around(quarter(length, i) - 1, quarter(length, i) + 1, own)), quarter(length, i) - 1, quarter(length, i) + 1);
}

/** Letters of the words without spaces and numbers. */
export const lettersOf = (tokens: readonly Token[]): string => compactOf(tokens.filter((t) => t.number === null));
