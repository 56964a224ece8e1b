import { CYRILLIC, KANA, LATIN } from './generated/korean.js';
import { CODAS, GROUPS, groupOf, maskOf, ONSETS, readingOf, syllableOf, type Reading, type Syllable } from './korean-syllables.js';

/** How a word is spelled: in Latin letters, in Cyrillic ones, or in kana that have been romanised. */
export type Spelling = 'latin' | 'cyrillic' | 'kana';

const MAX_READINGS = 8;
const MAX_SYLLABLES = 6;
const LONGEST_WORD = 24;
/** Most letters of an onset, vowel or coda. */
const LONGEST = 3;
/** Latin and Cyrillic letters have code units below this. */
const LETTER_UNITS = 0x500;
const OPEN: readonly number[] = [0];
const NONE: readonly Reading[] = [];

/** Vowels of one group, and the syllables made with them so far. */
interface VowelSet {
  readonly group: number;
  readonly mask: number;
  readonly made: (Syllable | undefined)[];
}

interface Vowels {
  readonly open: readonly VowelSet[];
  readonly closed: readonly VowelSet[];
}

/** What up to three letters spell, looked up by the numbers of the letters packed into one number. */
class Spellings<Value> {
  private readonly numbers: Uint8Array;
  private readonly values: Value[] = [];

  constructor(entries: ReadonlyMap<string, Value>, codes: Uint8Array, bits: number) {
    this.numbers = new Uint8Array(1 << (LONGEST * bits));
    for (const [spelling, value] of entries) {
      if (spelling.length > LONGEST) continue;
      let key = 0;
      for (const letter of spelling) key = (key << bits) | (codes[letter.charCodeAt(0)] as number);
      this.numbers[key] = this.values.push(value);
    }
  }

  at(key: number): Value | undefined {
    const number = this.numbers[key] as number;
    return number === 0 ? undefined : this.values[number - 1];
  }
}

/** Reads words of one alphabet. Not re-entrant: the state of the word under way is kept in the object. */
class Reader {
  /** Numbers of the letters by their code units, 0 for those of no spelling. */
  private readonly codes = new Uint8Array(LETTER_UNITS);
  private readonly bits: number;
  private readonly onsets: Spellings<number>;
  private readonly codas: Spellings<readonly number[]>;
  private readonly vowels: Spellings<Vowels>;
  private readonly letters = new Uint8Array(LONGEST_WORD);
  private length = 0;
  /** Places, as bits, from which the rest cannot be read. */
  private dead = 0;
  private readonly path: Syllable[] = [];
  private readonly found: Reading[] = [];

  constructor(data: typeof LATIN) {
    const onsets = new Map<string, number>();
    for (const [name, spellings] of Object.entries(data.onsets)) for (const s of spellings) onsets.set(s, ONSETS.indexOf(name));
    const codas = new Map<string, number[]>();
    for (const [name, spellings] of Object.entries(data.codas)) for (const s of spellings) codas.set(s, [...(codas.get(s) ?? []), CODAS.indexOf(name)]);
    const vowels = new Map(Object.entries(data.vowels).map(([spelling, letters]) => [spelling, { open: sets(letters.split('/')[0] as string), closed: sets(letters.replace('/', '')) }] as const));
    const letters = new Set([...onsets.keys(), ...codas.keys(), ...vowels.keys()].flatMap((spelling) => [...spelling]));
    [...letters].forEach((letter, i) => { this.codes[letter.charCodeAt(0)] = i + 1; });
    this.bits = 32 - Math.clz32(letters.size);
    this.onsets = new Spellings(onsets, this.codes, this.bits);
    this.codas = new Spellings(codas, this.codes, this.bits);
    this.vowels = new Spellings(vowels, this.codes, this.bits);
  }

  read(word: string): readonly Reading[] {
    for (let i = 0; i < word.length; i++) {
      const unit = word.charCodeAt(i);
      const code = unit < LETTER_UNITS ? (this.codes[unit] as number) : 0;
      if (code === 0) return NONE;
      this.letters[i] = code;
    }
    this.length = word.length;
    this.dead = 0;
    this.found.length = 0;
    this.walk(0);
    // Readings are kept with their words: without the room that an array grows into.
    return this.found.length === 0 ? NONE : this.found.slice();
  }

  /** Reads on from a place; true when some reading of the whole word was found there. */
  private walk(at: number): boolean {
    if (at === this.length) {
      if (this.found.length < MAX_READINGS) this.found.push(readingOf(this.path));
      return true;
    }
    if ((this.dead & (1 << at)) !== 0 || this.path.length >= MAX_SYLLABLES || this.found.length >= MAX_READINGS) return false;
    let any = false;
    for (let letters = Math.min(LONGEST, this.length - at - 1); letters >= 0; letters--) {
      const onset = letters === 0 ? 0 : this.onsets.at(this.key(at, letters));
      // A doubled vowel (Jong-uun) is a slip, not two syllables.
      if (onset === undefined || (letters === 0 && at > 0 && this.letters[at] === this.letters[at - 1])) continue;
      if (this.afterOnset(onset, at + letters)) any = true;
    }
    if (!any && this.path.length < MAX_SYLLABLES && this.found.length < MAX_READINGS) this.dead |= 1 << at;
    return any;
  }

  private afterOnset(onset: number, at: number): boolean {
    let any = false;
    for (let letters = Math.min(LONGEST, this.length - at); letters > 0; letters--) {
      const vowels = this.vowels.at(this.key(at, letters));
      if (vowels !== undefined && this.afterVowel(onset, vowels, at + letters)) any = true;
    }
    return any;
  }

  private afterVowel(onset: number, vowels: Vowels, at: number): boolean {
    let any = false;
    for (let letters = Math.min(LONGEST, this.length - at); letters >= 0; letters--) {
      const codas = letters === 0 ? OPEN : this.codas.at(this.key(at, letters));
      if (codas === undefined) continue;
      for (const coda of codas) {
        for (const set of letters === 0 ? vowels.open : vowels.closed) {
          this.path.push(set.made[onset * CODAS.length + coda] ??= syllableOf(onset, set.group, coda, set.mask));
          if (this.walk(at + letters)) any = true;
          this.path.pop();
        }
      }
    }
    return any;
  }

  private key(at: number, letters: number): number {
    let key = 0;
    for (let i = at; i < at + letters; i++) key = (key << this.bits) | (this.letters[i] as number);
    return key;
  }
}

const sets = (letters: string): readonly VowelSet[] =>
  [...new Set([...letters].map(groupOf))].map((group) => ({ group, mask: maskOf([...letters].filter((v) => GROUPS[group]?.includes(v)).join('')), made: [] }));

const readers: Partial<Record<Spelling, Reader>> = {};
const DATA: Readonly<Record<Spelling, typeof LATIN>> = { latin: LATIN, cyrillic: CYRILLIC, kana: KANA };

/** Every way to read a folded word as Korean syllables; empty when there is none. */
export function readSyllables(word: string, spelling: Spelling = 'latin'): readonly Reading[] {
  return word.length === 0 || word.length > LONGEST_WORD ? NONE : (readers[spelling] ??= new Reader(DATA[spelling])).read(word);
}
