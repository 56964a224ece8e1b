import { memoise } from '../record/memo.js';
import type { Cell, PlaceCell } from '../record/types.js';
import type { Geography, GeographyEntry } from '../watchlist/types.js';
import { createCodeReader } from './geography/codes.js';
import { headerKind, isBankHeader, isPhoneHeader } from './geography/headers.js';
import { createLexicon, firstSpellings } from './geography/lexicon.js';
import { createNearCountryReader } from './geography/near-country.js';
import { createNearPlaceReader } from './geography/near-place.js';
import { createPatternReader } from './geography/patterns.js';
import type { CellKind, RefersTo, Strength } from './geography/strength.js';
import { viewCell, weigh } from './geography/strength.js';
import type { Occurrence } from './text/phrases.js';
import { resolve } from './text/phrases.js';
import { createWordFilter } from './text/word-filter.js';

/** Something in a cell that speaks of the DPRK, of the South, or of a place on the way. */
export interface PlaceSign {
  /** What it means here; a bare KOREA is the South although its entry is ambiguous. */
  readonly refersTo: RefersTo;
  /** `context`: counts only beside another sign. */
  readonly strength: Strength;
  /** The part of the cell, as the cell has it. */
  readonly surface: string;
  readonly entry: GeographyEntry;
}

export interface PlaceReader {
  /** Signs in a place cell of a record. A party column is read as a party, even where it holds an address too. */
  read(place: PlaceCell): readonly PlaceSign[];
  /** Signs in a text that stands in the given kind of cell, in order. */
  readText(text: string, kind: CellKind): readonly PlaceSign[];
  /** The sign in a currency cell: the won of the DPRK. */
  currency(text: string): PlaceSign | null;
  /** The sign in an unmapped cell without letters: a telephone number of the DPRK. */
  phone(cell: Cell): PlaceSign | null;
}

const NONE: readonly PlaceSign[] = [];
const SHORTEST_PHONE = 9;
const LONGEST_PHONE = 60;
/** How the text of an address, party or unrecognised column is read. */
function kindOf({ field, column }: Cell): CellKind {
  if (field === 'unmapped') return headerKind(column);
  return field.endsWith('_address') ? 'address' : 'party';
}

/**
 * Prepares reading of places from data/geography.yaml. Looking up is by tries and a few expressions, never by scanning
 * the entries; every distinct text is read once.
 */
