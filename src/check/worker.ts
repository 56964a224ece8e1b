import { parentPort, workerData } from 'node:worker_threads';
import { createTableScreener, prepareScreener, type ScreenerSetup, type TableScreener } from './chunk-screener.js';
import type { WorkerReply, WorkerRequest } from './pool.js';

/** A worker thread: prepares the lists once, then screens chunks of CSV as they come. */
const screener = prepareScreener(workerData as ScreenerSetup);
const tables = new Map<number, TableScreener>();

parentPort?.on('message', (request: WorkerRequest) => {
  if (request.kind === 'table') {
    // Tables are read one after the other: what belongs to an earlier one is not needed again.
    tables.clear();
    tables.set(request.table, createTableScreener(screener, request.setup));
    return;
  }
  parentPort?.postMessage(answer(request));
});

function answer({ task, table, planned }: Extract<WorkerRequest, { kind: 'chunk' }>): WorkerReply {
  try {
    const screened = tables.get(table)?.chunk(planned);
    return screened === undefined ? { task, error: `table ${table} was not announced` } : { task, result: screened };
  } catch (error) {
    return { task, error: error instanceof Error ? error.stack ?? error.message : String(error) };
  }
}
