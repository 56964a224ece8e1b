import { parquetSchema, snappyUncompress, type AsyncBuffer, type ColumnMetaData, type Compressors, type FileMetaData, type RowGroup, type SchemaTree } from 'hyparquet';
import { ThriftReader, type Struct } from './thrift.js';

/** A page unpacks to this at most; ordinary ones have about 1 MB. */
const MOST_PAGE_BYTES = 512 * 1024 * 1024;
/** Values in lists of one column of a row group. */
const MOST_VALUES = 200_000_000;
/** Writers fill the last run up to a multiple of eight; some round further. */
const RUN_SLACK = 512;

const DATA_PAGE = 0;
const DICTIONARY_PAGE = 2;
const DATA_PAGE_V2 = 3;
/** Encodings whose values are a run-length/bit-packed hybrid of dictionary indices. */
const DICTIONARY_ENCODINGS = new Set([2, 8]);

interface Levels {
  readonly repetition: number;
  readonly definition: number;
}

/**
 * Walks through the pages of a row group and checks every count and length in them. The reader trusts these numbers: a
 * wrong one would make it loop or fill memory without end. Costs one more decompression.
 * @throws RangeError at the first number that cannot be true
 */
export async function checkGroup(
  buffer: AsyncBuffer, metadata: FileMetaData, group: RowGroup, compressors: Compressors,
): Promise<void> {
  const tree = parquetSchema(metadata);
  for (const { meta_data: column } of group.columns) {
    if (column === undefined) throw new RangeError('a column has no description');
    const levels = levelsOf(tree, column.path_in_schema);
    const rows = Number(group.num_rows);
    const values = Number(column.num_values);
    if (!(values >= 0 && values <= (levels.repetition === 0 ? rows : MOST_VALUES))) {
      throw new RangeError(`column ${column.path_in_schema.join('.')} claims ${values} values in ${rows} rows`);
    }
    const start = Number(column.dictionary_page_offset || column.data_page_offset);
    const end = start + Number(column.total_compressed_size);
    if (!(start >= 4 && end >= start && end <= buffer.byteLength)) throw new RangeError('a column lies outside the file');
    checkChunk(new Uint8Array(await buffer.slice(start, end)), column, values, levels, compressors);
  }
}

function levelsOf(tree: SchemaTree, path: readonly string[]): Levels {
  let node: SchemaTree | undefined = tree;
  let repetition = 0;
  let definition = 0;
  for (const name of path) {
    node = node.children.find(({ element }) => element.name === name);
    if (node === undefined) throw new RangeError(`column ${path.join('.')} is not in the schema`);
    if (node.element.repetition_type !== 'REQUIRED') definition += 1;
    if (node.element.repetition_type === 'REPEATED') repetition += 1;
  }
  return { repetition, definition };
}

function checkChunk(bytes: Uint8Array, column: ColumnMetaData, values: number, levels: Levels, compressors: Compressors): void {
  let seen = 0;
  let at = 0;
  while (at < bytes.length - 1 && seen < values) {
    const reader = new ThriftReader(bytes, at);
    const header = reader.struct();
    const type = numberOf(header, 1);
    const unpacked = numberOf(header, 2);
    const packed = numberOf(header, 3);
    const next = reader.at + packed;
    if (packed < 0 || next > bytes.length || unpacked < 0 || unpacked > MOST_PAGE_BYTES) throw new RangeError('a page has an impossible size');
    const payload = bytes.subarray(reader.at, next);
    const inner = header.get(type === DATA_PAGE ? 5 : type === DICTIONARY_PAGE ? 7 : 8);
    if (!(inner instanceof Map)) throw new RangeError('a page has no header of its kind');
    const count = numberOf(inner as Struct, 1);
    if (count < 0 || (type !== DICTIONARY_PAGE && seen + count > values) || count > MOST_VALUES) throw new RangeError('a page claims more values than its column has');
    if (type === DATA_PAGE) {
      checkDataPage(unpack(payload, unpacked, column, compressors), count, numberOf(inner as Struct, 2), levels, column);
      seen += count;
    } else if (type === DATA_PAGE_V2) {
      checkDataPageV2(payload, unpacked, inner as Struct, levels, column, compressors);
      seen += count;
    } else if (type === DICTIONARY_PAGE) {
      if (count > unpacked * 8 + 1) throw new RangeError('a dictionary claims more values than it has bytes');
    }
    at = next;
  }
}

