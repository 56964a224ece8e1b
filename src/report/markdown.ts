import { auditMarkdown, findingRow, findingsMarkdown, headMarkdown, skippedMarkdown, skippedRow } from './markdown/parts.js';
import { Tally } from './tally.js';
import type { ReportFactory } from './types.js';
import { Worst } from './worst.js';

/** Rows that a ticket or pull request still shows. */
const FINDINGS_SHOWN = 500;
const SKIPPED_SHOWN = 100;

/** For a ticket, wiki or pull request: verdict, counts, the worst findings, and how it was screened. */
export const markdownReport: ReportFactory = ({ writer }) => {
  const tally = new Tally();
  const findings = new Worst<readonly string[]>(FINDINGS_SHOWN);
  const skipped: (readonly string[])[] = [];
  let skippedCount = 0;
  return {
    finding(finding) {
      tally.add(finding);
      findings.add(finding, findingRow);
    },
    skipped(record) {
      skippedCount += 1;
      if (skipped.length < SKIPPED_SHOWN) skipped.push(skippedRow(record));
    },
    async summary(summary) {
      await writer.write(headMarkdown(summary, tally));
      await writer.write(findingsMarkdown(findings.items(), findings.leftOut));
      await writer.write(skippedMarkdown(skipped, skippedCount - skipped.length));
      await writer.write(auditMarkdown(summary));
    },
  };
};
