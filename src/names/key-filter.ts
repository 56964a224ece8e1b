import { mix } from './hash.js';

const MOST_BITS = 30;

/** Says of a key that it is not in a set, or that it may be: one bit for a hash of each key. */
export class KeyFilter {
  private readonly shift: number;
  private readonly bits: Uint32Array;

  /** For about `count` keys, at sixteen to 32 bits each. */
  constructor(count: number) {
    let size = 7;
    while (size < MOST_BITS && 1 << size < count * 16) size++;
    this.shift = 32 - size;
    this.bits = new Uint32Array(1 << (size - 5));
  }

  add(key: number): void {
    const bit = mix(key) >>> this.shift;
    (this.bits[bit >>> 5] as number) |= 1 << (bit & 31);
  }

  mayHave(key: number): boolean {
    const bit = mix(key) >>> this.shift;
    return ((this.bits[bit >>> 5] as number) & (1 << (bit & 31))) !== 0;
  }
}
