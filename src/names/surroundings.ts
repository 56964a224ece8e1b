import { BREAK, type Parsed } from './parse.js';
import { hasMark, MARK, ROLE, type Token } from './token.js';
import type { NameKind } from './types.js';

/**
 * What stands beside a matched run of words.
 * closed: nothing, a break, a legal form, a party phrase. branch: a place in brackets. place, address: not part of the name. number: perhaps a sibling's number.
 * light: a word like "Group". open: further words that may belong to a longer, different name.
 */
export type Edge = 'closed' | 'branch' | 'place' | 'address' | 'light' | 'number' | 'open';

export interface Surroundings {
  readonly left: Edge;
  readonly right: Edge;
  /** Open words lead on to a legal form: the run is a part of a longer firm name. */
  readonly continues: boolean;
  /** The line above ends with a word that may belong to the name: "Grand" over "Electronics (HK) Ltd". */
  readonly openAbove: boolean;
  /** The words that make an edge open. */
  readonly extra: string;
}

/** Looks at both sides of the tokens `from` to `to` (inclusive) of a cell. */
export function surroundings(parsed: Parsed, from: number, to: number, kind: NameKind): Surroundings {
  const left = leftEdge(parsed, from, to, kind);
  const right = rightEdge(parsed, to, kind);
  const extraFrom = left === 'open' ? from - 1 : from;
  const extraTo = right === 'open' ? to + 1 : to;
  const words: string[] = [];
  if (extraFrom < from) words.push(slice(parsed, extraFrom, from - 1));
  if (extraTo > to) words.push(slice(parsed, to + 1, extraTo));
  return { left, right, continues: continuesToLegal(parsed, from, to, left, right), openAbove: left === 'closed' && opensAbove(parsed, from, kind), extra: words.join(' … ') };
}

const OPENING = '([{（［｛【';
const CLOSING = ')]}）］｝】';
const LINE_END = /^[ \t]*[\n\r\v\f]\s*$/;
const CLOSES = /^\s*[)\]}）］｝】]/;
const OPENS = /[([{（［｛【]\s*$/;

/** The part of the cell from one token to another, as the cell has it; with the other half of a bracket that stands right beside it. */
export function slice(parsed: Parsed, from: number, to: number): string {
  const start = parsed.starts[from] as number;
  const end = parsed.ends[to] as number;
  const part = parsed.text.slice(start, end);
  let open = 0;
  let closed = 0;
  for (const character of part) {
    if (OPENING.includes(character)) open++;
    else if (CLOSING.includes(character) && open > 0) open--;
    else if (CLOSING.includes(character)) closed++;
  }
  const before = closed > 0 ? OPENS.exec(parsed.text.slice(0, start))?.[0] ?? '' : '';
  const behind = open > 0 ? CLOSES.exec(parsed.text.slice(end))?.[0] ?? '' : '';
  return before + part + behind;
}

/** A bracket that closes inside the run does not part it from the word before: DEWAV (HK) ELECTRONICS. */
function opensBracket(parsed: Parsed, i: number, to: number): boolean {
  const before = parsed.text.slice(parsed.ends[i - 1], parsed.starts[i]);
  return /^\s*[(（]\s*$/.test(before) && /[)）]/.test(parsed.text.slice(parsed.starts[i], parsed.starts[to]));
}

function leftEdge(parsed: Parsed, from: number, to: number, kind: NameKind): Edge {
  let i = from;
  while (i > 0 && (parsed.breaks[i] as number) < BREAK.soft && isArticle(parsed.tokens[i - 1] as Token)) i--;
  if (i === 0 || ((parsed.breaks[i] as number) >= BREAK.soft && !opensBracket(parsed, i, to))) return 'closed';
  return sideOf(parsed.tokens[i - 1] as Token, parsed.tokens[i - 2], kind);
}

function opensAbove(parsed: Parsed, from: number, kind: NameKind): boolean {
  if (from === 0 || !LINE_END.test(parsed.text.slice(parsed.ends[from - 1], parsed.starts[from]))) return false;
  return sideOf(parsed.tokens[from - 1] as Token, parsed.tokens[from - 2], kind) === 'open';
}

function rightEdge(parsed: Parsed, to: number, kind: NameKind): Edge {
  const next = parsed.tokens[to + 1];
  if (next === undefined) return 'closed';
  if ((parsed.breaks[to + 1] as number) >= BREAK.soft) return /^\s*[(（]\s*$/.test(parsed.text.slice(parsed.ends[to], parsed.starts[to + 1])) && isPlace(next) ? 'branch' : 'closed';
  if (kind === 'person' && parsed.breaks[to + 1] === BREAK.hyphen) return 'open';
  if (next.number !== null) {
    const after = parsed.tokens[to + 2];
    return after === undefined || after.role === ROLE.legal ? 'number' : 'address';
  }
  return sideOf(next, parsed.tokens[to + 2], kind);
}

function sideOf(token: Token, beyond: Token | undefined, kind: NameKind): Edge {
  if (token.role === ROLE.legal || token.role === ROLE.party || (kind === 'person' && hasMark(token, MARK.title))) return 'closed';
  if (token.text === 'and' && beyond?.role === ROLE.legal) return 'closed';
  if (hasMark(token, MARK.sign) && beyond?.number !== undefined && beyond.number !== null) return 'address';
  // Ri, ro, gun and the like are syllables of names as well as parts of addresses.
  if (token.number !== null || (hasMark(token, MARK.address) && (kind !== 'person' || !hasMark(token, MARK.syllable)))) return 'address';
  if (isPlace(token)) return 'place';
  if (token.role === ROLE.light) return 'light';
  return 'open';
}

const isPlace = (token: Token): boolean => token.role === ROLE.country || token.role === ROLE.city;
const isArticle = (token: Token): boolean => token.text === 'the';

function continuesToLegal(parsed: Parsed, from: number, to: number, left: Edge, right: Edge): boolean {
  if (right === 'open' || right === 'place') {
    for (let i = to + 1; i < parsed.tokens.length && i <= to + 5 && (parsed.breaks[i] as number) < BREAK.soft; i++) if ((parsed.tokens[i] as Token).role === ROLE.legal) return true;
    const after = parsed.tokens.findIndex((_, i) => i > to && (parsed.breaks[i] as number) >= BREAK.soft);
    if (after > 0 && (parsed.tokens[after] as Token).role === ROLE.legal && after - to <= 5) return true;
  }
  if (left === 'open' && right === 'closed') return parsed.tokens[to + 1]?.role === ROLE.legal && from > 0;
  return false;
}
