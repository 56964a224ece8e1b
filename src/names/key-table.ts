import { mix } from './hash.js';

/** Numbers posted under 32-bit keys, in typed arrays: one bucket row, no objects. */
export interface KeyTable {
  readonly size: number;
  /** Calls `found` for every number posted under the key. */
  each(key: number, found: (value: number) => void): void;
  has(key: number): boolean;
  /** Adds every number posted under the key to a list. */
  collect(key: number, into: number[]): void;
}

/** Collects postings and lays them out once. */
export class KeyTableBuilder {
  private keys = new Int32Array(1024);
  private values = new Int32Array(1024);
  private count = 0;

  add(key: number, value: number): void {
    if (this.count === this.keys.length) {
      this.keys = grown(this.keys);
      this.values = grown(this.values);
    }
    this.keys[this.count] = key;
    this.values[this.count++] = value;
  }

  build(): KeyTable {
    let bits = 4;
    while (1 << bits < this.count * 2) bits++;
    const shift = 32 - bits;
    const { count } = this;
    const offsets = new Int32Array((1 << bits) + 1);
    const bucket = (key: number): number => mix(key) >>> shift;
    for (let i = 0; i < count; i++) (offsets[bucket(this.keys[i] as number) + 1] as number)++;
    for (let b = 1; b < offsets.length; b++) (offsets[b] as number) += offsets[b - 1] as number;
    const next = offsets.slice();
    const keys = new Int32Array(count);
    const values = new Int32Array(count);
    for (let i = 0; i < count; i++) {
      const at = (next[bucket(this.keys[i] as number)] as number)++;
      keys[at] = this.keys[i] as number;
      values[at] = this.values[i] as number;
    }
    this.keys = new Int32Array(0);
    this.values = new Int32Array(0);
    // One bit for a hash of each key: most probes find nothing and end here, in a table that stays in the cache.
    const filterShift = 32 - Math.min(27, bits + 3);
    const filter = new Uint32Array(1 << Math.max(0, Math.min(27, bits + 3) - 5));
    for (let i = 0; i < count; i++) {
      const bit = mix(keys[i] as number) >>> filterShift;
      (filter[bit >>> 5] as number) |= 1 << (bit & 31);
    }
    return {
      size: count,
      collect(key, into) {
        const spread = mix(key);
        const bit = spread >>> filterShift;
        if (((filter[bit >>> 5] as number) & (1 << (bit & 31))) === 0) return;
        const b = spread >>> shift;
        for (let i = offsets[b] as number, end = offsets[b + 1] as number; i < end; i++) if (keys[i] === key) into.push(values[i] as number);
      },
      each(key, found) {
        const b = mix(key) >>> shift;
        for (let i = offsets[b] as number, end = offsets[b + 1] as number; i < end; i++) if (keys[i] === key) found(values[i] as number);
      },
      has(key) {
        const spread = mix(key);
        const bit = spread >>> filterShift;
        if (((filter[bit >>> 5] as number) & (1 << (bit & 31))) === 0) return false;
        const b = spread >>> shift;
        for (let i = offsets[b] as number, end = offsets[b + 1] as number; i < end; i++) if (keys[i] === key) return true;
        return false;
      },
    };
  }
}

function grown(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const longer = new Int32Array(array.length * 2);
  longer.set(array);
  return longer;
}
