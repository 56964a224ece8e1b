import { isAscii } from 'node:buffer';
import type { ByteSource } from '../bytes/source.js';
import { SAMPLE_ROWS, readAhead } from '../table/ahead.js';
import { MAX_COLUMNS, fault } from '../table/cells.js';
import { TrailingNotes } from '../table/notes.js';
import { chooseEncoding } from '../text/choose.js';
import { openText, unknownEncoding, type TextInput } from '../text/open.js';
import { InputError, type InputFormat, type InputOptions, type RowFault, type SourceRow, type Table } from '../types.js';
import { splitArray } from './array.js';
import { splitLines } from './lines.js';
import { parseJsonRecord, type JsonRecord, type RawRecord } from './records.js';

/** Opens NDJSON or a JSON array of objects as a table: the keys of the first records are its columns. @throws InputError */
export async function openJson(source: ByteSource, format: InputFormat, options: InputOptions): Promise<Table> {
  const text = await openText(source, options.encoding);
  const raw = format === 'json' ? splitArray(source.file, text.bytes()) : splitLines(source.file, text.bytes());
  const trailing = new TrailingNotes();
  const records = parseAll(source.file, raw, text, trailing);
  const first: JsonRecord[] = [];
  let failure: unknown = null;
  let ended = false;
  try {
    while (first.length < SAMPLE_ROWS) {
      const next = await records.next();
      if (next.done === true) { ended = true; break; }
      first.push(next.value);
    }
  } catch (error) {
    failure = error;
  }
  const header = [...new Set(first.flatMap((record) => record.kind === 'flat' ? [...record.flat.keys()] : []))];
  if (header.length > MAX_COLUMNS) {
    throw new InputError(source.file, `the records have ${header.length} different keys, more than ${MAX_COLUMNS}`, 'export a flat table');
  }
  async function* all(): AsyncGenerator<JsonRecord, void, undefined> {
    yield* first;
    if (failure !== null) throw failure;
    if (!ended) yield* records;
  }
  const ahead = await readAhead(toRows(all(), header));
  return {
    info: {
      file: source.file, format, compression: source.compression, encoding: text.shownEncoding, delimiter: null, sheet: null,
      headerLine: null, header, preamble: [], sample: ahead.sample,
      notes: header.length > 0 ? text.notes : [...text.notes, 'there is no record that can be read'],
    },
    rows: () => ahead.rows(),
    get trailingNotes() { return trailing.notes(); },
  };
}

async function* parseAll(
  file: string, raw: AsyncIterable<RawRecord>, text: TextInput, trailing: TrailingNotes,
): AsyncGenerator<JsonRecord, void, undefined> {
  let { encoding, undecided } = text;
  for await (const record of raw) {
    if (undecided && !isAscii(record.raw)) {
      undecided = false;
      const choice = chooseEncoding(record.raw) ?? unknownEncoding(file, record.line);
      encoding = choice.encoding;
      if (choice.note !== null) trailing.add(`from line ${record.line} on ${choice.note}`);
    }
    yield parseJsonRecord(record, encoding);
  }
}

/** Records as rows by the position of their keys. A key that the first records lack has no column: such a record is a fault. */
async function* toRows(
  records: AsyncIterable<JsonRecord>, header: readonly string[],
): AsyncGenerator<(SourceRow | RowFault)[], void, undefined> {
  const position = new Map(header.map((key, index) => [key, index]));
  let batch: (SourceRow | RowFault)[] = [];
  try {
    for await (const record of records) {
      batch.push(record.kind === 'fault' ? record : toRow(record, position));
      if (batch.length >= SAMPLE_ROWS) { yield batch; batch = []; }
    }
  } catch (error) {
    // The records that came whole before the data broke off are still good.
    if (batch.length > 0) yield batch;
    throw error;
  }
  if (batch.length > 0) yield batch;
}

function toRow(record: Exclude<JsonRecord, RowFault>, position: ReadonlyMap<string, number>): SourceRow | RowFault {
  const cells = new Array<string>(position.size).fill('');
  for (const [key, text] of record.flat) {
    const index = position.get(key);
    if (index === undefined) {
      if (text === '') continue;
      const raw = Buffer.from(JSON.stringify(Object.fromEntries(record.flat)), 'utf8');
      return fault(record.record, record.line, `the key ${key} does not occur in the first ${SAMPLE_ROWS} records`, raw, key);
    }
    cells[index] = text;
  }
  return { kind: 'row', record: record.record, line: record.line, cells };
}
