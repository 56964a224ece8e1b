import { Cell } from './cell.js';
import { compareListed, WAY } from './compare-listed.js';
import type { Content } from './content.js';
import { chunks, JOINED_LIMIT } from './joined-slip.js';
import { mix } from './hash.js';
import { KeyTableBuilder, type KeyTable } from './key-table.js';
import { ListWords } from './list-words.js';
import { isKoreanPerson, listedForms, type Listed } from './listed.js';
import { Memo } from './memo.js';
import { Numbers } from './numbers.js';
import { rankOf, stronger, type Outcome } from './outcome.js';
import { BREAK } from './parse.js';
import { besideKey, cellSlips, initialKey, lettersBetween, lettersOf, listedSlips, pairKey, QUARTERS, singleKey } from './posting.js';
import { TWO_SLIPS_FROM } from './token-match.js';
import { matters } from './near-firm.js';
import { bitsSet, isDistinctive, ROLE, type Token } from './token.js';
import type { NameEntry, NameHit, NameIndex, NameKind } from './types.js';
import { Vocabulary } from './vocabulary.js';
import { koreanPeople, personKeys, soundWindows, wordWindows } from './windows.js';

/** Words of a person's name further apart than this in a cell do not belong together. */
const PAIR_REACH = 3;
/** Longest way between two words of one cluster that is searched for words with two slips. */
const CLUSTER_REACH = 12;
const MAX_PAIRED_WORDS = 12;
const MEMO_CELLS = 20_000;
const FORMS_KEPT = 50_000;

/**
 * Builds an index over names to be found in cells. Every search probes hash keys and never scans the list; what the keys find
 * is judged by the same comparison that `compareNames` uses. Time of a search grows with the cell and with its hits.
 */
export function buildNameIndex(entries: readonly NameEntry[]): NameIndex {
  return new HashedIndex(entries);
}

class HashedIndex implements NameIndex {
  readonly size: number;
  private readonly keys: KeyTable;
  private readonly firmWords = new Vocabulary('organisation');
  private readonly personWords = new Vocabulary('person');
  private readonly words = new ListWords(this.firmWords, this.personWords);
  /** Entry and form of each posted number. */
  private readonly formEntry: number[] = [];
  private readonly formNumber: number[] = [];
  private readonly kinds = new Set<NameKind>();
  private readonly lengths = new Uint8Array(JOINED_LIMIT + 4);
  private readonly anchored = new KeyTableBuilder();
  private readonly anchors: KeyTable;
  /** How many firms are posted under each anchor word, while the index is built. */
  private readonly posted = new Map<number, number>();
  /** Meanings of the words beside the anchors that matter and can agree in meaning only, one bit of 32 each, by form. */
  private readonly meanings: number[] = [];
  /** A further anchor word that must agree, by form. */
  private readonly seconds = new Map<number, number>();
  private readonly besideBuilder = new KeyTableBuilder();
  /** Long words of people's names under a word beside them and their own first letter. */
  private readonly beside: KeyTable;
  private listedInitials = false;
  private readonly forms = new Map<number, readonly Listed[]>();
  private readonly memo = new Memo<readonly NameHit[]>(MEMO_CELLS);
  /** Forms found by each kind of key in the search under way. */
  private readonly found = { whole: new Numbers(), words: new Numbers(), slip: new Numbers() };
  private readonly probeWholeKey = (key: number): void => { this.keys.collect(key, this.found.whole); };
  private readonly probeWordKey = (key: number): void => { this.keys.collect(key, this.found.words); };
  private readonly hits = new Numbers();
  /** One slip changes at most two letters of the part that a key leaves out: what differs by more is no candidate. */
  private readonly probeSlipKey = (key: number, side: number, from: number, to: number): void => {
    const { hits } = this;
    hits.clear();
    this.keys.collect(key, hits);
    if (hits.count === 0) return;
    const letters = side < 0 ? 0 : lettersBetween(from, to);
    for (let i = 0; i < hits.count; i++) {
      const form = hits.at(i);
      if (side < 0 || bitsSet(letters ^ (this.quarters[form * QUARTERS + side] as number)) <= 2) this.found.slip.push(form);
    }
  };
  /** Letters of each quarter of each form's joined letters. */
  private readonly quarters: number[] = [];
  /** Numbers of the words of each person outside Korea, by form. */
  private readonly personIds = new Map<number, readonly number[]>();

