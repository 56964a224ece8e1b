import type { GeographyEntry } from '../../watchlist/types.js';
import type { Occurrence } from '../text/phrases.js';
import { isUnspaced } from '../text/tokens.js';
import type { Tokens, Word } from '../text/tokens.js';

/**
 * In what kind of cell a name stands. `text`: a description of goods; `remark`: a column that was not recognised, which may
 * hold a party, a place or running text.
 */
export type CellKind = 'country' | 'port' | 'address' | 'party' | 'remark' | 'text';
/** `named`: a street or house bears the name; the DPRK is mentioned, and the goods may go anywhere. */
export type Strength = 'certain' | 'named' | 'context';
export type RefersTo = GeographyEntry['refersTo'];

export interface Weighed {
  readonly refersTo: RefersTo;
  readonly strength: Strength;
}

/** A cell, with what is needed of it as a whole, so that a long cell is not looked through for every name in it. */
export interface CellView {
  readonly text: string;
  readonly tokens: Tokens;
  readonly kind: CellKind;
  /** Index of the first word behind a comma or the like; past the end when there is none. */
  readonly secondPart: number;
  /** Words of a firm or body of a State. */
  readonly ofAFirm: boolean;
  /** Words of Indonesia: DPRK is a district council there. */
  readonly indonesian: boolean;
}

/** A cell and where in it an occurrence stands. */
export interface Situation extends CellView {
  readonly at: Occurrence<GeographyEntry>;
}

/** Provinces of the South have a North and a South of their own: "Gyeongsang North, Korea". */
const SOUTHERN_PROVINCE = /^(?:gyeong|kyong|kyung|chung|choong|jeol|jeon|cholla|chol|chon)(?:sang|cheong|chong|chung|la|ra|nam|buk|puk)*(?:do)?$/;
/** Parts of a South Korean town: Nampo-dong is in Busan, Nampo-myeon in Boryeong. */
const PART_OF_TOWN: ReadonlySet<string> = new Set(['dong', 'ri', 'ro', 'gil', 'myeon', 'myun', 'eup', 'gu', 'ga', 'daero', 'beongil']);
/** "Chongjin Road, Bukit Mertajam" and "Pyongyang Restaurant, Phnom Penh" are elsewhere. */
const NAMED_AFTER: ReadonlySet<string> = new Set(['road', 'rd', 'street', 'str', 'avenue', 'ave', 'lane', 'boulevard', 'blvd', 'restaurant', 'cafe', 'building', 'bldg', 'tower', 'apartment', 'apartments', 'plaza']);
/** Words that may stand behind a town and still leave it a town. */
const OF_A_TOWN: ReadonlySet<string> = new Set(['city', 'si', 'province', 'do', 'port', 'district', 'special', 'directly', 'economic', 'free', 'trade', 'zone', 'north', 'korea', 'dprk']);
/** "Pyongyang Trading Company" is of Pyongyang; "Pyongyang Restaurant Pte Ltd" may be anywhere. */
const OF_A_FIRM: ReadonlySet<string> = new Set([
  'trading', 'trade', 'general', 'bank', 'factory', 'import', 'export', 'university', 'ministry', 'committee', 'bureau', 'technology', 'machinery', 'shipping', 'joint',
]);
/** Words before a place in running text that make it a place of the journey. */
const LEADS_TO_PLACE: ReadonlySet<string> = new Set(['from', 'to', 'at', 'in', 'via', 'port', 'origin', 'ex', 'destination', 'pol', 'pod', 'for', 'into', 'toward', 'towards']);
/** Of these the ones that lead to a short name too, when nothing follows it: "discharge at Nampo", but "for Rajin" may be a person. */
const LEADS_TO_SHORT: ReadonlySet<string> = new Set(['to', 'at', 'via', 'port', 'destination', 'pol', 'pod']);
/** Names of seven letters and more are no everyday word or surname; shorter ones (Rason, Najin) may be. */
const DISTINCT_LETTERS = 7;
/** Spellings of Pyongyang, two words and two characters included: no other place is called so. */
const PYONGYANG = /^(?:평양시?|平壤|ph?y[eoŏ]+ng[ -]?yang)$/iu;

