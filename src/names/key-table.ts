import { KeyFilter } from './key-filter.js';
import { marksAgree } from './letter-marks.js';
import { Numbers } from './numbers.js';

/**
 * Numbers posted under 32-bit keys that are spread over all bits, in typed arrays: buckets one after another, no objects. A posting
 * may have a mark beside it. Key, number and mark of a posting stand together, so that one look at the memory gets them all.
 */
export class KeyTable {
  /** `width` is the length of a posting in the rows, `offsets` says at which posting each bucket begins. */
  constructor(private readonly filter: KeyFilter, private readonly shift: number, private readonly offsets: Int32Array, private readonly rows: Int32Array, private readonly width: number) {}

  /** Places of the keys under which something may be posted. */
  promising(keys: Numbers, places: Numbers): void {
    this.filter.promising(keys, places);
  }

  /** Adds every number posted under the key to a list. Most keys have none and are done with in the filter, which stays in the cache. */
  collect(key: number, into: Numbers): void {
    if (!this.filter.mayHave(key)) return;
    const { rows, width } = this;
    const bucket = key >>> this.shift;
    for (let i = (this.offsets[bucket] as number) * width, end = (this.offsets[bucket + 1] as number) * width; i < end; i += width) if (rows[i] === key) into.push(rows[i + 1] as number);
  }

  /** Adds every number posted under the key with a mark that differs by no more than some slips; for a table with marks. */
  collectAlike(key: number, mark: number, slips: number, into: Numbers): void {
    if (!this.filter.mayHave(key)) return;
    const bucket = key >>> this.shift;
    this.gatherAlike(key, this.offsets[bucket] as number, this.offsets[bucket + 1] as number, mark, slips, into);
  }

  /** The same for all keys of a row. All their buckets are looked up and touched first, so that the memory answers for all at once. */
  collectAllAlike(row: Numbers, mark: number, slips: number, into: Numbers): void {
    this.filter.promising(row, places);
    const { offsets, rows, shift } = this;
    const begins = from.roomFor(places.count);
    const ends = until.roomFor(places.count);
    for (let i = 0; i < places.count; i++) {
      const bucket = row.at(places.at(i)) >>> shift;
      const first = offsets[bucket] as number;
      begins[i] = first;
      ends[i] = offsets[bucket + 1] as number;
      (touched[0] as number) ^= rows[first * MARKED] as number;
    }
    for (let i = 0; i < places.count; i++) this.gatherAlike(row.at(places.at(i)), from.at(i), until.at(i), mark, slips, into);
  }

  private gatherAlike(key: number, first: number, end: number, mark: number, slips: number, into: Numbers): void {
    const { rows } = this;
    for (let i = first * MARKED; i < end * MARKED; i += MARKED) {
      if (rows[i] === key && marksAgree(rows[i + 2] as number, mark, slips)) into.push(rows[i + 1] as number);
    }
  }
}

/** Places of promising keys, and the buckets of these, in the look-up under way. */
const places = new Numbers();
const from = new Numbers();
const until = new Numbers();
/** Keeps the reading ahead from being optimised away; means nothing. */
const touched = new Int32Array(1);

/** Length of a posting without and with a mark. */
const PLAIN = 2;
const MARKED = 3;

/** Collects postings and lays them out once. */
export class KeyTableBuilder {
  private posted = new Numbers();
  private readonly width: number;

  /** A table of marked postings has a mark for each. */
  constructor(marked = false) {
    this.width = marked ? MARKED : PLAIN;
  }

  add(key: number, value: number, mark = 0): void {
    this.posted.push(key);
    this.posted.push(value);
    if (this.width === MARKED) this.posted.push(mark);
  }

  /** The builder is empty afterwards. */
  build(): KeyTable {
    const { posted, width } = this;
    const count = posted.count / width;
    let bits = 4;
    while (2 << bits < count) bits++;
    const shift = 32 - bits;
    const offsets = new Int32Array((1 << bits) + 2);
    const filter = new KeyFilter(count);
    for (let i = 0; i < posted.count; i += width) {
      (offsets[(posted.at(i) >>> shift) + 1] as number)++;
      filter.add(posted.at(i));
    }
    for (let b = 1; b < offsets.length; b++) (offsets[b] as number) += offsets[b - 1] as number;
    // One more posting than there are, so that the beginning of an empty last bucket can be read too.
    const rows = new Int32Array(posted.count + width);
    // Filled from the end of each bucket: afterwards every offset is where its bucket begins, and the last one is the end of all.
    for (let i = posted.count - width; i >= 0; i -= width) {
      const at = --(offsets[(posted.at(i) >>> shift) + 1] as number) * width;
      for (let field = 0; field < width; field++) rows[at + field] = posted.at(i + field);
    }
    this.posted = new Numbers();
    return new KeyTable(filter, shift, offsets.subarray(1), rows, width);
  }
}
