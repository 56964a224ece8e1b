import { closeSync, openSync, readSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { makeTemporary, removeTemporary } from '../bytes/temporary.js';
import { StringBuilder } from './rich.js';
import { parseXml } from './xml.js';

const BLOCK = 1024 * 1024;
/** Blocks kept in memory; what goes beyond is written to a temporary file. */
const BLOCKS_IN_MEMORY = 40;
/** Blocks of the temporary file kept at hand. */
const BLOCKS_AT_HAND = 16;
const MOST_STRINGS = 50_000_000;
const RECENT = 4_096;
const LONGEST_RECENT = 1_000;

/** The shared strings of a workbook as UTF-8 in blocks: a string is decoded when it is asked for. */
export class StringTable {
  private readonly blocks: Buffer[] = [];
  private offsets = new Float64Array(65_536);
  private count = 0;
  private size = 0;
  private current = Buffer.allocUnsafe(BLOCK);
  private used = 0;
  private spill: { readonly directory: string; readonly fd: number } | null = null;
  private readonly atHand = new Map<number, Buffer>();
  /** Strings asked for before, each in the place of its index; a later one takes the place. */
  private readonly recentIndex = new Int32Array(RECENT).fill(-1);
  private readonly recentText = new Array<string>(RECENT).fill('');

  add(text: string): void {
    if (this.count >= MOST_STRINGS) throw new RangeError('more shared strings than a workbook can have');
    if (this.count + 1 >= this.offsets.length) {
      const wider = new Float64Array(this.offsets.length * 2);
      wider.set(this.offsets);
      this.offsets = wider;
    }
    const bytes = Buffer.from(text, 'utf8');
    let at = 0;
    while (at < bytes.length) {
      const copied = bytes.copy(this.current, this.used, at);
      at += copied;
      this.used += copied;
      if (this.used === BLOCK) this.flush();
    }
    this.size += bytes.length;
    this.count += 1;
    this.offsets[this.count] = this.size;
  }

  /** The string of an index; null when there is none. */
  get(index: number): string | null {
    if (!(index >= 0 && index < this.count)) return null;
    const place = index % RECENT;
    if (this.recentIndex[place] === index) return this.recentText[place] as string;
    const text = this.read(this.offsets[index] as number, this.offsets[index + 1] as number);
    if (text.length >= LONGEST_RECENT) return text;
    this.recentIndex[place] = index;
    this.recentText[place] = text;
    return text;
  }

  close(): void {
    if (this.spill === null) return;
    closeSync(this.spill.fd);
    removeTemporary(this.spill.directory);
    this.spill = null;
  }

  private flush(): void {
    if (this.blocks.length < BLOCKS_IN_MEMORY) {
      this.blocks.push(this.current);
      this.current = Buffer.allocUnsafe(BLOCK);
    } else {
      if (this.spill === null) {
        const directory = makeTemporary();
        this.spill = { directory, fd: openSync(join(directory, 'strings'), 'w+', 0o600) };
      }
      writeSync(this.spill.fd, this.current);
    }
    this.used = 0;
  }

  private read(start: number, end: number): string {
    const first = Math.floor(start / BLOCK);
    if (end <= (first + 1) * BLOCK) return this.block(first).toString('utf8', start - first * BLOCK, end - first * BLOCK);
    const parts: Buffer[] = [];
    for (let at = start; at < end;) {
      const number = Math.floor(at / BLOCK);
      const stop = Math.min(end, (number + 1) * BLOCK);
      parts.push(Buffer.from(this.block(number).subarray(at - number * BLOCK, stop - number * BLOCK)));
      at = stop;
    }
    return Buffer.concat(parts).toString('utf8');
  }

  private block(number: number): Buffer {
    const inMemory = this.blocks[number];
    if (inMemory !== undefined) return inMemory;
    if (number * BLOCK >= this.size - this.used) return this.current;
    const known = this.atHand.get(number);
    if (known !== undefined) return known;
    const block = Buffer.allocUnsafe(BLOCK);
    readSync(this.spill?.fd ?? -1, block, 0, BLOCK, (number - BLOCKS_IN_MEMORY) * BLOCK);
    if (this.atHand.size >= BLOCKS_AT_HAND) this.atHand.delete(this.atHand.keys().next().value as number);
    this.atHand.set(number, block);
    return block;
  }
}

/** Reads the shared strings part. @throws InputError */
export async function readStrings(file: string, part: string, source: AsyncIterable<Buffer>): Promise<StringTable> {
  const table = new StringTable();
  const builder = new StringBuilder();
  try {
    const pieces = parseXml(file, part, source, {
      open: (name) => { if (name === 'si') builder.begin(); else builder.open(name); },
      close: (name) => { if (name === 'si') table.add(builder.end()); else builder.close(name); },
      text: (text) => builder.text(text),
    });
    for await (const piece of pieces) void piece;
  } catch (error) {
    table.close();
    throw error;
  }
  return table;
}
