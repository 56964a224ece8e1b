/** Letters that Unicode does not decompose, as their plain Latin spelling. */
const LETTERS: Readonly<Record<string, string>> = {
  đ: 'd', ø: 'o', ł: 'l', ß: 'ss', æ: 'ae', œ: 'oe', ı: 'i', þ: 'th', ð: 'd', ħ: 'h', ə: 'e', // Latin
  ى: 'ي', ة: 'ه', ک: 'ك', ی: 'ي', // Arabic and Persian twins
};
const SPECIAL = /[đøłßæœıþðħəىةکی]/g;

/**
 * A spelling in which case, width and accents make no difference: NFKC, lower case, Latin and Cyrillic marks removed,
 * Arabic vowel signs and tatweel removed. Thai, Indic and Hangul keep their marks, which are letters there.
 * Idempotent; never empties a text that has letters or digits.
 */
export function foldText(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKC')
    .replace(/İ/g, 'I')
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f\u064b-\u065f\u0640]/g, '')
    .normalize('NFC')
    .replace(SPECIAL, (letter) => LETTERS[letter] ?? letter);
}
