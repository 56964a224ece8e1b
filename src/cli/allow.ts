import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createAllowances } from '../screen/allow/apply.js';
import type { Allowances } from '../screen/allow/types.js';
import type { Watchlist } from '../watchlist/types.js';
import { UsageError } from './errors.js';

/** Reads the allow-files of a run. @throws UsageError, AllowFileError */
export async function loadAllowances(paths: readonly string[], lists: readonly Watchlist[], today: string): Promise<Allowances> {
  // Loaded here: most runs have no allow-file and need not pay for the YAML parser.
  const { parseAllowFile } = await import('../screen/allow/parse.js');
  const files = await Promise.all(paths.map(async (path) => {
    const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
      throw new UsageError(`the allow-file ${path} ${error.code === 'ENOENT' ? 'does not exist' : `cannot be read: ${error.message}`}`, { cause: error });
    });
    return parseAllowFile(bytes.toString('utf8'), path, createHash('sha256').update(bytes).digest('hex'));
  }));
  return createAllowances(files, lists, today);
}
