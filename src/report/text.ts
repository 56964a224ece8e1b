import type { Finding } from '../screen/finding.js';
import { Tally } from './tally.js';
import { recordLines, skippedLines, type BlockStyle } from './text/record.js';
import { summaryLines } from './text/summary.js';
import { themeFor } from './text/theme.js';
import type { ReportFactory } from './types.js';
import { hiddenTexts } from './words.js';

/** Lines longer than this are tiring to read, however wide the terminal. */
const WIDEST = 110;
const NARROWEST = 40;

/** For people: findings grouped by record as they come, then a summary to forward. */
export const textReport: ReportFactory = (context) => {
  const { writer } = context;
  const style: BlockStyle = {
    theme: themeFor(context.color),
    width: Math.min(WIDEST, Math.max(NARROWEST, context.width)),
    explain: context.explain,
  };
  const tally = new Tally();
  let group: Finding[] = [];

  const write = (lines: readonly string[]): Promise<void> =>
    lines.length === 0 ? Promise.resolve() : writer.write(`${lines.join('\n')}\n`);
  const flush = async (): Promise<void> => {
    const findings = group;
    group = [];
    await write(recordLines(findings, style));
  };

  return {
    async finding(finding) {
      tally.add(finding);
      const [last] = group;
      if (last !== undefined && (last.record !== finding.record || last.line !== finding.line || last.file !== finding.file)) await flush();
      group.push(finding);
    },
    async skipped(record) {
      await flush();
      await write(skippedLines(record, style));
    },
    async summary(summary) {
      await flush();
      await write(summaryLines(summary, tally, hiddenTexts(summary, context), style));
    },
  };
};
