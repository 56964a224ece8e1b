import { createReadStream } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';
import type { ResultSource } from '../report/merge.js';
import { UsageError } from './errors.js';
import type { Io } from './io.js';

/** Saved NDJSON results to be read line by line; `-` is standard input. */
export async function* resultSources(paths: readonly string[], io: Io): AsyncGenerator<ResultSource> {
  for (const path of paths) yield { name: path, lines: linesOf(path, io) };
}

/** @throws UsageError when the file cannot be read */
async function* linesOf(path: string, io: Io): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  try {
    for await (const chunk of path === '-' ? io.stdin : createReadStream(path)) {
      const lines = (rest + decoder.write(chunk as Buffer)).split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new UsageError(`${path} ${code === 'ENOENT' ? 'does not exist' : `cannot be read: ${message}`}`, { cause: error });
  }
  yield rest + decoder.end();
}
