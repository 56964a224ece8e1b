import { readFile } from 'node:fs/promises';
import { UsageError } from '../../errors.js';

/**
 * The text of an allow-file with its byte order mark, so that it can be written back as it was; null when there is no
 * such file.
 * @throws UsageError when it cannot be read or is not UTF-8
 */
export async function readAllowText(path: string): Promise<string | null> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return null;
    throw new UsageError(`the allow-file ${path} cannot be read: ${code === 'EISDIR' ? 'it is a directory' : message}`, { cause: error });
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    throw new UsageError(`the allow-file ${path} is not UTF-8: save it as UTF-8`, { cause: error });
  }
}
