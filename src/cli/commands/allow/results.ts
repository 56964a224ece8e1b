import { mergeResults } from '../../../report/merge.js';
import { contentKeys } from '../../../screen/allow/content.js';
import type { Finding, ListSummary } from '../../../screen/finding.js';
import { UsageError } from '../../errors.js';
import type { Io } from '../../io.js';
import { resultSources } from '../../results.js';

/** A finding of a saved result, with the lists that it was screened against. */
export interface SavedFinding {
  readonly finding: Finding;
  readonly lists: readonly ListSummary[];
}

/**
 * Looks a finding up in saved NDJSON results.
 * @param record only the finding of this record; null: of any
 * @param byName cells do not tell findings apart when only the name found in them is to be cleared
 * @throws UsageError when it is not there, or when the id stands for more than one content; ResultError
 */
export async function findSaved(id: string, paths: readonly string[], record: number | null, byName: boolean, io: Io): Promise<SavedFinding> {
  if (!/^[0-9a-f]{16}$/.test(id)) throw new UsageError(`"${id}" is no finding id: the id is the 16 digits that a report prints as "finding"`);
  if (paths.length === 0 && io.stdin.isTTY === true) {
    throw new UsageError(`name the saved result that holds the finding, e.g. nkcheck allow add ${id} result.ndjson; a run saves one with -f ndjson=result.ndjson`);
  }
  const names = paths.length === 0 ? ['-'] : paths;
  const found = new Map<string, Finding>();
  let count = 0;
  let lists: readonly ListSummary[] = [];
  for await (const item of mergeResults(resultSources(names, io))) {
    if (item.type === 'summary') lists = item.lists;
    if (item.type !== 'finding') continue;
    count += 1;
    if (item.id !== id || (record !== null && item.record !== record)) continue;
    const content = [byName ? '' : contentKeys(item)[0], item.verdict].join('\n');
    if (!found.has(content)) found.set(content, item);
  }
  const [first, ...others] = found.values();
  if (first === undefined) {
    const where = record === null ? '' : ` of record ${record}`;
    throw new UsageError(`there is no finding ${id}${where} among the ${count.toLocaleString('en-US')} of ${names.join(', ')}: take the id from the same run, and name all its results`);
  }
  if (others.length > 0) throw new UsageError(ambiguous(id, [first, ...others], byName));
  return { finding: first, lists };
}

const SHOWN = 5;

function ambiguous(id: string, findings: readonly Finding[], byName: boolean): string {
  const lines = findings.slice(0, SHOWN).map(({ file, record, verdict, column, value }) => `  ${file}, record ${record}: ${verdict}, ${column}: ${value.slice(0, 100)}`);
  const more = findings.length > SHOWN ? [`  and ${findings.length - SHOWN} more`] : [];
  const remedy = byName ? 'choose one with --record N' : 'choose one with --record N, or clear the name in all of them with --name';
  return [`finding ${id} stands for ${findings.length} different cells or verdicts; ${remedy}:`, ...lines, ...more].join('\n');
}
