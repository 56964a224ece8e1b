import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import type { ResultSource } from '../report/merge.js';
import { UsageError } from './errors.js';
import type { Io } from './io.js';

/** Saved NDJSON results to be read line by line; `-` is standard input. */
export async function* resultSources(paths: readonly string[], io: Io): AsyncGenerator<ResultSource> {
  for (const path of paths) yield { name: path, lines: linesOf(path, path === '-' ? io.stdin : createReadStream(path)) };
}

/** @throws UsageError when the file cannot be read */
async function* linesOf(path: string, stream: Readable): AsyncGenerator<string> {
  let failure: Error | null = null;
  const lines = createInterface({ input: stream, crlfDelay: Infinity });
  stream.on('error', (error: Error) => {
    failure = error;
    lines.close();
  });
  yield* lines;
  if (failure !== null) throw new UsageError(`${path} cannot be read: ${(failure as Error).message}`, { cause: failure });
}
