import type { Day, Field } from '../../record/types.js';
import type { WatchlistIssue } from '../../watchlist/types.js';
import type { Finding, Summary, Verdict } from '../finding.js';
import type { RuleCode } from '../rules.js';

/** The cleared findings of one or more allow-files, as a run applies them. Keeps count of what was used. */
export interface Allowances {
  /** The finding as it is, or marked as cleared (`allowed` set). Identifier matches are never cleared. */
  apply(finding: Finding): Finding;
  /** Which entries were used, which were not, which had expired: for the summary, after the last finding. */
  report(): Summary['allow'];
}

/** One entry of an allow-file, checked for everything that can be known without the lists. */
export interface AllowEntry {
  /** 1-based line of the entry in its file. */
  readonly line: number;
  /** Id of the finding that was cleared; null in an entry written by hand. */
  readonly finding: string | null;
  readonly rule: RuleCode;
  /** Id of the list entry or goods rule; null for findings that have none. */
  readonly entry: string | null;
  /** See `entryDigest`; null when it is missing: such an entry clears nothing. */
  readonly entryDigest: string | null;
  readonly field: Field | 'unmapped';
  /** Whether `text` is the whole cell or only the name that was found in it. */
  readonly by: 'value' | 'name';
  readonly text: string;
  /** The gravest verdict that was cleared. */
  readonly verdict: Verdict;
  readonly reason: string;
  readonly author: string;
  readonly added: Day;
  /** The last day on which the entry clears anything. */
  readonly expires: Day;
}

export interface AllowFile {
  readonly path: string;
  readonly sha256: string;
  readonly entries: readonly AllowEntry[];
}

/** An allow-file is unusable: nothing is screened, exit 2. */
export class AllowFileError extends Error {
  override readonly name = 'AllowFileError';
  constructor(readonly issues: readonly WatchlistIssue[]) {
    super(issues.map((i) => `${i.path}:${i.line}:${i.column}: ${i.message}`).join('\n'));
  }
}

/** A finding cannot be put into an allow-file; the message says why and what to do. */
export class ClearingRefused extends Error {
  override readonly name = 'ClearingRefused';
}
