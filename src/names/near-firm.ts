import { alignments, type Alignment } from './align.js';
import type { Cell } from './cell.js';
import type { Content } from './content.js';
import { capEvidence, edgeEvidence, foldingEvidence, wordEvidence } from './evidence.js';
import type { Listed } from './listed.js';
import { stronger, type Outcome } from './outcome.js';
import { slice, surroundings, type Surroundings } from './surroundings.js';
import { AGREE, WORTH } from './token-match.js';
import { isDistinctive, ROLE, type Token } from './token.js';
import type { NameTier } from './types.js';

/**
 * A firm's name with spelling differences, or a substantial part of it. Every distinctive word must agree; a word missing
 * on one side lowers the tier, different words on both sides end the match.
 */
export function nearFirm(listed: Listed, cell: Cell): Outcome | null {
  if (listed.anchors.length === 0 || listed.cap === 'acronym' || listed.brief) return null;
  const content = cell.content('organisation');
  let best: Outcome | null = null;
  for (const alignment of alignments(listed.content, content, listed.kind)) best = stronger(best, judge(listed, cell, content, alignment));
  return best;
}

/** Letters of distinctive words below which a part of a name says nothing, and below which it is only weak. */
const TELLING_LETTERS = 6;
const FULL_TELLING_LETTERS = 8;
/** Shortest cell that may have been cut off. */
const CUT_FROM = 17;
const TWO_SLIPS_ALONE_FROM = 10;

/** Systems cut long names off: the last word of the cell is a beginning of the next listed one. The rest counts as cut off too. */
function withCutWord(listed: Listed, cell: Cell, content: Content, alignment: Alignment): Alignment {
  const last = content.tokens.length - 1;
  const word = content.tokens[last] as Token;
  const next = alignment.omitted[0];
  if (next === undefined || alignment.to !== last - 1 || alignment.added.length > 0 || alignment.pairs.length < 2 || alignment.pairs.some((p) => p.agreement <= AGREE.oneSlip) || cell.parsed.text.trimEnd().length < CUT_FROM) return alignment;
  if ((content.at[last] as number) !== cell.parsed.tokens.length - 1 || alignment.pairs.some((p) => p.listed > next) || word.text.length < 2) return alignment;
  const wanted = listed.content.tokens[next] as Token;
  if (isDistinctive(wanted) || wanted.text.length <= word.text.length || !wanted.text.startsWith(word.text)) return alignment;
  return { ...alignment, pairs: [...alignment.pairs, { listed: next, found: last, agreement: AGREE.sound }], omitted: [], to: last };
}

function judge(listed: Listed, cell: Cell, content: Content, plain: Alignment): Outcome | null {
  const alignment = withCutWord(listed, cell, content, plain);
  const from = content.at[alignment.from] as number;
  const to = content.at[alignment.to] as number;
  const around = surroundings(cell.parsed, from, to, 'organisation');
  const reached = tierOf(listed, content, alignment, around);
  if (reached === null) return null;
  const tier: NameTier = listed.cap === null ? reached : 'weak';
  const worth = alignment.pairs.reduce((sum, p) => sum + (WORTH[p.agreement] as number), 0);
  const score = Math.round((worth / (listed.content.tokens.length + alignment.added.length)) * 1000) / 1000;
  return { tier, score: Math.min(score, 0.97), from, to, evidence: describe(listed, cell, content, alignment, around, tier) };
}

function tierOf(listed: Listed, content: Content, alignment: Alignment, around: Surroundings): NameTier | null {
  const wanted = listed.content.tokens;
  const token = (i: number): Token => wanted[i] as Token;
  const matched = new Set(alignment.pairs.map((p) => p.listed));
  const omitted = alignment.omitted.map(token);
  const added = alignment.added.map((i) => content.tokens[i] as Token);
  if (omitted.some((t) => t.number !== null) || added.some((t) => t.number !== null)) return null;
  const anchors = listed.anchors.filter((i) => matched.has(i));
  if (anchors.length === 0 || anchors.length < listed.anchors.length) return null;
  if (omitted.some(matters) && added.some(matters)) return null;
  if (added.some(isDistinctive)) return null;
  const slipped = alignment.pairs.filter((p) => p.agreement <= AGREE.oneSlip);
  if (slipped.length > 1 && slipped.length * 2 > alignment.pairs.length) return null;
  if (slipped.some((p) => p.agreement === AGREE.twoSlips) && (slipped.length > 1 || (alignment.pairs.length < 2 && (wanted.length > 1 || token(0).text.length < TWO_SLIPS_ALONE_FROM)))) return null;
  const slippedAnchors = slipped.filter((p) => isDistinctive(token(p.listed))).length;
  if (slippedAnchors === anchors.length && alignment.pairs.length < 2 && (wanted.length > 1 || token(0).text.length < 6)) return null;
  return extent(listed, alignment, around, omitted, added, slipped.length > 0);
}

