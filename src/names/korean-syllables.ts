import { CYRILLIC, KANA, LATIN } from './generated/korean.js';
import { appendHash } from './hash.js';
import { hangulReadings } from './han.js';

/**
 * Korean syllables as classes. A spelling stands for a set of Hangul syllables: `Jung` for 정 and 중, `Chong` for 정 and 종.
 * `code` names the loose class (onset group, vowel group, coda) that every spelling of one syllable shares; `vowels` is the
 * set of Hangul vowels the spelling allows. Two spellings agree when their codes are equal and their vowel sets meet.
 */
export interface Syllable {
  readonly code: number;
  readonly vowels: number;
  /** Begins with rieul, which is spoken (and then written) as nieun after ng and m: the code does not tell them apart. */
  readonly rieul: boolean;
  readonly nasalEnd: boolean;
}

/** One way to read a word as syllables, with the rolling hash of its codes. */
export interface Reading {
  readonly syllables: readonly Syllable[];
  readonly hash: number;
}

const VOWELS = 'ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ';
/** Vowels that some romanisation writes alike stand in one group. */
const GROUPS = ['ㅏ', 'ㅑ', 'ㅐㅔㅒㅖ', 'ㅗㅓㅜㅡ', 'ㅛㅕㅠ', 'ㅣㅢㅟ', 'ㅘ', 'ㅝ', 'ㅚㅙㅞ'];
const ONSETS = ['', 'k', 'n', 't', 'r', 'm', 'p', 's', 'j', 'h'];
const CODAS = ['', 'k', 'n', 't', 'l', 'm', 'p', 'ng'];
/** Hangul initial and final consonants by index in the Unicode composition, as classes. */
const HANGUL_ONSETS = [1, 1, 2, 3, 3, 4, 5, 6, 6, 7, 7, 0, 8, 8, 8, 1, 3, 6, 9];
const HANGUL_CODAS = [0, 1, 1, 1, 2, 2, 2, 3, 4, 1, 5, 4, 4, 4, 6, 4, 5, 6, 6, 3, 3, 7, 3, 3, 1, 3, 6, 3];

const groupOf = (vowel: string): number => GROUPS.findIndex((group) => group.includes(vowel));
const maskOf = (vowels: string): number => [...vowels].reduce((mask, vowel) => mask | (1 << VOWELS.indexOf(vowel)), 0);
const RIEUL = ONSETS.indexOf('r');
const NIEUN = ONSETS.indexOf('n');
const NASALS = [CODAS.indexOf('ng'), CODAS.indexOf('m')];

const syllableOf = (onset: number, group: number, coda: number, vowels: number): Syllable => ({
  code: ((onset === RIEUL ? NIEUN : onset) * GROUPS.length + group) * CODAS.length + coda, vowels, rieul: onset === RIEUL, nasalEnd: NASALS.includes(coda),
});

interface VowelSet {
  readonly group: number;
  readonly mask: number;
}

interface Alphabet {
  readonly onsets: ReadonlyMap<string, number>;
  readonly codas: ReadonlyMap<string, readonly number[]>;
  readonly vowels: ReadonlyMap<string, { readonly open: readonly VowelSet[]; readonly closed: readonly VowelSet[] }>;
  readonly longest: number;
}

function alphabet(data: typeof LATIN): Alphabet {
  const parts = (record: Readonly<Record<string, readonly string[]>>, names: readonly string[]): Map<string, number> =>
    new Map(Object.entries(record).flatMap(([name, spellings]) => spellings.map((s) => [s, names.indexOf(name)] as const)));
  const sets = (letters: string): readonly VowelSet[] =>
    [...new Set([...letters].map(groupOf))].map((group) => ({ group, mask: maskOf([...letters].filter((v) => groupOf(v) === group).join('')) }));
  const vowels = new Map(Object.entries(data.vowels).map(([spelling, letters]) => [spelling, { open: sets(letters.split('/')[0] as string), closed: sets(letters.replace('/', '')) }] as const));
  const codas = new Map<string, number[]>();
  for (const [name, spellings] of Object.entries(data.codas)) for (const s of spellings) codas.set(s, [...(codas.get(s) ?? []), CODAS.indexOf(name)]);
  return { onsets: parts(data.onsets, ONSETS), codas, vowels, longest: 3 };
}

let latin: Alphabet | null = null;
let cyrillic: Alphabet | null = null;
let kana: Alphabet | null = null;

/** How a word is spelled: in Latin letters, in Cyrillic ones, or in kana that have been romanised. */
export type Spelling = 'latin' | 'cyrillic' | 'kana';

const OPEN: readonly number[] = [0];
const MAX_READINGS = 8;
const MAX_SYLLABLES = 6;

