import type { Skipped } from '../screen/finding.js';
import { jsonText } from './escape.js';
import type { ReportFactory } from './types.js';

/**
 * One object `{"findings":[…],"skipped":[…],"summary":{…}}`, one item a line. Findings are written as they come; skipped
 * records, of which a usable file has few, wait for the end.
 */
export const jsonReport: ReportFactory = ({ writer }) => {
  const skipped: string[] = [];
  let next = '{"findings":[\n';
  return {
    async finding(finding) {
      await writer.write(next + jsonText(finding));
      next = ',\n';
    },
    skipped(record: Skipped) {
      skipped.push(jsonText(record));
    },
    async summary(summary) {
      const opening = next.startsWith('{') ? '{"findings":[' : '';
      const held = skipped.length === 0 ? '' : `\n${skipped.join(',\n')}\n`;
      await writer.write(`${opening}\n],\n"skipped":[${held}],\n"summary":${jsonText(summary)}}\n`);
    },
  };
};
