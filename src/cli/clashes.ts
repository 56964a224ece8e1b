import { realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { expandPaths } from '../input/paths.js';
import { InputError } from '../input/types.js';
import { UsageError } from './errors.js';
import type { Settings } from './options/table.js';

/** A file that a run is going to write, and the option that names it. */
export interface Written {
  readonly option: string;
  readonly path: string;
}

/** The files that the reports and the rejects of a run go to. */
export function writtenBy({ format, rejects }: Pick<Settings, 'format' | 'rejects'>): Written[] {
  return [
    ...format.flatMap((target) => (target.path === null ? [] : [{ option: `--format ${target.format}`, path: target.path }])),
    ...(rejects === null ? [] : [{ option: '--rejects', path: rejects }]),
  ];
}

/**
 * Refuses a run that would write over what it reads, or write two things to one file.
 * @param read files, directories, patterns and `-` that are read
 * @throws UsageError
 */
export async function refuseClashes(written: readonly Written[], read: readonly string[]): Promise<void> {
  if (written.length === 0) return;
  const seen = new Map<string, string>();
  for (const { option, path } of written) {
    const file = await identity(path);
    if (file === null) continue;
    const other = seen.get(file);
    if (other !== undefined) throw new UsageError(`${option}: ${path} is also written by ${other}`);
    seen.set(file, option);
  }
  for (const path of await filesOf(read)) {
    const file = await identity(path);
    const option = file === null ? undefined : seen.get(file);
    if (option !== undefined) throw new UsageError(`${option} would overwrite ${path}, which this run reads; write to another file or folder`);
  }
}

async function filesOf(paths: readonly string[]): Promise<readonly string[]> {
  const files = await Promise.all(paths.filter((path) => path !== '-').map((path) => expandPaths([path]).catch((error: unknown) => {
    // What cannot be read is told when its turn comes.
    if (error instanceof InputError) return [];
    throw error;
  })));
  return files.flat();
}

/** The same text for the same file however it is named; null for what is no regular file, such as /dev/null. */
async function identity(path: string): Promise<string | null> {
  const found = await stat(path).catch(() => null);
  if (found !== null) return found.isFile() ? `${found.dev}:${found.ino}` : null;
  const full = resolve(path);
  return join(await realpath(dirname(full)).catch(() => dirname(full)), basename(full));
}
