import type { ExitCode, InputSummary, ListSummary, Summary } from '../../screen/finding.js';
import { count, findingCounts } from '../words.js';

/** A run as it was found: its summary, and what its lines do not bear out. */
export interface RunPart {
  readonly source: string;
  /** Null when the result ends without one. */
  readonly summary: Summary | null;
  /** Findings of the lines by verdict, cleared ones left out. */
  readonly lines: { readonly violation: number; readonly review: number };
  readonly skippedLines: number;
}

/**
 * The summary of several runs as if they were one. One complete run keeps its own. Counts add up; a run that is
 * incomplete, has no summary or has lost lines makes the whole exit 3; otherwise a finding in any makes it exit 1.
 */
export function combine(parts: readonly RunPart[]): Summary {
  const faults = parts.flatMap(faultsOf);
  const summaries = parts.flatMap(({ summary }) => (summary === null ? [] : [summary]));
  const [first] = summaries;
  if (first !== undefined && parts.length === 1 && faults.length === 0) return first;

  const notes = [...faults, ...differences(summaries), ...summaries.flatMap((summary) => summary.notes)];
  const lost = parts.filter(({ summary }) => summary === null);
  const exit = exitOf(summaries, faults.length > 0);
  const findings = {
    violation: sum(summaries, (one) => one.findings.violation) + lost.reduce((n, part) => n + part.lines.violation, 0),
    review: sum(summaries, (one) => one.findings.review) + lost.reduce((n, part) => n + part.lines.review, 0),
    allowed: sum(summaries, (one) => one.findings.allowed),
  };
  return {
    type: 'summary',
    exit,
    reason: reasonOf(exit, parts.length, findings, faults, summaries),
    records: {
      read: sum(summaries, (one) => one.records.read),
      screened: sum(summaries, (one) => one.records.screened),
      skipped: sum(summaries, (one) => one.records.skipped) + lost.reduce((n, part) => n + part.skippedLines, 0),
    },
    findings,
    inputs: summaries.flatMap((one) => one.inputs),
    lists: distinctLists(summaries),
    config: Object.assign({}, ...[...summaries].reverse().map((one) => one.config)) as Summary['config'],
    allow: combineAllow(summaries),
    notes: [...new Set(notes)],
    ...times(summaries),
    tool: first?.tool ?? { name: 'nkcheck', version: 'unknown' },
  };
}

/** What makes a run incomplete beyond what its own summary says. */
function faultsOf({ source, summary, lines }: RunPart): string[] {
  if (summary === null) return [`${source} ends without a summary line: the run that wrote it did not finish`];
  const { violation, review } = summary.findings;
  const hidden = summary.config['show']?.value === 'violation' && lines.review === 0;
  if (lines.violation === violation && (lines.review === review || hidden)) return [];
  return [`${source} holds ${findingCounts({ ...lines, allowed: 0 })} but its summary counts ${findingCounts({ violation, review, allowed: 0 })}`];
}

function exitOf(summaries: readonly Summary[], faulty: boolean): ExitCode {
  const [only, ...others] = summaries;
  if (faulty || only === undefined) return 3;
  if (others.length === 0) return only.exit;
  if (summaries.some((one) => one.exit > 1)) return 3;
  return summaries.some((one) => one.exit === 1) ? 1 : 0;
}

/** How the reason of an incomplete run begins; said once of several. */
const INCOMPLETE = 'screening is incomplete: ';

function reasonOf(exit: ExitCode, parts: number, findings: Summary['findings'], faults: readonly string[], summaries: readonly Summary[]): string {
  const of = `${findingCounts(findings)} in ${count(parts, 'result')}`;
  if (exit <= 1) return of;
  const why = [...faults, ...summaries.filter((one) => one.exit > 1).map((one) => one.reason.replace(INCOMPLETE, ''))];
  return `${INCOMPLETE}${why[0] ?? 'no result was read'}${why.length > 1 ? ` (and ${why.length - 1} more)` : ''}; ${of}`;
}

function sum(summaries: readonly Summary[], pick: (summary: Summary) => number): number {
  return summaries.reduce((total, one) => total + pick(one), 0);
}

function distinctLists(summaries: readonly Summary[]): ListSummary[] {
  return [...new Map(summaries.flatMap((one) => one.lists).map((list) => [`${list.list} ${list.sha256}`, list])).values()];
}

/** Options that name where a run writes: each part of a split job has its own. */
const OWN_PLACES: ReadonlySet<string> = new Set(['format', 'rejects']);

/** The same for every copy of an input, but not for the sheets of one workbook. */
function contentKey({ file, sha256 }: InputSummary): string {
  return `${sha256}${/#.*/.exec(file)?.[0] ?? ''}`;
}

/** Sentences on what should be alike in runs that belong together and is not. */
function differences(summaries: readonly Summary[]): string[] {
  const notes: string[] = [];
  for (const [list, editions] of groupBy(distinctLists(summaries), (one) => one.list)) {
    if (editions.length > 1) notes.push(`the results used different editions of the list ${list}: as of ${editions.map((one) => one.asOf).join(', ')}`);
  }
  const names = (one: Summary): string => [...new Set(one.lists.map((list) => list.list))].sort().join(', ');
  if (new Set(summaries.map(names)).size > 1) notes.push('the results were not screened against the same lists');
  for (const option of new Set(summaries.flatMap((one) => Object.keys(one.config)))) {
    if (OWN_PLACES.has(option)) continue;
    const values = new Set(summaries.map((one) => JSON.stringify(one.config[option]?.value) ?? 'not set'));
    if (values.size > 1) notes.push(`the results differ in the option ${option}: ${[...values].join(', ')}`);
  }
  const versions = new Set(summaries.map((one) => one.tool.version));
  if (versions.size > 1) notes.push(`the results were written by different versions: ${[...versions].join(', ')}`);
  for (const [, same] of groupBy(summaries.flatMap((one) => one.inputs), contentKey)) {
    if (same.length > 1) notes.push(`${same[0]?.file ?? ''} is in more than one result, so its findings are counted more than once`);
  }
  return notes;
}

function groupBy<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return groups;
}

function combineAllow(summaries: readonly Summary[]): Summary['allow'] {
  const all = (pick: (allow: Summary['allow']) => readonly string[]): string[] => [...new Set(summaries.flatMap((one) => pick(one.allow)))];
  const used = all((allow) => allow.used);
  const files = summaries.flatMap((one) => one.allow.files);
  return {
    files: [...new Map(files.map((file) => [`${file.file} ${file.sha256}`, file])).values()],
    used,
    unused: all((allow) => allow.unused).filter((entry) => !used.includes(entry)),
    expired: all((allow) => allow.expired),
  };
}

/** Earliest start and time spent, only where every run says so. */
function times(summaries: readonly Summary[]): Pick<Summary, 'startedAt' | 'durationMs'> {
  const starts = summaries.flatMap(({ startedAt }) => (startedAt === undefined ? [] : [startedAt]));
  const spans = summaries.flatMap(({ durationMs }) => (durationMs === undefined ? [] : [durationMs]));
  const [start] = [...starts].sort();
  return {
    ...(start === undefined || starts.length < summaries.length ? {} : { startedAt: start }),
    ...(spans.length === 0 || spans.length < summaries.length ? {} : { durationMs: spans.reduce((a, b) => a + b, 0) }),
  };
}
