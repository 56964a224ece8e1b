import * as zlib from 'node:zlib';
import {
  asyncBufferFromFile, parquetMetadataAsync, parquetRead, parquetSchema,
  type AsyncBuffer, type Compressors, type DecodedArray, type FileMetaData, type SchemaElement, type SchemaTree,
} from 'hyparquet';
import type { ByteSource } from '../bytes/source.js';
import { onDisk } from '../bytes/spool.js';
import { readAhead } from '../table/ahead.js';
import { MAX_COLUMNS, fault } from '../table/cells.js';
import { InputError, type RowFault, type SourceRow, type Table } from '../types.js';
import { checkGroup } from './guard.js';
import { PARSERS, showValue } from './show.js';

/** One row group is in memory at a time; greater ones than this are refused. */
const MOST_GROUP_BYTES = 1024 ** 3;
const MOST_GROUP_ROWS = 20_000_000;
const BATCH_ROWS = 1_000;
const MOST_DEPTH = 8;

/** A leaf of the schema that becomes a column; members of structures are named with dots. */
interface Leaf {
  readonly name: string;
  readonly path: readonly string[];
  readonly element: SchemaElement;
}

/** Opens a Parquet file as a table. @throws InputError; the rows may throw it, too */
export async function* openParquet(source: ByteSource): AsyncGenerator<Table, void, undefined> {
  const { file } = source;
  const disk = await onDisk(source);
  try {
    const buffer = await asyncBufferFromFile(disk.path);
    const { metadata, leaves } = await attempt(file, () => readSchema(buffer));
    if (leaves.length > MAX_COLUMNS) {
      throw new InputError(file, `the file has ${leaves.length} columns, more than ${MAX_COLUMNS}`, 'choose the columns when it is written');
    }
    const ahead = await readAhead(rowsOf(file, buffer, metadata, leaves));
    yield {
      info: {
        file, format: 'parquet', compression: source.compression, encoding: null, delimiter: null, sheet: null, headerLine: null,
        header: leaves.map(({ name }) => name), preamble: [], sample: ahead.sample, notes: [],
      },
      rows: () => ahead.rows(),
      trailingNotes: [],
    };
  } finally {
    disk.remove();
  }
}

async function readSchema(buffer: AsyncBuffer): Promise<{ metadata: FileMetaData; leaves: Leaf[] }> {
  const metadata = await parquetMetadataAsync(buffer, { geoparquet: false });
  const rows = metadata.row_groups.reduce((sum, group) => sum + Number(group.num_rows), 0);
  if (rows !== Number(metadata.num_rows)) throw new Error(`its row groups have ${rows} of ${metadata.num_rows} rows`);
  return { metadata, leaves: leavesOf(parquetSchema(metadata).children, []) };
}

function leavesOf(children: readonly SchemaTree[], path: readonly string[]): Leaf[] {
  return children.flatMap(({ element, children: inner }) => {
    const here = [...path, element.name];
    const isList = element.converted_type === 'LIST' || element.converted_type === 'MAP' || element.repetition_type === 'REPEATED'
      || element.logical_type?.type === 'VARIANT';
    return inner.length === 0 || isList || here.length >= MOST_DEPTH
      ? [{ name: here.join('.'), path: here, element: innermost({ element, children: inner }) }]
      : leavesOf(inner, here);
  });
}

/** The element that says how the values of a list are to be shown. */
function innermost(tree: Pick<SchemaTree, 'element' | 'children'>): SchemaElement {
  let current = tree;
  while (current.children[0] !== undefined) current = current.children[0];
  return current.element;
}