export function viewCell(text: string, tokens: Tokens, kind: CellKind): CellView {
  const { words } = tokens;
  const second = words.findIndex((word, i) => i > 0 && word.gap === 'hard');
  return {
    text, tokens, kind,
    secondPart: second < 0 ? words.length : second,
    ofAFirm: words.some(({ key }) => OF_A_FIRM.has(key)),
    indonesian: words.some(({ key }) => key === 'aceh' || key === 'indonesia'),
  };
}

/** What one entry says at one place of a cell, or null where it says nothing there. */
export function weigh(entry: GeographyEntry, situation: Situation): Weighed | null {
  const { kind } = situation;
  if (entry.kind === 'collision-trap') return { refersTo: 'NOT-DPRK', strength: 'context' };
  switch (entry.match) {
    case 'phrase':
      if (isPlaceName(entry)) return placeName(entry, situation);
      return countryName(entry, situation);
    case 'whole-field':
      if (isWholeCell(situation)) return { refersTo: entry.refersTo, strength: isForNames(kind) ? 'context' : 'certain' };
      if (isOwnPart(situation) && (kind === 'address' || kind === 'port' || kind === 'country')) return { refersTo: entry.refersTo, strength: 'certain' };
      return isUnspaced(entry.value) ? { refersTo: entry.refersTo, strength: 'context' } : null;
    case 'location-field':
      return placeName(entry, situation);
    case 'context-needed':
      return inContext(entry, situation);
    case 'never-alone':
      return kind === 'country' && isWholeCell(situation) ? { refersTo: 'AMBIGUOUS', strength: 'context' } : null;
    default:
      return null;
  }
}

/** Misspelt Pyongyang stands among the phrases, but it is a place all the same. */
function isPlaceName(entry: GeographyEntry): boolean {
  return entry.kind === 'place' || (entry.kind === 'misspelling' && /^py/i.test(entry.value));
}

/** A name of the country, or of the South. */
function countryName(entry: GeographyEntry, situation: Situation): Weighed | null {
  const { text, tokens, kind, at } = situation;
  const certain: Weighed = { refersTo: entry.refersTo, strength: 'certain' };
  const inSpace = kind === 'country' || kind === 'port';
  if (isUnspaced(entry.value)) {
    // Two characters may be part of another word: 北韩 in 河北韩国, 북한산 mountain, 이북 e-book.
    return entry.value.length > 2 || isFree(text, at) ? doubtfulOutside(entry, certain, inSpace) : { refersTo: entry.refersTo, strength: 'context' };
  }
  const words = tokens.words.slice(at.from, at.to);
  const [first, second] = words;
  if (words.length === 2 && first !== undefined && second !== undefined) {
    const before = tokens.words[at.from - 1];
    const after = tokens.words[at.to];
    const sideFirst = isSide(first);
    // "Gyeongsang North, Korea" and "Korea, North Gyeongsang" are in the South.
    if (sideFirst && (second.gap === 'hard' || (before !== undefined && first.gap !== 'hard' && SOUTHERN_PROVINCE.test(before.key)))) return null;
    if (isSide(second) && !sideFirst && after !== undefined && after.gap !== 'hard') return null;
  }
  if (situation.indonesian && tokens.words[at.from]?.key === 'dprk') {
    return { refersTo: 'AMBIGUOUS', strength: 'context' };
  }
  return doubtfulOutside(entry, certain, inSpace);
}

