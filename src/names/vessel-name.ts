import type { Cell } from './cell.js';
import type { Content } from './content.js';
import { editDistance } from './distance.js';
import { capEvidence, foldingEvidence } from './evidence.js';
import { compactOf, conceptsOf, spokenOf, type Listed } from './listed.js';
import { stronger, type Outcome } from './outcome.js';
import { isPinyin } from './pinyin.js';
import { slice } from './surroundings.js';
import type { Token } from './token.js';
import type { NameTier } from './types.js';
import { sameSound } from './whole-name.js';

/** Shortest ship's name in which one slip is believed. */
const SLIP_FROM = 7;
/** Shortest one in which two letters may have changed places although both spellings read as syllables. */
const TURNED_FROM = 10;

/** A ship's name is a whole part of the cell (after M/V, before the voyage, after "ex"); its numbers must be the same. */
export function vesselName(listed: Listed, cell: Cell): Outcome | null {
  let best: Outcome | null = null;
  for (const part of cell.vessels()) best = stronger(best, comparePart(listed, cell, part));
  return best;
}

function comparePart(listed: Listed, cell: Cell, part: Content): Outcome | null {
  if (part.tokens.length > listed.content.tokens.length * 3 + 3) return null;
  const from = part.at[0] as number;
  const to = part.at[part.at.length - 1] as number;
  const surface = slice(cell.parsed, from, to);
  const outcome = (reached: NameTier, score: number, line: string): Outcome => {
    const tier = listed.cap === null ? reached : 'weak';
    return { tier, score, from, to, evidence: [line, ...foldingEvidence(cell.parsed, from, to), ...capEvidence(listed.cap)] };
  };
  const wanted = listed.content.tokens;
  const found = part.tokens;
  if (wanted.length === found.length && wanted.every((t, i) => t.text === found[i]?.text)) return outcome('exact', 1, 'the same words as the listed name');
  if (compactOf(found) === listed.compact) return outcome('canonical', 0.99, `"${surface}" and "${listed.text}" are the same letters, spaced differently`);
  if (spokenOf(found) === spokenOf(wanted)) return outcome('canonical', 0.97, `"${surface}" and "${listed.text}" are the same in Chinese letters and in pinyin`);
  if (numbers(wanted) !== numbers(found)) return null;
  if (conceptsOf(found) === listed.concepts) return outcome('canonical', 0.98, `"${surface}" and "${listed.text}" have the same words`);
  if (sameSound(wanted, found)) return outcome('canonical', 0.97, `"${surface}" and "${listed.text}" are spellings of the same Korean syllables`);
  return slip(listed, found) ? outcome('near', 0.9, `"${surface}" differs from "${listed.text}" by one letter`) : null;
}

const numbers = (tokens: readonly Token[]): string => tokens.filter((t) => t.number !== null).map((t) => t.number).join(' ');

function slip(listed: Listed, found: readonly Token[]): boolean {
  const letters = (tokens: readonly Token[]): string => tokens.filter((t) => t.number === null).map((t) => t.text).join('');
  const a = letters(listed.content.tokens);
  const b = letters(found);
  if (Math.min(a.length, b.length) < SLIP_FROM || editDistance(a, b, 1) !== 1) return false;
  if (listed.content.tokens.length !== found.length || (a.length >= TURNED_FROM && [...a].sort().join('') === [...b].sort().join(''))) return true;
  return listed.content.tokens.every((t, i) => {
    const other = found[i] as Token;
    return t.text === other.text || !((t.readings.length > 0 && other.readings.length > 0) || (isPinyin(t.text) && isPinyin(other.text)));
  });
}