  constructor(private readonly entries: readonly NameEntry[]) {
    this.size = entries.length;
    const builder = new KeyTableBuilder();
    entries.forEach((entry, number) => {
      listedForms(entry).forEach((form, k) => {
        const id = this.formEntry.length;
        this.formEntry.push(number);
        this.formNumber.push(k);
        this.meanings.push(0);
        this.kinds.add(form.kind);
        this.words.add(form);
        this.post(form, (key) => { builder.add(key, id); });
      });
    });
    this.keys = builder.build();
    this.anchors = this.anchored.build();
    this.beside = this.besideBuilder.build();
    this.posted.clear();
    this.firmWords.freeze();
    this.personWords.freeze();
  }

  search(cell: string): readonly NameHit[] {
    const known = this.memo.get(cell);
    if (known !== undefined) return known;
    const hits = this.find(cell);
    this.memo.set(cell, hits);
    return hits;
  }

  private post(form: Listed, add: (key: number) => void): void {
    form.keys.words.forEach(add);
    form.keys.person.forEach(add);
    if (form.kind !== 'person') form.keys.sound.forEach(add);
    const number = this.formEntry.length - 1;
    for (let side = 0; side < QUARTERS; side++) this.quarters.push(0);
    listedSlips(form, (key, side, from, to) => {
      add(key);
      if (side >= 0) this.quarters[number * QUARTERS + side] = lettersBetween(from, to);
    });
    const letters = form.kind === 'vessel' ? lettersOf(form.content.tokens).length : form.compact.length;
    if (letters <= JOINED_LIMIT) this.lengths[letters] = 1;
    const anchors = form.anchors.map((i) => form.content.tokens[i] as Token);
    if (form.kind === 'organisation' && anchors.length > 0) {
      this.postFirm(anchors, form);
    } else if (form.kind === 'person' && !isKoreanPerson(form)) {
      this.postPerson(form, anchors.slice(0, MAX_PAIRED_WORDS), add);
    }
  }

  /** All distinctive words must agree, so the name is posted under the rarest; a second one is checked before any comparison. */
  private postFirm(anchors: readonly Token[], form: Listed): void {
    if (form.brief || form.cap === 'acronym') return;
    const rare = anchors.map((token) => ({ id: this.firmWords.add(token), token }))
      .sort((a, b) => cost(a.token, this.posted.get(a.id)) - cost(b.token, this.posted.get(b.id)) || a.id - b.id);
    const first = rare[0] as { id: number };
    this.posted.set(first.id, (this.posted.get(first.id) ?? 0) + 1);
    const number = this.formEntry.length - 1;
    for (const token of form.content.tokens) if (!isDistinctive(token) && token.role !== ROLE.common && matters(token) && token.concept !== 'korea') this.meanings[number] = (this.meanings[number] as number) | meaningBit(token);
    this.anchored.add(mix(first.id), number);
    const second = rare.find(({ id }) => id !== first.id);
    if (second !== undefined) this.seconds.set(number, second.id);
  }

  private postPerson(form: Listed, anchors: readonly Token[], add: (key: number) => void): void {
    const ids = anchors.map((t) => this.personWords.add(t));
    if (ids.length === form.content.tokens.length) this.personIds.set(this.formEntry.length - 1, ids);
    if (form.content.tokens.length === 1) ids.forEach((id) => { add(singleKey(id)); });
    ids.forEach((a, i) => {
      ids.forEach((b, k) => {
        if (k > i && a !== b) add(pairKey(a, b));
        if (k !== i && (anchors[k] as Token).text.length >= TWO_SLIPS_FROM.person) this.besideBuilder.add(besideKey(a, (anchors[k] as Token).text.charCodeAt(0), (anchors[k] as Token).text.length), b);
      });
      anchors.forEach((other, k) => { if (k !== i) add(initialKey(a, other.text.charCodeAt(0), false)); });
    });
    for (const token of form.content.tokens) {
      if (!token.initial) continue;
      this.listedInitials = true;
      for (const id of ids) add(initialKey(id, token.text.charCodeAt(0), true));
    }
  }

