import { jsonText } from './escape.js';
import type { ReportFactory } from './types.js';

/** One JSON object a line, in record order, the summary last. The shape is that of data/schema/result.schema.json. */
export const ndjsonReport: ReportFactory = ({ writer }) => {
  const line = (value: unknown): Promise<void> => writer.write(`${jsonText(value)}\n`);
  return { finding: line, skipped: line, summary: line };
};
