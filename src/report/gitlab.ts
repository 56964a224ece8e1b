import { createHash } from 'node:crypto';
import type { Finding, Skipped, Summary } from '../screen/finding.js';
import { jsonText, visible } from './escape.js';
import type { ReportFactory } from './types.js';
import { exitMeaning, headline } from './words.js';

/**
 * GitLab Code Quality: an array of issues. The format has no place for anything else, so a record that was not screened
 * is an issue too, and the last issue (`nkcheck-summary`) carries the verdict and, under a key that GitLab ignores, the
 * audit block.
 * @see https://docs.gitlab.com/ci/testing/code_quality/
 */
export const gitlabReport: ReportFactory = ({ writer }) => {
  let before = '[\n';
  const write = async (issue: Issue, extra: object = {}): Promise<void> => {
    await writer.write(before + jsonText({ type: 'issue', ...issue, ...extra }));
    before = ',\n';
  };
  return {
    finding: (finding) => write(findingIssue(finding)),
    skipped: (record) => write(skippedIssue(record)),
    async summary(summary) {
      await write(summaryIssue(summary), { nkcheck: summary });
      await writer.write('\n]\n');
    },
  };
};

interface Issue {
  readonly description: string;
  readonly check_name: string;
  readonly fingerprint: string;
  readonly severity: 'info' | 'minor' | 'major' | 'critical' | 'blocker';
  readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
}

/** GitLab shows issues of the same fingerprint once, so it must differ for the same party on another record. */
function fingerprint(...parts: readonly (string | number)[]): string {
  return createHash('sha256').update(parts.join('\u001f')).digest('hex').slice(0, 40);
}

function location(file: string, line: number): Issue['location'] {
  return { path: visible(file.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '')), lines: { begin: Math.max(1, line) } };
}

function findingIssue(finding: Finding): Issue {
  const { id, file, recordId, record, column, allowed } = finding;
  return {
    description: visible(allowed === null ? finding.message : `cleared: ${finding.message}`, 600),
    check_name: finding.rule,
    fingerprint: fingerprint(id, file, recordId ?? record, column),
    severity: allowed !== null ? 'info' : finding.verdict === 'violation' ? 'blocker' : 'major',
    location: location(file, finding.line),
  };
}

function skippedIssue({ file, record, line, reason }: Skipped): Issue {
  return {
    description: visible(`record ${record} was not screened: ${reason}`, 600),
    check_name: 'nkcheck-skipped',
    fingerprint: fingerprint('skipped', file, record, reason),
    severity: 'critical',
    location: location(file, line),
  };
}

function summaryIssue(summary: Summary): Issue {
  const { exit, reason, inputs } = summary;
  return {
    description: visible(`${headline(summary).word}: ${reason} (exit status ${exit}: ${exitMeaning(summary)})`, 600),
    check_name: 'nkcheck-summary',
    fingerprint: fingerprint('summary', exit),
    severity: exit <= 1 ? 'info' : 'critical',
    location: location(inputs[0]?.file ?? 'nkcheck', 1),
  };
}
