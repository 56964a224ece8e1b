import levenshtein from 'fast-levenshtein';
import type { Geography, GeographyEntry } from '../../watchlist/types.js';
import type { PhraseIndex } from '../text/phrases.js';

/** Finds a port of the DPRK in a port field that names no known place: blanks in it, or one letter wrong. */
export interface NearPlaceReader {
  find(text: string): GeographyEntry | null;
}

const SHORTEST = 6;
const LONGEST = 40;
/** Words beside a port's name that are not part of it. */
const BESIDE: ReadonlySet<string> = new Set(['port', 'seaport', 'harbour', 'harbor', 'city', 'anchorage', 'terminal', 'sea']);

/** For port fields only, and only as a hint: HUNG NAM is also a place in Viet Nam. */
export function createNearPlaceReader(geography: Geography, lexicon: PhraseIndex<GeographyEntry>): NearPlaceReader {
  const spell = (text: string): string => lexicon.tokens(text).words.map(({ key }) => key).filter((key) => !BESIDE.has(key)).join('');
  const known = new Map<string, GeographyEntry>();
  const others = new Set<string>();
  for (const entry of geography.entries) {
    if (entry.kind !== 'place') continue;
    for (const text of [entry.value, entry.fold ?? entry.value]) {
      const spelling = spell(text);
      if (!/^[a-z]+$/.test(spelling)) continue;
      if (entry.refersTo !== 'DPRK') others.add(spelling);
      else if (spelling.length >= SHORTEST && !known.has(spelling)) known.set(spelling, entry);
    }
  }
  return {
    find(text) {
      if (text.length < SHORTEST || text.length > LONGEST) return null;
      const [part] = text.split(/[,(/;]/, 1);
      const cell = spell(part ?? '');
      if (cell.length < SHORTEST || others.has(cell)) return null;
      const joined = known.get(cell);
      if (joined !== undefined) return joined;
      for (const [spelling, entry] of known) {
        // The first letter of a port is hardly ever the wrong one, and ONSAN is not WONSAN.
        if (Math.abs(spelling.length - cell.length) < 2 && spelling[0] === cell[0] && levenshtein.get(spelling, cell) === 1) return entry;
      }
      return null;
    },
  };
}