function checkDataPage(page: Uint8Array, count: number, encoding: number, levels: Levels, column: ColumnMetaData): void {
  let at = 0;
  for (const level of [levels.repetition, levels.definition]) {
    if (level === 0) continue;
    const length = uint32(page, at);
    checkRuns(page, at + 4, length, 32 - Math.clz32(level), count);
    at += 4 + length;
  }
  checkValues(page, at, count, encoding, column);
}

function checkDataPageV2(
  payload: Uint8Array, unpacked: number, header: Struct, levels: Levels, column: ColumnMetaData, compressors: Compressors,
): void {
  const count = numberOf(header, 1);
  const definition = numberOf(header, 5);
  const repetition = numberOf(header, 6);
  if (numberOf(header, 2) > count || numberOf(header, 2) < 0 || definition < 0 || repetition < 0 || definition + repetition > payload.length) {
    throw new RangeError('a page has impossible levels');
  }
  if (levels.repetition > 0) checkRuns(payload, 0, repetition, 32 - Math.clz32(levels.repetition), count);
  if (levels.definition > 0) checkRuns(payload, repetition, definition, 32 - Math.clz32(levels.definition), count);
  const packed = payload.subarray(definition + repetition);
  const isPacked = header.get(7) !== 0;
  const values = isPacked ? unpack(packed, unpacked - definition - repetition, column, compressors) : packed;
  checkValues(values, 0, count, numberOf(header, 4), column);
}

function checkValues(page: Uint8Array, at: number, count: number, encoding: number, column: ColumnMetaData): void {
  if (DICTIONARY_ENCODINGS.has(encoding)) {
    const width = page[at] ?? 0;
    if (width > 32) throw new RangeError('a page has an impossible bit width');
    if (width > 0) checkRuns(page, at + 1, page.length - at - 1, width, count);
  } else if (encoding === 3 && column.type === 'BOOLEAN') {
    checkRuns(page, at + 4, uint32(page, at), 1, count);
  }
}

/** Checks the runs of a run-length/bit-packed hybrid: none may hold more than what is still to come, or lie outside. */
function checkRuns(page: Uint8Array, start: number, length: number, width: number, count: number): void {
  if (length < 0 || start + length > page.length) throw new RangeError('a run lies outside its page');
  const reader = new ThriftReader(page, start);
  let seen = 0;
  while (seen < count) {
    if (reader.at >= page.length) return; // All values are null, or the reader will say so itself.
    const header = reader.varint();
    const isPacked = header % 2 === 1;
    const run = Math.floor(header / 2) * (isPacked ? 8 : 1);
    if (run > count - seen + RUN_SLACK) throw new RangeError('a run holds more values than its page');
    reader.at += isPacked ? Math.ceil((run * width) / 8) : (width + 7) >> 3;
    seen += run;
  }
}

function unpack(payload: Uint8Array, size: number, column: ColumnMetaData, compressors: Compressors): Uint8Array {
  if (size < 0) throw new RangeError('a page has an impossible size');
  if (column.codec === 'UNCOMPRESSED') return payload;
  const custom = compressors[column.codec];
  if (custom !== undefined) return custom(payload, size);
  if (column.codec !== 'SNAPPY') throw new Error(`unsupported compression codec: ${column.codec}`);
  const out = new Uint8Array(size);
  snappyUncompress(payload, out);
  return out;
}

function numberOf(fields: Struct, id: number): number {
  const value = fields.get(id);
  return typeof value === 'number' ? value : 0;
}

function uint32(bytes: Uint8Array, at: number): number {
  if (at + 4 > bytes.length) throw new RangeError('a length lies outside its page');
  return (bytes[at] as number) + (bytes[at + 1] as number) * 0x100 + (bytes[at + 2] as number) * 0x10000 + (bytes[at + 3] as number) * 0x1000000;
}
