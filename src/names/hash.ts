/** Rolling 32-bit hashes: the hash of two joined strings follows from the hashes of the parts. */

const BASE = 0x01000193;
const powers: number[] = [1];

/** BASE to the power of `n`, modulo 2^32. */
export function power(n: number): number {
  for (let i = powers.length; i <= n; i++) powers.push(Math.imul(powers[i - 1] as number, BASE));
  return powers[n] as number;
}

/** Hash of a string of UTF-16 units. */
export function hashText(text: string): number {
  let h = 0;
  for (let i = 0; i < text.length; i++) h = (Math.imul(h, BASE) + text.charCodeAt(i) + 1) | 0;
  return h;
}

/** Hash of `left` followed by `right`, where `right` has `length` units. */
export const joinHash = (left: number, right: number, length: number): number => (Math.imul(left, power(length)) + right) | 0;

/** Hash of `left` followed by one unit. */
export const appendHash = (left: number, unit: number): number => (Math.imul(left, BASE) + unit + 1) | 0;

/** Spreads all bits over all bits (finaliser of MurmurHash3, public domain). */
export function mix(value: number): number {
  let h = value | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) | 0;
}