/** Nicknames and words of medium standing are certain only in a field made for places. */
function doubtfulOutside(entry: GeographyEntry, certain: Weighed, inSpace: boolean): Weighed {
  const doubtful = entry.kind === 'nickname' || (isUnspaced(entry.value) && entry.confidence !== 'high');
  return doubtful && !inSpace ? { ...certain, strength: 'context' } : certain;
}

/** Cells that are not made for places: a name of a place in them may be part of the name of a firm. */
function isForNames(kind: CellKind): boolean {
  return kind === 'party' || kind === 'remark' || kind === 'text';
}

function isSide({ key }: Word): boolean {
  return key === 'north' || key === 'n' || key === 'south' || key === 's';
}

/** Places count where the cell is about places; elsewhere only where they stand like one. */
function placeName(entry: GeographyEntry, situation: Situation): Weighed | null {
  const { text, tokens, kind, at } = situation;
  const weak: Weighed = { refersTo: entry.refersTo, strength: 'context' };
  if (entry.refersTo === 'AMBIGUOUS') return isForNames(kind) ? null : weak;
  const certain: Weighed = { refersTo: entry.refersTo, strength: 'certain' };
  const pyongyang = PYONGYANG.test(entry.value);
  if (at.from < 0) return placeInRun(entry, situation, pyongyang);

  const gap = tokens.words[at.from + 1]?.gap;
  if (at.to - at.from === 2 && entry.value.includes('-') && gap !== 'hyphen' && !isOwnPart(situation)) return kind === 'text' ? null : weak;
  const after = tokens.words[at.to];
  if (after !== undefined && after.gap !== 'hard' && PART_OF_TOWN.has(after.key)) return weak;
  if (kind === 'country' || kind === 'port') return certain;

  const letters = text.slice(at.start, at.end).replace(/[^\p{L}]/gu, '').length;
  const distinct = at.to - at.from === 1 || pyongyang ? letters >= DISTINCT_LETTERS : false;
  if (kind === 'address' && distinct && entry.refersTo === 'DPRK' && after !== undefined && after.gap !== 'hard' && NAMED_AFTER.has(after.key)) return { refersTo: 'DPRK', strength: 'named' };
  if (kind === 'address') return distinct || entry.refersTo === 'NOT-DPRK' || endsPart(situation) ? certain : weak;
  const inAddress = kind !== 'text' && endsPart(situation) && !startsCell(situation) && (distinct || isOwnPart(situation));
  const stateFirm = kind === 'party' && pyongyang && situation.ofAFirm;
  const alone = isWholeCell(situation) && (kind === 'party' ? pyongyang : kind === 'remark' && distinct);
  return inAddress || alone || stateFirm || (kind !== 'party' && isLedTo(situation, distinct)) ? certain : weak;
}

/** A word before the name makes it a place of the journey. */
function isLedTo(situation: Situation, distinct: boolean): boolean {
  const before = situation.tokens.words[situation.at.from - 1]?.key ?? '';
  return distinct ? LEADS_TO_PLACE.has(before) : LEADS_TO_SHORT.has(before) && endsPart(situation);
}

/** Hangul, Han and kana write no blanks, and most names have two characters: alone they count, inside a longer text they may be anything. */
function placeInRun(entry: GeographyEntry, situation: Situation, pyongyang: boolean): Weighed | null {
  const { text, kind, at } = situation;
  const weak: Weighed = { refersTo: entry.refersTo, strength: 'context' };
  const certain: Weighed = { refersTo: entry.refersTo, strength: 'certain' };
  const free = isFree(text, at) || /[시항]/.test(text[at.end] ?? '');
  const hangul = /^[가-힣]+$/.test(entry.value);
  switch (kind) {
    case 'country': case 'port':
      return free || entry.value.length > 2 ? certain : weak;
    case 'address':
      // 송림 아파트 and 평택시 원정리 are in the South: a Hangul name must be a city (시) or stand between commas.
      if (pyongyang) return free || !hangul ? certain : weak;
      return isBetweenCommas(text, at) || text[at.end] === '시' || (!hangul && entry.value.length > 2) ? certain : weak;
    case 'party': case 'remark':
      if (isWholeCell(situation)) return pyongyang ? certain : weak;
      if (kind === 'remark' && pyongyang && free) return certain;
      return at.start > 0 && isBetweenCommas(text, at) ? certain : weak;
    default:
      return weak;
  }
}