  private find(text: string): readonly NameHit[] {
    const cell = new Cell(text);
    if (cell.parsed.tokens.length === 0) return [];
    const candidates = this.candidates(cell);
    if (candidates === null) return [];
    const best = new Map<number, Outcome>();
    for (const [id, ways] of [...candidates].sort(([a], [b]) => a - b)) {
      const entry = this.formEntry[id] as number;
      const outcome = stronger(best.get(entry) ?? null, compareListed(this.form(entry, this.formNumber[id] as number), cell, ways));
      if (outcome !== null) best.set(entry, outcome);
    }
    return toHits(this.entries, cell, best);
  }

  /** Forms that share a key with the cell, with the ways in which they may be found; null when there is none. */
  private candidates(cell: Cell): ReadonlyMap<number, number> | null {
    const { whole, words, slip } = this.found;
    whole.clear();
    words.clear();
    slip.clear();
    this.probeCell(cell);
    if (whole.count + words.count + slip.count === 0) return null;
    const ways = new Map<number, number>();
    for (const [numbers, way] of [[whole, WAY.whole], [words, WAY.words], [slip, WAY.slip]] as const) {
      for (let i = 0; i < numbers.count; i++) ways.set(numbers.at(i), (ways.get(numbers.at(i)) ?? 0) | way);
    }
    return ways;
  }

  private probeCell(cell: Cell): void {
    const firms = this.kinds.has('organisation') ? cell.content('organisation') : null;
    const people = this.kinds.has('person') ? cell.content('person') : null;
    if (firms !== null) {
      this.probeWhole(firms);
      soundWindows(firms, this.probeWholeKey, this.words);
      this.probeFirms(firms);
    }
    if (people !== null) {
      if (firms === null || !sameContent(firms, people)) this.probeWhole(people);
      koreanPeople(cell.parsed, (person) => { personKeys(person, this.probeWholeKey); }, this.words);
      if (this.personWords.size > 0) this.probePeople(people);
    }
    if (this.kinds.has('vessel')) for (const part of cell.vessels()) this.probeVessel(part);
  }

  private probeWhole(content: Content): void {
    wordWindows(content, this.probeWholeKey, this.words);
    for (const { from, to } of chunks(content)) cellSlips(content.tokens, from, to, false, this.lengths, this.probeSlipKey);
  }

  private probeFirms(content: Content): void {
    let some = false;
    for (const token of content.tokens) if (this.words.firm(token).length > 0) some = true;
    if (!some) return;
    const present = new Set<number>();
    const sure = new Set<number>();
    let meanings = 0;
    for (const token of content.tokens) {
      meanings |= meaningBit(token);
      for (const id of this.words.firm(token)) present.add(id);
      for (const id of this.words.firmAlike(token)) sure.add(id);
    }
    for (const id of present) {
      this.hits.clear();
      this.anchors.collect(mix(id), this.hits);
      for (let i = 0; i < this.hits.count; i++) {
        const form = this.hits.at(i);
        const second = this.seconds.get(form);
        if (second !== undefined && !present.has(second)) continue;
        // With a slip in a distinctive word every other word that matters must be there.
        const slipped = !sure.has(id) || (second !== undefined && !sure.has(second));
        if (!slipped || ((this.meanings[form] ?? 0) & ~meanings) === 0) this.found.words.push(form);
      }
    }
  }

  private probeVessel(content: Content): void {
    wordWindows(content, this.probeWholeKey, this.words);
    soundWindows(content, this.probeWholeKey, this.words, true);
    cellSlips(content.tokens, 0, content.tokens.length - 1, true, this.lengths, this.probeSlipKey);
  }

  /** At least one word of a name must agree without a slip, so slips are looked up only near such a word. */
  private probePeople(content: Content): void {
    const { tokens } = content;
    const before = this.found.words.count;
    let until = -1;
    for (let i = 0; i < tokens.length; i++) {
      if (this.words.alike(tokens[i] as Token).length === 0) continue;
      for (let k = Math.max(until + 1, i - CLUSTER_REACH); k <= i + CLUSTER_REACH && k < tokens.length; k++) this.probePerson(content, k);
      until = Math.max(until, Math.min(tokens.length - 1, i + CLUSTER_REACH));
    }
    if (this.found.words.count > before) this.dropContradicted(content, before);
  }