/** What is missing, added and beside the words, as a tier. */
function extent(listed: Listed, alignment: Alignment, around: Surroundings, omitted: readonly Token[], added: readonly Token[], slipped: boolean): NameTier | null {
  const numbered = around.left === 'number' || around.right === 'number';
  const open = around.left === 'open' || around.right === 'open' || numbered;
  const missing = omitted.filter(matters);
  const lacking = missing.filter((t) => t.concept !== 'korea');
  if (lacking.length > 0 && (slipped || around.left === 'address' || around.right === 'address')) return null;
  const letters = alignment.pairs.reduce((sum, p) => sum + (tells(listed.content.tokens[p.listed] as Token) ? (listed.content.tokens[p.listed] as Token).text.length : 0), 0);
  if (lacking.length > 0 && letters < TELLING_LETTERS) return null;
  if (open && missing.length > 0) return null;
  if (around.continues) return slipped || missing.length > 0 ? null : 'weak';
  // Global Solutions II Ltd is another firm than Global Solutions Ltd.
  if (numbered) return slipped ? null : 'weak';
  if (open) return slipped && listed.anchors.length < 2 ? null : listed.anchors.length >= 2 || alignment.pairs.length >= 3 ? 'near' : 'weak';
  if (alignment.pairs.length === 1 && listed.content.tokens.length > 1) return partOfName(listed, alignment, omitted, around);
  const onlyPlace = lacking.length === 1 && alignment.pairs.length >= 3;
  if (!onlyPlace && missing.some((t) => t.role === ROLE.city || (t.role === ROLE.country && t.concept !== 'korea'))) return 'weak';
  if (lacking.length > alignment.pairs.length || (lacking.length > 0 && letters < FULL_TELLING_LETTERS && lacking.length * 2 > alignment.pairs.length)) return 'weak';
  return added.some(matters) ? 'weak' : 'near';
}

/** One word alone stands for a name of several: only when nothing but little and light words is missing, and nothing stands beside it. */
function partOfName(listed: Listed, alignment: Alignment, omitted: readonly Token[], around: Surroundings): NameTier | null {
  const word = listed.content.tokens[alignment.pairs[0]?.listed ?? 0] as Token;
  if (around.left !== 'closed' || around.right !== 'closed' || word.text.length < TELLING_LETTERS || alignment.pairs[0]?.agreement === AGREE.syllables) return null;
  if (alignment.pairs[0]?.agreement === AGREE.twoSlips && word.text.length < TWO_SLIPS_ALONE_FROM) return null;
  if (omitted.every((t) => !matters(t) || t.concept === 'korea')) return 'near';
  return (alignment.pairs[0]?.agreement ?? 0) > AGREE.oneSlip ? 'weak' : null;
}

/** Words that say something about the firm, common in names as some of them are. */
const tells = (token: Token): boolean => isDistinctive(token) || token.role === ROLE.common;

/** Words whose absence or presence makes a difference. */
export const matters = (token: Token): boolean => token.role !== ROLE.light && token.role !== ROLE.legal && token.role !== ROLE.particle;

function describe(listed: Listed, cell: Cell, content: Content, alignment: Alignment, around: Surroundings, tier: NameTier): readonly string[] {
  const lines: string[] = [];
  for (const pair of alignment.pairs) {
    const at = content.at[pair.found] as number;
    const line = wordEvidence(listed.content.tokens[pair.listed] as Token, content.tokens[pair.found] as Token, pair.agreement, slice(cell.parsed, at, at));
    if (line !== null) lines.push(line);
  }
  if (!alignment.ordered) lines.push('the words stand in another order');
  const quote = (tokens: readonly Token[]): string => tokens.map((t) => `"${t.text}"`).join(', ');
  if (alignment.omitted.length > 0) lines.push(`missing here: ${quote(alignment.omitted.map((i) => listed.content.tokens[i] as Token))}`);
  if (alignment.added.length > 0) lines.push(`not in the list: ${quote(alignment.added.map((i) => content.tokens[i] as Token))}`);
  const from = content.at[alignment.from] as number;
  const to = content.at[alignment.to] as number;
  return [...lines, ...edgeEvidence(around), ...foldingEvidence(cell.parsed, from, to), ...(tier === 'weak' ? capEvidence(listed.cap) : [])];
}
