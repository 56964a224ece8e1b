import { TextDecoder } from 'node:util';
import { isUtf8 } from 'node:buffer';
import { decodeCp949 } from './cp949.js';

/** What windows-1252 has at 0x80 to 0x9F; Node 20 decodes these bytes as control characters. 0 stands for no character. */
const WINDOWS_1252_UPPER = [
  0x20ac, 0, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017d, 0,
  0, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0, 0x017e, 0x0178,
];

const C1 = /[\x80-\x9f]/;
/** What ICU gives for bytes that a single-byte code page leaves undefined. */
const UNDEFINED = /[\x80-\x9f\ue000-\uf8ff]/;
const decoders = new Map<string, TextDecoder>();

/** The canonical label of an encoding (`cp1252` gives `windows-1252`), or null when there is none of that name. */
export function encodingLabel(name: string): string | null {
  const wanted = name.trim().toLowerCase();
  const known = ALIASES.get(wanted.replace(/[\s_]+/g, '-')) ?? wanted;
  try {
    return new TextDecoder(known).encoding.replace(/^gbk$/, 'gb18030');
  } catch {
    return null;
  }
}

/** Names that people use and the Encoding Standard lacks. */
const ALIASES = new Map([
  ['cp949', 'euc-kr'], ['uhc', 'euc-kr'], ['ms949', 'euc-kr'], ['cp936', 'gb18030'], ['cp950', 'big5'],
  ['cp932', 'shift_jis'], ['ms932', 'shift_jis'], ['tis620', 'windows-874'], ['cp874', 'windows-874'],
  ['utf8', 'utf-8'], ['utf-8-sig', 'utf-8'], ['utf8-bom', 'utf-8'], ['ansi', 'windows-1252'], ['euc-cn', 'gb18030'],
  ['utf16', 'utf-16le'], ['utf16le', 'utf-16le'], ['utf16be', 'utf-16be'], ['eucjp', 'euc-jp'], ['euckr', 'euc-kr'],
]);

/**
 * Decodes bytes, or gives null when one of them means nothing in the encoding. Never a replacement character, and no
 * control characters in place of bytes that the legacy encoding leaves undefined.
 */
export function decodeStrict(bytes: Uint8Array, encoding: string): string | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (encoding === 'utf-8') return isUtf8(buffer) ? buffer.toString('utf8') : null;
  if (encoding === 'windows-1252') return decodeWindows1252(buffer);
  let text: string;
  try {
    let decoder = decoders.get(encoding);
    if (decoder === undefined) {
      decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
      decoders.set(encoding, decoder);
    }
    text = decoder.decode(buffer);
  } catch {
    return encoding === 'euc-kr' ? decodeCp949(buffer) : null;
  }
  const undefinedByte = /^(?:windows|iso|koi8|ibm|macintosh|x-mac)/.test(encoding) ? UNDEFINED : C1;
  if (!undefinedByte.test(text)) return text;
  return encoding === 'euc-kr' ? decodeCp949(buffer) : null;
}

function decodeWindows1252(buffer: Buffer): string | null {
  const text = buffer.toString('latin1');
  if (!C1.test(text)) return text;
  let known = true;
  const mapped = text.replace(/[\x80-\x9f]/g, (char: string) => {
    const code = WINDOWS_1252_UPPER[char.charCodeAt(0) - 0x80] ?? 0;
    if (code === 0) known = false;
    return String.fromCharCode(code);
  });
  return known ? mapped : null;
}