function inContext(entry: GeographyEntry, situation: Situation): Weighed | null {
  const { kind, text, tokens, at } = situation;
  const weak: Weighed = { refersTo: entry.refersTo, strength: 'context' };
  const forPlaces = kind === 'country' || kind === 'port';
  switch (entry.refersTo) {
    case 'DPRK':
      // "North Korean" in a column of countries or nationalities is the country.
      return kind === 'country' && isWholeCell(situation) ? { ...weak, strength: 'certain' } : weak;
    case 'BORDER':
      // Ji'an on the border has an apostrophe; Jian and Ji An are elsewhere.
      if (/'/.test(entry.value) && !/\p{L}['’‘`´ʼ]\p{L}/u.test(text.slice(at.start, at.end))) return null;
      return kind === 'text' ? null : weak;
    case 'TRANSSHIPMENT':
      return isForNames(kind) ? null : weak;
    case 'AMBIGUOUS':
      if (entry.value.length <= 2 && !isUnspaced(entry.value)) return forPlaces && isWholeCell(situation) ? weak : null;
      if (!forPlaces && !(kind === 'address' && entry.kind === 'place')) return null;
      // Without a sign of the North, Korea is the South in trade data.
      return BARE_KOREA.has((tokens.words[at.from]?.key ?? entry.value)) && at.to - at.from <= 1 ? { refersTo: 'NOT-DPRK', strength: 'context' } : weak;
    default:
      return weak;
  }
}

const BARE_KOREA: ReadonlySet<string> = new Set(['korea', 'coree', 'corea', 'корея', 'เกาหลี']);

/** Nothing but the name stands in the cell. */
function isWholeCell({ text, at }: Situation): boolean {
  return !/[\p{L}\p{N}]/u.test(text.slice(0, at.start)) && !/[\p{L}\p{N}]/u.test(text.slice(at.end));
}

/** The name is a whole part between commas, brackets or line ends. */
function isOwnPart(situation: Situation): boolean {
  const { tokens, at, text } = situation;
  if (at.from < 0) return isFree(text, at);
  const first = tokens.words[at.from];
  return (first?.gap === 'start' || first?.gap === 'hard') && endsPart(situation);
}

/** The name ends a part of the cell, but for words such as "city" and for numbers. */
function endsPart({ tokens, at }: Situation): boolean {
  for (let i = at.to; i < tokens.words.length; i++) {
    const word = tokens.words[i];
    if (word === undefined || word.gap === 'hard') return true;
    if (!OF_A_TOWN.has(word.key) && !/^\d+$/.test(word.key)) return false;
  }
  return true;
}

/** The first part of a party cell is its name, not its address. */
function startsCell({ secondPart, at }: Situation): boolean {
  return at.from < secondPart;
}

/** No letter of an unspaced script directly before or behind. */
function isFree(text: string, { start, end }: Situation['at']): boolean {
  const before = [...text.slice(Math.max(0, start - 2), start)].at(-1) ?? '';
  const after = String.fromCodePoint(text.codePointAt(end) ?? 32);
  return !isUnspaced(before) && !isUnspaced(after);
}

/** Nothing else between commas, brackets, line ends or the ends of the cell. */
function isBetweenCommas(text: string, { start, end }: Situation['at']): boolean {
  return /(?:^|[,;:|/()\n，；、（）])\s*$/.test(text.slice(Math.max(0, start - 8), start)) && /^\s*(?:$|[,;:|/()\n，；、（）])/.test(text.slice(end, end + 8));
}
