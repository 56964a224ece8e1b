import type { Finding, Skipped, Summary } from '../screen/finding.js';
import { combine, type RunPart } from './merge/combine.js';
import { parseResultLine } from './merge/parse.js';

export { ResultError } from './merge/parse.js';

/** A saved NDJSON result: its name for messages, and its lines without line ends. */
export interface ResultSource {
  readonly name: string;
  readonly lines: AsyncIterable<string> | Iterable<string>;
}

/**
 * Reads saved NDJSON results and yields their findings and skipped records in order, then exactly one summary: that of the
 * run for one complete result, else the sum (see `combine`). A source may hold several results one after the other. A result
 * without a summary line, or whose lines do not agree with its counts, makes the summary exit 3.
 * @throws {ResultError} at the first line that is not one of an NDJSON result
 */
export async function* mergeResults(sources: AsyncIterable<ResultSource> | Iterable<ResultSource>): AsyncGenerator<Finding | Skipped | Summary> {
  const parts: RunPart[] = [];
  for await (const { name, lines } of sources) {
    let number = 0;
    let run = emptyRun(name);
    let open = true;
    for await (const text of lines) {
      number += 1;
      const line = number === 1 ? text.replace(/^\uFEFF/, '') : text;
      if (line.trim() === '') continue;
      const item = parseResultLine(line, name, number);
      open = item.type !== 'summary';
      if (item.type === 'summary') {
        parts.push({ ...run, summary: item });
        run = emptyRun(name);
      } else {
        note(run, item);
        yield item;
      }
    }
    if (open) parts.push(run);
  }
  yield combine(parts);
}

interface OpenRun extends RunPart {
  readonly lines: { violation: number; review: number };
  skippedLines: number;
}

function emptyRun(source: string): OpenRun {
  return { source, summary: null, lines: { violation: 0, review: 0 }, skippedLines: 0 };
}

function note(run: OpenRun, item: Finding | Skipped): void {
  if (item.type === 'skipped') run.skippedLines += 1;
  else if (item.allowed === null) run.lines[item.verdict] += 1;
}
