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
export const GROUPS = ['ㅏ', 'ㅑ', 'ㅐㅔㅒㅖ', 'ㅗㅓㅜㅡ', 'ㅛㅕㅠ', 'ㅣㅢㅟ', 'ㅘ', 'ㅝ', 'ㅚㅙㅞ'];
export const ONSETS = ['', 'k', 'n', 't', 'r', 'm', 'p', 's', 'j', 'h'];
export const CODAS = ['', 'k', 'n', 't', 'l', 'm', 'p', 'ng'];
/** Hangul initial and final consonants by index in the Unicode composition, as classes. */
const HANGUL_ONSETS = [1, 1, 2, 3, 3, 4, 5, 6, 6, 7, 7, 0, 8, 8, 8, 1, 3, 6, 9];
const HANGUL_CODAS = [0, 1, 1, 1, 2, 2, 2, 3, 4, 1, 5, 4, 4, 4, 6, 4, 5, 6, 6, 3, 3, 7, 3, 3, 1, 3, 6, 3];

export const groupOf = (vowel: string): number => GROUPS.findIndex((group) => group.includes(vowel));
export const maskOf = (vowels: string): number => [...vowels].reduce((mask, vowel) => mask | (1 << VOWELS.indexOf(vowel)), 0);
const RIEUL = ONSETS.indexOf('r');
const NIEUN = ONSETS.indexOf('n');
const NASALS = [CODAS.indexOf('ng'), CODAS.indexOf('m')];

export const syllableOf = (onset: number, group: number, coda: number, vowels: number): Syllable => ({
  code: ((onset === RIEUL ? NIEUN : onset) * GROUPS.length + group) * CODAS.length + coda, vowels, rieul: onset === RIEUL, nasalEnd: NASALS.includes(coda),
});

const MAX_READINGS = 8;
const MAX_SYLLABLES = 6;

/** A reading of its own of some syllables. */
export function readingOf(syllables: readonly Syllable[]): Reading {
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
  if (syllables.length === 0) return [];
  const northern = withInitial(syllables);
  return northern === null ? [readingOf(syllables)] : [readingOf(syllables), readingOf(northern)];
}

const GLIDES = [groupOf('ㅑ'), groupOf('ㅕ'), groupOf('ㅣ'), groupOf('ㅖ')];

/** The South drops an initial rieul before i and y that the North writes: 연봉 for 련봉. Null for another beginning. */
function withInitial(syllables: readonly Syllable[]): readonly Syllable[] | null {
  const first = syllables[0] as Syllable;
  const group = Math.floor(first.code / CODAS.length) % GROUPS.length;
  if (first.code >= GROUPS.length * CODAS.length || !GLIDES.includes(group)) return null;
  return [{ ...first, code: first.code + NIEUN * GROUPS.length * CODAS.length, rieul: true }, ...syllables.slice(1)];
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
  return paths.map(readingOf);
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
  let all = readings;
  for (const { syllables } of readings) {
    const northern = withInitial(syllables);
    if (northern === null) continue;
    const more = readingOf(northern);
    if (!readings.some((r) => r.hash === more.hash)) all = [...all, more];
  }
  return all;
}
