import type { Cell, Span } from './cell.js';
import { PLACES } from './generated/language.js';
import type { Content } from './content.js';
import { agree, type Reading, type Syllable } from './korean-syllables.js';
import { fatherTurned } from './father.js';
import { capEvidence, edgeEvidence, foldingEvidence, legalEvidence, neighbourhood, sameLegalForm, wordEvidence } from './evidence.js';
import { compactOf, conceptsOf, isKoreanPerson, meantOf, spokenOf, type Listed } from './listed.js';
import { atMost, stronger, type Outcome } from './outcome.js';

import { slice, surroundings, type Surroundings } from './surroundings.js';
import { AGREE, matchTokens } from './token-match.js';
import { personalVariant } from './lexicon.js';
import { BREAK } from './parse.js';
import { hasMark, MARK, ROLE, type Token } from './token.js';
import type { NameTier } from './types.js';
import { isSpelled } from './windows.js';

/** Finds a listed name of a firm, or of a person outside Korea, whole inside a cell: every word agrees in letters, meaning or sound. */
export function wholeName(listed: Listed, cell: Cell): Outcome | null {
  if (listed.kind === 'vessel') return null;
  const content = cell.content(listed.kind);
  const korean = isKoreanPerson(listed);
  let best: Outcome | null = null;
  for (const span of cell.runs(listed.kind, 'words', listed.keys.words)) {
    const tokens = content.tokens.slice(span.from, span.to + 1);
    const alike = korean ? sameLettersOtherwiseSpaced(listed, cell, content, span) || writtenInHan(listed, tokens)
      : compactOf(tokens) === listed.compact || conceptsOf(tokens) === listed.concepts || meantOf(tokens) === meantOf(listed.content.tokens) || writtenInHan(listed, tokens);
    if (alike) best = stronger(best, judge(listed, cell, content, span, 'words'));
  }
  if (listed.kind === 'person') return best;
  for (const span of cell.runs(listed.kind, 'sound', listed.keys.sound)) {
    if (sameSound(listed.content.tokens, content.tokens.slice(span.from, span.to + 1))) best = stronger(best, judge(listed, cell, content, span, 'sound'));
  }
  return best;
}

/** One side in Chinese letters, the other in pinyin. */
const writtenInHan = (listed: Listed, tokens: readonly Token[]): boolean =>
  (tokens.some((t) => t.pinyin !== '') || listed.content.tokens.some((t) => t.pinyin !== '')) && spokenOf(tokens) === spokenOf(listed.content.tokens);

/** A Korean name with its letters spaced otherwise, unless the words of the cell read as somebody else. */
function sameLettersOtherwiseSpaced(listed: Listed, cell: Cell, content: Content, span: Span): boolean {
  if (compactOf(content.tokens.slice(span.from, span.to + 1)) !== listed.compact) return false;
  const from = content.at[span.from] as number;
  const to = content.at[span.to] as number;
  return !cell.people().some((p) => p.from === from && p.to === to && p.words > 0);
}

/** True when two runs of words can be read as the same syllables and meanings in the same order. */
export function sameSound(a: readonly Token[], b: readonly Token[]): boolean {
  const left = unitPaths(a);
  const right = unitPaths(b);
  return left.some((x) => right.some((y) => agree(x, y)));
}

function unitPaths(tokens: readonly Token[]): readonly (readonly Syllable[])[] {
  let paths: readonly (readonly Syllable[])[] = [[]];
  for (const token of tokens) {
    const steps: readonly (readonly Syllable[])[] = isSpelled(token) ? token.firmReadings.map((r: Reading) => r.syllables) : [[{ code: token.conceptHash, vowels: -1, rieul: false, nasalEnd: false }]];
    paths = paths.flatMap((path) => steps.map((step) => [...path, ...step])).slice(0, 64);
  }
  return paths;
}

function judge(listed: Listed, cell: Cell, content: Content, span: Span, how: 'words' | 'sound'): Outcome | null {
  const from = content.at[span.from] as number;
  const to = content.at[span.to] as number;
  if (listed.kind === 'person' && fatherTurned(listed, cell.parsed, from, to)) return null;
  const around = surroundings(cell.parsed, from, to, listed.kind);
  const found = content.tokens.slice(span.from, span.to + 1);
  const exact = how === 'words' && sameLetters(listed, cell, from, to);
  if (listed.brief && compactOf(found) !== listed.compact) return null;
  const signed = (listed.cap === 'generic' || listed.cap === 'acronym') && hasSign(content, span);
  if (listed.cap === 'generic' && !signed && !aloneButForPlaces(content, span)) return null;
  const reached = signed ? 'weak' : listed.kind === 'person' ? personTier(listed, around, exact, found) : firmTier(listed, around, exact, found);
  if (reached === null) return null;
  const tier = listed.cap === null || (listed.cap === 'acronym' && sameLegalForm(listed, cell.parsed, from, to)) ? reached : atMost(reached, 'weak');
  return { tier, score: exact ? 1 : 0.98, from, to, evidence: [...steps(listed, cell, from, to, found, exact), ...edgeEvidence(around), ...(mayBeHalf(listed, around) ? ['the line above may be the beginning of the name'] : []), ...(tier === 'weak' ? capEvidence(listed.cap) : [])] };
}

/** Nothing else stands in this part of the cell but names of places. */
function aloneButForPlaces(content: Content, span: Span): boolean {
  for (let i = span.from - 1; i >= 0 && content.breaks[i + 1] !== BREAK.hard; i--) if (!isPlace(content.tokens[i] as Token)) return false;
  for (let i = span.to + 1; i < content.tokens.length && content.breaks[i] !== BREAK.hard; i++) if (!isPlace(content.tokens[i] as Token)) return false;
  return true;
}

