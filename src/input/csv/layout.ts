import { InputError, type InputOptions } from '../types.js';
import { MAX_COLUMNS, filledWidth } from '../table/cells.js';
import { HEADER_ROWS, findHeader, type HeaderScore, type LocatedCells } from '../table/header.js';
import type { TextInput } from '../text/open.js';
import { detectDialects, usualColumns, type Dialect } from './dialect.js';
import { parseRecord } from './parse.js';
import { delimiterBytes, leadBytes } from './plan.js';
import { RecordScanner, lineEnd } from './scan.js';
import { spansByMistake } from './stray.js';
import { isBlankRecord, withoutLineEnd } from './skip.js';

/** Records of the head that are parsed to find the header. */
const MOST_LOOKED_AT = HEADER_ROWS + 100;

/** Where the table stands in the text. */
export interface CsvLayout {
  readonly delimiter: string;
  /** False when the text has one column only: `delimiter` is then a character that does not occur. */
  readonly delimited: boolean;
  readonly columns: number;
  readonly leastColumns: number;
  readonly header: readonly string[];
  readonly headerLine: number | null;
  readonly headerBytes: Uint8Array | null;
  readonly preamble: readonly string[];
  readonly preambleLines: readonly number[];
  /** Offset and physical line of the first record after the header. */
  readonly dataOffset: number;
  readonly dataLine: number;
}

interface HeadRecord extends LocatedCells {
  readonly start: number;
  readonly end: number;
  readonly endLine: number;
  readonly text: string;
}

/** Stands for the delimiter of a text that has one column. */
const NO_DELIMITER = '\u001f';

/**
 * Finds delimiter, header and first data record in the head of a text.
 * @throws InputError when there is no header, or it has more columns than any sheet can have.
 */
export function findLayout(file: string, text: TextInput, options: InputOptions, known?: HeaderScore): CsvLayout {
  const sep = separatorLine(text.head);
  const body = text.head.subarray(sep?.length ?? 0);
  const given = options.delimiter ?? sep?.delimiter;
  const detected = given === undefined
    ? detectDialects(body, text.headIsAll, text.encoding)
    : [{ delimiter: given, columns: usualColumns(body, text.headIsAll, delimiterBytes(file, given, text.encoding), text.encoding) }];
  const dialects = detected.length === 0 ? [{ delimiter: NO_DELIMITER, columns: 1 }] : detected;
  const read = (dialect: Dialect): HeadRecord[] => headRecords(file, text, sep?.length ?? 0, sep === null ? 1 : 2, dialect);
  const firstDialect = dialects[0] as Dialect;
  const records = read(firstDialect);
  const first = records[0];
  if (first === undefined && !text.headIsAll) {
    throw new InputError(file, `the first line is longer than ${text.head.length} bytes`, 'check that this is a table', 1);
  }
  if (options.noHeader === true || first === undefined) return headerless(text, firstDialect, first);
  for (const dialect of dialects) {
    const candidates = dialect === firstDialect ? records : read(dialect);
    const at = findHeader(candidates, known);
    // Under a second-best delimiter, lines above the header may be records that it does not split.
    const isSure = dialect === firstDialect || at === 0 || (known?.(candidates[at]?.cells ?? []) ?? 0) > 0;
    if (at >= 0 && isSure) return withHeader(file, text, dialect.delimiter, candidates, at);
  }
  throw new InputError(file, `no header line found; the first line is: ${shorten(first.text)}`,
    'add a header, or use --no-header with --map', first.line);
}

function headerless(text: TextInput, { delimiter, columns }: Dialect, first: HeadRecord | undefined): CsvLayout {
  return {
    delimiter, delimited: delimiter !== NO_DELIMITER && first !== undefined, columns: first === undefined ? 0 : columns,
    leastColumns: first === undefined ? 0 : columns, header: [], headerLine: null, headerBytes: null, preamble: [], preambleLines: [],
    dataOffset: first?.start ?? text.head.length, dataLine: first?.line ?? 1,
  };
}

function withHeader(file: string, text: TextInput, delimiter: string, records: readonly HeadRecord[], at: number): CsvLayout {
  const header = records[at] as HeadRecord;
  if (header.cells.length > MAX_COLUMNS) {
    throw new InputError(file, `the header has ${header.cells.length} columns, more than ${MAX_COLUMNS}`,
      'check the delimiter', header.line);
  }
  return {
    delimiter,
    delimited: delimiter !== NO_DELIMITER,
    columns: header.cells.length,
    leastColumns: filledWidth(header.cells),
    header: header.cells,
    headerLine: header.line,
    headerBytes: Buffer.from(text.head.subarray(header.start, withoutLineEnd(text.head, header.start, header.end))),
    preamble: records.slice(0, at).map((record) => record.text),
    preambleLines: records.slice(0, at).map((record) => record.line),
    dataOffset: header.end,
    dataLine: header.endLine,
  };
}

/** Excel's `sep=;` line. */
function separatorLine(head: Buffer): { delimiter: string; length: number } | null {
  const found = /^"?sep=(.|\\t)"?(\r\n|\n|\r)/i.exec(head.subarray(0, 16).toString('latin1'));
  if (found === null) return null;
  const delimiter = found[1] === '\\t' ? '\t' : found[1] as string;
  return { delimiter, length: found[0].length };
}

function headRecords(
  file: string, text: TextInput, offset: number, firstLine: number, { delimiter, columns }: Dialect,
): HeadRecord[] {
  const { head, headIsAll, encoding } = text;
  const bytes = delimiterBytes(file, delimiter, encoding);
  const scanner = new RecordScanner(bytes, leadBytes(encoding, bytes));
  const records: HeadRecord[] = [];
  let line = firstLine;
  let at = offset;
  while (at < head.length && records.length < MOST_LOOKED_AT) {
    const found = scanner.scan(head, at, headIsAll);
    // A quote that does not close properly costs its line only, as in the data.
    const alone = found.end < 0 || spansByMistake(found, head, at, bytes, columns, columns);
    const end = alone ? lineEnd(head, at, headIsAll) : found.end;
    if (end < 0) break;
    const endLine = line + (alone ? 1 : found.lines);
    const record = head.subarray(at, end);
    if (!isBlankRecord(head, at, end, bytes)) {
      const cells = alone ? null : parseRecord(record, { encoding, delimiter });
      const shown = record.subarray(0, withoutLineEnd(record, 0, record.length));
      records.push({
        line, start: at, end, endLine, cells: cells ?? [], text: new TextDecoder(encoding).decode(shown.subarray(0, 1_000)),
      });
    }
    at = end;
    line = endLine;
  }
  return records;
}

function shorten(text: string): string {
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
