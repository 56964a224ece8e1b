import { Cell } from './cell.js';
import { compareListed } from './compare-listed.js';
import { listedForms } from './listed.js';
import { stronger, type Outcome } from './outcome.js';
import type { NameComparison, NameKind } from './types.js';

/**
 * Compares two names of a kind, either of which may be the listed one; null when they are not the same name at any tier.
 * Symmetric: both directions are tried and the stronger one counts.
 */
export function compareNames(a: string, b: string, kind: NameKind): NameComparison | null {
  const outcome = stronger(oneWay(a, b, kind), oneWay(b, a, kind));
  return outcome === null ? null : { tier: outcome.tier, score: outcome.score, evidence: [...new Set(outcome.evidence)] };
}

function oneWay(listed: string, text: string, kind: NameKind): Outcome | null {
  const cell = new Cell(text);
  let best: Outcome | null = null;
  for (const form of listedForms({ text: listed, kind, quality: 'good' })) best = stronger(best, compareListed(form, cell));
  return best;
}
