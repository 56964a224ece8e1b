import type { ExitCode } from '../screen/finding.js';

/** `--fail-on`: the least verdict that fails the run. */
export type FailOn = 'review' | 'violation' | 'never';

export interface RunCounts {
  readonly violation: number;
  readonly review: number;
  readonly skipped: number;
  readonly screened: number;
}

/** Why a run is incomplete; each is a sentence that names the file or list. */
export type Incomplete = readonly string[];

/**
 * The exit status of a run and the sentence that explains it. Status 3 (incomplete) beats 1 (findings): a gate must
 * not report a number of findings as if it were the whole answer.
 */
export function exitStatus(counts: RunCounts, failOn: FailOn, incomplete: Incomplete): { readonly exit: ExitCode; readonly reason: string } {
  const found = describeFindings(counts);
  if (incomplete.length > 0) {
    const more = incomplete.length > 1 ? ` (and ${incomplete.length - 1} more)` : '';
    return { exit: 3, reason: `screening is incomplete: ${incomplete[0]}${more}; ${found}` };
  }
  const failing = failOn === 'never' ? 0 : counts.violation + (failOn === 'review' ? counts.review : 0);
  if (failing > 0) return { exit: 1, reason: `${found} in ${records(counts.screened)}` };
  const below = counts.violation + counts.review > 0 ? `${found}, none at or above --fail-on ${failOn}` : 'no findings';
  return { exit: 0, reason: `${below} in ${records(counts.screened)}` };
}

function records(count: number): string {
  return plural(count, 'screened record');
}

function describeFindings({ violation, review }: RunCounts): string {
  return `${plural(violation, 'violation')}, ${plural(review, 'review')}`;
}

function plural(count: number, word: string): string {
  return `${count.toLocaleString('en-US')} ${word}${count === 1 ? '' : 's'}`;
}
