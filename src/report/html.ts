import { auditSection, inputsSection, listsSection } from './html/audit.js';
import { findingRow, findingsSection, skippedRow, skippedSection } from './html/findings.js';
import { overview, pageFoot, pageHead } from './html/page.js';
import type { Safe } from './html/tag.js';
import { Tally } from './tally.js';
import type { ReportFactory } from './types.js';
import { hiddenTexts } from './words.js';
import { Worst } from './worst.js';

/** More rows than this make a page that browsers are slow to open. */
export const HTML_FINDINGS_LIMIT = 5000;
const SKIPPED_LIMIT = 1000;

/** One self-contained page that opens offline: verdict, counts, plots, every finding with its evidence, audit. */
export const htmlReport: ReportFactory = (context) => {
  const { writer } = context;
  const tally = new Tally();
  const findings = new Worst<Safe>(HTML_FINDINGS_LIMIT);
  const skipped: Safe[] = [];
  let order = 0;
  let skippedCount = 0;
  return {
    finding(finding) {
      tally.add(finding);
      findings.add(finding, (one) => findingRow(one, order));
      order += 1;
    },
    skipped(record) {
      skippedCount += 1;
      if (skipped.length < SKIPPED_LIMIT) skipped.push(skippedRow(record));
    },
    async summary(summary) {
      const sections = [
        pageHead(summary),
        overview(summary, tally, hiddenTexts(summary, context)),
        findingsSection(findings.items(), [...tally.byAuthority.keys()].sort(), findings.leftOut),
        skippedSection(skipped, skippedCount - skipped.length),
        inputsSection(summary),
        listsSection(summary),
        auditSection(summary),
        pageFoot(summary),
      ];
      for (const section of sections) await writer.write(section.text);
    },
  };
};
