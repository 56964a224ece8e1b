import { SCRIPTS } from './generated/language.js';

/** Words of several alphabets: look-alike letters inside a Latin word, or a word written in another alphabet. */

const LATIN = /[a-z]/;
const FOREIGN_ALPHABET = /[\u10d0-\u10ff\u0370-\u052f\u1f00-\u1fff\u0250-\u02af\u1d00-\u1d7f\u0531-\u0587\u2113\u01c0]/;

/** True when the folded word has letters outside a to z that look like Latin ones or can be written as such. */
export const hasForeignLetters = (word: string): boolean => FOREIGN_ALPHABET.test(word);

/** True when a word without Latin letters could be read as one, because every letter of it looks Latin. */
export const looksLatin = (word: string): boolean => hasForeignLetters(word) && !LATIN.test(word) && [...word].every((c) => /[0-9]/.test(c) || (SCRIPTS.homoglyph[c] !== undefined && !'0123456789'.includes(SCRIPTS.homoglyph[c])));

/** The Latin word that look-alike letters imitate. */
export const asLatin = (word: string): string => [...word].map((c) => SCRIPTS.homoglyph[c] ?? c).join('');

/** A Cyrillic or Greek word in Latin letters. */
export const transliterate = (word: string): string => [...word].map((c) => SCRIPTS.cyrillic[c] ?? SCRIPTS.greek[c] ?? SCRIPTS.georgian[c] ?? c).join('');

/** Homoglyphs in a word that also has Latin letters; transliteration of a word that has none. */
export function resolveScripts(word: string): string {
  if (!hasForeignLetters(word)) return word;
  return LATIN.test(word) ? asLatin(word) : transliterate(word);
}
