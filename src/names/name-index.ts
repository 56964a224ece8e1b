import { Cell } from './cell.js';
import { compareListed, WAY } from './compare-listed.js';
import type { Content } from './content.js';
import { FirmPostings } from './firm-postings.js';
import { chunks, JOINED_LIMIT } from './joined-slip.js';
import { KeyTableBuilder, type KeyTable } from './key-table.js';
import { ListWords } from './list-words.js';
import { isKoreanPerson, listedForms, type Listed } from './listed.js';
import { Memo } from './memo.js';
import { Numbers } from './numbers.js';
import { compareHits, stronger, type Outcome } from './outcome.js';
import { PeoplePostings } from './people-postings.js';
import { cellSlips, lettersOf, listedSlips, partMark } from './posting.js';
import { searchReadings } from './readings.js';
import { slice } from './surroundings.js';
import type { NameEntry, NameHit, NameIndex, NameKind } from './types.js';
import { Vocabulary } from './vocabulary.js';
import { koreanPeople, personKeys, soundWindows, wordWindows } from './windows.js';
import { forgetWords } from './words.js';

const MEMO_CELLS = 20_000;
/** Entries whose prepared forms are kept: few, because in a long list the same one is seldom asked for again, and all that is kept is moved about by the collector. */
const FORMS_KEPT = 2_000;
/** Lists from this size on fill the memory for words with what traffic may never say. */
const FORGET_FROM = 20_000;

/**
 * Builds an index over names to be found in cells. Every search probes hash keys and never scans the list; what the keys find
 * is judged by the same comparison that `compareNames` uses. Time of a search grows with the cell and with its hits.
 */
export function buildNameIndex(entries: readonly NameEntry[]): NameIndex {
  const index = new HashedIndex(entries);
  if (entries.length >= FORGET_FROM) forgetWords();
  return index;
}

class HashedIndex implements NameIndex {
  readonly size: number;
  /** Keys of whole names. */
  private readonly keys: KeyTable;
  /** Keys of joined letters that leave one part out, with the letters of that part as marks. */
  private readonly slips: KeyTable;
  private readonly firmWords = new Vocabulary('organisation');
  private readonly personWords = new Vocabulary('person');
  private readonly words = new ListWords(this.firmWords, this.personWords);
  private readonly firms = new FirmPostings(this.firmWords, this.words);
  private readonly people = new PeoplePostings(this.personWords, this.words);
  /** Entry and form of each posted number. */
  private readonly formEntry = new Numbers();
  private readonly formNumber = new Numbers();
  private readonly kinds = new Set<NameKind>();
  private readonly lengths = new Uint8Array(JOINED_LIMIT + 4);
  private readonly forms = new Map<number, readonly Listed[]>();
  private readonly memo = new Memo<readonly NameHit[]>(MEMO_CELLS);
  /** Forms found by each kind of key in the search under way. */
  private readonly found = { whole: new Numbers(), words: new Numbers(), slip: new Numbers() };
  /** Keys of whole names in the cell under way, and those of its joined letters in the part under way with the places left out. */
  private readonly wholeKeys = new Numbers();
  private readonly slipKeys = { keys: new Numbers(), from: new Numbers(), to: new Numbers() };
  private readonly promising = new Numbers();
  private readonly addWholeKey = (key: number): void => { this.wholeKeys.push(key); };
  private readonly addSlipKey = (key: number, from: number, to: number): void => {
    this.slipKeys.keys.push(key);
    this.slipKeys.from.push(from);
    this.slipKeys.to.push(to);
  };

  constructor(private readonly entries: readonly NameEntry[]) {
    this.size = entries.length;
    const keys = new KeyTableBuilder();
    const slips = new KeyTableBuilder(true);
    entries.forEach((entry, number) => {
      listedForms(entry).forEach((form, k) => {
        const id = this.formEntry.count;
        this.formEntry.push(number);
        this.formNumber.push(k);
        this.kinds.add(form.kind);
        this.words.add(form);
        for (const key of [...form.keys.words, ...form.keys.person, ...(form.kind === 'person' ? [] : form.keys.sound)]) keys.add(key, id);
        this.post(id, form, slips);
      });
    });
    this.keys = keys.build();
    this.slips = slips.build();
    this.words.freeze();
    this.firmWords.freeze();
    this.personWords.freeze();
    this.firms.freeze();
    this.people.freeze();
  }

