import { InputError } from '../types.js';
import { lineEnd } from '../csv/scan.js';
import { CHUNK_BYTES, MAX_RECORD_BYTES } from '../csv/split.js';
import type { RawRecord } from './records.js';

/** Splits NDJSON into lines; blank lines are no records. Memory is bounded by the longest record allowed. */
export async function* splitLines(file: string, source: AsyncIterable<Buffer>): AsyncGenerator<RawRecord, void, undefined> {
  let buffer: Buffer = Buffer.alloc(0);
  let parts: Buffer[] = [];
  let size = 0;
  let wanted = CHUNK_BYTES;
  let record = 1;
  let line = 1;
  let dropping = false;
  function* drain(last: boolean): Generator<RawRecord, void, undefined> {
    buffer = parts.length === 1 ? parts[0] as Buffer : Buffer.concat(parts);
    let at = 0;
    while (at < buffer.length) {
      const end = lineEnd(buffer, at, last);
      if (end < 0 && buffer.length - at <= MAX_RECORD_BYTES) break;
      const stop = end < 0 ? buffer.length : end;
      const raw = buffer.subarray(at, stop);
      const complete = end >= 0 && raw.length <= MAX_RECORD_BYTES;
      if (!dropping && !isBlank(raw)) {
        yield { record, line, complete, raw };
        record += 1;
      }
      dropping = end < 0;
      if (!dropping) line += 1;
      at = stop;
    }
    parts = at < buffer.length ? [buffer.subarray(at)] : [];
    size = buffer.length - at;
    wanted = Math.max(CHUNK_BYTES, size * 2);
  }
  try {
    for await (const part of source) {
      if (part.includes(0)) throw new InputError(file, 'NUL byte: this is not text', 'export the data as UTF-8 text');
      parts.push(part);
      size += part.length;
      if (size >= wanted) yield* drain(false);
    }
  } catch (error) {
    yield* drain(false);
    throw error;
  }
  yield* drain(true);
}

function isBlank(raw: Uint8Array): boolean {
  return raw.every((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d);
}
