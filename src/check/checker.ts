import { Readable } from 'node:stream';
import { loadColumnDictionary } from '../input/columns/load.js';
import { mapColumns } from '../input/columns/map.js';
import type { MapOption } from '../input/columns/overrides.js';
import type { SourceRow } from '../input/types.js';
import { compileRecordReader, type RecordReader } from '../record/reader.js';
import type { Day, Field } from '../record/types.js';
import type { Finding, Skipped, Summary } from '../screen/finding.js';
import type { Screener } from '../screen/screener.js';
import { loadLists } from '../watchlist/load.js';
import { prepareScreener, type ScreenerSetup } from './chunk-screener.js';
import type { FailOn } from './exit-status.js';
import { runCheck } from './run.js';
import { isScreenable, notScreenable } from './table-plan.js';
import { VERSION } from './version.js';

/** Options of the library; all have the defaults of the command line. */
export interface CheckerOptions {
  /** Paths of further YAML watchlists. */
  readonly watchlists?: readonly string[];
  /** False leaves out the lists that come with nkcheck. */
  readonly defaultLists?: boolean;
  /** Whose rules apply beside the UN's: `['SG', 'US']`. */
  readonly jurisdictions?: readonly string[];
  /** Which way goods go when the records do not say. */
  readonly direction?: 'export' | 'import';
  /** Day for records without a date, `YYYY-MM-DD`; today by default. */
  readonly asOf?: Day;
  /** Which column holds a field, by header or 1-based number, where it is not to be recognised. */
  readonly map?: Readonly<Partial<Record<Field, string | number>>>;
}

/** A record as an embedding program has it: values by column header. */
export type Row = Readonly<Record<string, string | number | bigint | boolean | Date | null | undefined>>;

export interface Checker {
  /**
   * Screens records one after the other and yields their findings in record order; a clean record yields nothing.
   * Columns are recognised from the keys of the first 200 rows; a key that comes up later is screened as text.
   * @throws InputError when no column of parties, goods or countries is recognised: nothing could be found then
   */
  screen(rows: Iterable<Row> | AsyncIterable<Row>): AsyncGenerator<Finding, void, undefined>;
  /**
   * Screens files as `nkcheck FILE…` does.
   * @returns the summary with counts, exit status and its reason
   */
  checkFiles(paths: readonly string[], handlers?: FileHandlers): Promise<Summary>;
}

export interface FileHandlers {
  finding?(finding: Finding): Promise<void> | void;
  skipped?(skipped: Skipped): Promise<void> | void;
  /** The least finding that gives exit status 1; `review` by default. */
  readonly failOn?: FailOn;
}

/** Rows looked at before the meaning of the columns is settled. */
const AHEAD = 200;

/**
 * Loads the lists once and gives a checker for any number of runs.
 * @throws WatchlistError when a watchlist is missing or not valid
 */
export async function createChecker(options: CheckerOptions = {}): Promise<Checker> {
  const { lists, geography } = await loadLists(options.watchlists ?? [], { shipped: options.defaultLists ?? true });
  if (lists.length === 0) throw new Error('there is no list to screen against');
  const today = new Date().toISOString().slice(0, 10);
  const policy = {
    jurisdictions: new Set(['UN', ...(options.jurisdictions ?? [])]),
    direction: options.direction ?? 'export',
    asOf: options.asOf ?? today,
  };
  const setup: ScreenerSetup = { lists, geography, policy };
  const maps = Object.entries(options.map ?? {}).map(([field, column]): MapOption => ({ field, column: String(column) }));
  const screener = prepareScreener(setup);
  return {
    screen: (rows) => screenRows(rows, screener, policy.direction, maps),
    checkFiles: (paths, handlers = {}) => runCheck({
      paths, lists, geography, ...policy, today, maps,
      stdin: Readable.from([]),
      input: {}, mapping: null, fillDown: false, dictionary: loadColumnDictionary(),
      allow: null, failOn: handlers.failOn ?? 'review', allowEmpty: false, allowSkipped: false, maxListAge: null, jobs: 1,
      config: {}, version: VERSION, clock: null,
    }, {
      finding: (finding) => handlers.finding?.(finding),
      skipped: (skipped) => handlers.skipped?.(skipped),
      rejected: () => undefined,
      warning: () => undefined,
      progress: () => undefined,
    }),
  };
}

async function* screenRows(
  rows: Iterable<Row> | AsyncIterable<Row>, screener: Screener, direction: 'export' | 'import', maps: readonly MapOption[],
): AsyncGenerator<Finding, void, undefined> {
  const positions = new Map<string, number>();
  const ahead: SourceRow[] = [];
  let read: RecordReader | null = null;
  let record = 0;
  const settle = (): RecordReader => {
    const header = [...positions.keys()];
    const sample = ahead.map(({ cells }) => cells);
    const mappings = mapColumns(header, sample, { maps, direction, dictionary: loadColumnDictionary() });
    if (!isScreenable(mappings)) throw notScreenable('records', mappings);
    return compileRecordReader('records', mappings, { direction, sample });
  };
  const screenAll = function* (batch: readonly SourceRow[], reader: RecordReader): Generator<Finding> {
    for (const row of batch) yield* screener.screen(reader(row));
  };
  for await (const row of rows) {
    record += 1;
    const source: SourceRow = { kind: 'row', record, line: record, cells: toCells(row, positions) };
    if (read !== null) {
      yield* screener.screen(read(source));
      continue;
    }
    ahead.push(source);
    if (ahead.length < AHEAD) continue;
    read = settle();
    yield* screenAll(ahead.splice(0), read);
  }
  if (ahead.length > 0) yield* screenAll(ahead, settle());
}

/** Cells by position; a key not seen before gets the next one. */
function toCells(row: Row, positions: Map<string, number>): string[] {
  const cells: string[] = [];
  for (const [key, value] of Object.entries(row)) {
    let position = positions.get(key);
    if (position === undefined) positions.set(key, position = positions.size);
    while (cells.length < position) cells.push('');
    cells[position] = value === null || value === undefined ? '' : value instanceof Date ? value.toISOString().slice(0, 10) : String(value);
  }
  return cells;
}
