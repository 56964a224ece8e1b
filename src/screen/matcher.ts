import type { Cell, Day, ShipmentRecord } from '../record/types.js';
import type { Basis, Watchlist } from '../watchlist/types.js';
import type { FindingEntry, FindingMatch, Verdict } from './finding.js';
import type { PlaceReader } from './geography.js';
import type { Nexus } from './nexus.js';
import type { RuleCode } from './rules.js';

/** Choices of the user that decide which rules apply; nothing here tunes name matching. */
export interface Policy {
  /** Authorities whose rules apply; `UN` is always among them. */
  readonly jurisdictions: ReadonlySet<string>;
  /** Which way goods go when the record does not say. */
  readonly direction: 'export' | 'import';
  /** Day for records without a date of their own. */
  readonly asOf: Day;
}

/** What matchers are prepared from, once a run. */
export interface Setup {
  readonly lists: readonly Watchlist[];
  readonly places: PlaceReader;
  readonly policy: Policy;
}

/** A record with what every matcher needs to know of it. */
export interface Subject {
  readonly record: ShipmentRecord;
  /** The day by which rules are judged: the record's own, else the policy's. The first possible one where it gives only a month or year. */
  readonly day: Day;
  /** The last possible day of the record; the same as `day` for a full date. */
  readonly until: Day;
  readonly nexus: Nexus;
}

/** A finding before it gets its identity, numbers and sentence. */
export interface Draft {
  readonly rule: RuleCode;
  readonly verdict: Verdict;
  readonly cell: Cell;
  readonly entry: FindingEntry | null;
  readonly match: FindingMatch | null;
  readonly basis: readonly Basis[];
  readonly message: string;
  readonly reasons: readonly string[];
  /** Goods rules behind the finding, the deciding one first. */
  readonly goodsRules?: readonly string[];
  /** Normalised values that make the finding the same finding tomorrow; never a line or record number. */
  readonly identity: readonly string[];
}

/**
 * One way of looking at a record. `prepare` runs once; `match` runs per record and sees what earlier
 * matchers of the registry drafted for the same record.
 */
export interface Matcher<Prepared> {
  readonly id: string;
  prepare(setup: Setup): Prepared;
  match(subject: Subject, prepared: Prepared, earlier: readonly Draft[]): readonly Draft[];
}

/** A matcher bound to its prepared lists. */
export type BoundMatcher = (subject: Subject, earlier: readonly Draft[]) => readonly Draft[];

/** Declares a matcher; the registry in `matchers/index.ts` is the only place that lists them. */
export function defineMatcher<Prepared>(matcher: Matcher<Prepared>): (setup: Setup) => BoundMatcher {
  return (setup) => {
    const prepared = matcher.prepare(setup);
    return (subject, earlier) => matcher.match(subject, prepared, earlier);
  };
}
