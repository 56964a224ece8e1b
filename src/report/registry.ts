import { jsonReport } from './json.js';
import { ndjsonReport } from './ndjson.js';
import { textReport } from './text.js';
import type { Report, ReportContext, ReportFactory, ReportFormat } from './types.js';
import { withFilter } from './filter.js';

/** Every format, in the order of the help. `cleared: true`: the format has a way of its own to mark cleared findings. */
const REPORTS: Partial<Readonly<Record<ReportFormat, { create: ReportFactory; cleared?: true }>>> = {
  text: { create: textReport },
  ndjson: { create: ndjsonReport },
  json: { create: jsonReport },
};

/** A report of the given format that applies `show` and `showAllowed`. The caller ends it with `summary`. */
export function createReport(format: ReportFormat, context: ReportContext): Report {
  const entry = REPORTS[format];
  if (entry === undefined) throw new Error(`format ${format} is not there yet`);
  return withFilter(entry.create(context), context, entry.cleared === true);
}
