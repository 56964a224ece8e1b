import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { InputError, type InputDigest } from '../types.js';
import { compressionOf, decompress, type Compression } from './compression.js';

/** How much is read before anything is decided: format, encoding, dialect, header. */
export const HEAD_BYTES = 512 * 1024;

/** An input as decompressed bytes, with its first part at hand. */
export interface ByteSource {
  /** The path as given, `-` for standard input. */
  readonly file: string;
  /** The path of an uncompressed regular file, for formats that need random access; else null. */
  readonly plainPath: string | null;
  readonly compression: Compression | null;
  /** The first bytes after decompression, at most about `HEAD_BYTES`. */
  readonly head: Buffer;
  /** Why the input broke off within `head`; null otherwise. Thrown by `bytes()`, too. */
  readonly headFailure: InputError | null;
  /** The whole input ends within `head`. */
  readonly headIsAll: boolean;
  /** All bytes after decompression, head first. May be iterated once. */
  bytes(): AsyncGenerator<Buffer, void, undefined>;
  /** SHA-256 and size of the raw input; right once `bytes()` has ended. */
  digest(): InputDigest;
  close(): void;
}

/**
 * Opens a file or standard input and reads its head.
 * @throws InputError for a missing file, a directory, a refused permission, or data that cannot be decompressed at all.
 */
export async function openSource(from: string | { readonly stdin: Readable }): Promise<ByteSource> {
  const file = typeof from === 'string' ? from : '-';
  const { stream, isRegular } = typeof from === 'string' ? await openFile(from) : { stream: from.stdin, isRegular: false };
  const raw = tap(file, stream);
  const first = await readHead(raw.chunks, 64);
  const compression = compressionOf(first.head);
  const chunks = compression === null ? first.all() : decompress(file, compression, first.all());
  const opened = await readHead(chunks, HEAD_BYTES);
  if (opened.failure !== null && opened.head.length === 0) throw opened.failure;
  return {
    file,
    plainPath: typeof from === 'string' && isRegular && compression === null ? from : null,
    compression,
    head: opened.head,
    headFailure: opened.failure,
    headIsAll: opened.ended,
    bytes: () => opened.all(),
    digest: () => raw.digest(),
    close: () => { stream.destroy(); },
  };
}

async function openFile(path: string): Promise<{ stream: Readable; isRegular: boolean }> {
  let isRegular = false;
  try {
    const found = await stat(path);
    if (found.isDirectory()) {
      throw new InputError(path, 'this is a directory', 'name the files, or let the directory be expanded');
    }
    isRegular = found.isFile();
  } catch (error) {
    throw asInputError(path, error);
  }
  return { stream: createReadStream(path, { highWaterMark: 256 * 1024 }), isRegular };
}

export const NO_SUCH_FILE = 'no such file';

/** Turns an error of the file system into an InputError; an InputError stays what it is. */
export function asInputError(file: string, error: unknown): InputError {
  if (error instanceof InputError) return error;
  const { code, message } = error as { code?: string; message?: string };
  if (code === 'ENOENT' || code === 'ENOTDIR') return new InputError(file, NO_SUCH_FILE, 'check the path');
  if (code === 'EACCES' || code === 'EPERM') return new InputError(file, 'permission denied', 'check who may read the file');
  if (code === 'EISDIR') return new InputError(file, 'this is a directory', 'name the files in it');
  return new InputError(file, `cannot be read: ${message ?? String(error)}`, '');
}

/** Hashes and counts what passes. */
function tap(file: string, stream: Readable): { chunks: AsyncGenerator<Buffer, void, undefined>; digest(): InputDigest } {
  const hash = createHash('sha256');
  let bytes = 0;
  let sha256: string | null = null;
  async function* pass(): AsyncGenerator<Buffer, void, undefined> {
    try {
      for await (const chunk of stream) {
        const buffer = typeof chunk === 'string' ? Buffer.from(chunk) : chunk as Buffer;
        hash.update(buffer);
        bytes += buffer.length;
        yield buffer;
      }
    } catch (error) {
      throw asInputError(file, error);
    }
  }
  return {
    chunks: pass(),
    digest: () => {
      sha256 ??= hash.digest('hex');
      return { sha256, bytes };
    },
  };
}

interface Head {
  readonly head: Buffer;
  readonly ended: boolean;
  /** An error met while the head was read: thrown again when the reader gets there. */
  readonly failure: InputError | null;
  all(): AsyncGenerator<Buffer, void, undefined>;
}

async function readHead(chunks: AsyncGenerator<Buffer, void, undefined>, wanted: number): Promise<Head> {
  const parts: Buffer[] = [];
  let size = 0;
  let ended = false;
  let failure: InputError | null = null;
  try {
    while (size < wanted) {
      const next = await chunks.next();
      if (next.done === true) { ended = true; break; }
      parts.push(next.value);
      size += next.value.length;
    }
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    failure = error;
  }
  const head = parts.length === 1 ? parts[0] as Buffer : Buffer.concat(parts);
  async function* all(): AsyncGenerator<Buffer, void, undefined> {
    if (head.length > 0) yield head;
    if (failure !== null) throw failure;
    if (!ended) yield* chunks;
  }
  return { head, ended, failure, all };
}
