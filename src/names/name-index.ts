import { Cell } from './cell.js';
import { compareListed } from './compare-listed.js';
import { chunks } from './joined-slip.js';
import { KeyTableBuilder, type KeyTable } from './key-table.js';
import { compactOf, isKoreanPerson, listedForms, type Listed } from './listed.js';
import { Memo } from './memo.js';
import { rankOf, stronger, type Outcome } from './outcome.js';
import { BREAK } from './parse.js';
import { cellHalves, comparesJoined, initialKey, joinedLetters, listedHalves, pairKey, shipLetters, singleKey } from './posting.js';
import type { Token } from './token.js';
import type { NameEntry, NameHit, NameIndex, NameKind } from './types.js';
import { Vocabulary } from './vocabulary.js';
import { koreanPeople, personKeys, soundWindows, wordWindows } from './windows.js';
import type { Content } from './content.js';

/** Words of a person's name further apart than this in a cell do not belong together. */
const PAIR_REACH = 3;
const MAX_PAIRED_WORDS = 12;
const MEMO_CELLS = 20_000;

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
  /** Entry and form of each posted number. */
  private readonly formEntry: number[] = [];
  private readonly formNumber: number[] = [];
  private readonly kinds = new Set<NameKind>();
  private readonly begins = new Set<number>();
  private listedInitials = false;
  private readonly forms = new Map<number, readonly Listed[]>();
  private readonly memo = new Memo<readonly NameHit[]>(MEMO_CELLS);

  constructor(private readonly entries: readonly NameEntry[]) {
    this.size = entries.length;
    const builder = new KeyTableBuilder();
    entries.forEach((entry, number) => {
      listedForms(entry).forEach((form, k) => {
        const id = this.formEntry.length;
        this.formEntry.push(number);
        this.formNumber.push(k);
        this.kinds.add(form.kind);
        this.post(form, (key) => { builder.add(key, id); });
      });
    });
    this.keys = builder.build();
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
    if (form.kind !== 'person') {
      form.keys.sound.forEach(add);
      if (form.keys.sound.length > 0) for (const unit of firstUnits(form.content.tokens[0])) this.begins.add(unit);
    }
    const letters = joinedLetters(form);
    if (letters !== null) listedHalves(letters, add);
    const anchors = form.anchors.map((i) => form.content.tokens[i] as Token);
    if (form.kind === 'organisation' && anchors.length > 0) {
      const ids = anchors.map((t) => this.firmWords.add(t));
      add(singleKey(Math.max(...ids)));
    } else if (form.kind === 'person' && !isKoreanPerson(form)) {
      this.postPerson(form, anchors.slice(0, MAX_PAIRED_WORDS), add);
    }
  }

  private postPerson(form: Listed, anchors: readonly Token[], add: (key: number) => void): void {
    const ids = anchors.map((t) => this.personWords.add(t));
    if (form.content.tokens.length === 1) ids.forEach((id) => { add(singleKey(id)); });
    ids.forEach((a, i) => {
      ids.forEach((b, k) => { if (k > i && a !== b) add(pairKey(a, b)); });
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
    const candidates = new Set<number>();
    const probe = (key: number): void => { this.keys.each(key, (form) => candidates.add(form)); };
    for (const kind of this.kinds) this.probe(cell, kind, probe);
    if (candidates.size === 0) return [];
    const best = new Map<number, Outcome>();
    for (const id of candidates) {
      const entry = this.formEntry[id] as number;
      const outcome = stronger(best.get(entry) ?? null, compareListed(this.form(entry, this.formNumber[id] as number), cell));
      if (outcome !== null) best.set(entry, outcome);
    }
    return toHits(this.entries, cell, best);
  }

  private probe(cell: Cell, kind: NameKind, probe: (key: number) => void): void {
    const content = cell.content(kind);
    if (content.tokens.length === 0) return;
    wordWindows(content, probe);
    if (kind === 'vessel') {
      soundWindows(content, probe, (unit) => this.begins.has(unit));
      const letters = shipLetters(content.tokens);
      if (comparesJoined(letters.length)) cellHalves(letters, probe);
      return;
    }
    for (const { from, to } of chunks(content)) {
      const letters = lettersOf(content, from, to);
      if (letters !== null) cellHalves(letters, probe);
    }
    if (kind === 'organisation') {
      soundWindows(content, probe, (unit) => this.begins.has(unit));
      for (const token of content.tokens) for (const id of this.firmWords.near(token)) probe(singleKey(id));
    } else {
      koreanPeople(cell.parsed, (person) => { personKeys(person, probe); });
      if (this.personWords.size > 0) this.probePeople(content, probe);
    }
  }

  private probePeople(content: Content, probe: (key: number) => void): void {
    const near = content.tokens.map((t) => (t.number === null ? this.personWords.near(t) : []));
    for (let i = 0; i < near.length; i++) {
      for (const a of near[i] as readonly number[]) {
        probe(singleKey(a));
        for (let k = Math.max(0, i - PAIR_REACH); k <= i + PAIR_REACH && k < near.length; k++) {
          if (k === i) continue;
          const other = content.tokens[k] as Token;
          if (k > i && content.breaks[k] !== BREAK.hard) for (const b of near[k] as readonly number[]) if (a !== b) probe(pairKey(a, b));
          if (other.initial) probe(initialKey(a, other.text.charCodeAt(0), false));
          else if (this.listedInitials) probe(initialKey(a, other.text.charCodeAt(0), true));
        }
      }
    }
  }

  private form(entry: number, number: number): Listed {
    let forms = this.forms.get(entry);
    if (forms === undefined) {
      if (this.forms.size > 50_000) this.forms.clear();
      this.forms.set(entry, forms = listedForms(this.entries[entry] as NameEntry));
    }
    return forms[number] as Listed;
  }
}

function firstUnits(token: Token | undefined): readonly number[] {
  if (token === undefined) return [];
  return [token.conceptHash, ...token.readings.map((r) => r.syllables[0]?.code ?? 0)];
}

function lettersOf(content: Content, from: number, to: number): string | null {
  let length = 0;
  for (let i = from; i <= to; i++) {
    length += (content.tokens[i] as Token).text.length;
    if (length > 61) return null;
  }
  return comparesJoined(length) ? compactOf(content.tokens.slice(from, to + 1)) : null;
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
