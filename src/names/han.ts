import { HANGUL_READINGS, PINYIN_READINGS, SIMPLIFIED } from './generated/han.js';
import { HANJA_EXTRA } from './generated/korean.js';

/** Tables over Han characters, unfolded on first use because most runs never meet one. */

let simple: Map<string, string> | null = null;
let korean: Map<string, string[]> | null = null;
let mandarin: Map<string, string> | null = null;

/** Simplified form of a Han character (traditional and Japanese forms fold into it). */
export function simplified(character: string): string {
  if (simple === null) {
    simple = new Map();
    const pairs = [...SIMPLIFIED];
    for (let i = 0; i + 1 < pairs.length; i += 2) simple.set(pairs[i] as string, pairs[i + 1] as string);
  }
  return simple.get(character) ?? character;
}

/** Sino-Korean readings (one Hangul syllable each) of a simplified character; none when it has none. */
export function hangulReadings(character: string): readonly string[] {
  if (korean === null) {
    korean = new Map();
    for (const [reading, characters] of [...Object.entries(HANGUL_READINGS), ...Object.entries(HANJA_EXTRA).map(([c, r]) => [r, c] as const)]) {
      for (const c of characters) korean.set(c, [...(korean.get(c) ?? []), reading]);
    }
  }
  return korean.get(character) ?? [];
}

/** Mandarin reading of a simplified character without tone, `v` for u with dots; null when unknown. */
export function pinyinReading(character: string): string | null {
  if (mandarin === null) {
    mandarin = new Map();
    for (const [reading, characters] of Object.entries(PINYIN_READINGS)) for (const c of characters) mandarin.set(c, reading);
  }
  return mandarin.get(character) ?? null;
}

let syllables: Set<string> | null = null;

/** Every Mandarin syllable without tone. */
export const pinyinSyllables = (): ReadonlySet<string> => (syllables ??= new Set(Object.keys(PINYIN_READINGS)));
