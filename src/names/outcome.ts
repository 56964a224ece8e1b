import type { NameHit, NameTier } from './types.js';

/** What a comparison of a listed name with a cell came to. Token positions are those of the parsed cell. */
export interface Outcome {
  readonly tier: NameTier;
  readonly score: number;
  readonly from: number;
  readonly to: number;
  readonly evidence: readonly string[];
}

const RANK: Readonly<Record<NameTier, number>> = { exact: 3, canonical: 2, near: 1, weak: 0 };

/** The stronger of two outcomes: by tier, score, number of words matched; the first of equals. */
export function stronger(a: Outcome | null, b: Outcome | null): Outcome | null {
  if (a === null || b === null) return a ?? b;
  if (RANK[a.tier] !== RANK[b.tier]) return RANK[a.tier] > RANK[b.tier] ? a : b;
  if (a.score !== b.score) return b.score > a.score ? b : a;
  return b.to - b.from > a.to - a.from ? b : a;
}

/** The weaker of two tiers. */
export const atMost = (tier: NameTier, limit: NameTier): NameTier => (RANK[tier] > RANK[limit] ? limit : tier);

/** Rank of a tier, higher is stronger. */
export const rankOf = (tier: NameTier): number => RANK[tier];

/** Order of hits, best first: tier, score, then the order of the list. */
export const compareHits = (a: NameHit, b: NameHit): number => rankOf(b.tier) - rankOf(a.tier) || b.score - a.score || a.entry - b.entry;
