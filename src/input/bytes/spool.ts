import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { asInputError, type ByteSource } from './source.js';

export interface OnDisk {
  readonly path: string;
  /** Removes what was written for the purpose; the user's own file stays. */
  remove(): Promise<void>;
}

/**
 * Gives a path at which a source can be read at random: its own, or a temporary copy when it comes from a pipe or is
 * compressed. Reads the source to its end, so that its digest is right afterwards.
 */
export async function onDisk(source: ByteSource): Promise<OnDisk> {
  if (source.plainPath !== null) {
    for await (const chunk of source.bytes()) void chunk;
    return { path: source.plainPath, remove: async () => undefined };
  }
  const directory = await mkdtemp(join(tmpdir(), 'nkcheck-'));
  const path = join(directory, 'input');
  const remove = (): Promise<void> => rm(directory, { recursive: true, force: true });
  try {
    const out = createWriteStream(path, { mode: 0o600 });
    const failed = once(out, 'error').then(([error]) => { throw asInputError(source.file, error); });
    failed.catch(() => undefined);
    for await (const chunk of source.bytes()) {
      if (!out.write(chunk)) await Promise.race([once(out, 'drain'), failed]);
    }
    out.end();
    await Promise.race([once(out, 'finish'), failed]);
  } catch (error) {
    await remove();
    throw error;
  }
  return { path, remove };
}
