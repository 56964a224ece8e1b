import { parseChunk } from '../input/csv/parse.js';
import type { PlannedChunk } from '../input/csv/table.js';
import type { RowFault, SourceRow } from '../input/types.js';
import { compileRecordReader, type ReaderOptions, type RecordReader } from '../record/reader.js';
import type { ColumnMapping } from '../record/types.js';
import type { Policy } from '../screen/matcher.js';
import { createScreener, type Screener } from '../screen/screener.js';
import type { Geography, Watchlist } from '../watchlist/types.js';
import { screenBatch, type BatchResult } from './batch.js';

/** All that screening depends on; plain data, so that it can be sent to a worker thread. */
export interface ScreenerSetup {
  readonly lists: readonly Watchlist[];
  readonly geography: Geography;
  readonly policy: Policy;
}

/** All that reading the rows of one table depends on; plain data as well. */
export interface TableSetup {
  readonly file: string;
  readonly mappings: readonly ColumnMapping[];
  readonly options: ReaderOptions;
}

/** Screens the rows of one table. */
export interface TableScreener {
  rows(rows: readonly (SourceRow | RowFault)[]): BatchResult;
  chunk(planned: PlannedChunk): BatchResult;
  /** How columns are read, where a person should know. */
  readonly notes: readonly string[];
}

export function prepareScreener({ lists, geography, policy }: ScreenerSetup): Screener {
  return createScreener(lists, geography, policy);
}

/** The same code runs in the main thread and in workers: the result cannot depend on `--jobs`. */
export function createTableScreener(screener: Screener, { file, mappings, options }: TableSetup): TableScreener {
  const toRecord: RecordReader = compileRecordReader(file, mappings, options);
  const rows = (batch: readonly (SourceRow | RowFault)[]): BatchResult => screenBatch(file, batch, toRecord, screener);
  return { rows, chunk: ({ chunk, plan }) => rows(parseChunk(chunk, plan)), notes: toRecord.notes };
}
