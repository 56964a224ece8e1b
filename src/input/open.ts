import type { Readable } from 'node:stream';
import { openSource, type ByteSource } from './bytes/source.js';
import { openCsv } from './csv/table.js';
import { detectFormat } from './detect/format.js';
import { openJson } from './json/table.js';
import type { HeaderScore } from './table/header.js';
import { InputError, type InputDigest, type InputFormat, type InputOptions, type Table } from './types.js';

export interface OpenedInput {
  /** The path as given, `-` for standard input. */
  readonly file: string;
  /** The tables in order: one, or the sheets of a workbook. Read the rows of one before asking for the next. May be iterated once. */
  tables(): AsyncIterable<Table>;
  /** Hash and size of the raw input; right once the rows of all tables have been read. */
  digest(): InputDigest;
  close(): Promise<void>;
}

export interface InputHooks {
  /** How many of the cells are known column names, 0 to 1: helps to find the header. */
  readonly headerScore?: HeaderScore;
}

/**
 * Opens a file or standard input: format, compression, encoding, dialect and header are found by content, unless
 * `options` name them.
 * @throws InputError when the input as a whole cannot be read; `tables()` and `rows()` may throw it too
 */
export async function openInput(
  from: string | { readonly stdin: Readable }, options: InputOptions, hooks: InputHooks = {},
): Promise<OpenedInput> {
  const source = await openSource(from);
  try {
    const format = source.head.length === 0 ? 'csv' : options.format ?? detectFormat(source);
    const tables = openTables(source, format, options, hooks);
    return {
      file: source.file,
      tables: () => tables,
      digest: () => source.digest(),
      close: async () => {
        // Lets the tables remove their temporary files when they were not read to the end.
        await tables.return();
        source.close();
      },
    };
  } catch (error) {
    source.close();
    throw error;
  }
}

async function* openTables(
  source: ByteSource, format: InputFormat, options: InputOptions, hooks: InputHooks,
): AsyncGenerator<Table, void, undefined> {
  try {
    yield* openFormat(source, format, options, hooks);
  } catch (error) {
    // A beginning that makes no sense because the data broke off: that is the reason to tell.
    throw error instanceof InputError ? source.headFailure ?? error : error;
  }
}

async function* openFormat(
  source: ByteSource, format: InputFormat, options: InputOptions, hooks: InputHooks,
): AsyncGenerator<Table, void, undefined> {
  switch (format) {
    case 'csv': yield await openCsv(source, options, hooks.headerScore); return;
    case 'ndjson':
    case 'json': yield await openJson(source, format, options); return;
    // Loaded when they are met: most runs read CSV, and should not wait for the others' libraries.
    case 'xlsx': yield* (await import('./xlsx/book.js')).openBook(source, options, hooks.headerScore); return;
    case 'parquet': yield* (await import('./parquet/table.js')).openParquet(source);
  }
}
