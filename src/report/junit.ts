import type { Summary } from '../screen/finding.js';
import { jsonText, xml } from './escape.js';
import { add, caseXml, completeCase, fileCase, findingCase, NOTHING, skippedCase, type Case, type Counts } from './junit/cases.js';
import type { ReportFactory } from './types.js';
import { failOn } from './words.js';
import { Worst } from './worst.js';

/** More test cases than this choke the servers that read JUnit files. */
const FINDINGS_KEPT = 25_000;
const SKIPPED_KEPT = 10_000;

/**
 * JUnit XML as Jenkins, GitLab and others read it. One suite per input file: a case for the file, one per finding (failed
 * when it reaches `--fail-on`, else marked skipped) and one in error per record that was not screened, unless
 * `--allow-skipped` let it pass. A last suite holds
 * the case `screening complete` and the audit block. Counts stand in attributes before the cases, so cases are held back.
 */
export const junitReport: ReportFactory = ({ writer }) => {
  const findings = new Worst<Case>(FINDINGS_KEPT);
  const skipped: Case[] = [];
  let skippedLeftOut = 0;
  return {
    finding(finding) {
      findings.add(finding, findingCase);
    },
    skipped(record) {
      if (skipped.length < SKIPPED_KEPT) skipped.push(skippedCase(record));
      else skippedLeftOut += 1;
    },
    async summary(summary) {
      const gate = { failOn: failOn(summary), skippedPass: summary.exit <= 1 };
      const suites = suitesOf(summary, [...findings.items(), ...skipped]).map(([name, cases]) => {
        const rendered = cases.map((one) => caseXml(one, gate));
        return { name, rendered, counts: rendered.reduce((sum, one) => add(sum, one.counts), NOTHING) };
      });
      const total = suites.reduce((sum, one) => add(sum, one.counts), NOTHING);
      await writer.write(`<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="nkcheck"${countsXml(total)}>\n`);
      for (const { name, rendered, counts } of suites) {
        await writer.write(`<testsuite name="${xml(name)}"${countsXml(counts)}${timesXml(summary)}>\n`);
        if (name === AUDIT_SUITE) await writer.write(auditXml(summary, findings.leftOut, skippedLeftOut));
        for (const one of rendered) await writer.write(one.xml);
        await writer.write('</testsuite>\n');
      }
      await writer.write('</testsuites>\n');
    },
  };
};

const AUDIT_SUITE = 'nkcheck';

/** Suite names with their cases: the input files in order, then files known from findings alone, then the audit suite. */
function suitesOf(summary: Summary, cases: readonly Case[]): [string, Case[]][] {
  const suites = new Map<string, Case[]>(summary.inputs.map((input) => [input.file, [fileCase(input)]]));
  for (const one of cases) {
    const suite = suites.get(one.file);
    if (suite === undefined) suites.set(one.file, [one]);
    else suite.push(one);
  }
  suites.set(AUDIT_SUITE, [...(suites.get(AUDIT_SUITE) ?? []), completeCase(summary, AUDIT_SUITE)]);
  return [...suites];
}

function auditXml(summary: Summary, findingsLeftOut: number, skippedLeftOut: number): string {
  const properties: [string, string][] = [
    ['exit', String(summary.exit)],
    ['reason', summary.reason],
    ['findings left out of this file', String(findingsLeftOut)],
    ['skipped records left out of this file', String(skippedLeftOut)],
    ['summary', jsonText(summary)],
  ];
  const rows = properties.map(([name, value]) => `  <property name="${name}" value="${xml(value, Infinity)}"/>\n`);
  return `<properties>\n${rows.join('')}</properties>\n`;
}

function countsXml({ tests, failures, errors, skipped }: Counts): string {
  return ` tests="${tests}" failures="${failures}" errors="${errors}" skipped="${skipped}"`;
}

function timesXml({ startedAt, durationMs }: Summary): string {
  const at = startedAt === undefined ? '' : ` timestamp="${xml(startedAt)}"`;
  return durationMs === undefined ? at : `${at} time="${(durationMs / 1000).toFixed(3)}"`;
}