  /**
   * In a cell that is one unbroken row of words, a name that lacks a word of the list while the cell has a word of its own is
   * another name; the comparison would say so after reading both.
   */
  private dropContradicted({ tokens, breaks }: Content, before: number): void {
    if (tokens.length > MAX_PAIRED_WORDS || tokens.some((t, i) => t.initial || t.number !== null || (i > 0 && (breaks[i] as number) >= BREAK.soft))) return;
    const { words } = this.found;
    const candidates = new Set(words.values.subarray(before, words.count));
    words.count = before;
    for (const form of candidates) {
      const ids = this.personIds.get(form);
      if (ids === undefined || this.couldAgree(ids, tokens)) words.push(form);
    }
  }

  /** Every listed word, or every word of the cell, has a partner. */
  private couldAgree(ids: readonly number[], tokens: readonly Token[]): boolean {
    const partnered = (id: number, token: Token): boolean => this.words.person(token).includes(id) || this.personWords.twoSlips(id, token);
    return ids.every((id) => tokens.some((t) => partnered(id, t))) || tokens.every((t) => ids.some((id) => partnered(id, t)));
  }

  private probePerson({ tokens, breaks }: Content, i: number): void {
    const near = this.words.person(tokens[i] as Token);
    if (near.length === 0) return;
    for (const a of near) this.probeWordKey(singleKey(a));
    this.probeTwoSlips(tokens, i);
    for (let k = Math.max(0, i - PAIR_REACH); k <= i + PAIR_REACH && k < tokens.length; k++) {
      if (k === i) continue;
      const other = tokens[k] as Token;
      const letter = other.text.charCodeAt(0);
      const others = k > i && breaks[k] !== BREAK.hard ? this.words.person(other) : [];
      for (const a of near) {
        for (const b of others) if (a !== b) this.probeWordKey(pairKey(a, b));
        if (other.initial) this.probeWordKey(initialKey(a, letter, false));
        if (this.listedInitials) this.probeWordKey(initialKey(a, letter, true));
      }
    }
  }

  /** Words with two slips, which count only beside a word of the same name that agrees without one. */
  private probeTwoSlips(tokens: readonly Token[], i: number): void {
    const firm = this.words.alike(tokens[i] as Token);
    if (firm.length === 0) return;
    const found = this.hits;
    for (let k = Math.max(0, i - CLUSTER_REACH); k <= i + CLUSTER_REACH && k < tokens.length; k++) {
      const other = tokens[k] as Token;
      const { length } = other.text;
      if (k === i || length < TWO_SLIPS_FROM.person || !other.latin) continue;
      for (const a of firm) {
        found.clear();
        for (let size = Math.max(TWO_SLIPS_FROM.person, length - 2); size <= length + 2; size++) this.beside.collect(besideKey(a, other.text.charCodeAt(0), size), found);
        for (let f = 0; f < found.count; f++) if (this.personWords.twoSlips(found.at(f), other)) this.probeWordKey(pairKey(a, found.at(f)));
      }
    }
  }

  private form(entry: number, number: number): Listed {
    let forms = this.forms.get(entry);
    if (forms === undefined) {
      if (this.forms.size > FORMS_KEPT) this.forms.clear();
      this.forms.set(entry, forms = listedForms(this.entries[entry] as NameEntry));
    }
    return forms[number] as Listed;
  }
}

/** Short words are common in traffic whatever the list says. */
const cost = (token: Token, posted: number | undefined): number => (posted ?? 0) + (token.text.length <= 4 ? 1000 : 0);

/** One of 32 bits for the meaning of a word. */
const meaningBit = (token: Token): number => 1 << (token.conceptMix >>> 27);

function sameContent(a: Content, b: Content): boolean {
  if (a.at.length !== b.at.length) return false;
  for (let i = 0; i < a.at.length; i++) if (a.at[i] !== b.at[i]) return false;
  return true;
}

/** Best first: tier, score, then the order of the list. */
export function toHits(entries: readonly NameEntry[], cell: Cell, best: ReadonlyMap<number, Outcome>): readonly NameHit[] {
  return [...best]
    .sort(([a, x], [b, y]) => rankOf(y.tier) - rankOf(x.tier) || y.score - x.score || a - b)
    .map(([entry, { tier, score, from, to, evidence }]) => ({
      entry, tier, score, listed: (entries[entry] as NameEntry).text,
      surface: cell.parsed.text.slice(cell.parsed.starts[from], cell.parsed.ends[to]), evidence: [...new Set(evidence)],
    }));
}
