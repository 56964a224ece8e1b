import { mix } from './hash.js';
import { Numbers } from './numbers.js';

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

/** Numbers posted under 32-bit keys, in typed arrays: one bucket row, no objects. */
export class KeyTable {
  constructor(private readonly filter: KeyFilter, private readonly shift: number, private readonly offsets: Int32Array, private readonly keys: Int32Array, private readonly values: Int32Array) {}

  /** Adds every number posted under the key to a list. Most keys have none and are done with in the filter, which stays in the cache. */
  collect(key: number, into: Numbers): void {
    if (this.filter.mayHave(key)) this.gather(key, into);
  }

  private gather(key: number, into: Numbers): void {
    const bucket = mix(key) >>> this.shift;
    for (let i = this.offsets[bucket] as number, end = this.offsets[bucket + 1] as number; i < end; i++) if (this.keys[i] === key) into.push(this.values[i] as number);
  }
}

/** Collects postings and lays them out once. */
export class KeyTableBuilder {
  private keys = new Numbers();
  private values = new Numbers();

  add(key: number, value: number): void {
    this.keys.push(key);
    this.values.push(value);
  }

  /** The builder is empty afterwards. */
  build(): KeyTable {
    const from = this.keys;
    const posted = this.values;
    const { count } = from;
    let bits = 4;
    while (1 << bits < count * 2) bits++;
    const shift = 32 - bits;
    const offsets = new Int32Array((1 << bits) + 2);
    const filter = new KeyFilter(count);
    for (let i = 0; i < count; i++) {
      (offsets[(mix(from.at(i)) >>> shift) + 1] as number)++;
      filter.add(from.at(i));
    }
    for (let b = 1; b < offsets.length; b++) (offsets[b] as number) += offsets[b - 1] as number;
    const keys = new Int32Array(count);
    const values = new Int32Array(count);
    // Filled from the end of each bucket: afterwards every offset is where its bucket begins, and the last one is the end of all.
    for (let i = count - 1; i >= 0; i--) {
      const at = --(offsets[(mix(from.at(i)) >>> shift) + 1] as number);
      keys[at] = from.at(i);
      values[at] = posted.at(i);
    }
    this.keys = new Numbers();
    this.values = new Numbers();
    return new KeyTable(filter, shift, offsets.subarray(1), keys, values);
  }
}
