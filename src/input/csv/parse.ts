import { isUtf8 } from 'node:buffer';
import { parse } from 'csv-parse/sync';
import { columnName, fault, filledWidth } from '../table/cells.js';
import { decodeStrict } from '../text/decode.js';
import type { RowFault, SourceRow } from '../types.js';
import type { CsvPlan } from './plan.js';
import type { Chunk } from './split.js';
import { withoutLineEnd } from './skip.js';

/**
 * Parses a chunk of whole records into rows and faults, in order. Pure: the answer depends on the arguments only, and
 * both can be sent to a worker thread. Decoding is strict, and one bad record costs that record only.
 */
export function parseChunk(chunk: Chunk, plan: CsvPlan): (SourceRow | RowFault)[] {
  const bytes = Buffer.from(chunk.bytes.buffer, chunk.bytes.byteOffset, chunk.bytes.length);
  if (chunk.fault !== null) return [chunkFault(chunk, bytes)];
  const records = parseBytes(bytes, plan);
  const aligned = records !== null && records.length === chunk.recordStarts.length;
  const rows: (SourceRow | RowFault)[] = [];
  let record = chunk.firstRecord;
  for (let index = 0; index < chunk.recordStarts.length; index += 1) {
    if (chunk.skipped[index] === 1) continue;
    const line = chunk.firstLine + (chunk.recordLines[index] as number);
    rows.push(aligned
      ? toRow(records[index] as string[], record, line, plan, () => recordBytes(chunk, bytes, index))
      : parseAlone(recordBytes(chunk, bytes, index), record, line, plan));
    record += 1;
  }
  return rows;
}

/** The cells of one record, or null when its bytes cannot be decoded or split. */
export function parseRecord(bytes: Uint8Array, plan: Pick<CsvPlan, 'encoding' | 'delimiter'>): string[] | null {
  const records = parseBytes(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), plan);
  return records?.length === 1 ? records[0] as string[] : null;
}

function parseBytes(bytes: Buffer, plan: Pick<CsvPlan, 'encoding' | 'delimiter'>): string[][] | null {
  const text = plan.encoding === 'utf-8' ? (isUtf8(bytes) ? bytes : null) : decodeStrict(bytes, plan.encoding);
  if (text === null) return null;
  try {
    return parse(text, {
      delimiter: plan.delimiter, relax_quotes: true, relax_column_count: true, record_delimiter: ['\r\n', '\n', '\r'],
    }) as unknown as string[][];
  } catch {
    return null;
  }
}

function recordBytes(chunk: Chunk, bytes: Buffer, index: number): Buffer {
  return bytes.subarray(chunk.recordStarts[index], chunk.recordStarts[index + 1] ?? bytes.length);
}

function parseAlone(bytes: Buffer, record: number, line: number, plan: CsvPlan): SourceRow | RowFault {
  const cells = parseRecord(bytes, plan);
  if (cells !== null) return toRow(cells, record, line, plan, () => bytes);
  if (decodeStrict(bytes, plan.encoding) === null) {
    const column = undecodableColumn(bytes, plan);
    return fault(record, line, `bytes that are not ${plan.encoding}`, bytes, column);
  }
  return fault(record, line, 'the record cannot be split into cells', bytes);
}

/** The first column whose bytes cannot be decoded, where the record can be split at all. */
function undecodableColumn(bytes: Buffer, plan: CsvPlan): string | undefined {
  if (!/^[\x00-\x7f]+$/.test(plan.delimiter)) return undefined;
  const cells = parseRecord(Buffer.from(bytes.toString('latin1'), 'utf8'), { encoding: 'utf-8', delimiter: plan.delimiter });
  const index = cells?.findIndex((cell) => decodeStrict(Buffer.from(cell, 'latin1'), plan.encoding) === null) ?? -1;
  return index < 0 ? undefined : columnName(plan.header, index);
}

function toRow(
  cells: string[], record: number, line: number, plan: CsvPlan, raw: () => Uint8Array,
): SourceRow | RowFault {
  const { columns } = plan;
  if (columns === null || cells.length === columns) return { kind: 'row', record, line, cells };
  if (cells.length < plan.leastColumns) {
    return fault(record, line, `${countOf(cells.length)}, but the header has ${plan.leastColumns}`, raw());
  }
  const width = filledWidth(cells);
  if (width > columns) return fault(record, line, `${countOf(width)}, but the header has ${columns}`, raw());
  while (cells.length < columns) cells.push('');
  cells.length = columns;
  return { kind: 'row', record, line, cells };
}

function countOf(cells: number): string {
  return cells === 1 ? '1 cell' : `${cells} cells`;
}

function chunkFault(chunk: Chunk, bytes: Buffer): RowFault {
  const { firstRecord, firstLine } = chunk;
  const raw = bytes.subarray(0, withoutLineEnd(bytes, 0, bytes.length));
  return fault(firstRecord, firstLine, chunk.fault?.kind === 'too-long'
    ? 'the record is longer than 4 MiB'
    : `quote opened in line ${firstLine} is never closed`, raw);
}
