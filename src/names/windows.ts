import type { Content } from './content.js';
import { appendHash, hashText, joinHash, mix, power } from './hash.js';
import type { Reading } from './korean-syllables.js';
import { BREAK, type Parsed } from './parse.js';
import { ROLE, type Token } from './token.js';
import { spelling, surnamePrefixes } from './korean-person.js';
import type { Surname } from './korean-surnames.js';

/**
 * Keys of whole names. Every run of neighbouring words of a cell is hashed three ways; a listed name is the run of all its
 * words. Equal keys are only candidates: the comparison looks at the words again.
 */
export const FAMILY = { compact: 0x1f3d5b79, words: 0x2c6fe96e, sound: 0x3b9f1d11, person: 0x4d2b7c35, slip: 0x5e1a9c07, pair: 0x6f4c2e83, single: 0x7a5d3b19 } as const;

/** Longest run of words that is hashed; a longer cell is also hashed as a whole. */
export const MAX_WORDS = 14;
const MAX_PATHS = 12;

/** Called with a key and the first and last word (positions in the content) it stands for. */
export type Emit = (key: number, from: number, to: number) => void;

/** What a list knows of a word; lets a search stop where no name of the list can go on. Without it every run is hashed. */
export interface WordFilter {
  /** Some name of the list has a word of this meaning. */
  readonly known: (token: Token) => boolean;
  /** The joined letters of some name of the list may begin with this word. */
  readonly head: (token: Token) => boolean;
  /** Some name of the list has this sound somewhere. */
  readonly sound: (token: Token) => boolean;
  /** Most letters in a name of the list. */
  readonly longest: number;
}

/** Words joined without spaces, and words as a set without order. */
export function wordWindows(content: Content, emit: Emit, filter: WordFilter | null = null): void {
  const { tokens, breaks } = content;
  const n = tokens.length;
  for (let from = 0; from < n; from++) {
    const first = tokens[from] as Token;
    let asWords = filter === null || filter.known(first);
    let asLetters = filter === null || filter.head(first);
    if (!asWords && !asLetters && !content.han) continue;
    let joined = 0;
    let meant = 0;
    let spoken = 0;
    let han = false;
    let sum = 0;
    let letters = 0;
    const end = from === 0 ? n : Math.min(n, from + MAX_WORDS);
    for (let to = from; to < end; to++) {
      const token = tokens[to] as Token;
      if (to > from) {
        if (breaks[to] === BREAK.hard) break;
        if (asWords && filter !== null && !filter.known(token)) asWords = false;
      }
      joined = (Math.imul(joined, token.power) + token.hash) | 0;
      if (content.han && token.pinyin !== '') han = true;
      if (content.han) spoken = token.pinyin !== '' ? joinHash(spoken, hashText(token.pinyin), token.pinyin.length) : (Math.imul(spoken, token.power) + token.hash) | 0;
      meant = (Math.imul(meant, token.conceptPower) + token.conceptHash) | 0;
      sum = (sum + token.conceptMix) | 0;
      letters += Math.min(token.text.length, token.concept.length);
      if (asLetters && filter !== null && letters > filter.longest) asLetters = false;
      if (!asWords && !asLetters && !content.han) break;
      if (to - from < MAX_WORDS || to === n - 1) {
        if (asLetters) emit(mix(joined ^ FAMILY.compact), from, to);
        // Known words by their meaning, the others joined: Ming Zheng Intl and Mingzheng International.
        if (meant !== joined && asLetters) emit(mix(meant ^ FAMILY.compact), from, to);
        if (han) emit(mix(spoken ^ FAMILY.compact), from, to);
        if (asWords) emit(mix((sum + to - from) ^ FAMILY.words), from, to);
      }
    }
  }
}

/** The ways a word sounds in Korean; a word of the lexicon counts as one unit of its meaning. */
export const isSpelled = (token: Token): boolean => (token.role === ROLE.word || token.role === ROLE.common || token.role === ROLE.particle) && token.text.length > 1 && token.readings.length > 0;

/** Runs with at least one word spelled in Korean syllables, joined or not. */
export function soundWindows(content: Content, emit: Emit, filter: WordFilter | null = null, hanjaAlone = false): void {
  const { tokens, breaks } = content;
  const n = tokens.length;
  for (let from = 0; from < n; from++) {
    let paths: readonly number[] = [0];
    let spelled = false;
    let hanja = 0;
    let korea = false;
    const end = from === 0 ? n : Math.min(n, from + MAX_WORDS);
    for (let to = from; to < end; to++) {
      if (to > from && breaks[to] === BREAK.hard) break;
      const token = tokens[to] as Token;
      if (filter !== null && !filter.sound(token)) break;
      if (isSpelled(token)) spelled = true;
      if (token.hanja && isSpelled(token)) hanja += token.text.length;
      if (token.concept === 'korea' || token.concept === 'dprk') korea = true;
      paths = extend(paths, token);
      // Han letters are read in Korean only in a name that says Korea or says more than two syllables: most are Chinese or Japanese.
      if (spelled && (korea || hanja === 0 || hanja > 2 || to - from > 1 || hanjaAlone) && (to - from < MAX_WORDS || to === n - 1)) for (const path of paths) emit(mix(path ^ FAMILY.sound), from, to);
    }
  }
}

