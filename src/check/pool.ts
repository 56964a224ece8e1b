import { Worker } from 'node:worker_threads';
import type { PlannedChunk } from '../input/csv/table.js';
import type { BatchResult } from './batch.js';
import type { ScreenerSetup, TableSetup } from './chunk-screener.js';

/** What a worker is told. Tables are announced once, before their first chunk. */
export type WorkerRequest =
  | { readonly kind: 'table'; readonly table: number; readonly setup: TableSetup }
  | { readonly kind: 'chunk'; readonly task: number; readonly table: number; readonly planned: PlannedChunk };

/** What it answers. */
export type WorkerReply =
  | { readonly task: number; readonly result: BatchResult }
  | { readonly task: number; readonly error: string };

interface Waiting {
  readonly worker: number;
  resolve(result: BatchResult): void;
  reject(error: Error): void;
}

/**
 * Worker threads that each hold the prepared lists. Bytes go to them and findings come back: rows never cross
 * threads, which would cost more than it saves. The caller keeps their order.
 */
export class WorkerPool {
  private readonly workers: readonly Worker[];
  /** Chunks under way, by worker. */
  private readonly load: number[];
  private readonly waiting = new Map<number, Waiting>();
  private tasks = 0;
  private tables = 0;
  private failure: Error | null = null;

  /** @param limit chunks under way per worker */
  constructor(size: number, setup: ScreenerSetup, private readonly limit: number) {
    this.load = new Array<number>(size).fill(0);
    this.workers = Array.from({ length: size }, () => {
      const worker = new Worker(new URL('./worker.js', import.meta.url), { workerData: setup });
      worker.on('message', (reply: WorkerReply) => { this.settle(reply); });
      worker.on('error', (error: Error) => { this.fail(error); });
      // One that ends without an error would leave its chunks unanswered for ever.
      worker.on('exit', (code) => { this.fail(new Error(`a worker thread ended with status ${code}`)); });
      return worker;
    });
  }

  /** Announces a table to all workers. */
  openTable(setup: TableSetup): number {
    this.tables += 1;
    for (const worker of this.workers) this.send(worker, { kind: 'table', table: this.tables, setup });
    return this.tables;
  }

  /** The chunk goes to the worker with the least to do; null when all have enough. */
  screen(table: number, { chunk, plan }: PlannedChunk): Promise<BatchResult> | null {
    if (this.failure !== null) return Promise.reject(this.failure);
    const least = Math.min(...this.load);
    if (least >= this.limit) return null;
    const worker = this.load.indexOf(least);
    this.load[worker] = least + 1;
    const task = (this.tasks += 1);
    const answer = new Promise<BatchResult>((resolve, reject) => { this.waiting.set(task, { worker, resolve, reject }); });
    // The chunk may be a view of a larger buffer, which would be cloned as a whole.
    const bytes = Uint8Array.from(chunk.bytes);
    this.send(this.workers[worker] as Worker, { kind: 'chunk', task, table, planned: { chunk: { ...chunk, bytes }, plan } }, bytes.buffer);
    return answer;
  }

  async close(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.terminate()));
  }

  private send(worker: Worker, request: WorkerRequest, transfer?: ArrayBufferLike): void {
    worker.postMessage(request, transfer instanceof ArrayBuffer ? [transfer] : []);
  }

  private settle(reply: WorkerReply): void {
    const waiting = this.waiting.get(reply.task);
    if (waiting === undefined) return;
    this.waiting.delete(reply.task);
    this.load[waiting.worker] = (this.load[waiting.worker] as number) - 1;
    if ('error' in reply) waiting.reject(new Error(reply.error));
    else waiting.resolve(reply.result);
  }

  private fail(error: Error): void {
    this.failure ??= error;
    for (const { reject } of this.waiting.values()) reject(error);
    this.waiting.clear();
  }
}
