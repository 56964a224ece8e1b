import { foldCharacter, isInvisible, repairMojibake } from './characters.js';
import { resolveScripts } from './script-words.js';

/** Space, hyphen, slash and all other characters between words; an apostrophe is part of its word. */
const BETWEEN = /[^\p{L}\p{M}\p{N}']+/gu;
const DOTTED = /(?<![\p{L}\p{N}])(?:\p{L}\.){2,}\p{L}?(?![\p{L}\p{N}])/gu;

function plainAscii(text: string): string {
  let folded = '';
  let pending = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const letter = (code >= 97 && code <= 122) || (code >= 48 && code <= 57) ? code : code >= 65 && code <= 90 ? code + 32 : 0;
    if (letter !== 0) {
      if (pending && folded !== '') folded += ' ';
      pending = false;
      folded += String.fromCharCode(letter);
    } else if (code !== 39) {
      pending = true;
    }
  }
  return folded;
}

/** Folding of words of the language data and of phrases: see `foldText`. */
export function foldPlain(text: string): string {
  const dotted = text.includes('.') ? text.replace(DOTTED, (letters) => letters.replaceAll('.', '')) : text;
  if (!/[^\x00-\x7f]/.test(dotted)) return plainAscii(dotted);
  let folded = '';
  for (const character of (repairMojibake(dotted) ?? dotted).normalize('NFC')) folded += isInvisible(character) ? '' : foldCharacter(character.codePointAt(0) ?? 0);
  return folded.replaceAll("'", '').replace(BETWEEN, ' ').trim().split(' ').map(resolveScripts).join(' ');
}
