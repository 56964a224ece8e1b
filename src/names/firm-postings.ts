import type { Content } from './content.js';
import type { ListWords } from './list-words.js';
import type { Listed } from './listed.js';
import { matters } from './near-firm.js';
import { Numbers } from './numbers.js';
import type { Parsed } from './parse.js';
import { surroundings } from './surroundings.js';
import { isDistinctive, ROLE, type Token } from './token.js';
import type { Vocabulary } from './vocabulary.js';

/** Numbers of one posting: the form, its second word, its meanings that matter, all its other meanings (see `othersOf`). */
const FIELDS = 4;
const NO_WORD = -1;

/**
 * Firms under their rarest distinctive word. All distinctive words of a firm must agree, so a second one is checked before any
 * comparison; it stands in the posting itself, as do the meanings of the words that can agree in meaning only.
 */
export class FirmPostings {
  private readonly rows = new Numbers();
  private readonly first = new Numbers();
  /** Firms posted under each word, while the list is taken in; then where its postings begin. */
  private posted = new Int32Array(1024);
  private postings = new Int32Array(0);

  constructor(private readonly vocabulary: Vocabulary, private readonly words: ListWords) {}

  /** Takes in a firm, when distinctive words can find it. */
  add(form: number, { anchors, brief, cap, content }: Listed): void {
    if (anchors.length === 0 || brief || cap === 'acronym') return;
    const rare = anchors.map((i) => content.tokens[i] as Token).map((token) => ({ id: this.vocabulary.add(token), token }))
      .sort((a, b) => this.cost(a.id, a.token) - this.cost(b.id, b.token) || a.id - b.id);
    const { id } = rare[0] as { id: number };
    this.count(id);
    let meanings = 0;
    for (const token of content.tokens) if (!isDistinctive(token) && token.role !== ROLE.common && matters(token) && token.concept !== 'korea') meanings |= meaningBit(token);
    this.first.push(id);
    this.rows.push(form);
    this.rows.push(rare.find((other) => other.id !== id)?.id ?? NO_WORD);
    this.rows.push(meanings);
    this.rows.push(othersOf(anchors, content));
  }

  /** Short words are common in traffic whatever the list says. */
  private cost(id: number, token: Token): number {
    return (this.posted[id] ?? 0) + (token.text.length <= 4 ? 1000 : 0);
  }

  private count(id: number): void {
    if (id >= this.posted.length) {
      const longer = new Int32Array(Math.max(id + 1, this.posted.length * 2));
      longer.set(this.posted);
      this.posted = longer;
    }
    (this.posted[id] as number)++;
  }

  /** Ends the list and lays the postings out by word. */
  freeze(): void {
    const { first, rows, vocabulary } = this;
    const starts = new Int32Array(vocabulary.size + 1);
    for (let i = 0; i < first.count; i++) (starts[first.at(i)] as number)++;
    for (let id = 1; id <= vocabulary.size; id++) (starts[id] as number) += starts[id - 1] as number;
    this.postings = new Int32Array(rows.count);
    for (let i = first.count - 1; i >= 0; i--) {
      const at = --(starts[first.at(i)] as number);
      for (let field = 0; field < FIELDS; field++) this.postings[at * FIELDS + field] = rows.at(i * FIELDS + field);
    }
    this.posted = starts;
    rows.drop();
    first.drop();
  }

  /** Adds the firms that the words of a cell may name. */
  probe(content: Content, parsed: Parsed, found: Numbers): void {
    if (!content.tokens.some((token) => this.words.firm(token).near.length > 0)) return;
    const present = new Set<number>();
    const sure = new Set<number>();
    let meanings = 0;
    for (const token of content.tokens) {
      meanings |= meaningBit(token);
      const { near, alike } = this.words.firm(token);
      for (const id of near) present.add(id);
      for (const id of alike) sure.add(id);
    }
    for (const id of present) {
      for (let at = (this.posted[id] as number) * FIELDS, end = (this.posted[id + 1] as number) * FIELDS; at < end; at += FIELDS) {
        const second = this.postings[at + 1] as number;
        if (second !== NO_WORD && !present.has(second)) continue;
        // With a slip in a distinctive word every other word that matters must be there.
        const slipped = !sure.has(id) || (second !== NO_WORD && !sure.has(second));
        const needed = this.postings[at + 2] as number;
        if (slipped && (needed & ~meanings) !== 0) continue;
        const others = this.postings[at + 3] as number;
        // Where no other word of the name is there, the one that is must agree without a slip, and when words that matter are missing, stand alone.
        if (others !== 0 && !content.han && (others & meanings) === 0 && (slipped || (needed !== 0 && !this.alone(id, content, parsed)))) continue;
        found.push(this.postings[at] as number);
      }
    }
  }

  /** Some word of the cell that agrees with the listed one has nothing beside it that could belong to the same name. */
  private alone(id: number, { at, tokens }: Content, parsed: Parsed): boolean {
    return tokens.some((token, i) => {
      if (!this.words.firm(token).near.includes(id)) return false;
      const { left, right } = surroundings(parsed, at[i] as number, at[i] as number, 'organisation');
      return left === 'closed' && right === 'closed';
    });
  }
}

/**
 * The meanings of all words beside the only distinctive one, when each of these can agree in its meaning alone: known Latin words
 * that are no numbers. 0 for all other names.
 */
function othersOf(anchors: readonly number[], { tokens }: Content): number {
  if (anchors.length !== 1) return 0;
  let meanings = 0;
  for (let i = 0; i < tokens.length; i++) {
    if (i === anchors[0]) continue;
    const token = tokens[i] as Token;
    if (!token.latin || token.number !== null || token.role === ROLE.word || token.role === ROLE.common) return 0;
    meanings |= meaningBit(token);
  }
  return meanings;
}

/** One of 32 bits for the meaning of a word. */
const meaningBit = (token: Token): number => 1 << (token.conceptMix >>> 27);
