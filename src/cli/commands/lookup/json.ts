import { jsonText } from '../../../report/escape.js';
import { entryJson } from '../listed/entry.js';
import type { Answer } from './answer.js';

/** How answers are written for machines: each as it comes, so that memory does not grow with the queries. */
export interface JsonForm {
  readonly start: string;
  readonly between: string;
  readonly beforeSummary: string;
  readonly end: string;
}

/** `--json`: one document, `{"answers":[…],"summary":{…}}`. `--ndjson`: one object a line, the summary last. */
export const JSON_FORMS = {
  json: { start: '{"answers":[\n', between: ',\n', beforeSummary: '\n],"summary":', end: '}\n' },
  ndjson: { start: '', between: '\n', beforeSummary: '\n', end: '\n' },
} as const satisfies Record<string, JsonForm>;

/** An answer as one line of JSON. */
export function answerJson({ query, hits, signs, goods, notes }: Answer): string {
  return jsonText({
    type: 'lookup',
    query: { kind: query.kind, value: query.value },
    notes,
    hits: hits.map(({ owned, match, rule, verdict, toDprk, reasons }) => ({ verdict, toDprk, rule, reasons, match, entry: entryJson(owned) })),
    ...(query.kind === 'name' || query.kind === 'id' ? { signs } : {}),
    ...(query.kind === 'hs' ? { goods } : {}),
  });
}
