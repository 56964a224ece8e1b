import type { Content } from './content.js';
import { KeyTableBuilder, type KeyTable } from './key-table.js';
import { wordMark } from './letter-marks.js';
import type { ListWords } from './list-words.js';
import type { Listed } from './listed.js';
import { Numbers } from './numbers.js';
import { BREAK } from './parse.js';
import { besideKey, initialKey, pairKey, singleKey } from './posting.js';
import { TWO_SLIPS_FROM } from './token-match.js';
import type { Token } from './token.js';
import type { Vocabulary } from './vocabulary.js';

/** Words of a person's name further apart than this in a cell do not belong together. */
const PAIR_REACH = 3;
/** Longest way between two words of one cluster that is searched for words with two slips. */
const CLUSTER_REACH = 12;
const MAX_PAIRED_WORDS = 12;

/** People outside Korea under pairs of the words of their names. */
export class PeoplePostings {
  private readonly besideBuilder = new KeyTableBuilder(true);
  /** Long words of people's names under a word beside them and their own first letter. */
  private beside: KeyTable | null = null;
  private readonly builder = new KeyTableBuilder();
  private pairs: KeyTable | null = null;
  private listedInitials = false;
  /** Numbers of the words of each person, one name after another, and where those of each form begin. */
  private readonly ids = new Numbers();
  private readonly starts = new Numbers();
  private readonly hits = new Numbers();

  constructor(private readonly vocabulary: Vocabulary, private readonly words: ListWords) {}

  /** Takes in a person; forms come in rising order. */
  add(form: number, { anchors: all, content }: Listed): void {
    const anchors = all.slice(0, MAX_PAIRED_WORDS).map((i) => content.tokens[i] as Token);
    const ids = anchors.map((token) => this.vocabulary.add(token));
    if (ids.length === content.tokens.length) this.keepIds(form, ids);
    const post = (key: number): void => { this.builder.add(key, form); };
    if (content.tokens.length === 1) for (const id of ids) post(singleKey(id));
    ids.forEach((a, i) => {
      anchors.forEach((other, k) => {
        const b = ids[k] as number;
        const letter = other.text.charCodeAt(0);
        if (k === i) return;
        if (k > i) post(pairKey(a, b));
        if (other.text.length >= TWO_SLIPS_FROM.person) this.besideBuilder.add(besideKey(a, letter), b, wordMark(other));
        post(initialKey(a, letter, false));
      });
    });
    for (const token of content.tokens) {
      if (!token.initial) continue;
      this.listedInitials = true;
      for (const id of ids) post(initialKey(id, token.text.charCodeAt(0), true));
    }
  }

  private keepIds(form: number, ids: readonly number[]): void {
    while (this.starts.count <= form) this.starts.push(this.ids.count);
    for (const id of ids) this.ids.push(id);
    this.starts.push(this.ids.count);
  }

  /** Ends the list. */
  freeze(): void {
    this.pairs = this.builder.build();
    this.beside = this.besideBuilder.build();
  }

  /**
   * Adds the people whom the words of a cell may name. At least one word of a name must agree without a slip, so slips are
   * looked up only near such a word.
   */
  probe(content: Content, found: Numbers): void {
    if (this.vocabulary.size === 0) return;
    const { tokens } = content;
    const before = found.count;
    let until = -1;
    for (let i = 0; i < tokens.length; i++) {
      if (this.words.alike(tokens[i] as Token).length === 0) continue;
      for (let k = Math.max(until + 1, i - CLUSTER_REACH); k <= i + CLUSTER_REACH && k < tokens.length; k++) this.probeWord(content, k, found);
      until = Math.max(until, Math.min(tokens.length - 1, i + CLUSTER_REACH));
    }
    if (found.count > before) this.dropContradicted(content, found, before);
  }

  private probeWord({ tokens, breaks }: Content, i: number, found: Numbers): void {
    const pairs = this.pairs as KeyTable;
    const near = this.words.person(tokens[i] as Token);
    if (near.length === 0) return;
    for (const a of near) pairs.collect(singleKey(a), found);
    this.probeTwoSlips(tokens, i, found);
    for (let k = Math.max(0, i - PAIR_REACH); k <= i + PAIR_REACH && k < tokens.length; k++) {
      if (k === i) continue;
      const other = tokens[k] as Token;
      const letter = other.text.charCodeAt(0);
      const others = k > i && breaks[k] !== BREAK.hard ? this.words.person(other) : [];
      for (const a of near) {
        for (const b of others) pairs.collect(pairKey(a, b), found);
        if (other.initial) pairs.collect(initialKey(a, letter, false), found);
        if (this.listedInitials) pairs.collect(initialKey(a, letter, true), found);
      }
    }
  }

  /** Words with two slips, which count only beside a word of the same name that agrees without one. */
  private probeTwoSlips(tokens: readonly Token[], i: number, found: Numbers): void {
    const { hits } = this;
    for (const a of this.words.alike(tokens[i] as Token)) {
      for (let k = Math.max(0, i - CLUSTER_REACH); k <= i + CLUSTER_REACH && k < tokens.length; k++) {
        const other = tokens[k] as Token;
        if (k === i || other.text.length < TWO_SLIPS_FROM.person || !other.latin) continue;
        hits.clear();
        (this.beside as KeyTable).collectAlike(besideKey(a, other.text.charCodeAt(0)), wordMark(other), 2, hits);
        for (let h = 0; h < hits.count; h++) {
          const b = hits.at(h);
          if (this.vocabulary.twoSlips(b, other)) (this.pairs as KeyTable).collect(pairKey(a, b), found);
        }
      }
    }
  }

  /**
   * In a cell that is one unbroken row of words, a name that lacks a word of the list while the cell has a word of its own is
   * another name; the comparison would say so after reading both.
   */
  private dropContradicted({ tokens, breaks }: Content, found: Numbers, before: number): void {
    if (tokens.length > MAX_PAIRED_WORDS || tokens.some((t, i) => t.initial || t.number !== null || (i > 0 && (breaks[i] as number) >= BREAK.soft))) return;
    const candidates = new Set(found.values.subarray(before, found.count));
    found.count = before;
    for (const form of candidates) if (this.couldAgree(form, tokens)) found.push(form);
  }

  /** Every listed word, or every word of the cell, has a partner; or the list has not kept the words of the name. */
  private couldAgree(form: number, tokens: readonly Token[]): boolean {
    const from = form < this.starts.count ? this.starts.at(form) : this.ids.count;
    const to = form + 1 < this.starts.count ? this.starts.at(form + 1) : this.ids.count;
    if (from === to) return true;
    const ids = this.ids.values.subarray(from, to);
    const partnered = (id: number, token: Token): boolean => this.words.person(token).includes(id) || this.vocabulary.twoSlips(id, token);
    return ids.every((id) => tokens.some((t) => partnered(id, t))) || tokens.every((t) => ids.some((id) => partnered(id, t)));
  }
}
