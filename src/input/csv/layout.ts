import { InputError, type InputOptions } from '../types.js';
import { MAX_COLUMNS, filledWidth } from '../table/cells.js';
import { HEADER_ROWS, findHeader, type HeaderScore, type LocatedCells } from '../table/header.js';
import type { TextInput } from '../text/open.js';
import { detectDialect, usualColumns } from './dialect.js';
import { parseRecord } from './parse.js';
import { delimiterBytes, hasAsciiTrail } from './plan.js';
import { RecordScanner, lineEnd } from './scan.js';
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

/**
 * Finds delimiter, header and first data record in the head of a text.
 * @throws InputError when there is no header, or it has more columns than any sheet can have.
 */
export function findLayout(file: string, text: TextInput, options: InputOptions, known?: HeaderScore): CsvLayout {
  const { encoding } = text;
  const sep = separatorLine(text.head);
  const body = text.head.subarray(sep?.length ?? 0);
  const given = options.delimiter ?? sep?.delimiter;
  const asciiTrail = hasAsciiTrail(encoding);
  const detected = given === undefined ? detectDialect(body, text.headIsAll, asciiTrail) : null;
  const delimiter = given ?? detected?.delimiter ?? '\u001f';
  const records = headRecords(file, text, sep?.length ?? 0, sep === null ? 1 : 2, delimiter);
  const first = records[0];
  if (options.noHeader === true || first === undefined) {
    const usual = detected?.columns ?? (first === undefined ? 0 : usualColumns(body, text.headIsAll, delimiter, asciiTrail));
    return {
      delimiter, delimited: delimiter !== '\u001f', columns: usual, leastColumns: usual, header: [], headerLine: null,
      headerBytes: null, preamble: [], dataOffset: first?.start ?? text.head.length, dataLine: first?.line ?? 1,
    };
  }
  const at = findHeader(records, known);
  const header = records[at];
  if (header === undefined) {
    throw new InputError(file, `no header line found; the first line is: ${shorten(first.text)}`,
      'add a header, or use --no-header with --map', first.line);
  }
  if (header.cells.length > MAX_COLUMNS) {
    throw new InputError(file, `the header has ${header.cells.length} columns, more than ${MAX_COLUMNS}`,
      'check the delimiter', header.line);
  }
  return {
    delimiter,
    delimited: delimiter !== '\u001f',
    columns: header.cells.length,
    leastColumns: filledWidth(header.cells),
    header: header.cells,
    headerLine: header.line,
    headerBytes: Buffer.from(text.head.subarray(header.start, withoutLineEnd(text.head, header.start, header.end))),
    preamble: records.slice(0, at).map((record) => record.text),
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

function headRecords(file: string, text: TextInput, offset: number, firstLine: number, delimiter: string): HeadRecord[] {
  const { head, headIsAll, encoding } = text;
  const bytes = delimiterBytes(file, delimiter, encoding);
  const scanner = new RecordScanner(bytes, hasAsciiTrail(encoding) && (bytes[0] as number) >= 0x40);
  const records: HeadRecord[] = [];
  let line = firstLine;
  let at = offset;
  while (at < head.length && records.length < MOST_LOOKED_AT) {
    const found = scanner.scan(head, at, headIsAll);
    // A quote that does not close properly costs its line only, as in the data.
    const alone = found.end < 0 || (found.lines > 1 && found.irregular);
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
