import type { Day, Field } from '../record/types.js';
import type { NameTier } from '../names/types.js';
import type { Basis, EntryStatus } from '../watchlist/types.js';

/** The shapes below are the NDJSON result of the contract (docs/contract): reports render them and decide nothing. */

export type Verdict = 'violation' | 'review';
export type FindingKind = 'party' | 'vessel' | 'goods' | 'destination' | 'route' | 'data';
export type MatchTier = 'identifier' | NameTier;

export interface FindingEntry {
  readonly id: string;
  readonly name: string;
  readonly list: string;
  readonly authority: string;
  readonly status: EntryStatus;
  /** Who says so and when, for a party that is not designated by the UN; null otherwise. */
  readonly by: string | null;
  readonly listedOn: string | null;
  readonly source: string | null;
}

export interface FindingMatch {
  readonly tier: MatchTier;
  readonly score: number;
  /** The listed name or identifier that matched. */
  readonly name: string;
  /** The part of the cell that matched. */
  readonly surface: string;
  readonly evidence: readonly string[];
}

export interface Finding {
  readonly type: 'finding';
  /** 16 hex digits: rule + entry + normalised values; never a line number. */
  readonly id: string;
  readonly verdict: Verdict;
  readonly rule: string;
  readonly kind: FindingKind;
  readonly file: string;
  /** 1-based number of the data record; 0 for text outside the records, such as titles above the header. */
  readonly record: number;
  readonly line: number;
  readonly field: Field | 'unmapped';
  readonly column: string;
  readonly value: string;
  readonly entry: FindingEntry | null;
  readonly match: FindingMatch | null;
  readonly basis: readonly Basis[];
  readonly message: string;
  /** Why the verdict is what it is: the cell of the verdict table, corroboration, contradiction, conditions. */
  readonly reasons: readonly string[];
  /** The record's own identity, for people: declaration number or bill of lading; null if it has none. */
  readonly recordId: string | null;
  /** Country code of the destination of the goods, as far as the record tells; null otherwise. */
  readonly destination: string | null;
  /** The day by which the rules were judged. */
  readonly judgedAsOf: Day;
  /** Goods findings: the rule's id (`UN-2397-7-machinery`); null otherwise. */
  readonly goodsRule: string | null;
  /** Set when an allow-file entry clears the finding: it is then counted, not shown. */
  readonly allowed: { readonly reason: string; readonly author: string; readonly expires: Day; readonly entry: number } | null;
}

/** A record that could not be screened. */
export interface Skipped {
  readonly type: 'skipped';
  readonly file: string;
  readonly record: number;
  readonly line: number;
  readonly column: string | null;
  readonly reason: string;
}

export interface InputSummary {
  readonly file: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly format: string;
  readonly compression: string | null;
  readonly encoding: string | null;
  readonly delimiter: string | null;
  readonly headerLine: number | null;
  /** Header of each mapped column by canonical field. */
  readonly columns: Readonly<Record<string, readonly string[]>>;
  readonly unmapped: readonly string[];
  readonly records: { readonly read: number; readonly screened: number; readonly skipped: number };
  readonly notes: readonly string[];
}

export interface ListSummary {
  readonly list: string;
  readonly authority: string;
  readonly asOf: Day;
  readonly entries: number;
  readonly parties: number;
  readonly vessels: number;
  readonly goods: number;
  readonly sha256: string;
  readonly path: string;
}

export type ExitCode = 0 | 1 | 2 | 3 | 130 | 141 | 143;

/** The last line of every result: the verdict of the run and everything needed to show how it came about. */
export interface Summary {
  readonly type: 'summary';
  readonly exit: ExitCode;
  /** One sentence: why this exit status. */
  readonly reason: string;
  readonly records: { readonly read: number; readonly screened: number; readonly skipped: number };
  readonly findings: { readonly violation: number; readonly review: number; readonly allowed: number };
  readonly inputs: readonly InputSummary[];
  readonly lists: readonly ListSummary[];
  /** Option name to its value and where the value came from. */
  readonly config: Readonly<Record<string, { readonly value: unknown; readonly origin: 'default' | 'flag' | 'env' | 'file' }>>;
  readonly allow: {
    readonly files: readonly { readonly file: string; readonly sha256: string; readonly entries: number }[];
    readonly used: readonly string[];
    readonly unused: readonly string[];
    readonly expired: readonly string[];
  };
  /** Warnings a person should read: stale list, guessed encoding, unmapped columns. */
  readonly notes: readonly string[];
  /** ISO time, absent with `--no-timestamp`. */
  readonly startedAt?: string;
  readonly durationMs?: number;
  readonly tool: { readonly name: 'nkcheck'; readonly version: string };
}
