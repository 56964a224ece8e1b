import { KeyFilter } from './key-filter.js';
import { marksAgree } from './letter-marks.js';
import { Numbers } from './numbers.js';

/** Numbers posted under 32-bit keys that are spread over all bits, in typed arrays: one bucket row, no objects. A posting may have a mark beside it. */
export class KeyTable {
  constructor(private readonly filter: KeyFilter, private readonly shift: number, private readonly offsets: Int32Array, private readonly keys: Int32Array, private readonly values: Int32Array, private readonly marks: Int32Array) {}

  /** Places of the keys under which something may be posted. */
  promising(keys: Numbers, places: Numbers): void {
    this.filter.promising(keys, places);
  }

  /** Adds every number posted under the key to a list. Most keys have none and are done with in the filter, which stays in the cache. */
  collect(key: number, into: Numbers): void {
    if (!this.filter.mayHave(key)) return;
    const bucket = key >>> this.shift;
    for (let i = this.offsets[bucket] as number, end = this.offsets[bucket + 1] as number; i < end; i++) if (this.keys[i] === key) into.push(this.values[i] as number);
  }

  /** Adds every number posted under the key with a mark that differs by no more than some slips. */
  collectAlike(key: number, mark: number, slips: number, into: Numbers): void {
    if (!this.filter.mayHave(key)) return;
    const bucket = key >>> this.shift;
    for (let i = this.offsets[bucket] as number, end = this.offsets[bucket + 1] as number; i < end; i++) {
      if (this.keys[i] === key && marksAgree(this.marks[i] as number, mark, slips)) into.push(this.values[i] as number);
    }
  }
}

/** Collects postings and lays them out once. */
export class KeyTableBuilder {
  private keys = new Numbers();
  private values = new Numbers();
  private marks = new Numbers();

  /** A table of marked postings has a mark for each. */
  constructor(private readonly marked = false) {}

  add(key: number, value: number, mark = 0): void {
    this.keys.push(key);
    this.values.push(value);
    if (this.marked) this.marks.push(mark);
  }

  /** The builder is empty afterwards. */
  build(): KeyTable {
    const { keys: from, values: posted, marks: marked } = this;
    const { count } = from;
    let bits = 4;
    while (1 << bits < count) bits++;
    const shift = 32 - bits;
    const offsets = new Int32Array((1 << bits) + 2);
    const filter = new KeyFilter(count);
    for (let i = 0; i < count; i++) {
      (offsets[(from.at(i) >>> shift) + 1] as number)++;
      filter.add(from.at(i));
    }
    for (let b = 1; b < offsets.length; b++) (offsets[b] as number) += offsets[b - 1] as number;
    const keys = new Int32Array(count);
    const values = new Int32Array(count);
    const marks = new Int32Array(this.marked ? count : 0);
    // Filled from the end of each bucket: afterwards every offset is where its bucket begins, and the last one is the end of all.
    for (let i = count - 1; i >= 0; i--) {
      const at = --(offsets[(from.at(i) >>> shift) + 1] as number);
      keys[at] = from.at(i);
      values[at] = posted.at(i);
      if (this.marked) marks[at] = marked.at(i);
    }
    this.keys = new Numbers();
    this.values = new Numbers();
    this.marks = new Numbers();
    return new KeyTable(filter, shift, offsets.subarray(1), keys, values, marks);
  }
}
