import { LEGAL_FORMS, PEOPLE, SCRIPTS } from './generated/language.js';
import { editDistance } from './distance.js';
import { appendHash, hashText, mix, power } from './hash.js';
import { KeyFilter } from './key-filter.js';
import { readSyllables } from './korean-reader.js';
import { readHangul, readHanja, withInitialRieul, type Reading } from './korean-syllables.js';
import { hangulSurname, hanjaSurname, latinSurname, soundedSurname, type Surname } from './korean-surnames.js';
import { longLexiconWords, MARK, mayBeKnown, meaningOf, personalVariant, phrasesFrom, ROLE, type Meaning, type Role } from './lexicon.js';
import { asLatin, hasForeignLetters, looksLatin, transliterate } from './script-words.js';
import { Memo } from './memo.js';
import { pinyinOf } from './pinyin.js';
import { isKana, romaji } from './kana.js';
import { soundOf } from './sound.js';

/** How the written word was changed before it was compared, as bits. */
export const FOLDED = { homoglyph: 1, digits: 2, transliterated: 4, misspelt: 8, accents: 16, invisible: 32, width: 64, mojibake: 128 } as const;

const HANGUL = /^[\uac00-\ud7a3]+$/;
const HAN = /^[\u3400-\u9fff]+$/;

/** A word as all comparisons see it. Tokens of equal text are interchangeable. What is costly is worked out on first use. */
export class Token {
  readonly role: Role;
  readonly marks: number;
  readonly concept: string;
  readonly conceptHash: number;
  /** The concept spread over all bits, for sums without order. */
  readonly conceptMix: number;
  readonly hash: number;
  /** BASE to the power of the length of the concept. */
  readonly conceptPower: number;
  /** BASE to the power of the length, for joining hashes. */
  readonly power: number;
  /** Decimal value, for numbers. */
  readonly number: string | null;
  /** The letters of the word as a set of bits: a slip changes at most two of them. */
  readonly letters: number;
  /** Only the letters a to z. */
  readonly latin: boolean;
  readonly initial: boolean;
  /** Stands for the initials of a person: V.V., JC. */
  readonly initials: boolean;
  /** Some phrase of the lexicon begins with the word. */
  readonly beginsPhrase: boolean;
  /** Written in Han letters, whose Korean sound is one of several. */
  readonly hanja: boolean;
  readonly kana: boolean;
  /** Written in Hangul or Han letters. */
  readonly eastAsian: boolean;
  /** What an index knows of the word, by the number of the index. */
  readonly slots: unknown[] = [null, null];
  /** The language data may say something of the word. */
  private readonly known: boolean;
  private lazyReadings: readonly Reading[] | undefined;
  private lazyFirmReadings: readonly Reading[] | undefined;
  private lazySurname: Surname | null | undefined;
  private lazySound: string | undefined;
  private lazyPinyin: string | undefined;

  /** `cyrillic` is the word as another alphabet spells it, where its letters were written in Latin ones. */
  constructor(readonly text: string, meaning: Meaning | null, readonly foldings: number, readonly cyrillic: string | null, dotted = false) {
    this.role = meaning?.role ?? ROLE.word;
    this.marks = meaning?.marks ?? 0;
    this.concept = meaning?.concept ?? text;
    this.hash = hashText(text);
    this.conceptHash = this.concept === text ? this.hash : hashText(this.concept);
    this.conceptMix = mix(this.conceptHash);
    this.conceptPower = power(this.concept.length);
    this.power = power(text.length);
    this.number = meaning?.number ?? null;
    this.letters = lettersIn(text);
    this.latin = isLatin(text);
    this.initial = this.latin && text.length === 1;
    this.initials = this.latin && text.length > 1 && text.length <= MAX_INITIALS && meaning === null && (dotted || (NO_VOWEL.test(text) && !NOT_INITIALS.has(text)));
    this.known = mayBeKnown(this.hash);
    this.beginsPhrase = this.known && phrasesFrom(text) !== null;
    const beyond = !this.latin && text.length > 0 && text.charCodeAt(0) > 0x2fff;
    this.hanja = beyond && HAN.test(text);
    this.kana = beyond && isKana(text);
    this.eastAsian = this.hanja || (beyond && HANGUL.test(text));
  }

  /** As Korean syllables; empty when the word cannot be one. */
  get readings(): readonly Reading[] {
    return this.lazyReadings ??= this.cyrillic !== null ? readSyllables(this.cyrillic, 'cyrillic') : this.latin ? readSyllables(this.text)
      : this.hanja ? readHanja(this.text) : this.eastAsian ? readHangul(this.text) : this.kana ? readSyllables(this.pinyin, 'kana') : [];
  }

  /** The same for words of a firm's name. */
  get firmReadings(): readonly Reading[] {
    return this.lazyFirmReadings ??= withInitialRieul(this.readings);
  }

