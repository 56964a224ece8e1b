import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { InputDigest } from '../input/types.js';

/** Hash and size of a file, or null when it cannot be read. */
export async function digestFile(path: string): Promise<InputDigest | null> {
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
      hash.update(chunk);
      bytes += chunk.length;
    }
  } catch {
    return null;
  }
  return { sha256: hash.digest('hex'), bytes };
}