const SIGNS = new Set(PLACES.signs);

/** Words of the North Korean State beside the match: a short or generic name is then worth a look, whatever else stands there. */
function hasSign(content: Content, span: Span): boolean {
  return content.tokens.some((token, i) => (i < span.from || i > span.to) && SIGNS.has(token.concept));
}

const isPlace = (token: Token): boolean => token.role === ROLE.country || token.role === ROLE.city;

/** All words of the listed name with its legal forms, in its order. */
function sameLetters(listed: Listed, cell: Cell, from: number, to: number): boolean {
  const wanted = listed.parsed.tokens.map((t) => t.text).join(' ');
  const near = neighbourhood(cell.parsed, from, to).map((t) => t.text);
  return ` ${near.join(' ')} `.includes(` ${wanted} `);
}

/** A name of common words alone below a line that is not closed may be the second half of another one. */
const mayBeHalf = (listed: Listed, around: Surroundings): boolean => listed.kind === 'organisation' && listed.anchors.length === 0 && around.openAbove;

/** A firm's name found whole: what stands beside it decides whether it is the name or part of another. */
function firmTier(listed: Listed, around: Surroundings, exact: boolean, found: readonly Token[]): NameTier | null {
  const full: NameTier = exact ? 'exact' : 'canonical';
  const distinctive = listed.anchors.length;
  const words = found.length;
  const edges = [around.left, around.right];
  if (edges.every((e) => e === 'closed')) return mayBeHalf(listed, around) ? 'near' : full;
  if (edges.every((e) => e === 'closed' || e === 'branch')) return distinctive > 0 && listed.cap !== 'acronym' ? full : 'weak';
  if (listed.cap === 'acronym') return edges.every((e) => e === 'closed' || e === 'branch' || e === 'place') && !around.continues ? 'weak' : null;
  if (edges.includes('number')) return null;
  const open = edges.includes('open');
  if (words === 1) {
    if (distinctive === 0) return null;
    if (!open) return around.continues ? 'weak' : edges.includes('light') ? 'near' : full;
    return compactOf(found).length >= 6 && !around.continues ? 'weak' : null;
  }
  if (open) {
    if (distinctive === 0) return words >= 4 ? 'weak' : null;
    if (around.continues) return 'weak';
    return distinctive >= 2 || words >= 3 ? 'near' : 'weak';
  }
  if (around.continues) return 'weak';
  // A form without its "Group" may have "Holdings" instead.
  if (distinctive === 0) return edges.includes('place') || (edges.includes('light') && listed.limit !== 'near') ? 'weak' : full;
  return edges.includes('light') ? 'near' : full;
}

/** A person's name found whole among other words is still that name, but may be part of a longer one. */
function personTier(listed: Listed, around: Surroundings, exact: boolean, found: readonly Token[]): NameTier | null {
  const full: NameTier = exact ? 'exact' : 'canonical';
  const open = around.left === 'open' || around.right === 'open' || around.left === 'light' || around.right === 'light';
  if (!open) return full;
  if (listed.content.tokens.length < 2 || found.length < 2 || isKoreanPerson(listed)) return null;
  return distinctivePerson(listed.content.tokens) && !listed.content.tokens.every((t) => t.short) ? 'near' : null;
}

/** At least one word that few people share. */
export const distinctivePerson = (tokens: readonly Token[]): boolean => tokens.some((t) => !isCommonPersonal(t));
export const isCommonPersonal = (token: Token): boolean => hasMark(token, MARK.commonPersonal) || personalVariant(token.text) !== null;

function steps(listed: Listed, cell: Cell, from: number, to: number, found: readonly Token[], exact: boolean): readonly string[] {
  const surface = slice(cell.parsed, from, to);
  const lines: string[] = [];
  if (exact) lines.push('the same words as the listed name');
  else if (writtenInHan(listed, found)) lines.push(`"${surface}" and "${listed.text}" are the same in Chinese letters and in pinyin`);
  else if (compactOf(found) === listed.compact) lines.push(found.length === listed.content.tokens.length ? 'the same words as the listed name' : `"${surface}" and "${listed.text}" are the same letters, spaced differently`);
  else if (meantOf(found) === meantOf(listed.content.tokens) && found.length !== listed.content.tokens.length) lines.push(`"${surface}" and "${listed.text}" are the same words, spaced or abbreviated differently`);
  else lines.push(...wordSteps(listed, cell, from, to, found));
  const legal = exact || listed.kind === 'person' ? null : legalEvidence(listed, cell.parsed, from, to);
  return [...lines, ...(legal === null ? [] : [legal]), ...foldingEvidence(cell.parsed, from, to)];
}

function wordSteps(listed: Listed, cell: Cell, from: number, to: number, found: readonly Token[]): readonly string[] {
  const wanted = listed.content.tokens;
  if (wanted.length !== found.length || !wanted.every((t) => found.some((f) => matchTokens(t, f, listed.kind) > AGREE.none))) {
    return [`"${slice(cell.parsed, from, to)}" and "${listed.text}" are spellings of the same Korean syllables`];
  }
  const lines: string[] = [];
  let moved = false;
  wanted.forEach((token, i) => {
    const same = found[i] as Token;
    const partner = matchTokens(token, same, listed.kind) > AGREE.none ? same : found.find((f) => matchTokens(token, f, listed.kind) > AGREE.none) as Token;
    if (partner !== same) moved = true;
    const line = wordEvidence(token, partner, matchTokens(token, partner, listed.kind), partner.text);
    if (line !== null) lines.push(line);
  });
  if (moved) lines.push('the same words in another order');
  return lines.length === 0 ? ['the same words as the listed name'] : lines;
}

