import { mix, power } from './hash.js';
import { JOINED_LIMIT, JOINED_SLIP_FROM } from './joined-slip.js';
import { compactOf, type Listed } from './listed.js';
import type { Token } from './token.js';
import { FAMILY } from './windows.js';

/** Keys that listed names and cells must share for a comparison to be worth while; each function serves both sides. */

/** Two words of a person's name, in any order. */
export const pairKey = (a: number, b: number): number => mix((Math.imul(a < b ? a : b, 0x9e3779b1) + (a < b ? b : a)) ^ FAMILY.pair);

/** A word of a person's name beside an initial (or beside a word for a listed initial). */
export const initialKey = (word: number, letter: number, listedInitial: boolean): number => mix((Math.imul(word, 0x85ebca77) + letter * 2 + (listedInitial ? 1 : 0)) ^ FAMILY.pair ^ 0x55555555);

/** The only word of a person's name. */
export const singleKey = (word: number): number => mix(word ^ FAMILY.single);

const halfKey = (length: number, side: number, hash: number): number => mix((Math.imul(hash, 3) + side + length * 64) ^ FAMILY.half);

const prefix = new Int32Array(JOINED_LIMIT + 4);

/** Hashes of all beginnings of the joined letters of some words; returns the number of letters. */
function beginnings(tokens: readonly Token[], from: number, to: number, skipNumbers: boolean): number {
  let length = 0;
  for (let t = from; t <= to; t++) {
    const token = tokens[t] as Token;
    if (skipNumbers && token.number !== null) continue;
    const { text } = token;
    if (length + text.length > JOINED_LIMIT + 1) return 0;
    for (let i = 0; i < text.length; i++) {
      prefix[length + 1] = (Math.imul(prefix[length] as number, power(1)) + text.charCodeAt(i) + 1) | 0;
      length++;
    }
  }
  return length;
}

/** Hash of the letters from one place to another. */
const part = (from: number, to: number): number => ((prefix[to] as number) - Math.imul(prefix[from] as number, power(to - from))) | 0;

/** Hash of all letters but the two around the middle. */
const withoutMiddle = (length: number, middle: number): number => (Math.imul(prefix[middle - 1] as number, power(length - middle - 1)) + part(middle + 1, length)) | 0;

/** Keys of joined letters: with one slip at most, one half is untouched, unless two letters changed places over the middle. */
export function listedHalves(listed: Listed, emit: (key: number) => void): void {
  const tokens = listed.content.tokens;
  const length = beginnings(tokens, 0, tokens.length - 1, listed.kind === 'vessel');
  if (length < JOINED_SLIP_FROM || length > JOINED_LIMIT) return;
  const middle = length >> 1;
  emit(halfKey(length, 0, part(0, middle)));
  emit(halfKey(length, 1, part(middle, length)));
  emit(halfKey(length, 2, withoutMiddle(length, middle)));
}

/** The keys under which a name within one slip of some joined words is posted. `lengths` has the lengths of listed names. */
export function cellHalves(tokens: readonly Token[], from: number, to: number, skipNumbers: boolean, lengths: Uint8Array, emit: (key: number) => void): void {
  const own = beginnings(tokens, from, to, skipNumbers);
  if (own < JOINED_SLIP_FROM - 1) return;
  for (let length = own - 1; length <= own + 1; length++) {
    if (lengths[length] !== 1) continue;
    const middle = length >> 1;
    emit(halfKey(length, 0, part(0, middle)));
    emit(halfKey(length, 1, part(own - (length - middle), own)));
    if (length === own) emit(halfKey(length, 2, withoutMiddle(length, middle)));
  }
}

/** Letters of the words without spaces and numbers. */
export const lettersOf = (tokens: readonly Token[]): string => compactOf(tokens.filter((t) => t.number === null));
