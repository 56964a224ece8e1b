import * as zlib from 'node:zlib';
import type { Transform } from 'node:stream';
import { InputError } from '../types.js';
import { ZstdFrames } from './zstd-frames.js';

export type Compression = 'gzip' | 'zstd';

/** The compression told by the first bytes (RFC 1952, RFC 8878), or null. */
export function compressionOf(head: Uint8Array): Compression | null {
  if (head[0] === 0x1f && head[1] === 0x8b && head[2] === 0x08) return 'gzip';
  if (head[0] === 0x28 && head[1] === 0xb5 && head[2] === 0x2f && head[3] === 0xfd) return 'zstd';
  return null;
}

/**
 * Decompresses a stream of chunks. Everything that could be decompressed is yielded before an error is thrown.
 * @throws InputError when the data end in the middle, are damaged, or Node cannot read the compression.
 */
export async function* decompress(
  file: string, kind: Compression, raw: AsyncIterable<Buffer>,
): AsyncGenerator<Buffer, void, undefined> {
  const inflater = createInflater(file, kind);
  let failure: Error | null = null;
  let wake: () => void = () => undefined;
  const signal = (): void => wake();
  inflater.on('error', (error: Error) => { failure ??= error; signal(); });
  inflater.on('readable', signal);
  inflater.on('end', signal);
  const frames = kind === 'zstd' ? new ZstdFrames() : null;
  let fed = 0;
  try {
    for await (const chunk of raw) {
      frames?.push(chunk);
      if (inflater.readableEnded) { fed += chunk.length; continue; }
      let accepted = false;
      inflater.write(chunk, () => { accepted = true; signal(); });
      fed += chunk.length;
      // Read while the inflater works, so that nothing is left in its buffer when an error destroys it.
      for (;;) {
        const out = inflater.read() as Buffer | null;
        if (out !== null) { yield out; continue; }
        if (failure !== null) throw damaged(file, kind, failure, fed);
        if (accepted && inflater.readableLength === 0) break;
        await new Promise<void>((resolve) => { wake = resolve; if (failure !== null || accepted) resolve(); });
      }
    }
    inflater.end();
    while (!inflater.readableEnded) {
      const out = inflater.read() as Buffer | null;
      if (out !== null) { yield out; continue; }
      if (failure !== null) throw damaged(file, kind, failure, fed);
      await new Promise<void>((resolve) => {
        wake = resolve;
        if (failure !== null || inflater.readableEnded) resolve();
      });
    }
    if (frames?.complete === false) throw damaged(file, kind, new Error('unexpected end'), fed);
    if (inflater.bytesWritten < fed) {
      throw new InputError(file, `${fed - inflater.bytesWritten} bytes after the end of the ${kind} data cannot be read`,
        'send the file again, or decompress it yourself and check the end');
    }
  } finally {
    inflater.destroy();
  }
}

type Inflater = Transform & { readonly bytesWritten: number };

function createInflater(file: string, kind: Compression): Inflater {
  if (kind === 'gzip') return zlib.createGunzip({ chunkSize: 65_536 });
  // Present from Node 22.15 on.
  const create = (zlib as unknown as { createZstdDecompress?: () => Inflater }).createZstdDecompress;
  if (create === undefined) {
    throw new InputError(file, 'this is a zstd file, and this version of Node cannot read zstd',
      'decompress it first (zstd -d), use gzip, or run on Node 22.15 or newer');
  }
  return create();
}

function damaged(file: string, kind: Compression, error: Error, fed: number): InputError {
  const code = (error as { code?: string }).code ?? '';
  const cut = code === 'Z_BUF_ERROR' || /unexpected end|unknown frame|incomplete/i.test(error.message);
  return new InputError(file, cut
    ? `the ${kind} data end in the middle, at byte ${fed} of the file`
    : `the ${kind} data are damaged before byte ${fed} of the file`,
  'rows before that point were read, the rest is missing: get the file again');
}
