import { distanceTo, measureFrom } from './distance.js';
import { hashText, mix, power } from './hash.js';
import { KeyTableBuilder, type KeyTable } from './key-table.js';
import { marksAgree, wordMark } from './letter-marks.js';
import { Numbers } from './numbers.js';
import { isPinyin } from './pinyin.js';
import { AGREE, bySlips, matchTokens, ONE_SLIP_FROM, TWO_SLIPS_FROM, type Agreement } from './token-match.js';
import { ROLE, tokenOf, type Token } from './token.js';
import type { NameKind } from './types.js';

/** Prefix on which slips are looked up; two words at a distance have prefixes at no greater distance. */
const PREFIX = 9;
const SOUND = 0x11b7;
const CONCEPT = 0x22c9;
const SYLLABLES = 0x33d5;
const SLIP = 0x44e3;

/** Longer words keep their token: there are next to none. */
const LONGEST_KEPT = 60;

const NONE: readonly number[] = [];

/** The words of a list that agree with a word. */
export interface Agreeing {
  readonly near: readonly number[];
  readonly alike: readonly number[];
}

const NOTHING: Agreeing = { near: NONE, alike: NONE };

/** Candidates of the look-up under way. */
const found = new Numbers();
const keys = new Numbers();
const pushKey = (key: number): void => { keys.push(key); };

/** A candidate is found by several keys; of the first ones it is known cheaply that they were there before. */
function foundBefore(i: number): boolean {
  const id = found.at(i);
  for (let k = Math.min(i, FIRST_FOUND) - 1; k >= 0; k--) if (found.at(k) === id) return true;
  return false;
}

const FIRST_FOUND = 64;

/**
 * The anchor words of a list. `near` finds every one of them that agrees with a word of a cell, through keys only:
 * meaning, sound, Korean syllables, and letters left out on both sides (deletion neighbourhoods, after W. Garbe's SymSpell).
 * Two slips in a word of a person's name are not looked up here: they count only beside a word that agrees, see `twoSlips`.
 */
export class Vocabulary {
  /** Numbers by spelling, while the list is taken in. */
  private ids = new Map<string, number>();
  private readonly meaningBuilder = new KeyTableBuilder();
  private readonly slipBuilder = new KeyTableBuilder(true);
  private tables: { readonly meanings: KeyTable; readonly slips: KeyTable } | null = null;
  /** The letters of all words, and where each begins with how it reads, see `reading`; the token of a word is made again from them when it is asked for. */
  private readonly texts = new Numbers();
  private readonly starts = new Numbers();
  private units = new Uint16Array(0);
  /** Tokens that their text alone does not give back. */
  private readonly odd = new Map<number, Token>();
  private readonly marks = new Numbers();

  constructor(private readonly kind: NameKind) {}

  get size(): number {
    return this.marks.count;
  }

  /** Number of the word, which is added when it is new. */
  add(token: Token): number {
    const spelling = token.cyrillic ?? token.text;
    const known = this.ids.get(spelling);
    if (known !== undefined) return known;
    const id = this.size;
    const mark = wordMark(token);
    this.ids.set(spelling, id);
    this.marks.push(mark);
    this.starts.push((this.texts.count << FLAG_BITS) | reading(token, this.kind));
    for (let i = 0; i < token.text.length; i++) this.texts.push(token.text.charCodeAt(i));
    if (token.text.length > LONGEST_KEPT || tokenOf(token.text) !== token) this.odd.set(id, token);
    meaningKeys(token, this.kind, (key) => { this.meaningBuilder.add(key, id); });
    slipKeys(token, this.kind, (key) => { this.slipBuilder.add(key, id, mark); });
    return id;
  }

  /** Ends the list: from here on words are looked up, not added. */
  freeze(): void {
    this.tables = { meanings: this.meaningBuilder.build(), slips: this.slipBuilder.build() };
    this.starts.push(this.texts.count << FLAG_BITS);
    this.units = Uint16Array.from(this.texts.values.subarray(0, this.texts.count));
    this.ids = new Map();
    this.texts.drop();
  }

  /** True when the numbered word differs from the word by two slips and no less. */
  twoSlips(id: number, token: Token): boolean {
    if (!marksAgree(this.marks.at(id), wordMark(token), 2)) return false;
    measureFrom(token.text);
    return this.distance(id, 2) === 2 && this.agreement(id, token) === AGREE.twoSlips;
  }

  /** Numbers of all words of the list that agree with the word in meaning or sound. */
  alike(token: Token): readonly number[] {
    if (this.size === 0) return NONE;
    this.meant(token);
    if (found.count === 0) return NONE;
    const alike = [...new Set(found.values.subarray(0, found.count))].filter((id) => this.agreement(id, token) > AGREE.oneSlip);
    return alike.length === 0 ? NONE : alike;
  }

  /** Numbers of all words of the list that agree with the word in any way, and of those that do so in meaning or sound. */
  near(token: Token): Agreeing {
    if (this.size === 0) return NOTHING;
    this.meant(token);
    const sure = found.count;
    const { slips } = this.tables as { readonly slips: KeyTable };
    const mark = wordMark(token);
    keys.clear();
    slipKeys(token, this.kind, pushKey);
    slips.collectAllAlike(keys, mark, 2, found);
    if (found.count === 0) return NOTHING;
    measureFrom(token.text);
    const reads = reading(token, this.kind);
    const near: number[] = [];
    const alike: number[] = [];
    for (let i = 0; i < found.count; i++) {
      const id = found.at(i);
      if (foundBefore(i) || near.includes(id)) continue;
      const agreement = i < sure ? this.agreement(id, token) : this.slipped(id, token, mark, reads);
      if (agreement > AGREE.none) near.push(id);
      if (agreement > AGREE.oneSlip) alike.push(id);
    }
    return near.length === 0 ? NOTHING : { near, alike };
  }

