import { readFile } from 'node:fs/promises';
import { UsageError } from './errors.js';

/**
 * The bytes of a small file that a run depends on; null when there is no such file.
 * @param named how messages call it, such as `the allow-file cleared.yaml`
 * @throws UsageError when it cannot be read
 */
export async function readIfThere(path: string, named: string): Promise<Uint8Array | null> {
  try {
    return await readFile(path);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return null;
    throw new UsageError(`${named} cannot be read: ${code === 'EISDIR' ? 'it is a directory' : message}`, { cause: error });
  }
}

/** The same for a file that must be there. @throws UsageError */
export async function readRequired(path: string, named: string): Promise<Uint8Array> {
  const bytes = await readIfThere(path, named);
  if (bytes === null) throw new UsageError(`${named} does not exist`);
  return bytes;
}

/**
 * The text of a file, never with a character guessed.
 * @param options.keepMark leaves the byte order mark, so that the file can be written back as it was
 * @throws UsageError when it is not UTF-8
 */
export function decodeUtf8(bytes: Uint8Array, named: string, { keepMark = false } = {}): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: keepMark }).decode(bytes);
  } catch (error) {
    throw new UsageError(`${named} is not UTF-8 text: save it as UTF-8`, { cause: error });
  }
}
