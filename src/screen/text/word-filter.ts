const SEED = 0x811c9dc5 | 0;
const step = (hash: number, code: number): number => Math.imul(hash ^ code, 0x01000193);
const ZERO = 0x30;
const LETTER_O = 0x6f;

/** What a character is for words: 0 ends one, 1 is left out (apostrophes), else the code that is compared. */
const CODES = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code).toLowerCase();
  if (character === "'" || character === '`') return 1;
  if (!/[a-z0-9]/.test(character)) return 0;
  const lower = character.charCodeAt(0);
  return lower === ZERO ? LETTER_O : lower;
});

/**
 * Tells cheaply which texts cannot hold any phrase: one pass over the characters, nothing allocated. It looks for the
 * first words of the phrases and for letters that stand apart, and lets every text through that is not plain ASCII.
 * @param firstWords first words of all phrases, in every spelling that a cell may have
 */
export function createWordFilter(firstWords: Iterable<string>): (text: string) => boolean {
  const hashes = new Set<number>();
  for (const word of firstWords) {
    let hash = SEED;
    for (let i = 0; i < word.length; i++) hash = step(hash, CODES[word.charCodeAt(i)] ?? 0);
    hashes.add(hash);
  }
  return (text) => {
    let hash = SEED;
    let length = 0;
    let afterLetter = false;
    for (let i = 0; i <= text.length; i++) {
      const character = i === text.length ? 0x20 : text.charCodeAt(i);
      if (character > 127) return true;
      const code = CODES[character] as number;
      if (code === 1) continue;
      if (code !== 0) {
        hash = step(hash, code);
        length++;
        continue;
      }
      if (length === 0) continue;
      // D. P. R. K. may be one word.
      if (length === 1 && afterLetter) return true;
      afterLetter = length === 1;
      if (hashes.has(hash)) return true;
      hash = SEED;
      length = 0;
    }
    return false;
  };
}
