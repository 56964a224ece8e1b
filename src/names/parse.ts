import { foldCharacter, isInvisible, repairMojibake, scriptOf, SCRIPT } from './characters.js';
import { looksLatin } from './script-words.js';
import { completion, isSlashed, meaningOf, phrasesFrom, ROLE, runWordsFrom } from './lexicon.js';
import { FOLDED, phraseToken, tokenOf, type Token } from './token.js';
import { nextHash, writtenAt } from './words.js';

/** How strongly what stands before a token parts it from its neighbour. */
export const BREAK = { none: 0, hyphen: 1, soft: 2, hard: 3 } as const;

/** A cell as a row of tokens. Positions are those of `text`. */
export interface Parsed {
  /** The cell in composed Unicode form, mojibake repaired, cut at the limit. */
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** Break before each token. */
  readonly breaks: readonly number[];
  /** FOLDED bits that hold for the whole text. */
  readonly foldings: number;
  readonly cut: boolean;
}

/** Longest part of a cell that is compared, in UTF-16 units; what is beyond is said in the evidence. */
export const CELL_LIMIT = 1 << 20;

const KIND = { space: 0, letter: 1, digit: 2, soft: 3, hard: 4, apostrophe: 5, hyphen: 6, slash: 7, and: 8, dot: 9, other: 10 } as const;
const ASCII = new Uint8Array(128);
for (let code = 0; code < 128; code++) {
  const c = String.fromCharCode(code);
  ASCII[code] = /[a-z]/i.test(c) ? KIND.letter : /\d/.test(c) ? KIND.digit : ",:()[]{}\"".includes(c) ? KIND.soft : ';|\n\r\v\f'.includes(c) ? KIND.hard
    : "'`".includes(c) ? KIND.apostrophe : c === '-' ? KIND.hyphen : c === '/' ? KIND.slash : c === '&' ? KIND.and : c === '.' ? KIND.dot : KIND.space;
}
ASCII[34] = KIND.space;

/** Text stored backwards behind an override character, so that a screen shows it forwards. */
const BACKWARDS = /\u202e([^\u202c]*)\u202c?/g;
const notAscii = /[^\x00-\x7f]/;

/** Reads a cell. Never throws; an empty list of tokens when there is no letter or digit. */
export function parse(cell: string): Parsed {
  const cut = cell.length > CELL_LIMIT;
  let text = cut ? cell.slice(0, CELL_LIMIT) : cell;
  let foldings = 0;
  if (!notAscii.test(text)) return finish(new Scanner(text, text, null).run(), text, cut, 0);
  const repaired = repairMojibake(text);
  if (repaired !== null) foldings |= FOLDED.mojibake;
  text = (repaired ?? text).normalize('NFC').replace(BACKWARDS, (_, inner: string) => [...inner].reverse().join(''));
  const places: number[] = [];
  let folded = '';
  for (let i = 0; i < text.length;) {
    const code = text.codePointAt(i) as number;
    const width = code > 0xffff ? 2 : 1;
    const piece = code < 128 ? text[i] as string : foldCharacter(code);
    if (code >= 128) {
      if (piece === '') foldings |= isInvisible(String.fromCodePoint(code)) ? FOLDED.invisible : 0;
      else if (code >= 0xff01 && code <= 0xff5e) foldings |= FOLDED.width;
      else if (code < 0x250 && /^[a-z]/.test(piece)) foldings |= FOLDED.accents;
    }
    for (let k = 0; k < piece.length; k++) places.push(i);
    folded += piece;
    i += width;
  }
  places.push(text.length);
  return finish(new Scanner(folded, text, places).run(), text, cut, foldings);
}

function finish(scanner: Scanner, text: string, cut: boolean, foldings: number): Parsed {
  return { text, tokens: scanner.tokens, starts: scanner.starts, ends: scanner.ends, breaks: scanner.breaks, foldings, cut };
}

/** Cuts folded characters into tokens. */
class Scanner {
  readonly tokens: Token[] = [];
  readonly starts: number[] = [];
  readonly ends: number[] = [];
  readonly breaks: number[] = [];
  private pending: number = BREAK.none;
  private phrasesPossible = false;
  private tensPossible = false;
  private letters = 0;
  private lookalike: boolean | null = null;

