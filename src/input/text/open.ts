import { isAscii } from 'node:buffer';
import type { ByteSource } from '../bytes/source.js';
import { InputError } from '../types.js';
import { chooseEncoding } from './choose.js';
import { encodingLabel } from './decode.js';
import { utf16Of, utf16ToUtf8, type Utf16 } from './utf16.js';

/** A text input whose encoding is decided, its byte order mark taken off and UTF-16 turned into UTF-8. */
export interface TextInput {
  /** Encoding as a person should read it. */
  readonly shownEncoding: string;
  /** Encoding of `bytes()`. */
  readonly encoding: string;
  /** Nothing but ASCII was seen yet, and nobody named the encoding: it may still have to be chosen. */
  readonly undecided: boolean;
  readonly head: Buffer;
  readonly headIsAll: boolean;
  bytes(): AsyncGenerator<Buffer, void, undefined>;
  readonly notes: readonly string[];
}

const UTF8_BOM = Buffer.of(0xef, 0xbb, 0xbf);

/**
 * Decides the encoding of a source: the one asked for, a byte order mark, UTF-16 by its zero bytes, else by plausibility.
 * @throws InputError for an unknown encoding, UTF-32, or data that are no text.
 */
export async function openText(source: ByteSource, wanted: string | undefined): Promise<TextInput> {
  const { head, file } = source;
  const label = wanted === undefined ? null : encodingLabel(wanted);
  if (wanted !== undefined && label === null) {
    throw new InputError(file, `unknown encoding ${wanted}`, 'use a name such as utf-8, gb18030, big5, euc-kr, shift_jis, windows-1251 or windows-1252');
  }
  if ((head[0] === 0xff && head[1] === 0xfe && head[2] === 0 && head[3] === 0)
    || (head[0] === 0 && head[1] === 0 && head[2] === 0xfe && head[3] === 0xff)) {
    throw new InputError(file, 'this is UTF-32', 'save it as UTF-8');
  }
  const utf16 = label === null ? utf16Of(head) : asUtf16(label, head);
  if (utf16 !== null) return openUtf16(source, utf16.encoding, utf16.bom);
  if (head.includes(0)) {
    throw new InputError(file, `NUL byte at byte ${head.indexOf(0) + 1}: this is not text`, 'export the data as UTF-8 text or .xlsx');
  }
  const bom = head.subarray(0, 3).equals(UTF8_BOM);
  const text = bom ? head.subarray(3) : head;
  const choice = label !== null || bom
    ? { encoding: label ?? 'utf-8', note: null }
    : chooseEncoding(wholeLines(text, source.headIsAll)) ?? unknownEncoding(file);
  return {
    shownEncoding: choice.encoding,
    encoding: choice.encoding,
    undecided: label === null && !bom && isAscii(text),
    head: text,
    headIsAll: source.headIsAll,
    bytes: () => bom ? withoutFirst(source.bytes(), 3) : source.bytes(),
    notes: choice.note === null ? [] : [choice.note],
  };
}

/** @throws InputError always */
export function unknownEncoding(file: string, line: number | null = null): never {
  throw new InputError(file, 'the text is not UTF-8, and no other encoding makes sense of it',
    'name the encoding with --encoding, or save the file as UTF-8', line);
}

function asUtf16(label: string, head: Buffer): { encoding: Utf16; bom: boolean } | null {
  if (label !== 'utf-16le' && label !== 'utf-16be') return null;
  const marked = utf16Of(head.subarray(0, 2).length === 2 ? head : Buffer.alloc(0));
  return marked?.bom === true ? marked : { encoding: label, bom: false };
}

async function openUtf16(source: ByteSource, encoding: Utf16, bom: boolean): Promise<TextInput> {
  async function* one(): AsyncGenerator<Buffer, void, undefined> { yield source.head.subarray(bom ? 2 : 0); }
  const parts: Buffer[] = [];
  for await (const part of utf16ToUtf8(one(), encoding)) parts.push(part);
  const head = Buffer.concat(parts);
  // The head may end inside a character, which only looks broken there.
  const usable = source.headIsAll ? head : wholeLines(head, false);
  return {
    shownEncoding: encoding,
    encoding: 'utf-8',
    undecided: false,
    head: usable,
    headIsAll: source.headIsAll,
    bytes: () => utf16ToUtf8(bom ? withoutFirst(source.bytes(), 2) : source.bytes(), encoding),
    notes: [`decoded as ${encoding}${bom ? '' : ', told by its zero bytes'}; rejected records are written as UTF-8`],
  };
}

/** Cuts the last, perhaps incomplete line off. */
function wholeLines(bytes: Buffer, isAll: boolean): Buffer {
  if (isAll) return bytes;
  const end = Math.max(bytes.lastIndexOf(0x0a), bytes.lastIndexOf(0x0d));
  return end < 0 ? bytes : bytes.subarray(0, end + 1);
}

async function* withoutFirst(source: AsyncIterable<Buffer>, count: number): AsyncGenerator<Buffer, void, undefined> {
  let left = count;
  for await (const part of source) {
    if (left >= part.length) { left -= part.length; continue; }
    yield left === 0 ? part : part.subarray(left);
    left = 0;
  }
}
