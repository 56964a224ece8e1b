import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { once } from 'node:events';
import { asInputError, type ByteSource } from './source.js';
import { makeTemporary, removeTemporary } from './temporary.js';

export interface OnDisk {
  readonly path: string;
  /** Removes what was written for the purpose; the user's own file stays. */
  remove(): void;
}

/**
 * Gives a path at which a source can be read at random: its own, or a temporary copy when it comes from a pipe or is
 * compressed. Reads the source to its end, so that its digest is right afterwards.
 */
export async function onDisk(source: ByteSource): Promise<OnDisk> {
  if (source.plainPath !== null) {
    for await (const chunk of source.bytes()) void chunk;
    return { path: source.plainPath, remove: () => undefined };
  }
  const directory = makeTemporary();
  const path = join(directory, 'input');
  const remove = (): void => { removeTemporary(directory); };
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
    remove();
    throw error;
  }
  return { path, remove };
}