  constructor(private readonly folded: string, private readonly text: string, private readonly places: readonly number[] | null) {}

  run(): this {
    const s = this.folded;
    const n = s.length;
    let at = 0;
    while (at < n) {
      const code = s.charCodeAt(at);
      const kind = code < 128 ? (ASCII[code] as number) : scriptOf(code) === SCRIPT.none ? KIND.space : KIND.letter;
      if (kind === KIND.letter || kind === KIND.digit) {
        at = code < 128 || scriptOf(code) === SCRIPT.alpha ? this.word(at) : this.unspaced(at);
        continue;
      }
      if (kind === KIND.soft) this.raise(BREAK.soft);
      else if (kind === KIND.hard) this.raise(BREAK.hard);
      else if (kind === KIND.hyphen) this.raise(isSpace(s, at - 1) && isSpace(s, at + 1) ? BREAK.soft : BREAK.hyphen);
      else if (kind === KIND.slash) this.raise(BREAK.soft);
      else if (kind === KIND.and) {
        this.push('and', at, at + 1);
        // An export left the sign as an HTML entity.
        if (s.startsWith('amp;', at + 1)) at += 4;
      }
      else if (kind === KIND.dot && at > 0 && this.sentenceEnds(at)) this.raise(BREAK.soft);
      at++;
    }
    if (this.phrasesPossible) this.joinPhrases();
    if (this.tensPossible) this.joinTens();
    if (this.letters >= SPACED_LETTERS) this.joinSpaced();
    this.completeLast();
    return this;
  }

  private raise(strength: number): void {
    if (strength > this.pending) this.pending = strength;
  }

  /** A full stop after a long word that is no abbreviation parts, the others do not. */
  private sentenceEnds(at: number): boolean {
    const last = this.tokens[this.tokens.length - 1];
    return last !== undefined && last.text.length >= 6 && /\s/.test(this.folded[at + 1] ?? '');
  }

  /** A word of Latin, Cyrillic or Greek letters and digits, from `at`; returns where it ends. */
  private word(at: number): number {
    const s = this.folded;
    const n = s.length;
    let end = at;
    let letters = false;
    let dotted = false;
    let hash = 0;
    let capitals = 0;
    let smalls = 0;
    let code = 0;
    for (; end < n; hash = nextHash(hash, code), end++) {
      code = s.charCodeAt(end);
      const kind = code < 128 ? (ASCII[code] as number) : scriptOf(code) === SCRIPT.alpha ? KIND.letter : KIND.other;
      if (kind === KIND.letter) {
        letters = true;
        if (code <= 90) { capitals++; code += 32; }
        else if (code < 128) smalls++;
        continue;
      }
      if (kind === KIND.digit) continue;
      if (kind === KIND.apostrophe && letters) continue;
      if (kind === KIND.dot && this.dottedLetter(at, end, dotted)) { dotted = true; continue; }
      if (kind === KIND.slash) {
        const slashed = this.slashed(at, end);
        if (slashed > 0) {
          this.push(s.slice(at, slashed).toLowerCase(), at, slashed);
          return slashed;
        }
      }
      break;
    }
    const branch = end === at + 1 && s[at - 1] === '(' && s[end] === ')' ? BRANCHES[s[at] as string] : undefined;
    if (branch !== undefined) this.place(branch, at, end);
    else this.split(at, end, hash, capitals === 0 || smalls === 0 || (capitals === 1 && s.charCodeAt(at) <= 90));
    return end;
  }

  /** A dot between single letters (L.L.C.) belongs to the word. */
  private dottedLetter(at: number, dot: number, dotted: boolean): boolean {
    const s = this.folded;
    if (!dotted && dot !== at + 1) return false;
    if (dotted && s[dot - 2] !== '.') return false;
    const next = s.charCodeAt(dot + 1);
    if (!(next < 128 ? ASCII[next] === KIND.letter : scriptOf(next) === SCRIPT.alpha)) return false;
    const after = s.charCodeAt(dot + 2);
    return Number.isNaN(after) || !(after < 128 ? ASCII[after] === KIND.letter || ASCII[after] === KIND.digit : scriptOf(after) === SCRIPT.alpha);
  }

