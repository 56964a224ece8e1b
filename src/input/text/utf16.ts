const LONE_SURROGATE = /\p{Surrogate}/u;

export type Utf16 = 'utf-16le' | 'utf-16be';

/** UTF-16 told by a byte order mark or by the place of its zero bytes, or null. */
export function utf16Of(head: Uint8Array): { readonly encoding: Utf16; readonly bom: boolean } | null {
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf-16le', bom: true };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf-16be', bom: true };
  const size = Math.min(head.length & ~1, 65_536);
  const zeros = [0, 0];
  for (let at = 0; at < size; at += 1) if (head[at] === 0) zeros[at & 1] = (zeros[at & 1] as number) + 1;
  const [even, odd] = zeros as [number, number];
  const most = Math.max(even, odd);
  // Delimiters, digits and line ends have a zero half in every script; binary data have zeros on both sides.
  if (size < 8 || most < size * 0.02 || Math.min(even, odd) > most * 0.02) return null;
  return { encoding: odd > even ? 'utf-16le' : 'utf-16be', bom: false };
}

/**
 * Turns a stream of UTF-16 into UTF-8. What is not valid (half a surrogate pair, half a code unit) becomes a byte
 * sequence that is not valid UTF-8 either, so that the record it stands in is a fault, and only that record.
 */
export async function* utf16ToUtf8(
  source: AsyncIterable<Buffer>, encoding: Utf16,
): AsyncGenerator<Buffer, void, undefined> {
  let carry: Buffer = Buffer.alloc(0);
  for await (const part of source) {
    const bytes = carry.length === 0 ? part : Buffer.concat([carry, part]);
    let whole = bytes.length & ~1;
    // A pair of surrogates stays together.
    if (whole >= 2 && (unit(bytes, whole - 2, encoding) & 0xfc00) === 0xd800) whole -= 2;
    if (whole > 0) yield encode(bytes.subarray(0, whole), encoding);
    carry = Buffer.from(bytes.subarray(whole));
  }
  if (carry.length >= 2) yield encode(carry.subarray(0, 2), encoding);
  if (carry.length % 2 === 1) yield Buffer.of(0xff);
}

function unit(bytes: Buffer, at: number, encoding: Utf16): number {
  return encoding === 'utf-16le' ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at);
}

function encode(bytes: Buffer, encoding: Utf16): Buffer {
  const text = (encoding === 'utf-16le' ? bytes : Buffer.from(bytes).swap16()).toString('utf16le');
  if (!LONE_SURROGATE.test(text)) return Buffer.from(text, 'utf8');
  return Buffer.concat(text.split(/(\p{Surrogate})/u).map((piece) => {
    const code = piece.charCodeAt(0);
    return piece.length === 1 && code >= 0xd800 && code <= 0xdfff
      ? Buffer.of(0xed, 0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f))
      : Buffer.from(piece, 'utf8');
  }));
}
