import { SCRIPTS } from './generated/language.js';

const KANA = /^[\u3041-\u3096\u30a1-\u30fa\u30fc]+$/;

/** True for a word of nothing but hiragana or katakana. */
export const isKana = (word: string): boolean => KANA.test(word);

/** A kana word in Hepburn romanisation without long vowels. */
export function romaji(word: string): string {
  let latin = '';
  for (const character of word) {
    const code = character.charCodeAt(0);
    const kana = code >= 0x30a1 && code <= 0x30f6 ? String.fromCharCode(code - 0x60) : character;
    const small = SCRIPTS.small_kana[kana];
    if (small === undefined) latin += SCRIPTS.kana[kana] ?? '';
    else latin = small.startsWith('y') ? latin.replace(/i$/, /(?:sh|ch|j)i$/.test(latin) ? small.slice(1) : small) : latin.replace(/[iu]$/, '') + small;
  }
  return latin;
}