  private slashed(at: number, slash: number): number {
    for (const length of [5, 3]) {
      const piece = this.folded.slice(at, at + length);
      if (slash === at + 1 && isSlashed(piece.toLowerCase()) && !/[a-z0-9]/i.test(this.folded[at + length] ?? ' ')) return at + length;
    }
    return 0;
  }

  /** Pushes the pieces of one written word. */
  private split(at: number, end: number, hash: number, plain: boolean): void {
    const { only, pieces } = writtenAt(this.folded, at, end, hash, plain);
    if (only !== null) {
      this.place(only, at, end);
      return;
    }
    let from = at;
    for (const { token, length } of pieces) {
      if (from > at) this.raise(BREAK.hyphen);
      this.place(token, from, from + length);
      from += length;
    }
  }

  /** A run of letters of one script that puts no spaces between words; known words inside it become tokens of their own. */
  private unspaced(at: number): number {
    const s = this.folded;
    const script = scriptOf(s.charCodeAt(at));
    let end = at + 1;
    while (end < s.length && scriptOf(s.charCodeAt(end)) === script) end++;
    if (script === SCRIPT.other) {
      this.push(s.slice(at, end), at, end);
      return end;
    }
    const run = s.slice(at, end);
    for (const [from, to] of segment(run)) {
      this.push(run.slice(from, to), at + from, at + to);
    }
    return end;
  }

  private push(raw: string, from: number, to: number): void {
    this.place(tokenOf(raw), from, to);
  }

  private place(known: Token, from: number, to: number): void {
    let token = known;
    if ((token.foldings & FOLDED.transliterated) !== 0 && this.readsAsLatin()) {
      const raw = this.folded.slice(from, to);
      if (looksLatin(raw.toLowerCase())) token = tokenOf(raw, true);
    }
    if (token.beginsPhrase) this.phrasesPossible = true;
    if (token.text === 'pte' && this.tokens[this.tokens.length - 1]?.text === 's') this.tokens[this.tokens.length - 1] = SINGAPORE;
    if (token.initial) this.letters++;
    if (token.number !== null && token.text !== token.number && TENS.test(token.number)) this.tensPossible = true;
    this.tokens.push(token);
    this.starts.push(this.places === null ? from : (this.places[from] as number));
    this.ends.push(this.places === null ? to : this.endPlace(to));
    this.breaks.push(this.tokens.length === 1 ? BREAK.hard : this.pending);
    this.pending = BREAK.none;
  }

  private endPlace(to: number): number {
    const places = this.places as readonly number[];
    return to < places.length ? Math.max(places[to] as number, (places[to - 1] as number) + 1) : this.text.length;
  }

  /** A cell in Latin letters in which all foreign letters look Latin was meant to be read as Latin. */
  private readsAsLatin(): boolean {
    this.lookalike ??= /[a-z]/i.test(this.folded) && [...this.folded].every((c) => c.charCodeAt(0) < 128 || scriptOf(c.charCodeAt(0)) !== SCRIPT.alpha || looksLatin(c.toLowerCase()));
    return this.lookalike;
  }

  /** T A N C H O N: single letters with single spaces between them are one word. */
  private joinSpaced(): void {
    for (let i = 0; i < this.tokens.length; i++) {
      let end = i;
      while (end < this.tokens.length && (this.tokens[end] as Token).initial && (end === i || (this.starts[end] as number) - (this.ends[end - 1] as number) === 1)) end++;
      if (end - i < SPACED_LETTERS && !(end - i > 1 && this.letters >= 2 * SPACED_LETTERS)) continue;
      const word = this.tokens.slice(i, end).map((t) => t.text).join('');
      this.tokens.splice(i, end - i, tokenOf(word));
      this.ends.splice(i, end - i, this.ends[end - 1] as number);
      this.starts.splice(i + 1, end - i - 1);
      this.breaks.splice(i + 1, end - i - 1);
    }
  }

