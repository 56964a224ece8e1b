import { leadBytes } from './plan.js';
import { RecordScanner } from './scan.js';
import { isBlankRecord } from './skip.js';

/** Delimiters tried, in order of preference where two explain the lines equally well. */
const CANDIDATES = [',', ';', '\t', '|', '^', '~', '\u0001', '\u001f'] as const;
/** Records looked at. */
const MOST_RECORDS = 1_000;
/** Titles and periods above the table may have any number of cells. */
const MOST_PREAMBLE = 30;
/** Least share of records that must have the same number of cells. */
const LEAST_SHARE = 0.4;

export interface Dialect {
  readonly delimiter: string;
  /** The number of cells most records have. */
  readonly columns: number;
}

/** Only dialects that explain the text at least this well, compared with the best, are worth a try. */
const LEAST_OF_BEST = 0.5;

/**
 * The delimiters under which most lines have the same number of cells, best first; empty when the text has one column.
 * Frequency is no argument: a decimal comma is frequent in a semicolon file.
 */
export function detectDialects(head: Uint8Array, headIsAll: boolean, encoding: string): Dialect[] {
  const found = CANDIDATES.flatMap((delimiter) => {
    const agreed = agreement(cellCounts(head, headIsAll, Buffer.from(delimiter), encoding));
    if (agreed === null) return [];
    // Lines above the table agree under no delimiter; a header that does not agree is a reason to doubt.
    const score = (0.7 * agreed.share ** 2 + 0.3 * agreed.ofAll) * Math.log(agreed.columns + 1);
    return [{ delimiter, columns: agreed.columns, score }];
  }).sort((a, b) => b.score - a.score);
  const best = found[0]?.score ?? 0;
  return found.filter(({ score }) => score >= best * LEAST_OF_BEST);
}

/** The number of cells most records have under a delimiter that is given. */
export function usualColumns(head: Uint8Array, headIsAll: boolean, delimiter: Uint8Array, encoding: string): number {
  const counts = cellCounts(head, headIsAll, delimiter, encoding);
  return agreement(counts)?.columns ?? counts[0] ?? 1;
}

function cellCounts(head: Uint8Array, headIsAll: boolean, bytes: Uint8Array, encoding: string): number[] {
  const scanner = new RecordScanner(bytes, leadBytes(encoding, bytes));
  const counts: number[] = [];
  let at = 0;
  while (at < head.length && counts.length < MOST_RECORDS) {
    const found = scanner.scan(head, at, headIsAll);
    let end = found.end;
    if (end < 0 || found.irregular) {
      // A quote that does not close: judge the line alone.
      const stop = found.firstLineEnd;
      if (stop <= at || stop > head.length) { if (end < 0) break; } else if (end < 0) end = stop;
    }
    if (!isBlankRecord(head, at, end, bytes)) counts.push(found.end < 0 ? 0 : found.cells);
    at = end;
  }
  return counts;
}

/** The most frequent number of cells (two or more), and the share of records that have it: from the first such on, and of all. */
function agreement(counts: readonly number[]): { columns: number; share: number; ofAll: number } | null {
  const start = counts.findIndex((count) => count > 1);
  if (start < 0 || start > MOST_PREAMBLE) return null;
  const table = counts.slice(start);
  const tally = new Map<number, number>();
  for (const count of table) tally.set(count, (tally.get(count) ?? 0) + 1);
  let columns = 0;
  let most = 0;
  for (const [count, times] of tally) {
    if (times > most || (times === most && count > columns)) { columns = count; most = times; }
  }
  const share = most / table.length;
  return columns > 1 && share >= LEAST_SHARE ? { columns, share, ofAll: most / counts.length } : null;
}
