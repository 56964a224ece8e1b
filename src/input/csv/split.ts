import { isSparse } from '../table/footer.js';
import { InputError } from '../types.js';
import { delimiterBytes, leadBytes, type CsvPlan } from './plan.js';
import { RecordScanner, lineEnd, type ScannedRecord } from './scan.js';
import { spansByMistake } from './stray.js';
import { isBlankRecord, sameRecord } from './skip.js';

/** A record longer than this is a fault. */
export const MAX_RECORD_BYTES = 4 * 1024 * 1024;
/** Whole records are handed on in chunks of about this size: small enough that what is made of one is soon garbage again. */
export const CHUNK_BYTES = 32 * 1024;

/** Longer records are no totals and no notes. */
const MAX_FOOTER_BYTES = 2_000;

export type ChunkFault = { readonly kind: 'unclosed' | 'too-long'; readonly lines: number };

/** Whole records in a row, ready to be parsed without anything that came before. */
export interface Chunk {
  readonly bytes: Uint8Array;
  /** Number of the first data record in the chunk, 1-based. */
  readonly firstRecord: number;
  /** Physical line of the first record, 1-based. */
  readonly firstLine: number;
  /** Offset of every record in `bytes`, data or not. */
  readonly recordStarts: Uint32Array;
  /** Physical line of every record, 0-based from `firstLine`. */
  readonly recordLines: Uint32Array;
  /** 1 for a record that is no data: blank, the header again, totals, notes. Such records have no number. */
  readonly skipped: Uint8Array;
  /** Set when the chunk is one record that cannot be split into cells. */
  readonly fault: ChunkFault | null;
}

export interface SplitOptions {
  readonly file: string;
  readonly plan: CsvPlan;
  /** Physical line and offset at which the bytes begin. */
  readonly firstLine: number;
  readonly firstByte: number;
  /** Raw bytes of the header record without its line end, to know it when it comes again. */
  readonly headerBytes: Uint8Array | null;
  /** Whether a sparsely filled record is totals or a note; asked for few records only. */
  readonly isFooter: ((record: Uint8Array, line: number) => boolean) | null;
  /** Told of every header met again. */
  readonly onRepeatedHeader?: (line: number) => void;
}

/**
 * Splits bytes into chunks of whole records. Memory is bounded by `MAX_RECORD_BYTES`. A quote that is never closed, or
 * closes in a way no writer would have meant, costs its first physical line only: reading goes on at the next line.
 * @throws InputError when the bytes are not text (NUL bytes).
 */
export async function* splitChunks(
  source: AsyncIterable<Uint8Array>, options: SplitOptions,
): AsyncGenerator<Chunk, void, undefined> {
  const splitter = new Splitter(options);
  try {
    for await (const bytes of source) {
      if (splitter.add(bytes)) yield* splitter.drain(false);
    }
  } catch (error) {
    // The records that came whole before the data broke off are still good.
    yield* splitter.drain(false);
    throw error;
  }
  yield* splitter.drain(true);
}

class Splitter {
  private parts: Uint8Array[] = [];
  private size = 0;
  private wanted = CHUNK_BYTES;
  private taken: number;
  private record = 1;
  private line: number;
  /** Inside a record that is too long: everything up to the next line end is dropped. */
  private dropping = false;
  private readonly scanner: RecordScanner;
  private readonly delimiter: Uint8Array;

  constructor(private readonly options: SplitOptions) {
    const { plan, file } = options;
    this.line = options.firstLine;
    this.taken = options.firstByte;
    this.delimiter = delimiterBytes(file, plan.delimiter, plan.encoding);
    this.scanner = new RecordScanner(this.delimiter, leadBytes(plan.encoding, this.delimiter));
  }

  /** Takes bytes; true when there is enough to look for records. */
  add(bytes: Uint8Array): boolean {
    const nul = bytes.indexOf(0);
    if (nul >= 0) {
      throw new InputError(this.options.file, `NUL byte at byte ${this.taken + nul + 1}: this is not text`,
        'export the data as UTF-8 text or .xlsx');
    }
    this.taken += bytes.length;
    this.parts.push(bytes);
    this.size += bytes.length;
    return this.size >= this.wanted;
  }