  search(cell: string): readonly NameHit[] {
    const known = this.memo.get(cell);
    if (known !== undefined) return known;
    const hits = searchReadings(cell, (text) => this.find(text));
    this.memo.set(cell, hits);
    return hits;
  }

  private post(id: number, form: Listed, slips: KeyTableBuilder): void {
    listedSlips(form, (key, from, to) => { slips.add(key, id, partMark(from, to)); });
    const letters = form.kind === 'vessel' ? lettersOf(form.content.tokens).length : form.compact.length;
    if (letters <= JOINED_LIMIT) this.lengths[letters] = 1;
    if (form.kind === 'organisation') this.firms.add(id, form);
    else if (form.kind === 'person' && !isKoreanPerson(form)) this.people.add(id, form);
  }

  private find(text: string): readonly NameHit[] {
    const cell = new Cell(text);
    if (cell.parsed.tokens.length === 0) return [];
    const candidates = this.candidates(cell);
    if (candidates === null) return [];
    const best = new Map<number, Outcome>();
    for (const [id, ways] of [...candidates].sort(([a], [b]) => a - b)) {
      const entry = this.formEntry.at(id);
      const outcome = stronger(best.get(entry) ?? null, compareListed(this.form(entry, this.formNumber.at(id)), cell, ways));
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
    this.wholeKeys.clear();
    this.keysOf(cell);
    this.probeWholeKeys();
    if (whole.count + words.count + slip.count === 0) return null;
    const ways = new Map<number, number>();
    for (const [numbers, way] of [[whole, WAY.whole], [words, WAY.words], [slip, WAY.slip]] as const) {
      for (let i = 0; i < numbers.count; i++) ways.set(numbers.at(i), (ways.get(numbers.at(i)) ?? 0) | way);
    }
    return ways;
  }

  private keysOf(cell: Cell): void {
    const firms = this.kinds.has('organisation') ? cell.content('organisation') : null;
    const people = this.kinds.has('person') ? cell.content('person') : null;
    if (firms !== null) {
      this.probeWhole(firms);
      soundWindows(firms, this.addWholeKey, this.words);
      this.firms.probe(firms, cell.parsed, this.found.words);
    }
    if (people !== null) {
      if (firms === null || !sameContent(firms, people)) this.probeWhole(people);
      koreanPeople(cell.parsed, (person) => { personKeys(person, this.addWholeKey); }, this.words);
      this.people.probe(people, this.found.words);
    }
    if (this.kinds.has('vessel')) for (const part of cell.vessels()) this.probeVessel(part);
  }

  private probeWhole(content: Content): void {
    wordWindows(content, this.addWholeKey, this.words);
    for (const { from, to } of chunks(content)) this.probeSlips(content, from, to, false);
  }

  private probeVessel(content: Content): void {
    wordWindows(content, this.addWholeKey, this.words);
    soundWindows(content, this.addWholeKey, this.words, true);
    this.probeSlips(content, 0, content.tokens.length - 1, true);
  }

  private probeSlips({ tokens }: Content, first: number, last: number, skipNumbers: boolean): void {
    const { keys, from, to } = this.slipKeys;
    const { promising } = this;
    keys.clear();
    from.clear();
    to.clear();
    cellSlips(tokens, first, last, skipNumbers, this.lengths, this.addSlipKey);
    this.slips.promising(keys, promising);
    for (let i = 0; i < promising.count; i++) {
      const k = promising.at(i);
      this.slips.collectAlike(keys.at(k), partMark(from.at(k), to.at(k)), 1, this.found.slip);
    }
  }

  private probeWholeKeys(): void {
    const { promising } = this;
    this.keys.promising(this.wholeKeys, promising);
    for (let i = 0; i < promising.count; i++) this.keys.collect(this.wholeKeys.at(promising.at(i)), this.found.whole);
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

function sameContent(a: Content, b: Content): boolean {
  if (a.at.length !== b.at.length) return false;
  for (let i = 0; i < a.at.length; i++) if (a.at[i] !== b.at[i]) return false;
  return true;
}

/** Best first: tier, score, then the order of the list. */
export function toHits(entries: readonly NameEntry[], cell: Cell, best: ReadonlyMap<number, Outcome>): readonly NameHit[] {
  return [...best]
    .map(([entry, { tier, score, from, to, evidence }]) => ({
      entry, tier, score, listed: (entries[entry] as NameEntry).text,
      surface: slice(cell.parsed, from, to), evidence: [...new Set(evidence)],
    }))
    .sort(compareHits);
}
