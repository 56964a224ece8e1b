import { csvReport } from './csv.js';
import { withFilter } from './filter.js';
import { githubReport } from './github.js';
import { gitlabReport } from './gitlab.js';
import { htmlReport } from './html.js';
import { jsonReport } from './json.js';
import { junitReport } from './junit.js';
import { markdownReport } from './markdown.js';
import { ndjsonReport } from './ndjson.js';
import { sarifReport } from './sarif.js';
import { textReport } from './text.js';
import type { Report, ReportContext, ReportFactory, ReportFormat } from './types.js';

/** Every format, in the order of the help. `cleared`: the format marks cleared findings itself and always takes them. */
const REPORTS: Readonly<Record<ReportFormat, { readonly create: ReportFactory; readonly cleared?: true }>> = {
  text: { create: textReport },
  ndjson: { create: ndjsonReport },
  json: { create: jsonReport },
  csv: { create: csvReport },
  sarif: { create: sarifReport, cleared: true },
  junit: { create: junitReport },
  github: { create: githubReport },
  gitlab: { create: gitlabReport },
  markdown: { create: markdownReport },
  html: { create: htmlReport },
};

/** A report of the given format that applies `show` and `showAllowed`. The caller feeds it in record order and ends it with `summary`. */
export function createReport(format: ReportFormat, context: ReportContext): Report {
  const { create, cleared = false } = REPORTS[format];
  return withFilter(create(context), context, cleared);
}
