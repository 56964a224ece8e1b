/** A row of 32-bit numbers that grows and is emptied without being given back: for what a search finds on its way. */
export class Numbers {
  /** Only the first `count` hold. */
  values = new Int32Array(64);
  count = 0;

  push(value: number): void {
    if (this.count === this.values.length) {
      const longer = new Int32Array(this.count * 2);
      longer.set(this.values);
      this.values = longer;
    }
    this.values[this.count++] = value;
  }

  /** Empties the row and makes it long enough for so many numbers and one more, to be filled from outside. */
  roomFor(count: number): Int32Array {
    this.count = 0;
    if (this.values.length <= count) this.values = new Int32Array(2 * count);
    return this.values;
  }

  at(i: number): number {
    return this.values[i] as number;
  }

  clear(): void {
    this.count = 0;
  }

  /** Empties the row and gives its memory back. */
  drop(): void {
    this.count = 0;
    this.values = new Int32Array(64);
  }
}