  /**
   * How a word agrees that no meaning and no sound has found. Two words that read as syllables alike differ by a syllable, unless
   * letters changed places; of all others the letters tell everything, and the token need not be made.
   */
  private slipped(id: number, token: Token, mark: number, reads: number): Agreement {
    const shared = this.starts.at(id) & reads;
    if ((shared & SYLLABIC) !== 0 && this.marks.at(id) !== mark) return AGREE.none;
    const distance = this.distance(id, 2);
    if (distance > 2) return AGREE.none;
    if (shared !== PLAIN) return this.agreement(id, token);
    if (distance === 0) return AGREE.same;
    const start = this.start(id);
    return bySlips(distance, this.start(id + 1) - start, token.text.length, this.units[start] === token.text.charCodeAt(0), this.kind);
  }

  private agreement(id: number, token: Token): Agreement {
    return this.spells(id, token.text) ? AGREE.same : matchTokens(this.token(id), token, this.kind);
  }

  /** The numbered word has these very letters; asked first, because most words that agree are the same word. */
  private spells(id: number, text: string): boolean {
    const { units } = this;
    const start = this.start(id);
    if (this.start(id + 1) - start !== text.length) return false;
    for (let i = text.length - 1; i >= 0; i--) if (units[start + i] !== text.charCodeAt(i)) return false;
    return true;
  }

  /** Finds the words that may agree with a word in meaning or sound. */
  private meant(token: Token): void {
    const { meanings } = this.tables as { readonly meanings: KeyTable };
    found.clear();
    meaningKeys(token, this.kind, (key) => { meanings.collect(key, found); });
  }

  /** Distance of the numbered word from the word last measured from. */
  private distance(id: number, limit: number): number {
    const start = this.start(id);
    return distanceTo(this.units, start, this.start(id + 1) - start, limit);
  }

  private start(id: number): number {
    return this.starts.at(id) >>> FLAG_BITS;
  }

  private token(id: number): Token {
    return this.odd.get(id) ?? tokenOf(String.fromCharCode(...this.units.subarray(this.start(id), this.start(id + 1))));
  }
}

/**
 * How a word reads, as bits: as Korean syllables, as Mandarin ones (what reads alike on both sides is no slip; in firms' names
 * only), and as a plain Latin word that nothing but its letters, sound and meaning can match.
 */
const reading = (token: Token, kind: NameKind): number => {
  if (!token.latin || token.number !== null) return 0;
  if (kind === 'person') return PLAIN;
  return (token.readings.length > 0 ? KOREAN : 0) | (isPinyin(token.text) ? MANDARIN : 0) | (token.role === ROLE.word || token.role === ROLE.common ? PLAIN : 0);
};
const KOREAN = 1;
const MANDARIN = 2;
const SYLLABIC = KOREAN | MANDARIN;
const PLAIN = 4;
const FLAG_BITS = 3;

function meaningKeys(token: Token, kind: NameKind, emit: (key: number) => void): void {
  emit(mix(token.conceptHash ^ CONCEPT));
  if (token.number !== null) return;
  if (token.pinyin !== '') emit(mix(hashText(token.pinyin) ^ CONCEPT));
  if (kind === 'person') emit(mix(hashText(token.sound) ^ SOUND));
  else if (token.text.length > 1) for (const reading of token.firmReadings) emit(mix(reading.hash ^ SYLLABLES));
}

function slipKeys(token: Token, kind: NameKind, emit: (key: number) => void): void {
  const { length } = token.text;
  if (length < ONE_SLIP_FROM || token.eastAsian || token.number !== null) return;
  deletions(token.text, Math.min(length, PREFIX), kind === 'organisation' && length >= TWO_SLIPS_FROM[kind] ? 2 : 1, emit);
}

const heads = new Int32Array(PREFIX + 1);
const tails = new Int32Array(PREFIX + 1);

/** Keys of the first letters and of these with up to `depth` of them left out, put together from the hashes of their parts. */
function deletions(text: string, n: number, depth: number, emit: (key: number) => void): void {
  for (let i = 0; i < n; i++) heads[i + 1] = hashText1(heads[i] as number, text.charCodeAt(i));
  tails[n] = 0;
  for (let i = n - 1; i >= 0; i--) tails[i] = (Math.imul(text.charCodeAt(i) + 1, power(n - 1 - i)) + (tails[i + 1] as number)) | 0;
  emit(mix((heads[n] as number) ^ SLIP));
  for (let i = 0; i < n; i++) {
    emit(mix(((Math.imul(heads[i] as number, power(n - 1 - i)) + (tails[i + 1] as number)) | 0) ^ SLIP));
    // Words with two slips begin alike, so the first letter need not be left out.
    if (depth === 1 || i === 0) continue;
    for (let j = i + 1; j < n; j++) {
      const middle = ((heads[j] as number) - Math.imul(heads[i + 1] as number, power(j - i - 1))) | 0;
      const left = (Math.imul(heads[i] as number, power(j - i - 1)) + middle) | 0;
      emit(mix(((Math.imul(left, power(n - 1 - j)) + (tails[j + 1] as number)) | 0) ^ SLIP));
    }
  }
}

const hashText1 = (hash: number, unit: number): number => (Math.imul(hash, power(1)) + unit + 1) | 0;
