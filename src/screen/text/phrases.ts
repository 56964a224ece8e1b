import { tokenise } from './tokens.js';
import type { Speller, Tokens } from './tokens.js';

/** A stretch of a cell that is written like a phrase of the index. */
export interface Occurrence<T> {
  /** What was added under the phrase, in order. */
  readonly values: readonly T[];
  readonly start: number;
  readonly end: number;
  /** Index of the first word and of the word after the last one; both -1 in a run of an unspaced script. */
  readonly from: number;
  readonly to: number;
}

interface Node<T> {
  readonly next: Map<string, Node<T>>;
  readonly values: T[];
}

/** Lone letters that may be one word: D.P.R.K. and L P G, but no longer row. */
const MOST_LETTERS = 5;

/**
 * Phrases in many scripts, found in a cell by two tries, one of words and one of characters. The cost of a search
 * depends on the cell and not on the number of phrases.
 */
export class PhraseIndex<T> {
  readonly #words: Node<T> = node();
  readonly #characters: Node<Beside<T>> = node();

  constructor(private readonly spell: Speller) {}

  /** @param together also find the phrase with its blanks lost: NORTHKOREA */
  add(phrase: string, value: T, together = false): void {
    const { words, runs } = this.tokens(phrase);
    const run = runs[0];
    if (run !== undefined) {
      // "DVD播放机": the run leads to the phrase, the words beside it are compared when it is found.
      const begin = run[0]?.start ?? 0;
      insert(this.#characters, run.map(({ key }) => key), {
        value,
        before: words.filter((word) => word.start < begin).map(({ key }) => key),
        after: words.filter((word) => word.start > begin).map(({ key }) => key),
      });
      return;
    }
    const keys = joinLetters(words.map(({ key }) => key));
    insert(this.#words, keys, value);
    if (together && keys.length > 1) insert(this.#words, [keys.join('')], value);
  }

  /** First words of the phrases that are written with words, as the speller leaves them. */
  firstWords(): readonly string[] {
    return [...this.#words.next.keys()];
  }

  /** The cell as this index sees it. */
  tokens(text: string): Tokens {
    return tokenise(text, this.spell);
  }

  /** Every occurrence of every phrase, overlapping ones too. */
  find({ words, runs }: Tokens): readonly Occurrence<T>[] {
    const found: Occurrence<T>[] = [];
    for (let from = 0; from < words.length; from++) {
      walk(this.#words, from, (at) => spellings(words, at), (values, to) => {
        found.push({ values, start: words[from]?.start ?? 0, end: words[to - 1]?.end ?? 0, from, to });
      });
    }
    for (const run of runs) {
      for (let first = 0; first < run.length; first++) {
        walk(this.#characters, first, (at) => [[run[at]?.key ?? '', at + 1]], (values, after) => {
          found.push(...withNeighbours(values, words, run[first]?.start ?? 0, run[after - 1]?.end ?? 0));
        });
      }
    }
    return found;
  }
}

/** A value with the words that must stand before and behind its run. */
interface Beside<T> {
  readonly value: T;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

function withNeighbours<T>(values: readonly Beside<T>[], words: Tokens['words'], start: number, end: number): Occurrence<T>[] {
  const plain = values.filter(({ before, after }) => before.length + after.length === 0).map(({ value }) => value);
  const found: Occurrence<T>[] = plain.length === 0 ? [] : [{ values: plain, start, end, from: -1, to: -1 }];
  if (plain.length === values.length) return found;
  const next = firstFrom(words, end);
  for (const { value, before, after } of values) {
    if (before.length + after.length === 0) continue;
    const from = next - before.length;
    const agrees = [...before, ...after].every((key, i) => words[from + i]?.key === key);
    if (!agrees) continue;
    found.push({
      values: [value],
      start: before.length > 0 ? words[from]?.start ?? start : start,
      end: after.length > 0 ? words[next + after.length - 1]?.end ?? end : end,
      from: -1, to: -1,
    });
  }
  return found;
}

/** Index of the first word at or behind a position. */
function firstFrom(words: Tokens['words'], position: number): number {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[middle]?.start ?? 0) < position) low = middle + 1;
    else high = middle;
  }
  return low;
}

function node<T>(): Node<T> {
  return { next: new Map(), values: [] };
}

function insert<T>(root: Node<T>, keys: readonly string[], value: T): void {
  if (keys.length === 0) return;
  let at = root;
  for (const key of keys) {
    let next = at.next.get(key);
    if (next === undefined) at.next.set(key, (next = node()));
    at = next;
  }
  if (!at.values.includes(value)) at.values.push(value);
}

function walk<T>(
  root: Node<T>, start: number, options: (at: number) => readonly (readonly [string, number])[],
  report: (values: readonly T[], after: number) => void,
): void {
  const step = (at: Node<T>, position: number): void => {
    if (at.values.length > 0) report(at.values, position);
    if (at.next.size === 0) return;
    for (const [key, after] of options(position)) {
      const next = at.next.get(key);
      if (next !== undefined) step(next, after);
    }
  };
  step(root, start);
}

/** The word itself, and the words that a row of lone letters beginning here may be. */
function spellings(words: Tokens['words'], at: number): readonly (readonly [string, number])[] {
  const first = words[at]?.key;
  if (first === undefined) return [];
  if (!isLetter(first)) return [[first, at + 1]];
  const options: [string, number][] = [[first, at + 1]];
  let joined = first;
  for (let next = at + 1; next - at < MOST_LETTERS && isLetter(words[next]?.key ?? ''); next++) {
    joined += words[next]?.key ?? '';
    options.push([joined, next + 1]);
  }
  return options;
}

function isLetter(key: string): boolean {
  return key.length === 1 && key >= 'a' && key <= 'z';
}

/** `d p r k` in a phrase is the one word `dprk`. */
function joinLetters(keys: readonly string[]): string[] {
  const joined: string[] = [];
  let row = '';
  for (const key of [...keys, '']) {
    if (isLetter(key)) {
      row += key;
      continue;
    }
    if (row !== '') joined.push(row);
    row = '';
    if (key !== '') joined.push(key);
  }
  return joined;
}

/**
 * Settles overlaps: the longest stretch wins; of equally long ones the one with the lower rank, then the first.
 * Returns what is left in the order of the cell.
 */
export function resolve<T>(found: readonly Occurrence<T>[], rank: (one: Occurrence<T>) => number): readonly Occurrence<T>[] {
  if (found.length < 2) return found;
  const order = [...found].sort((a, b) => b.end - b.start - (a.end - a.start) || rank(a) - rank(b) || a.start - b.start);
  const taken = new Uint8Array(found.reduce((end, one) => Math.max(end, one.end), 0));
  const kept = order.filter(({ start, end }) => {
    if (taken.subarray(start, end).includes(1)) return false;
    taken.fill(1, start, end);
    return true;
  });
  return kept.sort((a, b) => a.start - b.start);
}
