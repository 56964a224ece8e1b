import { openPromise, type Entry, type ZipFile } from 'yauzl';
import { InputError } from '../types.js';

/** More entries than any workbook has. */
const MOST_ENTRIES = 20_000;
/** A part of this size that was compressed this much was made to harm, not to inform. */
const SUSPICIOUS_BYTES = 64 * 1024 * 1024;
const SUSPICIOUS_RATIO = 250;
const MOST_BYTES = 16 * 1024 ** 3;

/** A zip file whose directory was read and found bearable. */
export interface Zip {
  readonly names: readonly string[];
  /** The decompressed bytes of a part; null when there is no such part. @throws InputError */
  open(name: string): Promise<AsyncIterable<Buffer> | null>;
  close(): void;
}

/** @throws InputError when the file is damaged, encrypted, or built to exhaust the machine */
export async function openZip(file: string, path: string): Promise<Zip> {
  const damaged = (error: unknown): InputError =>
    new InputError(file, `the zip container is damaged: ${(error as Error).message}`, 'get the file again, or open and save it in a spreadsheet program');
  let zip: ZipFile;
  const entries = new Map<string, Entry>();
  try {
    zip = await openPromise(path, { lazyEntries: true, autoClose: false });
  } catch (error) {
    throw damaged(error);
  }
  try {
    await readDirectory(zip, entries);
  } catch (error) {
    zip.close();
    throw error instanceof Refusal ? new InputError(file, error.message, 'check where the file comes from') : damaged(error);
  }
  return {
    names: [...entries.keys()],
    async open(name) {
      const entry = entries.get(name) ?? entries.get([...entries.keys()].find((key) => key.toLowerCase() === name.toLowerCase()) ?? '');
      if (entry === undefined) return null;
      if (entry.isEncrypted()) throw new InputError(file, 'the file is protected by a password', 'save it without a password');
      try {
        return guarded(await zip.openReadStreamPromise(entry), damaged);
      } catch (error) {
        throw damaged(error);
      }
    },
    close: () => zip.close(),
  };
}

async function* guarded(
  stream: AsyncIterable<Buffer>, damaged: (error: unknown) => InputError,
): AsyncGenerator<Buffer, void, undefined> {
  try {
    yield* stream;
  } catch (error) {
    throw damaged(error);
  }
}

class Refusal extends Error {}

async function readDirectory(zip: ZipFile, entries: Map<string, Entry>): Promise<void> {
  let total = 0;
  await new Promise<void>((resolve, reject) => {
    zip.on('error', reject);
    zip.on('end', () => resolve());
    zip.on('entry', (entry: Entry) => {
      total += entry.uncompressedSize;
      if (entries.size >= MOST_ENTRIES) { reject(new Refusal(`the zip container has more than ${MOST_ENTRIES} parts`)); return; }
      const ratio = entry.uncompressedSize / Math.max(1, entry.compressedSize);
      if ((entry.uncompressedSize > SUSPICIOUS_BYTES && ratio > SUSPICIOUS_RATIO) || total > MOST_BYTES) {
        reject(new Refusal(`the zip container unpacks to ${Math.round(entry.uncompressedSize / 1e6)} MB or more (${Math.round(ratio)} times its size): it looks like a zip bomb`));
        return;
      }
      entries.set(entry.fileName.replace(/^\//, ''), entry);
      zip.readEntry();
    });
    zip.readEntry();
  });
}
