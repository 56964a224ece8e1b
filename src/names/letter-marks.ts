import { bitsSet, type Token } from './token.js';

/**
 * A mark is one number that says enough of some letters to rule most look-alikes out: which letters there are, as 27 bits
 * (letters share bits, which is harmless), and above them the length, up to 31. One slip changes at most two of the bits.
 */
const LETTERS = 0x07ffffff;
const LENGTH_SHIFT = 27;
const LONGEST = 31;

/** Mark of a set of letters as bits, see `Token.letters`, and of a length, 0 where it does not count. */
export const markOf = (letters: number, length: number): number => ((letters | (letters >>> LENGTH_SHIFT)) & LETTERS) | (Math.min(length, LONGEST) << LENGTH_SHIFT);

/** Mark of a word. */
export const wordMark = (token: Token): number => markOf(token.letters, token.text.length);

/** False when the letters behind two marks differ by more than some slips. */
export function marksAgree(a: number, b: number, slips: number): boolean {
  const longer = (a >>> LENGTH_SHIFT) - (b >>> LENGTH_SHIFT);
  return bitsSet((a ^ b) & LETTERS) <= 2 * slips && longer <= slips && longer >= -slips;
}