  /** Yields what is whole; keeps the rest. `last`: there will be no more bytes. */
  *drain(last: boolean): Generator<Chunk, void, undefined> {
    const buffer = this.parts.length === 1 ? this.parts[0] as Uint8Array : Buffer.concat(this.parts);
    const { plan } = this.options;
    let at = 0;
    let batch = this.newBatch(0);
    while (at < buffer.length) {
      if (this.dropping) {
        const end = lineEnd(buffer, at, last);
        if (end < 0) { at = buffer.length; break; }
        this.dropping = false;
        this.line += 1;
        at = end;
        batch = this.newBatch(at);
        continue;
      }
      const found = this.scanner.scan(buffer, at, last);
      const tooLong = (found.end < 0 ? buffer.length : found.end) - at > MAX_RECORD_BYTES;
      if (found.end < 0 && !tooLong && !last) break;
      if (tooLong || found.end < 0 || spansByMistake(found, buffer, at, this.delimiter, plan.columns, plan.leastColumns)) {
        if (batch.starts.length > 0) yield this.finish(batch, buffer.subarray(batch.offset, at));
        const cut = this.cut(found, buffer, at, last);
        yield cut.chunk;
        at = cut.end;
        batch = this.newBatch(at);
        continue;
      }
      this.take(batch, buffer, at, found);
      at = found.end;
      if (at - batch.offset >= CHUNK_BYTES) {
        yield this.finish(batch, buffer.subarray(batch.offset, at));
        batch = this.newBatch(at);
      }
    }
    if (batch.starts.length > 0) yield this.finish(batch, buffer.subarray(batch.offset, at));
    const rest = buffer.subarray(at);
    this.parts = rest.length > 0 ? [rest] : [];
    this.size = rest.length;
    // A long record is looked at again only when there is twice as much of it, so the work stays linear.
    this.wanted = Math.max(CHUNK_BYTES, rest.length * 2);
  }

  private newBatch(offset: number): Batch {
    return { offset, record: this.record, line: this.line, starts: [], lines: [], skipped: [] };
  }

  private take(batch: Batch, buffer: Uint8Array, at: number, found: ScannedRecord): void {
    const skip = this.isNoData(buffer, at, found);
    batch.starts.push(at - batch.offset);
    batch.lines.push(this.line - batch.line);
    batch.skipped.push(skip ? 1 : 0);
    if (!skip) this.record += 1;
    this.line += endsLine(buffer, found.end) ? found.lines : found.lines - 1;
  }

  private isNoData(buffer: Uint8Array, at: number, found: ScannedRecord): boolean {
    const { headerBytes, isFooter, plan, onRepeatedHeader } = this.options;
    if (found.filled === 0 || isBlankRecord(buffer, at, found.end, this.delimiter)) return true;
    if (headerBytes !== null && sameRecord(buffer, at, found.end, headerBytes)) {
      onRepeatedHeader?.(this.line);
      return true;
    }
    return isFooter !== null && isSparse(found.filled, plan.columns ?? 0) && found.end - at <= MAX_FOOTER_BYTES
      && isFooter(buffer.subarray(at, found.end), this.line);
  }

  /** Takes the first physical line as a fault. */
  private cut(found: ScannedRecord, buffer: Uint8Array, at: number, last: boolean): { chunk: Chunk; end: number } {
    const inQuote = found.open || found.lines > 1;
    const lineStop = lineEnd(buffer, at, last);
    const whole = lineStop >= 0;
    const end = whole ? lineStop : buffer.length;
    const kind = inQuote && whole && end - at <= MAX_RECORD_BYTES ? 'unclosed' : 'too-long';
    const batch = this.newBatch(at);
    batch.starts.push(0);
    batch.lines.push(0);
    batch.skipped.push(0);
    this.record += 1;
    if (whole) this.line += 1;
    else this.dropping = !last;
    const chunk = this.finish(batch, buffer.subarray(at, end), { kind, lines: found.lines });
    return { chunk, end };
  }

  private finish(batch: Batch, bytes: Uint8Array, fault: ChunkFault | null = null): Chunk {
    return {
      bytes,
      firstRecord: batch.record,
      firstLine: batch.line,
      recordStarts: Uint32Array.from(batch.starts),
      recordLines: Uint32Array.from(batch.lines),
      skipped: Uint8Array.from(batch.skipped),
      fault,
    };
  }
}

interface Batch {
  readonly offset: number;
  readonly record: number;
  readonly line: number;
  readonly starts: number[];
  readonly lines: number[];
  readonly skipped: number[];
}

function endsLine(buffer: Uint8Array, end: number): boolean {
  const byte = buffer[end - 1];
  return byte === 0x0a || byte === 0x0d;
}
