import type { RowFault, SourceRow } from '../types.js';

/** Rows read ahead so that columns can be confirmed by their values. */
export const SAMPLE_ROWS = 200;

type Batch = readonly (SourceRow | RowFault)[];

export interface Ahead {
  readonly sample: readonly (readonly string[])[];
  /** All rows, those read ahead first. May be iterated once. */
  rows(): AsyncGenerator<Batch, void, undefined>;
}

/** Reads batches until `SAMPLE_ROWS` rows are at hand. An error met on the way is thrown when the reader gets there. */
export async function readAhead(batches: AsyncGenerator<Batch, void, undefined>): Promise<Ahead> {
  const first: Batch[] = [];
  const sample: (readonly string[])[] = [];
  let failed = false;
  let failure: unknown = null;
  let ended = false;
  let seen = 0;
  try {
    // Faults count too, or a file of faults would be read into memory as a whole.
    while (seen < SAMPLE_ROWS) {
      const next = await batches.next();
      if (next.done === true) { ended = true; break; }
      first.push(next.value);
      seen += next.value.length;
      for (const row of next.value) {
        if (row.kind === 'row' && sample.length < SAMPLE_ROWS) sample.push(row.cells);
      }
    }
  } catch (error) {
    failed = true;
    failure = error;
  }
  async function* rows(): AsyncGenerator<Batch, void, undefined> {
    while (first.length > 0) yield first.shift() as Batch;
    if (failed) throw failure;
    if (!ended) yield* batches;
  }
  return { sample, rows };
}
