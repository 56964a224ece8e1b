import { hashText, mix } from './hash.js';
import { KeyFilter } from './key-filter.js';
import { isSpelled, type PersonFilter, type WordFilter } from './windows.js';
import type { Token } from './token.js';
import { compactOf, meantOf, spokenOf, type Listed } from './listed.js';
import type { Agreeing, Vocabulary } from './vocabulary.js';

/** What one index knows of one word. */
interface Known {
  readonly known: boolean;
  readonly head: boolean;
  sound: boolean | null;
  surname: boolean | null;
  joined: boolean | null;
  firm: Agreeing | null;
  alike: readonly number[] | null;
  person: readonly number[] | null;
}

/** Lengths of the beginnings of joined names that are kept, longest first: a word is looked up by the longest it has. */
const HEADS = [8, 6, 4, 3, 2, 1] as const;

const headKey = (letters: string, length: number): number => mix(Math.imul(hashText(letters.slice(0, length)), 8) + length);

let indexes = 0;

/**
 * What the names of a list are made of, so that a search can leave alone the words that lead to no name: every part of a listed
 * name is in these sets, so nothing is lost. The answers are kept on the tokens, one slot for each index.
 */
export class ListWords implements WordFilter, PersonFilter {
  longest = 0;
  private readonly slot = indexes++;
  /** Filled while the list is taken in, then made into filters. */
  private concepts: Set<number> | null = new Set();
  private heads: Set<number> | null = new Set();
  private conceptFilter = new KeyFilter(0);
  private headFilter = new KeyFilter(0);
  private readonly units = new Set<number>();
  private readonly surnames = new Set<number>();
  private readonly givens = new Set<number>();

  constructor(private readonly firmWords: Vocabulary, private readonly personWords: Vocabulary) {}

  /** Takes in a listed name. */
  add(listed: Listed): void {
    const { tokens } = listed.content;
    for (const letters of [compactOf(tokens), meantOf(tokens), spokenOf(tokens)]) this.addHead(letters);
    for (const token of tokens) {
      this.concepts?.add(token.conceptMix);
      if (listed.kind === 'person') continue;
      this.units.add(token.conceptHash);
      if (isSpelled(token)) for (const reading of token.firmReadings) for (const { code } of reading.syllables) this.units.add(code);
    }
    for (const person of listed.people) {
      this.surnames.add(person.surname.group);
      for (const reading of person.given) for (const { code } of reading.syllables) this.givens.add(code);
    }
  }

  private addHead(letters: string): void {
    if (letters.length > this.longest) this.longest = letters.length;
    for (const length of HEADS) if (length <= letters.length) this.heads?.add(headKey(letters, length));
  }

  /** Ends the list. */
  freeze(): void {
    this.conceptFilter = filterOf(this.concepts ?? []);
    this.headFilter = filterOf(this.heads ?? []);
    this.concepts = this.heads = null;
  }

  readonly known = (token: Token): boolean => this.of(token).known;
  readonly head = (token: Token): boolean => this.of(token).head;
  readonly sound = (token: Token): boolean => this.of(token).sound ??= isSpelled(token)
    ? token.firmReadings.some((r) => r.syllables.every((s) => this.units.has(s.code))) : this.units.has(token.conceptHash);
  readonly surname = (token: Token): boolean => this.of(token).surname ??= this.surnames.size > 0 && token.surname !== null && this.surnames.has(token.surname.group);
  readonly joined = (token: Token): boolean => this.of(token).joined ??= this.surnames.size > 0 && token.readings.some((r) => this.givens.has(r.syllables[r.syllables.length - 1]?.code ?? -1));

  /** Anchor words of firms that agree with the word. */
  firm(token: Token): Agreeing {
    return this.of(token).firm ??= this.firmWords.near(token);
  }

  /** Words of people's names that agree with the word in meaning or sound. */
  alike(token: Token): readonly number[] {
    return this.of(token).alike ??= token.number === null ? this.personWords.alike(token) : [];
  }

  /** Words of people's names that agree with the word in any way. */
  person(token: Token): readonly number[] {
    return this.of(token).person ??= token.number === null ? this.personWords.near(token).near : [];
  }

  private begins(text: string): boolean {
    const length = HEADS.find((head) => head <= text.length);
    return length !== undefined && this.headFilter.mayHave(headKey(text, length));
  }

  private of(token: Token): Known {
    const kept = (token.slots[this.slot] ?? null) as Known | null;
    if (kept !== null) return kept;
    const fresh: Known = {
      known: this.conceptFilter.mayHave(token.conceptMix),
      head: this.begins(token.text) || (token.concept !== token.text && this.begins(token.concept)),
      sound: null, surname: null, joined: null, firm: null, alike: null, person: null,
    };
    token.slots[this.slot] = fresh;
    return fresh;
  }
}

function filterOf(keys: Iterable<number>): KeyFilter {
  const all = [...keys];
  const filter = new KeyFilter(all.length);
  for (const key of all) filter.add(key);
  return filter;
}
