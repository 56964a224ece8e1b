import type { Geography, GeographyEntry } from '../../watchlist/types.js';
import { PhraseIndex } from '../text/phrases.js';

/** Entries that are words; codes and patterns are looked up elsewhere. */
const WORDED: ReadonlySet<GeographyEntry['match']> = new Set(['phrase', 'whole-field', 'location-field', 'context-needed', 'never-alone']);
const CODED: ReadonlySet<string> = new Set(['locode', 'code', 'aircraft']);

/** Short and damaged spellings of the words of state names; entries and cells go through them alike. */
const STATE_WORDS: ReadonlyMap<string, string> = new Map(Object.entries({
  dem: 'democratic', demo: 'democratic', democ: 'democratic', rep: 'republic', repub: 'republic', rpblc: 'republic',
  people: 'peoples', peop: 'peoples', peo: 'peoples', ppl: 'peoples', ppls: 'peoples',
}));

/** N0RTH K0REA: a zero among the letters of a longer word is an o. */
const ZERO_FOR_O = /^(?=.*0)[a-z0]{5,}$/;

/**
 * `of` and `the` are left out, so that "Rep. of Korea" and "Republic Korea" are the same words; a lone `s` behind
 * `people` is an apostrophe that became a blank.
 */
function spellStateWord(word: string, previous: string | null): string | null {
  if (word === 'of' || word === 'the' || (word === 's' && previous === 'peoples')) return null;
  return STATE_WORDS.get(word) ?? (word.includes('0') && ZERO_FOR_O.test(word) ? word.replaceAll('0', 'o') : word);
}

/** The first words of all names, in every spelling that a cell may have for them. */
export function firstSpellings(lexicon: PhraseIndex<GeographyEntry>): readonly string[] {
  const words = new Set(lexicon.firstWords());
  const short = [...STATE_WORDS].filter(([, word]) => words.has(word)).map(([spelling]) => spelling);
  return [...words, ...short];
}

/** Names of countries and places of the geography, in their own spelling and without diacritics. */
export function createLexicon(geography: Geography): PhraseIndex<GeographyEntry> {
  const index = new PhraseIndex<GeographyEntry>(spellStateWord);
  for (const entry of geography.entries) {
    // KR of weather tables means nothing in trade data.
    const meaningless = entry.kind === 'collision-trap' && entry.match === 'never-alone';
    if (!WORDED.has(entry.match) || CODED.has(entry.kind) || meaningless) continue;
    // Only names of the country may lose their blanks: nothing else is written like NORTHKOREA.
    const together = entry.kind === 'country-name' && /[kc]or[eé]/i.test(entry.value);
    index.add(entry.value, entry, together);
    if (entry.fold !== null) index.add(entry.fold, entry, together);
  }
  return index;
}
