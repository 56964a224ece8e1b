import { TextDecoder } from 'node:util';

/**
 * Korean code page 949, the encoding that Korean Windows writes. Node 20 knows only its smaller ancestor EUC-KR. The
 * extension holds the 8,822 Hangul syllables that KS X 1001 lacks, in Unicode order, so no table is needed: the order
 * of the codes and the syllables EUC-KR has already give it.
 */

const FIRST_SYLLABLE = 0xac00;
const SYLLABLES = 11_172;

let pairs: Map<number, string> | null = null;

/** Decodes code page 949; null when a byte or pair has no meaning in it. */
export function decodeCp949(bytes: Uint8Array): string | null {
  pairs ??= buildPairs();
  let text = '';
  for (let at = 0; at < bytes.length; at += 1) {
    const lead = bytes[at] as number;
    if (lead < 0x80) { text += String.fromCharCode(lead); continue; }
    at += 1;
    const char = pairs.get(lead * 256 + (bytes[at] ?? 0));
    if (char === undefined) return null;
    text += char;
  }
  return text;
}

function buildPairs(): Map<number, string> {
  const map = new Map<number, string>();
  const standard = new TextDecoder('euc-kr', { fatal: true });
  const known = new Set<number>();
  for (let lead = 0xa1; lead <= 0xfe; lead += 1) {
    for (let trail = 0xa1; trail <= 0xfe; trail += 1) {
      const char = decodePair(standard, lead, trail);
      if (char === null) continue;
      map.set(lead * 256 + trail, char);
      known.add(char.charCodeAt(0));
    }
  }
  let next = FIRST_SYLLABLE;
  for (let lead = 0x81; lead <= 0xc6; lead += 1) {
    for (let trail = 0x41; trail <= (lead <= 0xa0 ? 0xfe : 0xa0); trail += 1) {
      if ((trail > 0x5a && trail < 0x61) || (trail > 0x7a && trail < 0x81)) continue;
      while (known.has(next)) next += 1;
      if (next >= FIRST_SYLLABLE + SYLLABLES) return map;
      map.set(lead * 256 + trail, String.fromCharCode(next));
      next += 1;
    }
  }
  return map;
}

function decodePair(decoder: TextDecoder, lead: number, trail: number): string | null {
  try {
    const char = decoder.decode(Uint8Array.of(lead, trail));
    return char.length === 1 && char.charCodeAt(0) >= 0xa0 ? char : null;
  } catch {
    return null;
  }
}
