import { COMMON, LEGAL_FORMS, NUMBERS, PARTICLES, PEOPLE, PLACES, WORDS } from './generated/language.js';
import { hashText, mix } from './hash.js';
import { KeyFilter } from './key-filter.js';
import { foldPlain } from './plain.js';

/** What part a word plays in a name. Only `word` is distinctive. */
export const ROLE = { word: 0, common: 1, generic: 2, light: 3, country: 4, city: 5, number: 6, legal: 7, particle: 8, party: 9 } as const;
export type Role = (typeof ROLE)[keyof typeof ROLE];

/** Further properties of a word, beside its role, as bits. */
export const MARK = {
  /** A legal form only at the edge of a name. */
  edge: 1,
  /** Begins or continues an address. */
  address: 2,
  personParticle: 4,
  title: 8,
  /** Announces a number: No., Che, 第. */
  sign: 16,
  commonPersonal: 32,
  /** A part of addresses that is also a syllable of names. */
  syllable: 64,
} as const;

export interface Meaning {
  readonly role: Role;
  /** Equal for all spellings of one meaning; the word itself where it has no other. */
  readonly concept: string;
  readonly marks: number;
  /** Value of a number word. */
  readonly number: string | null;
}

export interface Phrase {
  readonly words: readonly string[];
  readonly meaning: Meaning;
}

const meanings = new Map<string, Meaning>();
const phrases = new Map<string, Phrase[]>();
/** Words of scripts written without spaces, found inside a run of letters: by first character, longest first. */
const runWords = new Map<string, { readonly text: string; readonly meaning: Meaning }[]>();
const personal = new Map<string, string>();

const UNSPACED = /[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Myanmar}\p{Script=Khmer}\p{Script=Lao}]/u;

/** Words with a slash that are one word in trade papers (C/O, J/V). */
const slashed = new Set(['n/a', 'a/s', 'm/v', 'm/t', 's/o', 'd/o', 't/a']);

function add(written: string, meaning: Meaning): void {
  if (/^[a-z](?:\/[a-z])+$/.test(written)) {
    slashed.add(written);
    meanings.set(written, meaning);
    return;
  }
  const words = foldPlain(written).split(' ').filter((w) => w !== '');
  const first = words[0];
  if (first === undefined) return;
  if (words.length > 1) {
    const list = phrases.get(first) ?? [];
    list.push({ words, meaning });
    list.sort((a, b) => b.words.length - a.words.length);
    phrases.set(first, list);
    return;
  }
  const known = meanings.get(first);
  meanings.set(first, known === undefined ? meaning : { ...known, marks: known.marks | meaning.marks });
  if (UNSPACED.test(first) && meaning.role !== ROLE.particle && (known === undefined || known.role === meaning.role)) {
    const initial = first[0] as string;
    const list = runWords.get(initial) ?? [];
    list.push({ text: first, meaning });
    list.sort((a, b) => b.text.length - a.text.length);
    runWords.set(initial, list);
  }
}

const addAll = (words: readonly string[], role: Role, concept: string | null, marks = 0): void => {
  for (const word of words) add(word, { role, concept: concept ?? foldPlain(word), marks, number: null });
};

function build(): void {
  for (const [value, words] of Object.entries(NUMBERS.words)) for (const word of words) add(word, { role: ROLE.number, concept: `#${value}`, marks: 0, number: value });
  for (const [value, word] of Object.entries(NUMBERS.roman)) add(word, { role: ROLE.number, concept: `#${value}`, marks: 0, number: value });
  addAll(LEGAL_FORMS.anywhere, ROLE.legal, 'legal form');
  addAll(LEGAL_FORMS.edges, ROLE.legal, null, MARK.edge);
  for (const [concept, words] of Object.entries(WORDS.generic)) addAll(words, ROLE.generic, concept);
  for (const [concept, words] of Object.entries(WORDS.light)) addAll(words, ROLE.light, concept);
  for (const [concept, words] of Object.entries(WORDS.romanised)) addAll(words, concept in WORDS.light ? ROLE.light : ROLE.generic, concept);
  for (const [concept, words] of Object.entries(PLACES.country)) addAll(words, ROLE.country, concept);
  for (const [concept, words] of Object.entries(PLACES.city)) addAll(words, ROLE.city, concept);
  addAll(PARTICLES.party, ROLE.party, 'party');
  addAll(PARTICLES.organisation, ROLE.particle, null);
  addAll(COMMON.words, ROLE.common, null);
  for (const word of COMMON.personal) mark(word, MARK.commonPersonal);
  for (const word of PARTICLES.person) mark(word, MARK.personParticle);
  for (const word of PARTICLES.title) mark(word, MARK.title);
  for (const word of PLACES.address) mark(word, MARK.address);
  for (const word of PLACES.syllables) mark(word, MARK.address | MARK.syllable);
  for (const word of NUMBERS.signs) mark(word, MARK.sign);
  for (const [concept, words] of Object.entries(PEOPLE.variants)) for (const word of words) personal.set(foldPlain(word), concept);
}

function mark(written: string, bit: number): void {
  const word = foldPlain(written);
  if (word === '' || word.includes(' ')) return;
  const known = meanings.get(word) ?? { role: ROLE.word, concept: word, marks: 0, number: null };
  meanings.set(word, { ...known, marks: known.marks | bit });
}

build();

const known = new KeyFilter(meanings.size + phrases.size + personal.size);
for (const words of [meanings, phrases, personal]) for (const word of words.keys()) known.add(mix(hashText(word)));

/** False for the hash of a word that the language data surely do not know: it has no meaning, begins no phrase and is no variant. */
export const mayBeKnown = (hash: number): boolean => known.mayHave(mix(hash));

/** Meaning of a folded word, or null for a word the language data do not know. */
export const meaningOf = (word: string): Meaning | null => meanings.get(word) ?? null;

/** True for a word like C/O. */
export const isSlashed = (word: string): boolean => slashed.has(word);

/** Phrases that begin with the folded word, longest first. */
export const phrasesFrom = (word: string): readonly Phrase[] | null => phrases.get(word) ?? null;

/** Known words that begin with the character, for scripts without spaces, longest first. */
export const runWordsFrom = (character: string) => runWords.get(character) ?? [];

/** The given name a spelling belongs to (`osama` and `usama`), or null. */
export const personalVariant = (word: string): string | null => personal.get(word) ?? null;

/** Korean words in Latin letters are too close to each other to be guessed at. */
const romanised = new Set(Object.values(WORDS.romanised).flat());

/** Words of the lexicon long enough that a slip in them can be seen for what it is. */
export const longLexiconWords = (): readonly string[] =>
  [...meanings].filter(([word, m]) => word.length >= 6 && /^[a-z]+$/.test(word) && !romanised.has(word) && (m.role === ROLE.generic || m.role === ROLE.light || m.role === ROLE.legal)).map(([word]) => word);

let endings: Map<string, string | null> | null = null;

/** The word that a beginning of at least four letters must have been cut from, when all known words with that beginning mean the same. */
export function completion(beginning: string): string | null {
  if (endings === null) {
    endings = new Map();
    for (const [word, { role, concept }] of meanings) {
      if (!/^[a-z]{6,}$/.test(word) || romanised.has(word) || (role !== ROLE.generic && role !== ROLE.light && role !== ROLE.legal)) continue;
      for (let length = 4; length < word.length; length++) {
        const start = word.slice(0, length);
        const other = endings.get(start);
        if (other === undefined) endings.set(start, word);
        else if (other !== null && meanings.get(other)?.concept !== concept) endings.set(start, null);
      }
    }
  }
  return endings.get(beginning) ?? null;
}
