import { hangulSurname, hanjaSurname, latinSurname, type Surname } from './korean-surnames.js';
import { readSyllables } from './korean-reader.js';
import { readHangul, readHanja, type Reading } from './korean-syllables.js';
import type { Token } from './token.js';

export interface SurnamePrefix {
  readonly length: number;
  readonly surname: Surname;
}

const LATIN_LENGTHS = [8, 7, 6, 5, 4, 3, 2];
const EAST_ASIAN_LENGTHS = [2, 1];
const HANGUL = /^[\uac00-\ud7a3]/;
const HAN = /^[\u3400-\u9fff]/;
const prefixMemo = new WeakMap<Token, readonly SurnamePrefix[]>();
const spellingMemo = new Map<string, readonly Reading[]>();

/** Family names with which a joined word may begin. */
export function surnamePrefixes(token: Token): readonly SurnamePrefix[] {
  const known = prefixMemo.get(token);
  if (known !== undefined) return known;
  const found: SurnamePrefix[] = [];
  for (const length of token.eastAsian ? EAST_ASIAN_LENGTHS : LATIN_LENGTHS) {
    if (length >= token.text.length) continue;
    const start = token.text.slice(0, length);
    const surname = !token.eastAsian ? latinSurname(start) : HANGUL.test(start) ? hangulSurname(start) : length === 1 ? hanjaSurname(start) : null;
    if (surname !== null) found.push({ length, surname });
  }
  prefixMemo.set(token, found);
  return found;
}

/** Readings of the rest of a joined word. */
export function spelling(text: string): readonly Reading[] {
  const known = spellingMemo.get(text);
  if (known !== undefined) return known;
  if (spellingMemo.size > 50_000) spellingMemo.clear();
  const readings = HANGUL.test(text) ? readHangul(text) : HAN.test(text) ? readHanja(text) : readSyllables(text);
  spellingMemo.set(text, readings);
  return readings;
}
