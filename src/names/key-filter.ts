import type { Numbers } from './numbers.js';

const MOST_BITS = 30;

/**
 * Says of a key that it is not in a set, or that it may be: two bits of one word for each key (a Bloom filter whose blocks are
 * words, so that a question costs one look at the memory). Keys must be spread over all 32 bits, see `mix`.
 */
export class KeyFilter {
  private readonly shift: number;
  private readonly words: Int32Array;

  /** For about `count` keys, at eight to sixteen bits each. */
  constructor(count: number) {
    let size = 7;
    while (size < MOST_BITS && 1 << size < count * 8) size++;
    this.shift = 32 - size;
    this.words = new Int32Array(1 << (size - 5));
  }

  add(key: number): void {
    const at = key >>> this.shift;
    (this.words[at >>> 5] as number) |= (1 << (at & 31)) | (1 << (key & 31));
  }

  mayHave(key: number): boolean {
    const at = key >>> this.shift;
    const bits = (1 << (at & 31)) | (1 << (key & 31));
    return ((this.words[at >>> 5] as number) & bits) === bits;
  }

  /**
   * Places of the keys that may be in the set. The loop has no branch that waits for the memory (a place is written down in any
   * case and counts only when all bits are set), so the processor fetches the words of many keys at the same time.
   */
  promising(keys: Numbers, places: Numbers): void {
    const { shift, words } = this;
    const { values, count } = keys;
    const into = places.roomFor(count);
    let found = 0;
    for (let i = 0; i < count; i++) {
      const key = values[i] as number;
      const at = key >>> shift;
      const lacking = ((1 << (at & 31)) | (1 << (key & 31))) & ~(words[at >>> 5] as number);
      into[found] = i;
      found += ((lacking | -lacking) >>> 31) ^ 1;
    }
    places.count = found;
  }
}
