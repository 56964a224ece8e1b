import type { Summary } from '../screen/finding.js';
import { jsonText } from './escape.js';
import { artifactOf, findingResult, skippedNotification } from './sarif/results.js';
import { invocationOf, toolOf } from './sarif/tool.js';
import type { ReportFactory } from './types.js';
import { Worst } from './worst.js';

/** GitHub takes no more results than this in one run. */
export const SARIF_RESULT_LIMIT = 25_000;
const SKIPPED_KEPT = 1000;

/**
 * SARIF 2.1.0 for code scanning. Results are held back to the limit, violations before reviews, and written worst first.
 * Cleared findings are results with a suppression. Skipped records are notifications of the invocation, which a failed
 * run also marks as not successful. The audit block stands in the property bag of the run.
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export const sarifReport: ReportFactory = ({ writer }) => {
  const results = new Worst<string>(SARIF_RESULT_LIMIT);
  const skipped: string[] = [];
  const rules = new Set<string>();
  let skippedCount = 0;
  return {
    finding(finding) {
      rules.add(finding.rule);
      results.add(finding, (one) => jsonText(findingResult(one)));
    },
    skipped(record) {
      skippedCount += 1;
      if (skipped.length < SKIPPED_KEPT) skipped.push(jsonText(skippedNotification(record)));
    },
    async summary(summary: Summary) {
      const leftOut = { findings: results.leftOut, skipped: skippedCount - skipped.length, limit: SARIF_RESULT_LIMIT };
      const { toolExecutionNotifications = [], ...invocation } = invocationOf(summary, leftOut);
      const notifications = [...toolExecutionNotifications.map(jsonText), ...skipped].join(',\n');
      await writer.write(`${HEAD}"tool":${jsonText(toolOf(summary, rules))},\n`);
      await writer.write(`"invocations":[${jsonText(invocation).slice(0, -1)},"toolExecutionNotifications":[${notifications}]}],\n`);
      await writer.write(`"artifacts":${jsonText(summary.inputs.map(artifactOf))},\n`);
      await writer.write(`"columnKind":"utf16CodeUnits",\n"properties":${jsonText({ nkcheck: summary })},\n"results":[`);
      let before = '\n';
      for (const result of results.items()) {
        await writer.write(before + result);
        before = ',\n';
      }
      await writer.write('\n]}]}\n');
    },
  };
};

const HEAD = '{"$schema":"https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",\n'
  + '"version":"2.1.0","runs":[{\n';
