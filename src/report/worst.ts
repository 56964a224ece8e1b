import type { Finding } from '../screen/finding.js';

/** Violations, reviews, cleared findings. */
const RANKS = 3;

/** 0 for a violation, 1 for a review, 2 for a cleared finding. */
export function rankOf(finding: Finding): number {
  if (finding.allowed !== null) return 2;
  return finding.verdict === 'violation' ? 0 : 1;
}

/**
 * Keeps the worst findings up to a limit, so that a format with a limit leaves out reviews before violations and memory
 * stays bounded. Among equals the earlier one is kept.
 */
export class Worst<T> {
  private readonly kept: T[][] = Array.from({ length: RANKS }, () => []);
  private size = 0;
  private seen = 0;

  constructor(private readonly limit: number) {}

  /** Takes a finding if it has a place; `make` is called only then. */
  add(finding: Finding, make: (finding: Finding) => T): void {
    this.seen += 1;
    const rank = rankOf(finding);
    if (this.size >= this.limit && !this.dropBelow(rank)) return;
    this.kept[rank]?.push(make(finding));
    this.size += 1;
  }

  /** Worst first, otherwise in order of arrival. */
  items(): T[] {
    return this.kept.flat();
  }

  /** How many findings had no place. */
  get leftOut(): number {
    return this.seen - this.size;
  }

  private dropBelow(rank: number): boolean {
    for (let lower = RANKS - 1; lower > rank; lower -= 1) {
      if (this.kept[lower]?.pop() === undefined) continue;
      this.size -= 1;
      return true;
    }
    return false;
  }
}
