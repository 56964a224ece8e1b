import type { Cell } from './cell.js';
import type { Content } from './content.js';
import { editDistance } from './distance.js';
import { capEvidence, foldingEvidence } from './evidence.js';
import { compactOf, isKoreanPerson, type Listed } from './listed.js';
import { isPinyin } from './pinyin.js';
import type { Outcome } from './outcome.js';
import type { Token } from './token.js';
import { BREAK } from './parse.js';
import { slice } from './surroundings.js';

/** Shortest name, without spaces, in which a single slip is believed. */
export const JOINED_SLIP_FROM = 7;
const FIRM_JOINED_SLIP_FROM = 8;
/** Longer runs of letters are not compared letter by letter. */
export const JOINED_LIMIT = 60;

/** A part of a cell between breaks: first and last word of the content. */
export interface Chunk {
  readonly from: number;
  readonly to: number;
}

/** The parts of a cell between commas, brackets and line ends, and those between line ends alone. */
export function chunks(content: Content): readonly Chunk[] {
  const { breaks } = content;
  const n = breaks.length;
  const found: Chunk[] = [];
  let hard = 0;
  let soft = 0;
  for (let i = 1; i <= n; i++) {
    const strength = i === n ? BREAK.hard : (breaks[i] as number);
    if (strength < BREAK.soft) continue;
    found.push({ from: soft, to: i - 1 });
    soft = i;
    if (strength < BREAK.hard) continue;
    if ((found[found.length - 1] as Chunk).from !== hard) found.push({ from: hard, to: i - 1 });
    hard = i;
  }
  return found;
}

/** A name whose letters, spaces left out, differ by one slip from a whole part of the cell; figures must be the same. */
export function joinedSlip(listed: Listed, cell: Cell): Outcome | null {
  const wanted = listed.compact;
  if (wanted.length < JOINED_SLIP_FROM || wanted.length > JOINED_LIMIT || listed.cap === 'acronym' || (listed.kind !== 'person' && wanted.length < FIRM_JOINED_SLIP_FROM)) return null;
  if (listed.kind === 'vessel') return null;
  const content = cell.content(listed.kind);
  for (const { from, to } of chunks(content)) {
    const tokens = content.tokens.slice(from, to + 1);
    let length = 0;
    for (const token of tokens) length += token.text.length;
    if (Math.abs(length - wanted.length) > 1) continue;
    const found = compactOf(tokens);
    if (editDistance(wanted, found, 1) > 1 || digits(wanted) !== digits(found) || contradicts(listed, cell, from, to)) continue;
    const first = content.at[from] as number;
    const last = content.at[to] as number;
    return {
      tier: listed.cap === null ? 'near' : 'weak', score: 0.9, from: first, to: last,
      evidence: [`"${slice(cell.parsed, first, last)}" differs from "${listed.text}" by one letter`, ...foldingEvidence(cell.parsed, first, last), ...(listed.cap === null ? [] : capEvidence(listed.cap))],
    };
  }
  return null;
}

const digits = (text: string): string => text.replace(/\D+/g, ' ').trim();

/** The words read as another Korean person, or differ in a word that is known or in a Korean syllable. */
function contradicts(listed: Listed, cell: Cell, from: number, to: number): boolean {
  const content = cell.content(listed.kind === 'person' ? 'person' : 'organisation');
  if (listed.kind === 'person') {
    if (otherInitial(listed.content.tokens, content.tokens.slice(from, to + 1))) return true;
    if (lacksWord(listed.content.tokens, content.tokens.slice(from, to + 1)) || lacksWord(content.tokens.slice(from, to + 1), listed.content.tokens)) return true;
    if (isKoreanPerson(listed) && !oneWordSlipped(listed.content.tokens, content.tokens.slice(from, to + 1))) return true;
    return listed.people.length > 0 && cell.people().some((p) => p.from <= (content.at[from] as number) && p.to >= (content.at[to] as number));
  }
  return !sameKnownWords(listed.content, content, from, to);
}

/** Known words (Trading, Bank, places) of both sides are the same ones, and short Korean words differ in nothing. */
function sameKnownWords(listed: Content, content: Content, from: number, to: number): boolean {
  const found = content.tokens.slice(from, to + 1);
  if (listed.tokens.length !== found.length) return !lacksWord(listed.tokens, found) && !lacksWord(found, listed.tokens);
  return listed.tokens.every((a, i) => {
    const b = found[i];
    if (b === undefined || a.text === b.text || a.concept === b.concept) return true;
    if (a.role > 1 && b.role > 1) return false;
    return !(a.readings.length > 0 && b.readings.length > 0) && !(isPinyin(a.text) && isPinyin(b.text)) && a.text.length >= 4 && b.text.length >= 4;
  });
}

/** George W. Bush is not George H. Bush. */
const otherInitial = (listed: readonly Token[], found: readonly Token[]): boolean =>
  listed.length === found.length && listed.some((t, i) => t.initial && found[i]?.initial === true && t.text !== found[i].text);

/** The same words but for one, which does not read as Korean in the cell; or the same letters with the spaces elsewhere. */
function oneWordSlipped(listed: readonly Token[], found: readonly Token[]): boolean {
  if (compactOf(listed) === compactOf(found)) return true;
  if (listed.length !== found.length) return false;
  const slipped = found.filter((t, i) => t.text !== listed[i]?.text);
  return slipped.length === 1 && slipped.every((t) => t.readings.length === 0 || t.surname === null);
}

/** True when one more word is all that the longer row has. */
const lacksWord = (shorter: readonly Token[], longer: readonly Token[]): boolean =>
  longer.length === shorter.length + 1 && longer.some((_, skip) => longer.filter((__, i) => i !== skip).every((t, i) => t.text === shorter[i]?.text));
