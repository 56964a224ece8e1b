import { SCRIPTS } from './generated/language.js';
import { simplified } from './han.js';

/** Which family of letters a folded character belongs to. `alpha` letters may stand in one word together. */
export const SCRIPT = { none: 0, alpha: 1, hangul: 2, han: 3, kana: 4, southeast: 5, other: 6, digit: 7 } as const;
export type Script = (typeof SCRIPT)[keyof typeof SCRIPT];

const APOSTROPHES = /^[‘’‚‛ʻʼʽʾʿˈ´`′＇ʹ՚]$/u;
const SPACES_AND_DOTS: Readonly<Record<string, string>> = { '・': ' ', '·': ' ', '、': ',', '。': '.', '，': ',', '；': ';', '：': ':', '（': '(', '）': ')', '【': '(', '】': ')', '《': '"', '》': '"', '「': '"', '」': '"', '–': '-', '—': '-', '‐': '-', '‑': '-', '−': '-', '“': '"', '”': '"', '«': '"', '»': '"', '№': 'no ', '\u2028': '\n', '\u2029': '\n', '\u0085': '\n' };
/** Format characters that show nothing: zero width, bidirectional controls, soft hyphen, fillers, variation selectors. */
const INVISIBLE = /^[\p{Cf}\u034f\u115f\u1160\u3164\uffa0\ufe00-\ufe0f\u{e0100}-\u{e01ef}\u00ad]$/u;
/** Scripts whose combining marks are vowels and tones, part of the word. */
const MARKS_STAY = /^[\u0900-\u0dff\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff\u3099\u309a]$/u;

const memo = new Map<number, string>();

/** True for characters that a reader cannot see. */
export const isInvisible = (character: string): boolean => INVISIBLE.test(character);

/**
 * One code point as all comparisons see it: compatibility form, lower case, without marks; empty when it shows nothing.
 * Cyrillic and Greek letters stay what they are here, because only the word around them tells look-alikes from spelling.
 */
export function foldCharacter(code: number): string {
  const known = memo.get(code);
  if (known !== undefined) return known;
  const folded = fold(String.fromCodePoint(code));
  memo.set(code, folded);
  return folded;
}

function fold(character: string): string {
  if (APOSTROPHES.test(character)) return "'";
  const sign = SPACES_AND_DOTS[character];
  if (sign !== undefined) return sign;
  if (character === 'Υ') return 'ү'; // capital Upsilon imitates Y, the small letter does not
  if (INVISIBLE.test(character)) return '';
  if (MARKS_STAY.test(character)) return character;
  const lower = character.toLowerCase();
  if (SCRIPTS.cyrillic[lower] !== undefined) return lower;
  const compatible = character.normalize('NFKC').toLowerCase();
  let folded = '';
  for (const part of compatible.normalize('NFKD')) {
    if (/\p{M}/u.test(part) && !MARKS_STAY.test(part)) continue;
    folded += APOSTROPHES.test(part) ? "'" : SCRIPTS.latin[part] ?? SCRIPTS.arabic[part] ?? part;
  }
  folded = folded.normalize('NFC');
  return /\p{Script=Han}/u.test(folded) ? [...folded].map(simplified).join('') : folded;
}

/** Script of a character that came out of `foldCharacter`, by its code unit. */
export function scriptOf(code: number): Script {
  if (code < 0x80) return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) ? SCRIPT.alpha : code >= 48 && code <= 57 ? SCRIPT.digit : SCRIPT.none;
  if (code < 0x590) return code === 0xd7 || code === 0xf7 || code < 0xc0 ? SCRIPT.none : SCRIPT.alpha;
  if (code >= 0xac00 && code <= 0xd7a3) return SCRIPT.hangul;
  if ((code >= 0x3400 && code <= 0x9fff) || (code >= 0xd800 && code <= 0xdfff) || code === 0x3005 || code === 0x3007) return SCRIPT.han;
  if (code >= 0x3041 && code <= 0x30ff) return SCRIPT.kana;
  if ((code >= 0x0e00 && code <= 0x0eff) || (code >= 0x1000 && code <= 0x109f) || (code >= 0x1780 && code <= 0x17ff)) return SCRIPT.southeast;
  if ((code >= 0x1e00 && code <= 0x1fff) || (code >= 0x10d0 && code <= 0x10ff)) return SCRIPT.alpha;
  if (code >= 0x2000 && code <= 0x2bff) return SCRIPT.none;
  if (code >= 0x3000 && code <= 0x303f) return SCRIPT.none;
  if (code >= 0xfe00) return SCRIPT.none;
  return SCRIPT.other;
}

const CP1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const SUSPECT = /[\u00c2-\u00f4][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹Œ‘’“”•–—˜™š›œžŸŽ]/;
const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Text whose UTF-8 bytes were once read as Windows-1252 (`ì¡°ì„ ` for 조선), put right; null when it is not that.
 * Done once, never twice.
 */
export function repairMojibake(text: string): string | null {
  if (!SUSPECT.test(text)) return null;
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const high = CP1252.indexOf(character);
    if (code < 0x80 || (code >= 0xa0 && code <= 0xff)) bytes.push(code);
    else if (high >= 0) bytes.push(0x80 + high);
    else if (code >= 0x80 && code < 0xa0) bytes.push(code);
    else return null;
  }
  try {
    const repaired = utf8.decode(Uint8Array.from(bytes));
    return repaired === text ? null : repaired;
  } catch {
    return null;
  }
}
