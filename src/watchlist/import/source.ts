import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { decodeUtf8 } from '../decode.js';
import { fileError, fileErrorMessage } from '../file-error.js';
import type { ImportSource } from './types.js';

/** The largest file an importer takes is OFAC's at about 6 MB; a gigabyte in a small gzip file stops here. */
const MAX_BYTES = 128 * 1024 * 1024;

/**
 * Reads a downloaded list, also one packed with gzip.
 * @throws WatchlistError when it cannot be read, is too large, damaged or not UTF-8
 */
export async function readImportSource(path: string): Promise<ImportSource> {
  let bytes: Buffer;
  try {
    if ((await stat(path)).size > MAX_BYTES) throw tooLarge(path);
    bytes = await readFile(path);
  } catch (error) {
    throw error instanceof Error && 'code' in error ? fileError(path, fileErrorMessage(error)) : error;
  }
  return { path, text: decodeUtf8(unpacked(bytes, path), path, 'the file was damaged or changed; download it again'), sha256: createHash('sha256').update(bytes).digest('hex') };
}

/** Like `readImportSource`, but null for a file that is not there. */
export async function readOptionalSource(path: string): Promise<ImportSource | null> {
  const exists = await stat(path).then(() => true, () => false);
  return exists ? readImportSource(path) : null;
}

function unpacked(bytes: Buffer, path: string): Buffer {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: MAX_BYTES });
  } catch (error) {
    if (error instanceof RangeError) throw tooLarge(path);
    throw fileError(path, 'the gzip file is damaged or cut off: download it again');
  }
}

function tooLarge(path: string): Error {
  return fileError(path, `the file is larger than ${MAX_BYTES / 1024 / 1024} MB: this is not a list that can be imported`);
}
