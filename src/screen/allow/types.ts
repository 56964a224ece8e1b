import type { Finding, Summary } from '../finding.js';

/** The cleared findings of one or more allow-files, as a run applies them. Keeps count of what was used. */
export interface Allowances {
  /** The finding as it is, or marked as cleared (`allowed` set). Identifier matches are never cleared. */
  apply(finding: Finding): Finding;
  /** Which entries were used, which were not, which had expired: for the summary, after the last finding. */
  report(): Summary['allow'];
}