/** Every way to read a folded word as Korean syllables; empty when there is none. */
export function readSyllables(word: string, spelling: Spelling = 'latin'): readonly Reading[] {
  if (word.length === 0 || word.length > 24) return [];
  const letters = spelling === 'cyrillic' ? (cyrillic ??= alphabet(CYRILLIC)) : spelling === 'kana' ? (kana ??= alphabet(KANA)) : (latin ??= alphabet(LATIN));
  const found: Reading[] = [];
  const dead = new Set<number>();
  const path: Syllable[] = [];
  const walk = (at: number): boolean => {
    if (at === word.length) {
      if (found.length < MAX_READINGS) found.push(reading(path));
      return true;
    }
    if (dead.has(at) || path.length >= MAX_SYLLABLES || found.length >= MAX_READINGS) return false;
    let any = false;
    for (let onsetLength = Math.min(3, word.length - at - 1); onsetLength >= 0; onsetLength--) {
      const onset = onsetLength === 0 ? 0 : letters.onsets.get(word.slice(at, at + onsetLength));
      if (onset === undefined) continue;
      const vowelAt = at + onsetLength;
      for (let vowelLength = Math.min(letters.longest, word.length - vowelAt); vowelLength > 0; vowelLength--) {
        const vowels = letters.vowels.get(word.slice(vowelAt, vowelAt + vowelLength));
        // A doubled vowel (Jong-uun) is a slip, not two syllables.
        if (vowels === undefined || (onsetLength === 0 && at > 0 && word[at] === word[at - 1])) continue;
        const codaAt = vowelAt + vowelLength;
        for (let codaLength = Math.min(3, word.length - codaAt); codaLength >= 0; codaLength--) {
          const codas = codaLength === 0 ? OPEN : letters.codas.get(word.slice(codaAt, codaAt + codaLength));
          if (codas === undefined) continue;
          for (const coda of codas) {
            for (const { group, mask } of codaLength === 0 ? vowels.open : vowels.closed) {
              path.push(syllableOf(onset, group, coda, mask));
              if (walk(codaAt + codaLength)) any = true;
              path.pop();
            }
          }
        }
      }
    }
    if (!any && path.length < MAX_SYLLABLES && found.length < MAX_READINGS) dead.add(at);
    return any;
  };
  walk(0);
  return found;
}

function reading(syllables: readonly Syllable[]): Reading {
  let hash = 0;
  for (const syllable of syllables) hash = appendHash(hash, syllable.code);
  return { syllables: [...syllables], hash };
}

/** The syllable a Hangul character stands for. */
export function hangulSyllable(character: string): Syllable | null {
  const index = character.charCodeAt(0) - 0xac00;
  if (index < 0 || index >= 11172) return null;
  const vowel = VOWELS[Math.floor((index % 588) / 28)] as string;
  return syllableOf(HANGUL_ONSETS[Math.floor(index / 588)] as number, groupOf(vowel), HANGUL_CODAS[index % 28] as number, maskOf(vowel));
}

/** A word of Hangul letters as syllables. */
export function readHangul(word: string): readonly Reading[] {
  const syllables: Syllable[] = [];
  for (const character of word) {
    const syllable = hangulSyllable(character);
    if (syllable === null || syllables.length >= MAX_SYLLABLES) return [];
    syllables.push(syllable);
  }
  return syllables.length === 0 ? [] : [syllables, ...withInitial(syllables)].map(reading);
}

const GLIDES = [groupOf('ㅑ'), groupOf('ㅕ'), groupOf('ㅣ'), groupOf('ㅖ')];

/** The South drops an initial rieul before i and y that the North writes: 연봉 for 련봉. */
function withInitial(syllables: readonly Syllable[]): readonly (readonly Syllable[])[] {
  const [first, ...rest] = syllables as [Syllable, ...Syllable[]];
  const group = Math.floor(first.code / CODAS.length) % GROUPS.length;
  if (first.code >= GROUPS.length * CODAS.length || !GLIDES.includes(group)) return [];
  return [[{ ...first, code: first.code + NIEUN * GROUPS.length * CODAS.length, rieul: true }, ...rest]];
}

/** A word of Han characters in every Korean reading (at most eight). */
export function readHanja(word: string): readonly Reading[] {
  let paths: Syllable[][] = [[]];
  for (const character of word) {
    const readings = hangulReadings(character).map(hangulSyllable).filter((s) => s !== null);
    if (readings.length === 0) return [];
    paths = paths.flatMap((path) => readings.map((syllable) => [...path, syllable])).slice(0, MAX_READINGS);
    if ((paths[0] as Syllable[]).length > MAX_SYLLABLES) return [];
  }
  return paths.map(reading);
}

/** True when some reading of one word and some reading of the other are the same syllables. */
export function sameSyllables(a: readonly Reading[], b: readonly Reading[]): boolean {
  return a.some((x) => b.some((y) => x.hash === y.hash && agree(x.syllables, y.syllables)));
}

/** Syllable by syllable: equal class, and a Hangul vowel that both spellings allow. */
export function agree(a: readonly Syllable[], b: readonly Syllable[]): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) {
    const x = a[i] as Syllable;
    const y = b[i] as Syllable;
    if (x.code !== y.code || (x.vowels & y.vowels) === 0) return false;
    if (x.rieul !== y.rieul && !(i > 0 && (a[i - 1] as Syllable).nasalEnd)) return false;
  }
  return true;
}

/** The readings of a word of a firm's name, with and without the initial rieul that only the North writes. */
export function withInitialRieul(readings: readonly Reading[]): readonly Reading[] {
  const more = readings.flatMap(({ syllables }) => withInitial(syllables)).map(reading);
  return more.length === 0 ? readings : [...readings, ...more.filter((m) => !readings.some((r) => r.hash === m.hash))];
}
