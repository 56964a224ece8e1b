import type { Finding, Skipped, Summary, Verdict } from '../screen/finding.js';

/** Where a report writes. `write` resolves when the sink can take more; it never splits what it is given. */
export interface Writer {
  write(text: string): Promise<void>;
}

export interface ReportContext {
  readonly writer: Writer;
  /** Colour is wanted and the sink can show it. */
  readonly color: boolean;
  /** Columns of the terminal, 80 where there is none. */
  readonly width: number;
  /** Show evidence and reasons step by step. */
  readonly explain: boolean;
  /** `--show`: the least verdict displayed; never changes counts or exit. */
  readonly show: Verdict;
  /** `--no-allow`: cleared findings are displayed too. */
  readonly showAllowed: boolean;
  /** Variables of the environment a format may need (GITHUB_STEP_SUMMARY's content goes through `stepSummary`). */
  readonly stepSummary?: Writer;
}

/** A report renders one stream of findings; it decides nothing. `summary` is always the last call. */
export interface Report {
  finding(finding: Finding): Promise<void> | void;
  skipped(skipped: Skipped): Promise<void> | void;
  summary(summary: Summary): Promise<void>;
}

export type ReportFactory = (context: ReportContext) => Report;

export const REPORT_FORMATS = [
  'text', 'ndjson', 'json', 'csv', 'sarif', 'junit', 'github', 'gitlab', 'markdown', 'html',
] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];
