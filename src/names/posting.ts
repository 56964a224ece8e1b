import type { Content } from './content.js';
import { hashText, mix } from './hash.js';
import { JOINED_LIMIT, JOINED_SLIP_FROM } from './joined-slip.js';
import { compactOf, type Listed } from './listed.js';
import type { Token } from './token.js';
import { FAMILY } from './windows.js';

/** Keys that listed names and cells must share for a comparison to be worth while; each function serves both sides. */

/** Two words of a person's name, in any order. */
export const pairKey = (a: number, b: number): number => mix((Math.imul(Math.min(a, b), 0x9e3779b1) + Math.max(a, b)) ^ FAMILY.pair);

/** A word of a person's name beside an initial (or beside a word for a listed initial). */
export const initialKey = (word: number, letter: number, listedInitial: boolean): number => mix((Math.imul(word, 0x85ebca77) + letter * 2 + (listedInitial ? 1 : 0)) ^ FAMILY.pair ^ 0x55555555);

/** An anchor word of a firm. */
export const singleKey = (word: number): number => mix(word ^ FAMILY.single);

const halfKey = (length: number, side: number, text: string): number => mix((Math.imul(hashText(text), 3) + side + length * 64) ^ FAMILY.half);

/** Keys of joined letters: with one slip at most, one half is untouched, unless two letters changed places over the middle. */
export function listedHalves(text: string, emit: (key: number) => void): void {
  const { length } = text;
  const middle = length >> 1;
  emit(halfKey(length, 0, text.slice(0, middle)));
  emit(halfKey(length, 1, text.slice(middle)));
  emit(halfKey(length, 2, text.slice(0, middle - 1) + text.slice(middle + 1)));
}

/** The keys under which a name within one slip of these joined letters is posted. */
export function cellHalves(text: string, emit: (key: number) => void): void {
  for (let length = text.length - 1; length <= text.length + 1; length++) {
    const middle = length >> 1;
    emit(halfKey(length, 0, text.slice(0, middle)));
    emit(halfKey(length, 1, text.slice(text.length - (length - middle))));
    if (length === text.length) emit(halfKey(length, 2, text.slice(0, middle - 1) + text.slice(middle + 1)));
  }
}

/** True when joined letters of this length are compared for slips. */
export const comparesJoined = (length: number): boolean => length >= JOINED_SLIP_FROM - 1 && length <= JOINED_LIMIT + 1;

/** Letters of a ship's name without its numbers. */
export const shipLetters = (tokens: readonly Token[]): string => compactOf(tokens.filter((t) => t.number === null));

/** The joined letters of a listed name, when a slip in them may be believed. */
export function joinedLetters(listed: Listed): string | null {
  const text = listed.kind === 'vessel' ? shipLetters(listed.content.tokens) : listed.compact;
  return comparesJoined(text.length) ? text : null;
}

export type { Content };
