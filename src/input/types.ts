/** A file becomes tables, a table becomes rows. Rows keep where they stood, so that everything can be shown. */

/** One data row, cells by position. */
export interface SourceRow {
  readonly kind: 'row';
  /** 1-based number of the data record in its table. */
  readonly record: number;
  /** 1-based first physical line (row number in a sheet, line in NDJSON). */
  readonly line: number;
  readonly cells: readonly string[];
}

/** A row that could not be read. It has a number like any other, so that none is lost. */
export interface RowFault {
  readonly kind: 'fault';
  readonly record: number;
  readonly line: number;
  /** Header or 1-based number of the column, where one is to blame. */
  readonly column?: string;
  readonly reason: string;
  /** The raw bytes of the record for `--rejects`, cut at a bound that `reason` then states. */
  readonly raw: Uint8Array;
}

export type InputFormat = 'csv' | 'ndjson' | 'json' | 'xlsx' | 'parquet';

/** What was found out about a table before its first data row. */
export interface TableInfo {
  /** The path as given, `-` for standard input; for a sheet `book.xlsx#Sheet1`. */
  readonly file: string;
  readonly format: InputFormat;
  /** `gzip`, `zstd` or null. */
  readonly compression: string | null;
  /** IANA-like name: `utf-8`, `gb18030`, `windows-1252`, …; null for formats that carry their own. */
  readonly encoding: string | null;
  readonly delimiter: string | null;
  readonly sheet: string | null;
  /** 1-based line of the header; null when there is none. */
  readonly headerLine: number | null;
  /** Header cells by position, as the file has them; empty for a headerless table. */
  readonly header: readonly string[];
  /** Lines above the header (titles, periods), shown by `columns` and screened as text. */
  readonly preamble: readonly string[];
  /** Physical line of each entry of `preamble`, where known. */
  readonly preambleLines?: readonly number[];
  /** Up to 200 rows read ahead, so that columns can be confirmed by their values. Also delivered by `rows()`. */
  readonly sample: readonly (readonly string[])[];
  /** What a person should know: `decoded as gb18030`, `12 lines of notes below the table were not records`. */
  readonly notes: readonly string[];
}

/** A line of text that belongs to no record. */
export interface TextLine {
  /** 1-based physical line, or row of a sheet. */
  readonly line: number;
  readonly text: string;
}

/** What is known of a whole input after its last byte. */
export interface InputDigest {
  readonly sha256: string;
  readonly bytes: number;
}

export interface Table {
  readonly info: TableInfo;
  /** Rows and faults in file order, in batches. May be iterated once. */
  rows(): AsyncIterable<readonly (SourceRow | RowFault)[]>;
  /** Notes that are known only after the last row (`3 total lines were not screened`). */
  readonly trailingNotes: readonly string[];
  /** Free text of the notes below or between the records (`Remarks: …`), known after the last row; screened as text. */
  readonly textBelow?: readonly TextLine[];
}

export interface InputOptions {
  readonly format?: InputFormat;
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly sheet?: string;
  readonly noHeader?: boolean;
}

/** An input as a whole cannot be read: missing, a directory, a PDF … The run ends with status 3 (or 2 for usage). */
export class InputError extends Error {
  override readonly name = 'InputError';
  constructor(
    readonly file: string,
    readonly reason: string,
    /** What the user can do. */
    readonly advice: string,
    readonly line: number | null = null,
  ) {
    super(`${file}${line === null ? '' : `:${line}`}: ${reason}${advice === '' ? '' : `; ${advice}`}`);
  }
}