  /** The Korean family name the word may be. */
  get surname(): Surname | null {
    return this.lazySurname ??= this.latin ? latinSurname(this.text) ?? (this.cyrillic === null ? null : soundedSurname(this.readings)) : this.hanja ? (this.text.length === 1 ? hanjaSurname(this.text) : null) : this.eastAsian ? hangulSurname(this.text) : this.kana ? soundedSurname(this.readings) : null;
  }

  /** Mandarin sound of a word of Han characters, romanisation of a word in kana; empty for others. */
  get pinyin(): string {
    return this.lazyPinyin ??= this.hanja ? pinyinOf(this.text) : this.kana ? romaji(this.text) : '';
  }

  /** Key of the given name or of the sound, for names of people outside Korea. */
  get sound(): string {
    return this.lazySound ??= (this.known ? personalVariant(this.text) : null) ?? (this.latin ? soundOf(this.text) : this.text);
  }

  /** One syllable, as the words of Chinese and Korean names are. */
  get short(): boolean {
    return this.latin && this.text.length <= 6 && ONE_VOWEL.test(this.text);
  }
}

const MAX_INITIALS = 3;
const NO_VOWEL = /^[^aeiouy]{2}$/;
const NOT_INITIALS = new Set(PEOPLE.not_initials);
const DOTTED = /^[a-z](?:\.[a-z]){1,2}\.?$/;

const ONE_VOWEL = /^[^aeiouy]*[aeiouy]*[^aeiouy]*$/;

function lettersIn(text: string): number {
  let set = 0;
  for (let i = 0; i < text.length; i++) set |= 1 << (text.charCodeAt(i) & 31);
  return set;
}

/** Number of letters that only one of two words has. */
export const differentLetters = (a: Token, b: Token): number => bitsSet(a.letters ^ b.letters);