async function* rowsOf(
  file: string, buffer: AsyncBuffer, metadata: FileMetaData, leaves: readonly Leaf[],
): AsyncGenerator<(SourceRow | RowFault)[], void, undefined> {
  const unpackers = compressors();
  let start = 0;
  for (const group of metadata.row_groups) {
    const count = Number(group.num_rows);
    if (Number(group.total_byte_size) > MOST_GROUP_BYTES || !(count >= 0 && count <= MOST_GROUP_ROWS)) {
      throw new InputError(file, `a row group of ${count} rows and ${Math.round(Number(group.total_byte_size) / 1e6)} MB is too large to be read`,
        'write the file with row groups of about 100,000 rows');
    }
    const columns = await attempt(file, async () => {
      await checkGroup(buffer, metadata, group, unpackers);
      return readGroup(buffer, metadata, start, start + count, unpackers);
    });
    for (let first = 0; first < count; first += BATCH_ROWS) {
      const size = Math.min(BATCH_ROWS, count - first);
      yield await attempt(file, async () => Array.from({ length: size }, (_, offset) => toRow(columns, leaves, start, first + offset)));
    }
    start += count;
  }
}

type Columns = ReadonlyMap<string, DecodedArray>;

async function readGroup(
  buffer: AsyncBuffer, metadata: FileMetaData, rowStart: number, rowEnd: number, unpackers: Compressors,
): Promise<Columns> {
  const pieces = new Map<string, { readonly rowStart: number; readonly data: DecodedArray }[]>();
  await parquetRead({
    file: buffer, metadata, rowStart, rowEnd, compressors: unpackers, parsers: PARSERS, geoparquet: false,
    onChunk: ({ columnName, columnData, rowStart: at }) => {
      const list = pieces.get(columnName) ?? [];
      list.push({ rowStart: at, data: columnData });
      pieces.set(columnName, list);
    },
  });
  return new Map([...pieces].map(([name, list]) => {
    const only = list[0];
    const data = list.length === 1 && only !== undefined && only.rowStart === rowStart ? only.data : joined(list, rowStart);
    if (data.length < rowEnd - rowStart) throw new Error(`column ${name} has ${data.length} of ${rowEnd - rowStart} values`);
    return [name, data];
  }));
}

function joined(list: readonly { readonly rowStart: number; readonly data: DecodedArray }[], rowStart: number): unknown[] {
  const all: unknown[] = [];
  for (const { rowStart: at, data } of list) for (let index = 0; index < data.length; index += 1) all[at - rowStart + index] = data[index];
  return all;
}

function toRow(columns: Columns, leaves: readonly Leaf[], start: number, index: number): SourceRow | RowFault {
  const record = start + index + 1;
  const cells: string[] = [];
  let bad: Leaf | null = null;
  for (const leaf of leaves) {
    const text = showValue(valueAt(columns, leaf.path, index), leaf.element);
    if (text === null) bad ??= leaf;
    cells.push(text ?? '');
  }
  if (bad === null) return { kind: 'row', record, line: record, cells };
  return fault(record, record, `the value of ${bad.name} is not text`, Buffer.from(cells.join('\t'), 'utf8'), bad.name);
}

function valueAt(columns: Columns, path: readonly string[], index: number): unknown {
  let value: unknown = columns.get(path[0] as string)?.[index];
  for (let depth = 1; depth < path.length && value !== null && value !== undefined; depth += 1) {
    value = (value as Record<string, unknown>)[path[depth] as string];
  }
  return value;
}

function compressors(): Compressors {
  const zstd = (zlib as unknown as { zstdDecompressSync?: (bytes: Uint8Array, options: object) => Buffer }).zstdDecompressSync;
  return {
    GZIP: (bytes, size) => zlib.gunzipSync(bytes, { maxOutputLength: size }),
    BROTLI: (bytes, size) => zlib.brotliDecompressSync(bytes, { maxOutputLength: size }),
    ...(zstd === undefined ? {} : { ZSTD: (bytes: Uint8Array, size: number) => zstd(bytes, { maxOutputLength: size }) }),
  };
}

/** Turns whatever the reader throws into an InputError. */
async function attempt<T>(file: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const message = (error as Error).message.replace(/^parquet\s+/, '');
    const codec = /unsupported compression codec: (\w+)/.exec(message)?.[1];
    throw codec === undefined
      ? new InputError(file, `the Parquet file is damaged or uses what is not supported (${message})`, 'write it again with plain columns, or export CSV')
      : new InputError(file, `this Parquet file is compressed with ${codec}, which cannot be read here`, `write it with snappy or gzip${codec === 'ZSTD' ? ', or run on Node 22.15 or newer' : ''}`);
  }
}
