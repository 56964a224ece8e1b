import type { Report, ReportContext } from './types.js';

/**
 * Leaves out what `--show` and the allow-file take from view. Counts and exit status are those of the summary and do not
 * change. `keepCleared`: the format marks cleared findings itself (SARIF suppressions).
 */
export function withFilter(report: Report, { show, showAllowed }: ReportContext, keepCleared: boolean): Report {
  return {
    finding(finding) {
      if (show === 'violation' && finding.verdict !== 'violation') return undefined;
      if (finding.allowed !== null && !showAllowed && !keepCleared) return undefined;
      return report.finding(finding);
    },
    skipped: (record) => report.skipped(record),
    summary: (summary) => report.summary(summary),
  };
}