  /** A long cell that breaks off inside its last word: the known word that must have been meant. */
  private completeLast(): void {
    const last = this.tokens.length - 1;
    const token = this.tokens[last];
    if (token === undefined || last < 1 || this.text.length < CUT_FROM || (this.ends[last] as number) !== this.text.trimEnd().length) return;
    const before = this.tokens[last - 1] as Token;
    const phrase = (before.beginsPhrase ? phrasesFrom(before.text) : null)?.filter(({ words }) => words.length === 2 && (words[1] as string).startsWith(token.text) && token.text.length >= CUT_LETTERS) ?? [];
    const whole = phrase.length > 0 && phrase.every(({ meaning }) => meaning.concept === phrase[0]?.meaning.concept) ? (phrase[0]?.words[1] as string) : token.role === ROLE.word && token.latin && token.text.length >= CUT_LETTERS && (token.text.length > 5 || token.readings.length === 0) ? completion(token.text) : null;
    if (whole === null) return;
    this.tokens[last] = tokenOf(whole);
    if (before.beginsPhrase) this.joinPhrases();
  }

  /** Forty four, forty-four, forty 4: one number. */
  private joinTens(): void {
    for (let i = 0; i + 1 < this.tokens.length; i++) {
      const tens = this.tokens[i] as Token;
      const units = this.tokens[i + 1] as Token;
      if (tens.number === null || tens.text === tens.number || !TENS.test(tens.number) || units.number === null || !UNITS.test(units.number) || (this.breaks[i + 1] as number) >= BREAK.soft) continue;
      this.tokens.splice(i, 2, tokenOf(String(Number(tens.number) + Number(units.number))));
      this.ends.splice(i, 1);
      this.starts.splice(i + 1, 1);
      this.breaks.splice(i + 1, 1);
    }
  }

  /** Replaces the words of a known phrase by one token. */
  private joinPhrases(): void {
    for (let i = 0; i < this.tokens.length; i++) {
      const { beginsPhrase, text } = this.tokens[i] as Token;
      const found = beginsPhrase ? phrasesFrom(text) : null;
      if (found === null) continue;
      const phrase = found.find(({ words }) => words.every((word, k) => this.tokens[i + k]?.text === word && (k === 0 || (this.breaks[i + k] as number) < BREAK.soft || words.length > 3)));
      if (phrase === undefined) continue;
      const last = i + phrase.words.length - 1;
      this.tokens.splice(i, phrase.words.length, phraseToken(phrase.words.join(' '), phrase.meaning));
      this.ends.splice(i, phrase.words.length, this.ends[last] as number);
      this.starts.splice(i + 1, phrase.words.length - 1);
      this.breaks.splice(i + 1, phrase.words.length - 1);
    }
  }
}

const isSpace = (text: string, at: number): boolean => text.charCodeAt(at) === 32;

const SHORT_RUN = 3;
/** How Singapore and Malaysian firms write their country: (S), (M). */
const branchToken = (letter: string, country: string): Token => phraseToken(`(${letter})`, { role: ROLE.light, concept: country, marks: 0, number: null });
const SINGAPORE = branchToken('s', 'singapore');
const MALAYSIA = branchToken('m', 'malaysia');
const BRANCHES: Readonly<Record<string, Token>> = { S: SINGAPORE, s: SINGAPORE, M: MALAYSIA, m: MALAYSIA };
const SPACED_LETTERS = 4;
/** Systems cut names at 20, 35 or 40 characters. */
const CUT_FROM = 17;
const CUT_LETTERS = 4;
const TENS = /^[2-9]0$/;
const UNITS = /^[1-9]$/;

/**
 * Known words inside a run without spaces. Short runs are left whole unless they consist of known words only,
 * because they are more often somebody's name; single characters never count as a word inside a run.
 */
function segment(run: string): readonly (readonly [number, number])[] {
  const whole: readonly (readonly [number, number])[] = [[0, run.length]];
  if (meaningOf(run) !== null) return whole;
  const parts: [number, number][] = [];
  let rest = 0;
  let unknown = 0;
  for (let i = 0; i < run.length;) {
    const word = runWordsFrom(run[i] as string).find(({ text }) => text.length > 1 && run.startsWith(text, i) && i !== 1);
    if (word === undefined) { i++; unknown++; continue; }
    if (rest < i) parts.push([rest, i]);
    parts.push([i, i + word.text.length]);
    i += word.text.length;
    rest = i;
  }
  if (rest < run.length) parts.push([rest, run.length]);
  return unknown > 0 && run.length <= SHORT_RUN ? whole : parts;
}