/** Number of bits that are set. */
export function bitsSet(value: number): number {
  let n = value - ((value >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

function isLatin(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 97 || code > 122) return false;
  }
  return text.length > 0;
}

const MIXED_DIGITS = /^(?=(?:.*[a-z]){2})(?:[a-z]+[0134578]+[a-z][a-z0134578]*|[0158]{1,2}[a-z]{3,}[a-z0134578]*|[05][a-z]{2}|[347][a-z]{5,})$/;
const DIGIT = /\d/;
const SMALL_L = /^(?=.*[A-Z].*[A-Z])[A-Z]+l[A-Zl]*$/;

const memo = new Memo<Token>(60_000);

/** The token for a raw word of folded characters (any case). `lookalike` reads a word of look-alike letters as Latin. */
export function tokenOf(raw: string, lookalike = false): Token {
  if (isLatin(raw)) return kept(raw, raw, 0, lookalike);
  // A small l among capitals is a capital I misread.
  const misread = SMALL_L.test(raw);
  let word = (misread ? raw.replaceAll('l', 'I') : raw).toLowerCase();
  const dotted = word.length <= 2 * MAX_INITIALS && word.includes('.') && DOTTED.test(word);
  if (word.includes("'") || word.includes('.') || word.includes('`')) word = word.replace(/['.`]/g, '');
  const key = misread ? `\u0002${word}` : dotted ? `\u0003${word}` : lookalike ? `\u0000${word}` : word;
  return kept(key, word, misread ? FOLDED.homoglyph : 0, lookalike, dotted);
}

/** The token kept under the key, or a new one. */
function kept(key: string, word: string, foldings: number, lookalike: boolean, dotted = false): Token {
  const known = memo.get(key);
  if (known !== undefined) return known;
  const token = make(word, foldings, lookalike, dotted);
  memo.set(key, token);
  return token;
}

/** Forgets all tokens met so far; those that somebody holds stay good. */
export const forgetTokens = (): void => { memo.clear(); };

/** A token that stands for a phrase of the lexicon. */
export function phraseToken(text: string, meaning: Meaning): Token {
  const key = `\u0001${text}`;
  let token = memo.get(key);
  if (token === undefined) memo.set(key, token = new Token(text, meaning, 0, null));
  return token;
}

/** `folded` are the changes made so far. */
function make(raw: string, folded: number, lookalike: boolean, dotted: boolean): Token {
  let word = raw;
  let foldings = folded;
  let cyrillic: string | null = null;
  if (word.startsWith('vv')) {
    // No word begins so: two letters for one that looks like them.
    word = `w${word.slice(2)}`;
    foldings |= FOLDED.homoglyph;
  }
  if (!isLatin(word)) {
    if (hasForeignLetters(word)) {
      if (/[a-z]/.test(word) || (lookalike && looksLatin(word))) {
        word = asLatin(word);
        foldings |= FOLDED.homoglyph;
      } else {
        cyrillic = word;
        word = transliterate(word);
        foldings |= FOLDED.transliterated;
      }
    }
    if (DIGIT.test(word)) {
      if (MIXED_DIGITS.test(word) && !/^\d+(?:st|nd|rd|th)$/.test(word)) {
        word = word.replace(/[0134578]/g, (digit) => SCRIPTS.digit_letters[digit] ?? digit);
        foldings |= FOLDED.digits;
      }
      const lettered = digitsAsLetters(word);
      if (lettered !== null) {
        word = lettered;
        foldings |= FOLDED.digits;
      }
      if (/^\d+$/.test(word)) {
        const value = word.replace(/^0+(?=\d)/, '');
        return new Token(value, { role: ROLE.number, concept: `#${value}`, marks: 0, number: value }, foldings, null);
      }
    }
  }
  let meaning = mayBeKnown(hashText(word)) ? meaningOf(word) : null;
  if (meaning === null && word.length >= SLIP_FROM) {
    const meant = slipOf(word) ?? twoSlipsOf(word) ?? (word.includes('rn') && meaningOf(word.replace('rn', 'm')) !== null ? word.replace('rn', 'm') : null);
    if (meant !== null) {
      meaning = meaningOf(meant);
      foldings |= FOLDED.misspelt;
    }
  }
  return new Token(word, meaning, foldings, cyrillic, dotted);
}

/** A known word some of whose letters are digits (01L for OIL), or null. */
export function digitsAsLetters(raw: string): string | null {
  if (raw.length < 3 || !/^(?=.*[a-z])(?=.*\d)[a-z\d]+$/i.test(raw)) return null;
  const word = raw.toLowerCase().replace(/\d/g, (digit) => SCRIPTS.digit_letters[digit] ?? digit);
  const role = meaningOf(word)?.role;
  return role === ROLE.generic || role === ROLE.light || role === ROLE.country ? word : null;
}

const SLIP_FROM = 7;

interface Slips {
  readonly filter: KeyFilter;
  readonly words: ReadonlyMap<number, readonly string[]>;
}

let slips: Slips | null = null;

const slipKey = (length: number, side: number, hash: number): number => mix(hash + length * 2 + side);

const MAX_SLIP = 24;
const prefix = new Int32Array(MAX_SLIP + 2);

/** The long lexicon word of which this one is a slip of the pen by one letter, or null. */
function slipOf(word: string): string | null {
  const { length } = word;
  if (!isLatin(word) || length > MAX_SLIP) return null;
  const { filter, words } = slips ??= slipTable();
  const under = (key: number): string | null => (filter.mayHave(key) ? nearest(word, words.get(key)) : null);
  for (let i = 0; i < length; i++) prefix[i + 1] = appendHash(prefix[i] as number, word.charCodeAt(i));
  for (let size = length - 1; size <= length + 1; size++) {
    const half = size >> 1;
    const from = length - (size - half);
    const tail = ((prefix[length] as number) - Math.imul(prefix[from] as number, power(length - from))) | 0;
    const found = under(slipKey(size, 0, prefix[half] as number)) ?? under(slipKey(size, 1, tail));
    if (found !== null) return found;
  }
  return null;
}

function slipTable(): Slips {
  const words = new Map<number, string[]>();
  for (const known of longLexiconWords()) {
    const half = known.length >> 1;
    for (const key of [slipKey(known.length, 0, hashText(known.slice(0, half))), slipKey(known.length, 1, hashText(known.slice(half)))]) words.set(key, [...(words.get(key) ?? []), known]);
  }
  const filter = new KeyFilter(words.size);
  for (const key of words.keys()) filter.add(key);
  return { filter, words };
}

const nearest = (word: string, known: readonly string[] | undefined, slips = 1): string | null =>
  known?.find((other) => editDistance(word, other, slips) <= slips) ?? null;

/** Shortest known words in which two slips are seen for what they are. */
const TWO_SLIPS_FROM = 10;
let longest: ReadonlyMap<string, readonly string[]> | null = null;

/** The long lexicon word of which this one is a slip of the pen by two letters, neither of them the first, or null. */
function twoSlipsOf(word: string): string | null {
  if (word.length < TWO_SLIPS_FROM - 1 || word.length > MAX_SLIP || !isLatin(word)) return null;
  longest ??= byFirstLetter(longLexiconWords().filter((known) => known.length >= TWO_SLIPS_FROM));
  const letters = lettersIn(word);
  return nearest(word, longest.get(word[0] as string)?.filter((known) => bitsSet(letters ^ lettersIn(known)) <= 4), 2);
}

function byFirstLetter(words: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const word of words) groups.set(word[0] as string, [...(groups.get(word[0] as string) ?? []), word]);
  return groups;
}

/** Legal forms that may be written onto the word before, longest first. */
export const ATTACHED = [...LEGAL_FORMS.attached].sort((a, b) => b.length - a.length);

export const isDistinctive = (token: Token): boolean => token.role === ROLE.word;
export const hasMark = (token: Token, mark: number): boolean => (token.marks & mark) !== 0;
export { MARK, ROLE };
