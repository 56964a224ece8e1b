import levenshtein from 'fast-levenshtein';
import type { Geography, GeographyEntry } from '../../watchlist/types.js';
import type { PhraseIndex } from '../text/phrases.js';

/** Finds the DPRK in a country field whose text names no country as it stands: cut off at the column's width, or mistyped. */
export interface NearCountryReader {
  find(text: string): GeographyEntry | null;
  /** "Republic of Korea (North)": a name of the South with the word that makes it the North. */
  sided(text: string): GeographyEntry | null;
}

interface Form {
  readonly spelling: string;
  readonly entry: GeographyEntry;
}

const LONGEST = 80;
/** Shorter beginnings fit too much: "korea d" is enough, "north k" is not. */
const SHORTEST_CUT = 9;
const SHORTEST_CUT_OF_KOREA = 7;

const NORTH: ReadonlySet<string> = new Set(['north', 'northern', 'n', 'nth', 'no']);
const KOREA: ReadonlySet<string> = new Set(['korea', 'kor', 'corea', 'coree', 'korean']);
const OF_A_STATE: ReadonlySet<string> = new Set(['republic', 'democratic', 'peoples', 'state']);

/** Slips allowed by length: one in a short name, two in a long one. */
const slips = (length: number): number => (length < 9 ? 0 : length < 20 ? 1 : 2);
const letters = (text: string): string => [...text].sort().join('');

/** Changed letters; two letters that changed places are one slip. */
function distanceOf(a: string, b: string): number {
  const distance = levenshtein.get(a, b);
  return distance === 2 && letters(a) === letters(b) ? 1 : distance;
}

/** For country fields only, where the record could not read a country: elsewhere a resemblance says nothing. */
export function createNearCountryReader(geography: Geography, lexicon: PhraseIndex<GeographyEntry>): NearCountryReader {
  const spell = (text: string): string => lexicon.tokens(text).words.map(({ key }) => key).join(' ');
  const formsOf = (dprk: boolean): readonly Form[] => geography.entries
    .filter((entry) => ['country-name', 'misspelling', 'collision-trap'].includes(entry.kind) && (entry.refersTo === 'DPRK') === dprk)
    .filter((entry) => entry.match === 'phrase')
    .map((entry) => ({ spelling: spell(entry.fold ?? entry.value), entry }))
    .filter(({ spelling }) => /^[a-z ]{7,}$/.test(spelling));
  const north = formsOf(true).filter(({ spelling }) => /kor|cor/.test(spelling));
  const others = [...formsOf(false).map(({ spelling }) => spelling), ...['korea', 'north macedonia', 'north carolina']];

  /** "Republic of Korea (North)", "N.KOR": north and Korea and nothing that is not of a State's name. */
  const sided = (cell: string): Form | null => {
    const words = cell.split(' ');
    const isOf = (set: ReadonlySet<string>): boolean => words.some((word) => set.has(word));
    return isOf(NORTH) && isOf(KOREA) && words.every((word) => NORTH.has(word) || KOREA.has(word) || OF_A_STATE.has(word)) ? north[0] ?? null : null;
  };
  const cutOff = (cell: string): Form | null => {
    if (cell.length < (cell.startsWith('korea ') ? SHORTEST_CUT_OF_KOREA : SHORTEST_CUT)) return null;
    if (!/kor|cor/.test(cell) && !cell.startsWith('democratic peoples republic')) return null;
    if (others.some((other) => other.startsWith(cell))) return null;
    return north.find(({ spelling }) => spelling.startsWith(cell)) ?? null;
  };
  const mistyped = (cell: string): Form | null => {
    let best: Form | null = null;
    let least = slips(cell.length) + 1;
    for (const form of north) {
      if (Math.abs(form.spelling.length - cell.length) >= least) continue;
      const distance = distanceOf(form.spelling, cell);
      if (distance < least) [best, least] = [form, distance];
    }
    // As near to another country as to the DPRK: "SORTH KOREA" tells nothing.
    return best !== null && others.some((other) => distanceOf(other, cell) <= least) ? null : best;
  };

  return {
    sided: (text) => (text.length > LONGEST || !/[kc]or/i.test(text) || !/\bn/i.test(text) ? null : sided(spell(text))?.entry ?? null),
    find(text) {
      if (text.length > LONGEST) return null;
      const cell = spell(text);
      return (sided(cell) ?? cutOff(cell) ?? mistyped(cell))?.entry ?? null;
    },
  };
}
