import { alignments, initialOf, type Alignment } from './align.js';
import type { Cell } from './cell.js';
import type { Content } from './content.js';
import { capEvidence, foldingEvidence, wordEvidence } from './evidence.js';
import type { Listed } from './listed.js';
import { stronger, type Outcome } from './outcome.js';
import { BREAK } from './parse.js';
import { fatherTurned } from './father.js';
import { slice } from './surroundings.js';
import { AGREE, WORTH } from './token-match.js';
import type { Token } from './token.js';
import type { NameTier } from './types.js';
import { isCommonPersonal } from './whole-name.js';

/** Words of one name may be missing on one side only; of two words at least one must agree without a slip. */
const SINGLE_NAME_SOUND_FROM = 7;
const INITIAL_PARTNER_FROM = 5;
/** When only common names agree fully, the telling word must be at least this long to be believed in spite of its slip. */
const SLIPPED_TELLING_FROM = 5;

/** A name of a person outside Korea, with spelling differences or with parts left out. */
export function nearPerson(listed: Listed, cell: Cell): Outcome | null {
  const content = cell.content('person');
  let best: Outcome | null = null;
  for (const alignment of alignments(listed.content, content, 'person')) {
    if (alignment.pairs.length > 0) best = stronger(best, judge(listed, cell, content, alignment));
  }
  return best;
}

function judge(listed: Listed, cell: Cell, content: Content, alignment: Alignment): Outcome | null {
  const initials = pairInitials(listed, content, alignment);
  const reached = tierOf(listed, content, alignment, initials);
  if (reached === null) return null;
  const tier: NameTier = listed.cap === null ? reached : 'weak';
  const positions = [...alignment.pairs.map((p) => p.found), ...initials.map((p) => p.found)];
  const from = content.at[Math.min(...positions)] as number;
  const to = content.at[Math.max(...positions)] as number;
  if (fatherTurned(listed, cell.parsed, from, to)) return null;
  const worth = alignment.pairs.reduce((sum, p) => sum + (WORTH[p.agreement] as number), 0) + initials.length * 0.5;
  const size = Math.max(listed.content.tokens.length, alignment.pairs.length + initials.length + alignment.added.length);
  const lines: string[] = [];
  for (const pair of alignment.pairs) {
    const at = content.at[pair.found] as number;
    const line = wordEvidence(listed.content.tokens[pair.listed] as Token, content.tokens[pair.found] as Token, pair.agreement, slice(cell.parsed, at, at));
    if (line !== null) lines.push(line);
  }
  for (const { listed: l, found } of initials) lines.push(`"${(content.tokens[found] as Token).text}" and "${(listed.content.tokens[l] as Token).text}" begin alike`);
  if (!alignment.ordered) lines.push('the words stand in another order');
  const missing = alignment.omitted.filter((l) => !initials.some((p) => p.listed === l)).map((l) => `"${(listed.content.tokens[l] as Token).text}"`);
  if (missing.length > 0) lines.push(`missing here: ${missing.join(', ')}`);
  return { tier, score: Math.min(0.97, Math.round((worth / size) * 1000) / 1000), from, to, evidence: [...lines, ...foldingEvidence(cell.parsed, from, to), ...(tier === 'weak' ? capEvidence(listed.cap) : [])] };
}

interface InitialPair {
  readonly listed: number;
  readonly found: number;
}

/** Initials beside the matched words, set against the words they may stand for. */
function pairInitials(listed: Listed, content: Content, alignment: Alignment): readonly InitialPair[] {
  const pairs: InitialPair[] = [];
  const used = new Set(alignment.pairs.map((p) => p.found));
  for (const l of alignment.omitted) {
    for (let f = Math.max(0, alignment.from - 2); f <= Math.min(content.tokens.length - 1, alignment.to + 2); f++) {
      if (used.has(f) || !initialOf(listed.content.tokens[l] as Token, content.tokens[f] as Token, 'person')) continue;
      used.add(f);
      pairs.push({ listed: l, found: f });
      break;
    }
  }
  return pairs;
}

function tierOf(listed: Listed, content: Content, alignment: Alignment, initials: readonly InitialPair[]): NameTier | null {
  const wanted = listed.content.tokens;
  const added = alignment.added.filter((f) => !initials.some((p) => p.found === f));
  const omitted = alignment.omitted.filter((l) => !initials.some((p) => p.listed === l));
  const beside = besides(content, alignment, initials);
  const words = alignment.pairs.filter((p) => !(wanted[p.listed] as Token).initial);
  const letters = initials.length + alignment.pairs.length - words.length;
  const firm = words.filter((p) => p.agreement > AGREE.oneSlip);
  const telling = words.filter((p) => !isCommonPersonal(wanted[p.listed] as Token));
  if (omitted.length > 0 && (added.length > 0 || beside > 0)) return null;
  if (Math.max(omitted.length, added.length) > alignment.pairs.length + initials.length) return null;
  if (wanted.length === 1) {
    if (beside > 0) return null;
    // A slip in an only name is found by its joined letters.
    return (wanted[0] as Token).text.length >= SINGLE_NAME_SOUND_FROM && firm.length === 1 ? 'near' : null;
  }
  if (words.length + letters < 2) return null;
  const less = omitted.length > 0 || added.length > 0 || beside > 0;
  // Hans J Friedrich, Hans Joachim Friedrich: common or short names, but two agree and the third begins alike.
  if (initials.length > 0 && !less && words.length > 1 && words.every((p) => p.agreement >= AGREE.meaning)) return 'near';
  if (telling.length === 0) return null;
  if (letters > 0 && (initials.length > 0 || words.length < 2)) {
    return omitted.length === 0 && beside === 0 && firm.length >= 1 && words.length === firm.length && telling.some((p) => (wanted[p.listed] as Token).text.length >= INITIAL_PARTNER_FROM) ? 'near' : null;
  }
  // Names of one-syllable words (Chinese, Vietnamese, Burmese): another syllable is another person.
  if (wanted.every((t) => t.short) && (less || alignment.pairs.some((p) => p.agreement < AGREE.meaning && (p.agreement !== AGREE.sound || (wanted[p.listed] as Token).text.length < 4)))) return null;
  const slips = alignment.pairs.reduce((sum, p) => sum + (p.agreement === AGREE.twoSlips ? 2 : p.agreement === AGREE.oneSlip ? 1 : 0), 0);
  if (firm.length === 0) return null;
  if (slips > 2 || slips > firm.length + 1) return null;
  if (less && (!telling.some((p) => p.agreement > AGREE.oneSlip) || (slips > 0 && words.length < 3))) return null;
  if (telling.every((p) => p.agreement <= AGREE.oneSlip && (wanted[p.listed] as Token).text.length < SLIPPED_TELLING_FROM)) return null;
  return 'near';
}

/** Words beside the match that no break parts from it, up to the end of what could be the person's name. */
function besides(content: Content, alignment: Alignment, initials: readonly InitialPair[]): number {
  const paired = new Set(initials.map((p) => p.found));
  let count = 0;
  for (let f = alignment.from - 1; f >= 0 && (content.breaks[f + 1] as number) < BREAK.soft; f--) if (!paired.has(f)) count++;
  for (let f = alignment.to + 1; f < content.tokens.length && (content.breaks[f] as number) < BREAK.soft; f++) if (!paired.has(f)) count++;
  return count;
}
