import { createHash } from 'node:crypto';
import { createAllowances } from '../screen/allow/apply.js';
import type { Allowances } from '../screen/allow/types.js';
import type { Watchlist } from '../watchlist/types.js';
import { decodeUtf8, readRequired } from './text-files.js';

/** Reads the allow-files of a run. @throws UsageError, AllowFileError */
export async function loadAllowances(paths: readonly string[], lists: readonly Watchlist[], today: string): Promise<Allowances> {
  // Loaded here: most runs have no allow-file and need not pay for the YAML parser.
  const { parseAllowFile } = await import('../screen/allow/parse.js');
  const files = await Promise.all(paths.map(async (path) => {
    const named = `the allow-file ${path}`;
    const bytes = await readRequired(path, named);
    return parseAllowFile(decodeUtf8(bytes, named), path, createHash('sha256').update(bytes).digest('hex'));
  }));
  return createAllowances(files, lists, today);
}