export function createGeography(geography: Geography): PlaceReader {
  const lexicon = createLexicon(geography);
  const patterns = createPatternReader(geography);
  const codes = createCodeReader(geography);
  const near = createNearCountryReader(geography, lexicon);
  const places = createNearPlaceReader(geography, lexicon);
  const nearPlace = memoise((text: string) => places.find(text));
  const nearCountry = memoise((text: string) => near.find(text));

  const mayName = createWordFilter(firstSpellings(lexicon));

  const readAs = (kind: CellKind, bank: boolean): ((text: string) => readonly PlaceSign[]) => {
    const read = memoise((text: string) => readCell(text, kind, bank));
    // Fields made for places repeat and may be bare codes; all other text is mostly new and without any sign.
    if (kind === 'country' || kind === 'port') return read;
    return (text) => (mayName(text) || patterns.mayFind(text) ? read(text) : NONE);
  };
  const readCell = (text: string, kind: CellKind, bank: boolean): readonly PlaceSign[] => {
    const code = kind === 'country' || kind === 'port' ? codes.whole(text, kind) : null;
    if (code !== null) return [{ ...code, surface: text.trim() }];
    const signs: (PlaceSign & { readonly start: number })[] = [];
    const tokens = lexicon.tokens(text);
    const found = resolve(lexicon.find(tokens), southFirst);
    const view = found.length === 0 ? null : viewCell(text, tokens, kind);
    for (const at of found) {
      const sign = view === null ? null : strongest(at.values.flatMap((entry) => {
        const weighed = weigh(entry, { ...view, at });
        return weighed === null ? [] : [{ ...weighed, entry }];
      }));
      if (sign !== null) signs.push({ ...sign, surface: surfaceOf(text, at.start, at.end), start: at.start });
    }
    for (const { entry, start, end, certain } of patterns.find(text, bank)) {
      signs.push({ refersTo: entry.refersTo, strength: certain ? 'certain' : 'context', surface: text.slice(start, end), entry, start });
    }
    if (kind === 'port') signs.push(...codes.inside(text));
    else if (kind !== 'party' && kind !== 'country' && text.includes('KP')) signs.push(...codes.inside(text).filter(({ surface, refersTo }) => surface.length === 5 && refersTo === 'DPRK'));
    if (signs.length === 0) return NONE;
    return settle(signs.sort((a, b) => a.start - b.start).map(({ start: _, ...sign }) => sign));
  };
  const readers: Readonly<Record<CellKind, (text: string) => readonly PlaceSign[]>> = {
    country: readAs('country', false),
    port: readAs('port', false),
    address: readAs('address', false),
    party: readAs('party', false),
    remark: readAs('remark', false),
    text: readAs('text', false),
  };
  const bank = readAs('party', true);

  return {
    readText: (text, kind) => readers[kind](text),
    currency(text) {
      const entry = text.length > 8 ? null : codes.currency(text);
      return entry === null ? null : { refersTo: entry.refersTo, strength: 'certain', surface: text, entry };
    },
    read(place) {
      const { value } = place.cell;
      const signs = place.kind !== 'address' ? readers[place.kind](value) : isBank(place.cell) ? bank(value) : readers[kindOf(place.cell)](value);
      // The record says that the whole cell names the DPRK, in a spelling or numbering the entries here do not have.
      if (place.country === 'KP' && !signs.some(isCertainDprk)) {
        const entry = codes.country(value);
        if (entry !== null) return [...signs, { refersTo: 'DPRK', strength: 'certain', surface: value, entry }];
      }
      if (place.kind === 'country' && !signs.some(isCertainDprk)) {
        const unread = place.country === null && !signs.some(({ strength }) => strength === 'certain');
        const entry = near.sided(value) ?? (unread ? nearCountry(value) : null);
        if (entry !== null) return [{ refersTo: 'DPRK', strength: 'certain', surface: value, entry }];
      }
      if (place.kind === 'port' && signs.length === 0 && place.country === null) {
        const entry = nearPlace(value);
        // Longer names are no accident; HUNG NAM is also a place in Viet Nam.
        if (entry !== null) return [{ refersTo: 'DPRK', strength: entry.value.length >= 9 ? 'certain' : 'context', surface: value, entry }];
      }
      return signs;
    },
    phone({ value, column }) {
      if (value.length < SHORTEST_PHONE || value.length > LONGEST_PHONE) return null;
      const sign = value.includes('850') ? readers.remark(value).find(isCertainDprk) : undefined;
      if (sign !== undefined || !isPhoneHeader(column)) return sign ?? null;
      const entry = patterns.phone(value);
      return entry === null ? null : { refersTo: 'DPRK', strength: 'certain', surface: value, entry };
    },
  };
}

/** The part of the cell with the bracket that closes the one in it: Korea (North). */
function surfaceOf(text: string, start: number, end: number): string {
  const part = text.slice(start, end);
  return text[end] === ')' && part.lastIndexOf('(') > part.lastIndexOf(')') ? `${part})` : part;
}

const isBank = ({ field, column }: Cell): boolean => field === 'bank' || (field === 'unmapped' && isBankHeader(column));

/** Of two names of the same length the one that is not the DPRK wins: 东北朝鲜族 is a people, 河北韩国 has the South in it. */
function southFirst(one: Occurrence<GeographyEntry>): number {
  return one.values.some((entry) => entry.refersTo === 'NOT-DPRK') ? 0 : 1;
}

type Candidate = Pick<PlaceSign, 'refersTo' | 'strength' | 'entry'>;

/** Several entries may be written alike: the strongest reading counts, and of equals the DPRK's. */
function strongest(candidates: readonly Candidate[]): Candidate | null {
  const rank = (c: Candidate): number => (c.strength === 'certain' ? 0 : 2) + (c.refersTo === 'DPRK' ? 0 : 1);
  return [...candidates].sort((a, b) => rank(a) - rank(b))[0] ?? null;
}

function isCertainDprk(sign: PlaceSign): boolean {
  return sign.refersTo === 'DPRK' && sign.strength === 'certain';
}

/**
 * Signs of one cell explain each other: a place beside the country's name is certain, a place beside a name of the
 * South is not; and bare Korea says nothing beside the North.
 */
function settle(signs: readonly PlaceSign[]): readonly PlaceSign[] {
  const isPlace = ({ entry }: PlaceSign): boolean => entry.kind === 'place' || entry.kind === 'misspelling';
  const north = signs.some((sign) => isCertainDprk(sign) && !isPlace(sign));
  const south = signs.some((sign) => sign.refersTo === 'NOT-DPRK' && sign.strength === 'certain');
  return signs
    .filter((sign) => !(north && sign.refersTo === 'NOT-DPRK' && sign.entry.refersTo === 'AMBIGUOUS'))
    .map((sign) => {
      if (sign.refersTo !== 'DPRK' || !isPlace(sign)) return sign;
      if (north) return { ...sign, strength: 'certain' };
      return south ? { ...sign, strength: 'context' } : sign;
    });
}
