import { InputError } from '../types.js';
import { CHUNK_BYTES, MAX_RECORD_BYTES } from '../csv/split.js';
import type { RawRecord } from './records.js';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const LF = 0x0a;

/**
 * Splits a JSON array into its elements without parsing the whole. Brackets are counted outside strings, so the bytes
 * of one element at a time are in memory.
 * @throws InputError when the text does not begin with `[` or something follows the array
 */
export async function* splitArray(file: string, source: AsyncIterable<Buffer>): AsyncGenerator<RawRecord, void, undefined> {
  const splitter = new ArraySplitter(file);
  let parts: Buffer[] = [];
  let size = 0;
  try {
    for await (const part of source) {
      if (part.includes(0)) throw new InputError(file, 'NUL byte: this is not text', 'export the data as UTF-8 text');
      parts.push(part);
      size += part.length;
      if (size < CHUNK_BYTES) continue;
      yield* splitter.feed(Buffer.concat(parts));
      parts = [];
      size = 0;
    }
  } catch (error) {
    yield* splitter.feed(Buffer.concat(parts));
    throw error;
  }
  yield* splitter.feed(Buffer.concat(parts));
  splitter.end();
}

class ArraySplitter {
  private state: 'before' | 'inside' | 'after' = 'before';
  /** Bytes of the element that began in an earlier chunk. */
  private carried: Buffer[] = [];
  private carriedSize = 0;
  private depth = 0;
  private inElement = false;
  private inString = false;
  private escaped = false;
  private tooLong = false;
  private record = 1;
  private line = 1;
  private elementLine = 1;

  constructor(private readonly file: string) {}

  *feed(bytes: Buffer): Generator<RawRecord, void, undefined> {
    let start = 0;
    for (let at = 0; at < bytes.length; at += 1) {
      const byte = bytes[at] as number;
      if (byte === LF) this.line += 1;
      if (this.inString) {
        if (this.escaped) this.escaped = false;
        else if (byte === BACKSLASH) this.escaped = true;
        else if (byte === QUOTE) this.inString = false;
        continue;
      }
      if (byte === 0x20 || byte === 0x09 || byte === LF || byte === 0x0d) continue;
      if (this.state !== 'inside') { this.outside(byte); continue; }
      const closes = byte === 0x5d || byte === 0x7d;
      if (this.depth === 0 && (byte === 0x2c || byte === 0x5d)) {
        if (this.inElement) yield this.finish(bytes.subarray(start, at));
        if (byte === 0x5d) this.state = 'after';
        continue;
      }
      if (!this.inElement) {
        this.inElement = true;
        this.elementLine = this.line;
        start = at;
      }
      if (byte === QUOTE) this.inString = true;
      else if (byte === 0x5b || byte === 0x7b) this.depth += 1;
      else if (closes) this.depth -= 1;
    }
    if (this.inElement) this.carry(bytes.subarray(start));
  }

  /** @throws InputError when the array is not closed */
  end(): void {
    if (this.state === 'after') return;
    throw new InputError(this.file, this.state === 'before' ? 'the JSON text is empty' : 'the JSON array is not closed: the file ends in the middle',
      'get the whole file again', this.line);
  }

  private outside(byte: number): void {
    if (this.state === 'before' && byte === 0x5b) { this.state = 'inside'; return; }
    throw new InputError(this.file, this.state === 'before' ? 'a JSON array was expected' : 'text after the end of the JSON array',
      'give one array of objects, or one object a line (NDJSON)', this.line);
  }

  private carry(bytes: Buffer): void {
    if (this.carriedSize + bytes.length > MAX_RECORD_BYTES) {
      // The beginning is kept for the fault; the rest of the element is only walked over.
      if (!this.tooLong) this.carried.push(bytes.subarray(0, 65_536));
      this.tooLong = true;
      return;
    }
    this.carried.push(bytes);
    this.carriedSize += bytes.length;
  }

  private finish(bytes: Buffer): RawRecord {
    const raw = this.carried.length === 0 ? bytes : Buffer.concat([...this.carried, ...(this.tooLong ? [] : [bytes])]);
    const complete = !this.tooLong && raw.length <= MAX_RECORD_BYTES;
    const found = { record: this.record, line: this.elementLine, complete, raw };
    this.record += 1;
    this.carried = [];
    this.carriedSize = 0;
    this.tooLong = false;
    this.inElement = false;
    return found;
  }
}