function extend(paths: readonly number[], token: Token): readonly number[] {
  if (!isSpelled(token)) return paths.map((path) => appendHash(path, token.conceptHash));
  if (token.firmReadings.length === 1) {
    const only = token.firmReadings[0] as Reading;
    return paths.map((path) => joinHash(path, only.hash, only.syllables.length));
  }
  const longer = new Set<number>();
  for (const path of paths) for (const { hash, syllables } of token.firmReadings) longer.add(joinHash(path, hash, syllables.length));
  return [...longer].slice(0, MAX_PATHS);
}

/** A run of raw tokens read as a Korean person: family name and one to three syllables of given name. */
export interface PersonReading {
  readonly from: number;
  readonly to: number;
  readonly surname: Surname;
  readonly given: readonly Reading[];
  /** Family name first, as Koreans write it. */
  readonly surnameFirst: boolean;
  /** The given name came from several words. */
  readonly words: number;
}

const MAX_GIVEN = 3;

/** What a list knows of a word as part of a Korean name. */
export interface PersonFilter {
  readonly surname: (token: Token) => boolean;
  readonly joined: (token: Token) => boolean;
}

/** Everybody a row of tokens could name in Korean, in any order and spacing. */
export function koreanPeople(parsed: Parsed, found: (person: PersonReading) => void, filter: PersonFilter | null = null): void {
  const { tokens, breaks } = parsed;
  const n = tokens.length;
  for (let i = 0; i < n; i++) {
    const token = tokens[i] as Token;
    if ((token.text.length > 4 || token.eastAsian) && !token.kana && (filter === null || filter.joined(token)) && token.readings.length > 0) joined(token, i, found);
    if ((filter !== null && !filter.surname(token)) || token.surname === null) continue;
    const reversible = token.latin;
    let given: readonly Reading[] = [];
    for (let to = i + 1; to < n && to <= i + MAX_GIVEN; to++) {
      if ((breaks[to] as number) > (to === i + 1 ? BREAK.soft : BREAK.hyphen)) break;
      given = append(given, tokens[to] as Token, to === i + 1);
      if (given.length === 0) break;
      if (!token.hanja || (given[0] as Reading).syllables.length >= 2) found({ from: i, to, surname: token.surname, given, surnameFirst: true, words: to - i });
    }
    given = [];
    for (let from = i - 1; reversible && from >= 0 && from >= i - MAX_GIVEN; from--) {
      if ((breaks[from + 1] as number) > (from === i - 1 ? BREAK.soft : BREAK.hyphen)) break;
      // Jeil-ri is a village, not Ri Jae Il.
      if (from === i - 1 && breaks[i] === BREAK.hyphen) break;
      given = prepend(given, tokens[from] as Token, from === i - 1);
      if (given.length === 0) break;
      found({ from, to: i, surname: token.surname, given, surnameFirst: false, words: i - from });
    }
  }
}

/** Family and given name written as one word: Kimjongun, 김정은, 金正恩. */
function joined(token: Token, at: number, found: (person: PersonReading) => void): void {
  for (const { length, surname } of surnamePrefixes(token)) {
    const given = spelling(token.text.slice(length));
    const fitting = given.filter((r) => r.syllables.length <= MAX_GIVEN && (r.syllables.length >= 2 || (token.eastAsian && !token.hanja)));
    if (fitting.length > 0) found({ from: at, to: at, surname, given: fitting, surnameFirst: true, words: 0 });
  }
}

function append(before: readonly Reading[], token: Token, first: boolean): readonly Reading[] {
  if (token.readings.length === 0 || token.number !== null) return [];
  if (first) return token.readings.filter((r) => r.syllables.length <= MAX_GIVEN);
  return before.flatMap((a) => token.readings.map((b) => concat(a, b))).filter((r) => r.syllables.length <= MAX_GIVEN);
}

function prepend(after: readonly Reading[], token: Token, first: boolean): readonly Reading[] {
  if (token.readings.length === 0 || token.number !== null) return [];
  if (first) return token.readings.filter((r) => r.syllables.length <= MAX_GIVEN);
  return after.flatMap((b) => token.readings.map((a) => concat(a, b))).filter((r) => r.syllables.length <= MAX_GIVEN);
}

const concat = (a: Reading, b: Reading): Reading => ({
  syllables: [...a.syllables, ...b.syllables],
  hash: (Math.imul(a.hash, power(b.syllables.length)) + b.hash) | 0,
});

/** Keys of a Korean person: one for each reading of the given name. */
export function personKeys(person: PersonReading, emit: (key: number) => void): void {
  for (const { hash } of person.given) emit(mix((Math.imul(person.surname.group, 0x9e3779b1) + hash) ^ FAMILY.person));
}

