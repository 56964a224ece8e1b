import * as zlib from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { ZstdFrames } from '../../src/input/bytes/zstd-frames.js';
import { readTable } from './helpers/read.js';

const TEXT = 'CONSIGNEE,HS\nACME,7208\nFOO,7209\n';
const hasZstd = 'createZstdDecompress' in zlib;

/** A frame of stored blocks, with a checksum field or not. */
function frame(text: string, checksum: boolean): Buffer {
  const content = Buffer.from(text);
  const header = Buffer.of(0x28, 0xb5, 0x2f, 0xfd, checksum ? 0x24 : 0x20, content.length);
  const half = content.length >> 1;
  const block = (bytes: Buffer, last: number): Buffer => Buffer.concat([Buffer.of(((bytes.length << 3) | last) & 0xff, (bytes.length << 3) >> 8, 0), bytes]);
  return Buffer.concat([header, block(content.subarray(0, half), 0), block(content.subarray(half), 1), Buffer.alloc(checksum ? 4 : 0)]);
}

const skippable = Buffer.concat([Buffer.of(0x53, 0x2a, 0x4d, 0x18, 5, 0, 0, 0), Buffer.from('hello')]);
const STREAMS: readonly (readonly [string, Buffer])[] = [
  ['one frame', frame(TEXT, false)], ['with a checksum', frame(TEXT, true)], ['two frames', Buffer.concat([frame(TEXT, false), frame(TEXT, true)])],
  ['a skippable frame', Buffer.concat([skippable, frame(TEXT, false)])],
  ['an empty skippable frame', Buffer.concat([Buffer.of(0x50, 0x2a, 0x4d, 0x18, 0, 0, 0, 0), frame(TEXT, false)])],
];

describe('ZstdFrames', () => {
  it.each(STREAMS)('%s is complete at the end of a frame only', (name, bytes) => {
    const ends = new Set([bytes.length, ...(name === 'two frames' ? [frame(TEXT, false).length] : []), ...(/skippable/.test(name) ? [bytes.length - frame(TEXT, false).length] : [])]);
    for (let length = 1; length <= bytes.length; length += 1) {
      const frames = new ZstdFrames();
      for (const byte of bytes.subarray(0, length)) frames.push(Uint8Array.of(byte));
      expect(frames.complete).toBe(ends.has(length));
      const whole = new ZstdFrames();
      whole.push(bytes.subarray(0, length));
      expect(whole.complete).toBe(ends.has(length));
    }
  });
});

describe('zstd input', () => {
  it.skipIf(!hasZstd)('is read, and refused when it breaks off', async () => {
    const table = await readTable(frame(TEXT, false));
    expect(table.info.compression).toBe('zstd');
    expect(table.rows).toHaveLength(2);
    await expect(readTable(frame(TEXT, false).subarray(0, -3))).rejects.toThrow(/zstd data end in the middle/);
  });

  it.skipIf(hasZstd)('is refused with advice where Node cannot read it', async () => {
    await expect(readTable(frame(TEXT, false))).rejects.toThrow(/cannot read zstd.*zstd -d/);
  });
});
