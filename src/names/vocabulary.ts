import { hashText, mix, power } from './hash.js';
import { KeyTableBuilder, type KeyTable } from './key-table.js';
import { Numbers } from './numbers.js';
import { AGREE, matchTokens, ONE_SLIP_FROM, TWO_SLIPS_FROM } from './token-match.js';
import { bitsSet, type Token } from './token.js';
import type { NameKind } from './types.js';

/** Prefix on which slips are looked up; two words at a distance have prefixes at no greater distance. */
const PREFIX = 9;
const SOUND = 0x11b7;
const CONCEPT = 0x22c9;
const SYLLABLES = 0x33d5;
const SLIP = 0x44e3;

const NONE: readonly number[] = [];
/** Candidates of the look-up under way. */
const found = new Numbers();

/**
 * The anchor words of a list. `near` finds every one of them that agrees with a word of a cell, through keys only:
 * meaning, sound, Korean syllables, and letters left out on both sides (deletion neighbourhoods, after W. Garbe's SymSpell).
 * Two slips in a word of a person's name are not looked up here: they count only beside a word that agrees, see `twoSlips`.
 */
export class Vocabulary {
  private readonly ids = new Map<string, number>();
  private readonly tokens: Token[] = [];
  private readonly builder = new KeyTableBuilder();
  private table: KeyTable | null = null;
  /** Letters, and length and first letter, of every word: enough to rule most candidates out. */
  private letters = new Int32Array(0);
  private shapes = new Int32Array(0);

  constructor(private readonly kind: NameKind) {}

  get size(): number {
    return this.tokens.length;
  }

  /** Number of the word, which is added when it is new. */
  add(token: Token): number {
    const known = this.ids.get(token.text);
    if (known !== undefined) return known;
    const id = this.tokens.length;
    this.ids.set(token.text, id);
    this.tokens.push(token);
    const add = (key: number): void => this.builder.add(key, id);
    meaningKeys(token, this.kind, add);
    slipKeys(token, this.kind, add);
    return id;
  }

  freeze(): void {
    this.table = this.builder.build();
    this.letters = Int32Array.from(this.tokens, (t) => t.letters);
    this.shapes = Int32Array.from(this.tokens, (t) => shapeOf(t));
  }

  /** True when the numbered word differs from the word by two slips and no less. */
  twoSlips(id: number, token: Token): boolean {
    return matchTokens(this.tokens[id] as Token, token, this.kind) === AGREE.twoSlips;
  }

  /** True when the numbered word agrees with the word without a slip. */
  private agrees(id: number, token: Token): boolean {
    return matchTokens(this.tokens[id] as Token, token, this.kind) > AGREE.oneSlip;
  }

  /** Numbers of all words of the list that agree with the word in meaning or sound. */
  alike(token: Token): readonly number[] {
    if (this.tokens.length === 0) return NONE;
    found.clear();
    meaningKeys(token, this.kind, (key) => { (this.table as KeyTable).collect(key, found); });
    return found.count === 0 ? NONE : [...new Set(found.values.subarray(0, found.count))].filter((id) => this.agrees(id, token));
  }

  /** Numbers of all words of the list that agree with the word in any way. */
  near(token: Token): readonly number[] {
    if (this.tokens.length === 0) return NONE;
    const table = this.table as KeyTable;
    found.clear();
    meaningKeys(token, this.kind, (key) => { table.collect(key, found); });
    const sure = found.count;
    slipKeys(token, this.kind, (key) => { table.collect(key, found); });
    if (found.count === 0) return NONE;
    const shape = shapeOf(token);
    const near: number[] = [];
    for (let i = 0; i < found.count; i++) {
      const id = found.at(i);
      if (i >= sure) {
        const different = bitsSet((this.letters[id] as number) ^ token.letters);
        const other = this.shapes[id] as number;
        if (different > 4 || Math.abs((other & 0xff) - (shape & 0xff)) > 2 || (different > 2 && other >> 8 !== shape >> 8)) continue;
      }
      if (!near.includes(id) && matchTokens(this.tokens[id] as Token, token, this.kind) > AGREE.none) near.push(id);
    }
    return near.length === 0 ? NONE : near;
  }
}

/** Length (up to 255) and first unit of a word in one number. */
const shapeOf = (token: Token): number => (token.text.charCodeAt(0) << 8) | Math.min(255, token.text.length);

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
