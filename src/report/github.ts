import type { Finding, Skipped, Summary } from '../screen/finding.js';
import { githubMessage, githubProperty } from './escape.js';
import { auditMarkdown, findingRow, findingsMarkdown, headMarkdown, skippedMarkdown, skippedRow } from './markdown/parts.js';
import { Tally } from './tally.js';
import type { ReportFactory, Writer } from './types.js';
import { count, exitMeaning, findingCounts, headline } from './words.js';
import { Worst } from './worst.js';

/** GitHub shows ten annotations of a level per step. */
const ANNOTATIONS = 10;
/** Rows in the step summary, and its size: GitHub drops one above 1 MiB as a whole. */
const SUMMARY_ROWS = 1000;
const SUMMARY_BYTES = 600_000;

/**
 * Workflow commands: the ten worst findings and the first ten records that were not screened as annotations, then one
 * line with the verdict. All findings go to the step summary as a table.
 * @see https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
export const githubReport: ReportFactory = ({ writer, stepSummary }) => {
  const tally = new Tally();
  const annotations = new Worst<string>(ANNOTATIONS);
  const rows = new Worst<readonly string[]>(stepSummary === undefined ? 0 : SUMMARY_ROWS);
  const skipped: Skipped[] = [];
  let skippedCount = 0;
  return {
    finding(finding) {
      tally.add(finding);
      annotations.add(finding, findingCommand);
      rows.add(finding, findingRow);
    },
    skipped(record) {
      skippedCount += 1;
      if (skipped.length < ANNOTATIONS) skipped.push(record);
    },
    async summary(summary) {
      const lines = [...annotations.items(), ...skipped.map(skippedCommand), summaryCommand(summary, annotations.leftOut)];
      await writer.write(`${lines.join('\n')}\n`);
      if (stepSummary === undefined) return;
      const shown = withinSize(rows.items());
      await write(stepSummary, [
        headMarkdown(summary, tally),
        findingsMarkdown(shown, rows.leftOut + rows.items().length - shown.length),
        skippedMarkdown(skipped.map(skippedRow), skippedCount - skipped.length),
        auditMarkdown(summary),
      ]);
    },
  };
};

async function write(writer: Writer, texts: readonly string[]): Promise<void> {
  for (const text of texts) await writer.write(text);
}

/** The first rows that fit into the limit, in bytes; the rest of the page is short. */
function withinSize(rows: readonly (readonly string[])[]): (readonly string[])[] {
  let size = 0;
  return rows.filter((row) => {
    size += Buffer.byteLength(row.join(' | '));
    return size <= SUMMARY_BYTES;
  });
}

function command(level: 'error' | 'warning' | 'notice', properties: Readonly<Record<string, string>>, message: string): string {
  const list = Object.entries(properties).map(([name, value]) => `${name}=${githubProperty(value)}`).join(',');
  return `::${level} ${list}::${githubMessage(message, 1000)}`;
}

function findingCommand({ verdict, allowed, file, line, rule, record, column, value, message }: Finding): string {
  const level = allowed !== null ? 'notice' : verdict === 'violation' ? 'error' : 'warning';
  const title = `${allowed !== null ? 'cleared' : verdict} ${rule} in record ${record}`;
  return command(level, { file, line: String(Math.max(1, line)), title }, `${message} (${column}: ${value})`);
}

function skippedCommand({ file, line, record, reason }: Skipped): string {
  return command('warning', { file, line: String(Math.max(1, line)), title: `record ${record} not screened` }, reason);
}

function summaryCommand(summary: Summary, leftOut: number): string {
  const { word, tone } = headline(summary);
  const level = tone === 'incomplete' ? 'error' : 'notice';
  const more = leftOut === 0 ? '' : `; ${count(leftOut, 'more finding')} not annotated`;
  const text = `${summary.reason} (${findingCounts(summary.findings)}${more}). Exit status ${summary.exit}: ${exitMeaning(summary)}`;
  return command(level, { title: `nkcheck: ${word}` }, text);
}
