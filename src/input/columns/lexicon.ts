import levenshtein from 'fast-levenshtein';
import { foldText } from '../../record/fold.js';
import type { WordTable } from './dictionary.js';

/** A piece of a header with the senses the dictionary gives it; no senses for an unknown word. */
export interface HeaderUnit {
  readonly text: string;
  readonly senses: readonly string[];
  /** `exact`, or how the word was recognised although it is not spelt so in the dictionary. */
  readonly how: 'exact' | 'joined' | 'abbreviated' | 'misspelt' | 'unknown';
}

/** Words by spelling, prepared for look-up. */
export interface Lexicon {
  /** Folded phrase, words joined by a blank, to its senses. */
  readonly phrases: ReadonlyMap<string, readonly string[]>;
  /** Stems of words written with `*`, longest first. */
  readonly stems: readonly (readonly [stem: string, senses: readonly string[]])[];
  /** Single words of at least five letters in scripts with spaces: what misspellings are compared with. */
  readonly words: readonly string[];
  readonly maxWords: number;
}

const SPACELESS = /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}|\p{Script=Thai}|\p{Script=Lao}|\p{Script=Khmer}|\p{Script=Myanmar}/u;

/** The number of a form's box in front of its label: `24. Colisage`, `022 Наименование`, `G0231 (Код страны)`. */
const BOX_NUMBER = /^\s*(?:[A-Z]\d{2,4}|\d{1,4})(?:[_.]\d+)*[.):]?(?:\s+|(?=\())(?=.*\p{L})/u;

/** An alternative in the middle of a word without spaces: 船(機)名 is 船名. */
const BRACKETED_SIGN = /(\p{Script=Han})\(\p{Script=Han}\)(?=\p{Script=Han})/gu;

/** Splits a header into folded words: camelCase, digits, punctuation and changes of script part words. */
export function splitWords(header: string): string[] {
  const spaced = header
    .replace(/&#?\w{1,6};/g, ' ')
    .normalize('NFKC')
    .replace(BOX_NUMBER, '')
    .replace(BRACKETED_SIGN, '$1')
    .replace(/#/g, ' no ')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .replace(/(\p{L})(\d)|(\d)(\p{L})/gu, '$1$3 $2$4');
  const words = foldText(spaced)
    .replace(/(?<=\p{L})['’](?=s\b)/gu, '')
    .split(/[^\p{L}\p{M}\p{N}$%]+/u)
    .flatMap(splitScripts)
    .filter((word) => word !== '');
  return joinInitials(words);
}

/** `P.O.L.`, `B/L` and `H.S.` are one word each: lone Latin letters in a row are joined. */
function joinInitials(words: readonly string[]): string[] {
  const joined: string[] = [];
  let initials = false;
  for (const word of words) {
    const initial = /^[a-z]$/.test(word);
    if (initial && initials) joined.push(`${joined.pop() ?? ''}${word}`);
    else joined.push(word);
    initials = initial;
  }
  return joined;
}

function splitScripts(word: string): string[] {
  if (/^[\x20-\x7e]*$/.test(word)) return [word];
  return word.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々]+|\p{Script=Hangul}+|[\p{Script=Thai}]+|[\p{Script=Latin}\p{M}$%]+|[\p{Script=Cyrillic}\p{M}]+|\p{N}+|[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Latin}\p{Script=Cyrillic}\p{N}]+/gu) ?? [];
}

/** Senses of the ends of a movement. */
const ENDS = new Set(['origin', 'destination', 'departure', 'arrival', 'transit', 'trading', 'partner', 'reporter', 'flag', 'nationality']);

/** Prepares the word table for look-up. */
export function buildLexicon(table: WordTable): Lexicon {
  const phrases = new Map<string, string[]>();
  const stems = new Map<string, string[]>();
  let maxWords = 1;
  for (const [sense, languages] of Object.entries(table)) {
    for (const phrase of Object.values(languages).flat()) {
      const words = splitWords(phrase.replace(/\*$/, ''));
      const key = words.join(' ');
      if (key === '') continue;
      const target = phrase.endsWith('*') ? stems : phrases;
      const senses = target.get(key);
      if (senses === undefined) target.set(key, [sense]);
      else if (!senses.includes(sense)) senses.push(sense);
      maxWords = Math.max(maxWords, words.length);
    }
  }
  for (const [key, senses] of phrases) {
    // 'country of production', '生产国', '交货地': an end of the movement named by its country is a country, by its place a place.
    const parts = SPACELESS.test(key) ? [key.slice(-1)] : key.split(' ');
    const holds = (sense: string): boolean => !senses.includes(sense) && parts.some((part) => part !== key && phrases.get(part)?.includes(sense));
    if (senses.some((sense) => ENDS.has(sense)) && holds('country')) senses.push('country');
    if (senses.includes('delivery') && holds('place')) senses.push('place');
  }
  return {
    phrases,
    stems: [...stems].sort((a, b) => b[0].length - a[0].length),
    words: [...phrases.keys()].filter((word) => word.length >= 5 && !word.includes(' ') && !SPACELESS.test(word)),
    maxWords,
  };
}

const NONE: ReadonlySet<string> = new Set();

/** Reads a header word by word. Longest phrases first; numbers are left out unless a phrase holds them. */
export function readHeader(header: string, lexicon: Lexicon): readonly HeaderUnit[] {
  const words = splitWords(header);
  // A word that stands alone says too little to be completed.
  const cut = words.filter((word) => /\p{L}/u.test(word)).length > 1 ? cutWords(header) : NONE;
  const units: HeaderUnit[] = [];
  for (let i = 0; i < words.length;) {
    const phrase = longestPhrase(words, i, lexicon);
    if (phrase !== null) {
      units.push(phrase.unit);
      i += phrase.length;
      continue;
    }
    const word = words[i] ?? '';
    i += 1;
    if (/^[\d$%]+$/.test(word)) continue;
    const full = cut.has(word) ? completed(word, lexicon) : null;
    units.push(...(full === null ? readWord(word, lexicon) : [full]));
  }
  return units;
}

/** Words cut short with a full stop or, in Cyrillic, by their middle (`Страна назн.`, `Port déb.`, `Страна отпр-я`), folded. */
function cutWords(header: string): ReadonlySet<string> {
  return new Set((header.match(/\p{L}[\p{L}\p{M}]{2,}(?=\.(?!\p{L})|-(?:я|ия|ие|е|ль|ля)(?!\p{L}))/gu) ?? []).map(foldText));
}

/** A word cut short has the senses of the words that begin so, when these are few: else it could be anything. */
function completed(word: string, { words, phrases, stems }: Lexicon): HeaderUnit | null {
  const longer = [...words.filter((full) => full.startsWith(word)).map((full) => phrases.get(full) ?? []), ...stems.filter(([stem]) => stem.startsWith(word)).map(([, senses]) => senses)];
  const senses = [...new Set(longer.flat())];
  return senses.length === 0 || senses.length > 2 ? null : { text: word, senses, how: 'abbreviated' };
}

function longestPhrase(words: readonly string[], start: number, lexicon: Lexicon): { unit: HeaderUnit; length: number } | null {
  for (let length = Math.min(lexicon.maxWords, words.length - start); length > 0; length -= 1) {
    const text = words.slice(start, start + length).join(' ');
    const senses = lookUp(text, lexicon);
    if (senses !== null) return { unit: { text, senses, how: 'exact' }, length };
  }
  return null;
}

/** A phrase as it stands, as a plural, or by its stem. */
function lookUp(text: string, { phrases, stems }: Lexicon): readonly string[] | null {
  const found = phrases.get(text) ?? (text.length > 3 && text.endsWith('s') ? phrases.get(text.slice(0, -1)) ?? (text.endsWith('es') ? phrases.get(text.slice(0, -2)) : undefined) : undefined);
  if (found !== undefined) return found;
  if (!/[\u0400-\u04ff]|^benach/.test(text)) return null;
  const stem = stems.find(([start]) => text.startsWith(start) && !text.slice(start.length).includes(' '));
  return stem === undefined ? null : stem[1];
}

function readWord(word: string, lexicon: Lexicon): HeaderUnit[] {
  const unknown: HeaderUnit = { text: word, senses: [], how: 'unknown' };
  if (SPACELESS.test(word)) return segment(word, lexicon);
  const joined = splitJoined(word, lexicon);
  if (joined !== null) return joined.map((text) => ({ text, senses: lookUp(text, lexicon) ?? [], how: 'joined' as const }));
  if (word.length < 4) return [unknown];
  const guess = abbreviation(word, lexicon) ?? misspelling(word, lexicon);
  return [guess ?? unknown];
}

/** Text without spaces: the cut that leaves fewest characters unexplained, then has fewest pieces. */
function segment(word: string, lexicon: Lexicon): HeaderUnit[] {
  const best: { cost: number; from: number; known: boolean }[] = [{ cost: 0, from: 0, known: true }];
  for (let end = 1; end <= word.length; end += 1) {
    const before = best[end - 1] ?? { cost: 0, from: 0, known: false };
    best[end] = { cost: before.cost + 10, from: end - 1, known: false };
    for (let start = Math.max(0, end - 14); start < end; start += 1) {
      if (!lexicon.phrases.has(word.slice(start, end))) continue;
      const cost = (best[start]?.cost ?? 0) + 1;
      if (cost <= (best[end]?.cost ?? Infinity)) {
        if (cost < (best[end]?.cost ?? Infinity)) best[end] = { cost, from: start, known: true };
      }
    }
  }
  const units: HeaderUnit[] = [];
  for (let end = word.length; end > 0;) {
    const step = best[end] ?? { from: end - 1, known: false };
    const text = word.slice(step.from, end);
    units.unshift({ text, senses: step.known ? lexicon.phrases.get(text) ?? [] : [], how: step.known ? 'exact' : 'unknown' });
    end = step.from;
  }
  return units;
}

/** Short words that may stand inside run-together headers (HSCODE, BLNO). Other short words would match by chance. */
const SHORT_PIECES = new Set(['hs', 'no', 'nm', 'cd', 'dt', 'id', 'bl', 'en', 'of']);

/** IMPORTERNAME, goodsdescription, Warenbeschreibung: a word made of known words, with German linking letters between. */
function splitJoined(word: string, lexicon: Lexicon): readonly string[] | null {
  if (word.length < 5 || word.length > 40) return null;
  const best: (readonly string[] | null)[] = [[]];
  for (let end = 1; end <= word.length; end += 1) {
    best[end] = null;
    for (let start = 0; start < end; start += 1) {
      const before = best[start];
      if (before === null || before === undefined) continue;
      const piece = word.slice(start, end);
      const link = before.length > 0 && (piece === 's' || piece === 'es' || piece === 'n' || piece === 'en') && end < word.length;
      if (!link && !isPiece(piece, lexicon)) continue;
      const pieces = link ? before : [...before, piece];
      const current = best[end];
      if (current === null || current === undefined || pieces.length < current.length) best[end] = pieces;
    }
  }
  const pieces = best[word.length] ?? null;
  return pieces !== null && pieces.length > 1 && pieces.some((piece) => piece.length >= 4) ? pieces : pieces?.length === 2 ? pieces : null;
}

function isPiece(piece: string, lexicon: Lexicon): boolean {
  if (piece.length < 3) return SHORT_PIECES.has(piece);
  const senses = lookUp(piece, lexicon);
  return senses !== null && (piece.length > 3 || !senses.includes('noise'));
}

/** CNTRY, DSCRPTN: the consonants of a word; CONSIG, DESTIN: its beginning. */
function abbreviation(word: string, lexicon: Lexicon): HeaderUnit | null {
  const bare = /^[^aeiouаеиоуыэюя]+$/.test(word);
  const found = lexicon.words.find((full) => full[0] === word[0] && full.length > word.length && (bare ? skeleton(full) === word : word.length >= 5 && full.length >= word.length + 2 && full.startsWith(word)));
  return found === undefined ? null : { text: word, senses: lookUp(found, lexicon) ?? [], how: 'abbreviated' };
}

function skeleton(word: string): string {
  return word.slice(0, 1) + word.slice(1).replace(/[aeiouаеиоуыэюя]/g, '');
}

/** One slip in words of five to eight letters, two in longer ones; the first letter must be right. */
function misspelling(word: string, lexicon: Lexicon): HeaderUnit | null {
  if (word.length < 5) return null;
  const limit = word.length >= 9 ? 2 : 1;
  let best: string | null = null;
  let distance = limit + 1;
  for (const candidate of lexicon.words) {
    // A five-letter word with one letter changed is too often another word (taraf, tarif): there only a missing or doubled letter counts.
    if (candidate[0] !== word[0] || Math.abs(candidate.length - word.length) > limit || (word.length === 5 && candidate.length === 5)) continue;
    const d = levenshtein.get(word, candidate);
    if (d < distance) [best, distance] = [candidate, d];
  }
  return best === null ? null : { text: word, senses: lookUp(best, lexicon) ?? [], how: 'misspelt' };
}
