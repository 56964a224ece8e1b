import { decodeStrict } from '../../../src/input/text/decode.js';

const tables = new Map<string, Map<string, Buffer>>();

/** Encodes text in a legacy encoding by turning its decoder round. Throws for a character that it does not have. */
export function encode(text: string, encoding: string): Buffer {
  if (encoding === 'utf-8') return Buffer.from(text, 'utf8');
  if (encoding === 'utf-16le') return Buffer.from(text, 'utf16le');
  if (encoding === 'utf-16be') return Buffer.from(text, 'utf16le').swap16();
  const table = tableOf(encoding);
  return Buffer.concat([...text].map((char) => {
    const bytes = char < '\x80' ? Buffer.from(char) : table.get(char);
    if (bytes === undefined) throw new Error(`${encoding} has no ${char}`);
    return bytes;
  }));
}

/** Characters outside ASCII that an encoding has. */
export function repertoire(encoding: string): string[] {
  return [...tableOf(encoding).keys()];
}

function tableOf(encoding: string): Map<string, Buffer> {
  const known = tables.get(encoding);
  if (known !== undefined) return known;
  const table = new Map<string, Buffer>();
  const add = (bytes: Buffer): void => {
    const char = decodeStrict(bytes, encoding);
    if (char !== null && [...char].length === 1 && char >= '\u00a0' && !table.has(char)) table.set(char, bytes);
  };
  for (let lead = 0x80; lead < 0x100; lead += 1) add(Buffer.of(lead));
  if (/^(?:gb|big5|euc|shift)/.test(encoding)) {
    for (let lead = 0x81; lead < 0xff; lead += 1) for (let trail = 0x40; trail < 0xff; trail += 1) add(Buffer.of(lead, trail));
  }
  tables.set(encoding, table);
  return table;
}
