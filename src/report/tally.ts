import type { Finding, FindingKind, Verdict } from '../screen/finding.js';
import { ruleInfo } from './words.js';

export interface Counts {
  violation: number;
  review: number;
}

/** What a finding is counted under in the last plot: the list of the entry, else the goods rule, else the rule and its title. */
export function sourceOf({ entry, goodsRule, rule }: Finding): string {
  return entry?.list ?? goodsRule ?? [rule, ruleInfo(rule)?.title].join(' ').trim();
}

/** Whose rule a finding rests on: the authority of the list entry, else the one that the goods rule is named after. */
export function authorityOf(finding: Finding): string {
  if (finding.entry !== null) return finding.entry.authority;
  return /^([A-Z]{2,5})-/.exec(finding.goodsRule ?? '')?.[1] ?? 'no list';
}

/**
 * Counts of the findings that a report was given, for its tables and plots. Cleared findings are counted apart.
 * Memory: one number per kind, authority, destination and source, none per finding.
 */
export class Tally {
  readonly total: Counts = { violation: 0, review: 0 };
  readonly byKind = new Map<FindingKind, Counts>();
  readonly byAuthority = new Map<string, Counts>();
  /** By country code; `not stated` where the record tells none. */
  readonly byDestination = new Map<string, Counts>();
  readonly bySource = new Map<string, Counts>();
  readonly byRule = new Map<string, Counts>();
  cleared = 0;
  skipped = 0;
  /** Records with at least one finding; findings arrive in record order. */
  records = 0;
  private lastRecord = '';

  add(finding: Finding): void {
    if (finding.allowed !== null) {
      this.cleared += 1;
      return;
    }
    this.total[finding.verdict] += 1;
    bump(this.byKind, finding.kind, finding.verdict);
    bump(this.byAuthority, authorityOf(finding), finding.verdict);
    bump(this.byDestination, finding.destination ?? 'not stated', finding.verdict);
    bump(this.bySource, sourceOf(finding), finding.verdict);
    bump(this.byRule, finding.rule, finding.verdict);
    const record = `${finding.record}\n${finding.file}`;
    if (record !== this.lastRecord) this.records += 1;
    this.lastRecord = record;
  }
}

function bump<K>(map: Map<K, Counts>, key: K, verdict: Verdict): void {
  const counts = map.get(key) ?? { violation: 0, review: 0 };
  counts[verdict] += 1;
  map.set(key, counts);
}

/** Rows of a count map, most findings first, then most violations, then by name. */
export function ranked(map: ReadonlyMap<string, Counts>): [string, Counts][] {
  return [...map].sort(([a, x], [b, y]) => y.violation + y.review - x.violation - x.review || y.violation - x.violation || (a < b ? -1 : 1));
}
