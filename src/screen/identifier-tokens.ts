/** Longer texts are searched up to here, which bounds the work on hostile cells. */
const MAX_TEXT = 4_000;
/** Longest cell that is compared as a whole, so that "PS 472 330 208" is one number. */
const MAX_WHOLE = 40;
const SHORTEST = 5;
/** A row of so many digits stands for itself, whatever letters are attached: PS381420397, NO.381420397. */
const LONG_NUMBER = 8;

const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;
const BETWEEN_WORDS = /[\s,;:()[\]{}|"'<>#]|[^\x00-\x7f]/;

/** Capitals without blanks, hyphens, dots and slashes: the form in which identifiers are compared. */
export function compact(value: string): string {
  return plain(value).toUpperCase().replace(/[\s\-./]/g, '');
}

/** Keys under which an identifier is kept: as a whole, and the long number in it. */
export function identifierKeys(value: string): readonly string[] {
  const whole = compact(value);
  const number = /\d+$/.exec(whole)?.[0] ?? '';
  return [whole, ...(number.length >= LONG_NUMBER && number !== whole ? [number] : [])].filter((key) => key.length >= SHORTEST);
}

/** Everything in a text that may be an identifier, compacted: words, parts of words, long numbers, and a short text as a whole. */
export function identifierTokens(value: string): ReadonlySet<string> {
  const text = plain(value.length > MAX_TEXT ? value.slice(0, MAX_TEXT) : value).toUpperCase();
  const tokens = new Set<string>();
  for (const word of text.split(new RegExp(BETWEEN_WORDS, 'g'))) {
    tokens.add(word.replace(/[-./]/g, ''));
    for (const part of word.split(/[^A-Z0-9]+/)) tokens.add(part);
    // A SWIFT code with its branch belongs to the bank of the first eight letters.
    for (const [code] of word.matchAll(/(?<![A-Z0-9])[A-Z]{6}[A-Z0-9]{5}(?![A-Z0-9])/g)) tokens.add(code.slice(0, 8));
  }
  for (const [number] of text.matchAll(/\d{8,}/g)) tokens.add(number);
  if (value.length <= MAX_WHOLE) tokens.add(text.replace(/[\s\-./]/g, ''));
  for (const token of tokens) if (token.length < SHORTEST) tokens.delete(token);
  return tokens;
}

function plain(text: string): string {
  return /^[\x00-\x7f]*$/.test(text) ? text : text.normalize('NFKC').replace(INVISIBLE, '');
}

const CLASS = { separator: 0, joiner: 1, digit: 2, letter: 3, other: 4 } as const;
const CLASSES = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  if (BETWEEN_WORDS.test(character)) return CLASS.separator;
  if (/[-./]/.test(character)) return CLASS.joiner;
  if (/\d/.test(character)) return CLASS.digit;
  return /[a-z]/i.test(character) ? CLASS.letter : CLASS.other;
});

const SEED = 0x811c9dc5 | 0;
const step = (hash: number, code: number): number => Math.imul(hash ^ code, 0x01000193);

/** FNV-1a of a key of capitals and digits. */
function hashOf(key: string): number {
  let hash = SEED;
  for (let i = 0; i < key.length; i++) hash = step(hash, key.charCodeAt(i));
  return hash;
}

/**
 * Tells cheaply which texts cannot hold any of the keys: one pass over the characters, nothing allocated. It may say yes
 * for nothing, never no for a text whose `identifierTokens` hold a key (a property test proves it).
 */
export function createIdentifierFilter(keys: Iterable<string>): (text: string) => boolean {
  const hashes = new Set([...keys].map(hashOf));
  return (text) => {
    const end = Math.min(text.length, MAX_TEXT);
    let word = SEED;
    let part = SEED;
    let number = SEED;
    let whole = SEED;
    let wordLength = 0;
    let partLength = 0;
    let numberLength = 0;
    for (let i = 0; i <= end; i++) {
      const code = i === end ? 0x20 : text.charCodeAt(i);
      // Full width and the like are rare: the slow way reads them.
      if (code > 127) return true;
      const kind = CLASSES[code] as number;
      if (kind < CLASS.digit || kind === CLASS.other) {
        if (partLength >= SHORTEST && hashes.has(part)) return true;
        part = SEED;
        partLength = 0;
      }
      if (kind !== CLASS.digit) {
        if (numberLength >= LONG_NUMBER && hashes.has(number)) return true;
        number = SEED;
        numberLength = 0;
      }
      if (kind === CLASS.separator) {
        if (wordLength >= SHORTEST && hashes.has(word)) return true;
        word = SEED;
        wordLength = 0;
        // White space is left out of a whole cell, other signs between words stay.
        if (code > 0x20 && i < end) whole = step(whole, code);
        continue;
      }
      if (kind === CLASS.joiner) continue;
      const capital = code >= 0x61 && code <= 0x7a ? code - 32 : code;
      word = step(word, capital);
      wordLength++;
      whole = step(whole, capital);
      if (kind === CLASS.other) continue;
      part = step(part, capital);
      partLength++;
      // The first eight characters of a SWIFT code with its branch.
      if (partLength === 8 && hashes.has(part)) return true;
      if (kind === CLASS.digit) {
        number = step(number, capital);
        numberLength++;
      }
    }
    return text.length <= MAX_WHOLE && hashes.has(whole);
  };
}
