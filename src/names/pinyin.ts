import { pinyinReading, pinyinSyllables } from './han.js';

const LONGEST = 6;
const memo = new Map<string, boolean>();
let lastLetters: Set<number> | null = null;

/** True when a folded Latin word is nothing but Mandarin syllables. */
export function isPinyin(word: string): boolean {
  const syllables = pinyinSyllables();
  lastLetters ??= new Set([...syllables].map((s) => s.charCodeAt(s.length - 1)));
  if (!lastLetters.has(word.charCodeAt(word.length - 1))) return false;
  const known = memo.get(word);
  if (known !== undefined) return known;
  if (memo.size > 20_000) memo.clear();
  const reached = new Array<boolean>(word.length + 1).fill(false);
  reached[0] = true;
  for (let at = 0; at < word.length; at++) {
    if (!reached[at]) continue;
    for (let length = 1; length <= LONGEST && at + length <= word.length; length++) if (syllables.has(word.slice(at, at + length))) reached[at + length] = true;
  }
  const whole = reached[word.length] === true;
  memo.set(word, whole);
  return whole;
}

/** Mandarin sound of a word of Han characters, joined; empty when a character has none. */
export function pinyinOf(word: string): string {
  let joined = '';
  for (const character of word) {
    const reading = pinyinReading(character);
    if (reading === null) return '';
    joined += reading;
  }
  return joined;
}
