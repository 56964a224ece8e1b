import { setImmediate } from 'node:timers/promises';
import type { CsvTable, PlannedChunk } from '../input/csv/table.js';
import type { Table } from '../input/types.js';
import { fillDown } from '../record/fill-down.js';
import type { Finding } from '../screen/finding.js';
import type { Screener } from '../screen/screener.js';
import type { BatchResult } from './batch.js';
import { createTableScreener, prepareScreener, type ScreenerSetup, type TableSetup } from './chunk-screener.js';
import { screenLooseText, screenTextBelow } from './loose-text.js';
import { WorkerPool } from './pool.js';

/** Chunks screened here before worker threads are worth starting: about 4 MB, less than their start costs. */
const CHUNKS_ALONE = 128;
/** Chunks under way per worker; bounds memory. */
const CHUNKS_PER_WORKER = 8;

/**
 * Screens tables one after the other, with worker threads where the table is large delimited text. This thread is one of
 * the `jobs`: it cuts the bytes into chunks and screens those that the workers have no room for.
 */
export class Engine {
  private readonly screener: Screener;
  private pool: WorkerPool | null = null;
  private chunksAlone = 0;

  constructor(private readonly setup: ScreenerSetup, private readonly jobs: number) {
    this.screener = prepareScreener(setup);
  }

  /** Findings in the text of a table outside its records. */
  screenLoose(table: Table, direction: 'export' | 'import'): readonly Finding[] {
    return screenLooseText(table.info, direction, this.screener);
  }

  /** Findings in the notes of a table whose rows have all been read. */
  screenBelow({ info, textBelow }: Table, direction: 'export' | 'import'): readonly Finding[] {
    return screenTextBelow(info.file, textBelow ?? [], direction, this.screener);
  }

  /** The results of a table in row order, with the notes on how its columns are read. */
  screen(table: Table, setup: TableSetup, options: { readonly fillDown: boolean }): {
    readonly notes: readonly string[];
    readonly results: AsyncIterable<BatchResult>;
  } {
    const screener = createTableScreener(this.screener, setup);
    if (isCsv(table) && this.jobs > 1 && !options.fillDown) {
      let opened: number | null = null;
      const start = (planned: PlannedChunk): BatchResult | Promise<BatchResult> => {
        if (this.pool === null && this.chunksAlone < CHUNKS_ALONE) {
          this.chunksAlone += 1;
          return screener.chunk(planned);
        }
        this.pool ??= new WorkerPool(this.jobs - 1, this.setup, CHUNKS_PER_WORKER);
        opened ??= this.pool.openTable(setup);
        return this.pool.screen(opened, planned) ?? afterMessages(screener.chunk(planned));
      };
      return { notes: screener.notes, results: inOrder(table.chunks(), start, this.jobs * CHUNKS_PER_WORKER) };
    }
    return { notes: screener.notes, results: inTurn(table, screener.rows, options.fillDown ? fillDown(setup.mappings) : null) };
  }

  async close(): Promise<void> {
    await this.pool?.close();
  }
}

/** Lets the answers of the workers in, so that they are given new chunks. */
async function afterMessages<T>(result: T): Promise<T> {
  await setImmediate();
  return result;
}

function isCsv(table: Table): table is CsvTable {
  return 'chunks' in table;
}

async function* inTurn(
  table: Table, screen: (rows: Parameters<ReturnType<typeof createTableScreener>['rows']>[0]) => BatchResult,
  fill: ReturnType<typeof fillDown> | null,
): AsyncGenerator<BatchResult, void, undefined> {
  for await (const rows of table.rows()) {
    yield screen(fill === null ? rows : rows.map((row) => (row.kind === 'row' ? fill(row) : row)));
  }
}

/** Starts up to `ahead` items of the source and yields their results in order; what was started is yielded before an error of the source. */
async function* inOrder<T, R>(source: AsyncIterable<T>, start: (item: T) => R | Promise<R>, ahead: number): AsyncGenerator<R, void, undefined> {
  const waiting: (R | Promise<R>)[] = [];
  let failure: { readonly error: unknown } | null = null;
  try {
    for await (const item of source) {
      const started = start(item);
      // A failure is thrown where its turn comes; until then it must not count as unhandled.
      if (started instanceof Promise) started.catch(() => undefined);
      waiting.push(started);
      while (waiting.length >= ahead || (waiting.length > 0 && !(waiting[0] instanceof Promise))) yield await (waiting.shift() as R | Promise<R>);
    }
  } catch (error) {
    failure = { error };
  }
  for (const result of waiting) yield await result;
  if (failure !== null) throw failure.error;
}
