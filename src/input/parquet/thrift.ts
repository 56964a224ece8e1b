/** A structure of the compact protocol: field number to value. Only what page headers need is kept. */
export type Struct = ReadonlyMap<number, number | Struct>;

const MOST_DEPTH = 16;

/** Reads a structure of Thrift's compact protocol within bounds. `at` moves on. @throws RangeError when the bytes make no sense */
export class ThriftReader {
  constructor(private readonly bytes: Uint8Array, public at: number) {}

  struct(depth = 0): Struct {
    if (depth > MOST_DEPTH) throw new RangeError('a header is nested too deeply');
    const fields = new Map<number, number | Struct>();
    let id = 0;
    for (;;) {
      const head = this.byte();
      if (head === 0) return fields;
      const delta = head >> 4;
      id = delta > 0 ? id + delta : this.zigzag();
      const value = this.value(head & 0x0f, depth);
      if (value !== null) fields.set(id, value);
    }
  }

  /** Unsigned LEB128 of at most 32 bits. */
  varint(): number {
    let value = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = this.byte();
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
    throw new RangeError('a number is too long');
  }

  private value(type: number, depth: number): number | Struct | null {
    switch (type) {
      case 1: return 1;
      case 2: return 0;
      case 3: this.skip(1); return null;
      case 4:
      case 5: return this.zigzag();
      case 6: this.skipVarint(); return null;
      case 7: this.skip(8); return null;
      case 8: this.skip(this.varint()); return null;
      case 9: this.list(depth); return null;
      case 12: return this.struct(depth + 1);
      default: throw new RangeError('a header has a field of unknown type');
    }
  }

  private list(depth: number): void {
    const head = this.byte();
    const type = head & 0x0f;
    const size = head >> 4 === 15 ? this.varint() : head >> 4;
    for (let index = 0; index < size; index += 1) {
      if (type === 1 || type === 2) this.skip(1);
      else this.value(type, depth + 1);
    }
  }

  private zigzag(): number {
    const value = this.varint();
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }

  private skipVarint(): void {
    for (let index = 0; index < 10; index += 1) if (this.byte() < 0x80) return;
    throw new RangeError('a number is too long');
  }

  private skip(count: number): void {
    this.at += count;
    if (this.at > this.bytes.length) throw new RangeError('a header runs beyond its column');
  }

  private byte(): number {
    if (this.at >= this.bytes.length) throw new RangeError('a header runs beyond its column');
    return this.bytes[this.at++] as number;
  }
}
