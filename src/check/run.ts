import { MappingFileError } from '../input/columns/mapping-file.js';
import { ColumnMapError } from '../input/columns/overrides.js';
import { openInput, type OpenedInput } from '../input/open.js';
import { expandPaths } from '../input/paths.js';
import { InputError, type InputDigest, type Table, type TableInfo } from '../input/types.js';
import type { Finding, InputSummary, ListSummary, Summary } from '../screen/finding.js';
import type { Watchlist } from '../watchlist/types.js';
import { describeFaults, mergeFaults, type BatchResult, type FaultCounts } from './batch.js';
import { digestFile } from './digest.js';
import { Engine } from './engine.js';
import { exitStatus } from './exit-status.js';
import { listNotes, staleLists } from './list-notes.js';
import { looksContinued, valueInHeader } from './loose-text.js';
import type { CheckOptions, CheckSink } from './options.js';
import { columnsByField, headerHooks, headerIsRecord, isHeaderless, isScreenable, notScreenable, planColumns } from './table-plan.js';

/** What adds up over the inputs of a run. */
interface Tally {
  read: number;
  screened: number;
  skipped: number;
  violation: number;
  review: number;
  allowed: number;
  firstSkipped: string | null;
  readonly faults: FaultCounts;
  readonly inputs: InputSummary[];
  readonly notes: string[];
  /** Sentences: why the run does not cover everything it was given. */
  readonly incomplete: string[];
}

/**
 * Screens inputs one after the other and delivers findings and skipped records in record order. An input that cannot
 * be read makes the run incomplete (exit 3) and the others are still screened.
 * @returns the summary, with the exit status and its reason; the caller hands it to the reports
 * @throws ColumnMapError, MappingFileError when the user's mapping does not fit the first input
 */
export async function runCheck(options: CheckOptions, sink: CheckSink): Promise<Summary> {
  const started = options.clock?.() ?? null;
  const tally: Tally = {
    read: 0, screened: 0, skipped: 0, violation: 0, review: 0, allowed: 0, firstSkipped: null,
    faults: {}, inputs: [], notes: [], incomplete: [],
  };
  const policy = { jurisdictions: options.jurisdictions, direction: options.direction, asOf: options.asOf };
  const engine = new Engine({ lists: options.lists, geography: options.geography, policy }, options.jobs);
  try {
    for (const argument of options.paths) {
      await orIncomplete(argument, tally, sink, async () => {
        for (const path of await expandPaths([argument], (directory, files) => tally.notes.push(describeLeftAside(directory, files)))) {
          await orIncomplete(path, tally, sink, () => screenInput(path, options, engine, tally, sink));
        }
      });
    }
  } finally {
    await engine.close();
  }
  return summarize(options, tally, started);
}

function describeLeftAside(directory: string, files: readonly string[]): string {
  const shown = files.slice(0, 5).join(', ');
  return `${directory}: ${files.length === 1 ? '1 file has no known ending and was' : `${files.length} files have no known ending and were`} not read: ${shown}${files.length > 5 ? ', …' : ''}`;
}

async function orIncomplete(argument: string, tally: Tally, sink: CheckSink, run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    // A --map or mapping that fits one file and not the next leaves that one unscreened; one that fits none is a wrong usage.
    const misfit = (error instanceof ColumnMapError || error instanceof MappingFileError) && tally.read > 0;
    if (!(error instanceof InputError) && !misfit) throw error;
    const message = error instanceof InputError ? error.message : `${argument}: ${error.message}`;
    tally.incomplete.push(message);
    tally.notes.push(message);
    await sink.warning(message);
  }
}

async function screenInput(path: string, options: CheckOptions, engine: Engine, tally: Tally, sink: CheckSink): Promise<void> {
  const opened = await openInput(path === '-' ? { stdin: options.stdin } : path, options.input, headerHooks(options));
  const tables: Omit<InputSummary, 'sha256' | 'bytes'>[] = [];
  let complete = false;
  let screenable = false;
  let unscreenable: InputError | null = null;
  try {
    for await (const table of opened.tables()) {
      const mappings = planColumns(table, options);
      const value = options.mapping === null ? valueInHeader(table.info) : null;
      if (value !== null) throw headerIsRecord(table.info, value);
      if (isHeaderless(table.info, options)) noteContinued(table.info, tables, tally);
      else if (isScreenable(mappings)) screenable = true;
      else if (table.info.header.length > 0 || table.info.sample.length > 0) {
        unscreenable ??= notScreenable(table.info.file, mappings);
        // In a workbook another sheet may hold the records; the text of this one is screened as it is.
        if (table.info.sheet === null) throw unscreenable;
      }
      await screenTable(table, mappings, options, engine, tally, sink, tables);
    }
    complete = true;
    const read = tables.reduce((sum, table) => sum + table.records.read, 0);
    if (read === 0 && !options.allowEmpty) {
      const what = tables.some((table) => table.headerLine !== null) ? 'there is a header but no data record below it' : 'the input is empty';
      throw new InputError(opened.file, what, 'if that is right, run with --allow-empty');
    }
    if (!screenable && unscreenable !== null) throw unscreenable;
  } finally {
    const digest = await digestOf(opened, complete);
    if (digest !== null) tally.inputs.push(...tables.map((table) => ({ ...table, ...digest })));
    await opened.close();
  }
}

/** Hash and size of an input as a whole, also when it was not read to its end; null where that cannot be known. */
async function digestOf(opened: OpenedInput, complete: boolean): Promise<InputDigest | null> {
  if (complete) return opened.digest();
  return opened.file === '-' ? null : digestFile(opened.file);
}

async function screenTable(
  table: Table, mappings: ReturnType<typeof planColumns>, options: CheckOptions, engine: Engine, tally: Tally, sink: CheckSink,
  tables: Omit<InputSummary, 'sha256' | 'bytes'>[],
): Promise<void> {
  const { info } = table;
  for (const finding of engine.screenLoose(table, options.direction)) await deliverFinding(finding, options, tally, sink);
  const setup = { file: info.file, mappings, options: { direction: options.direction, sample: info.sample } };
  const { notes, results } = engine.screen(table, setup, { fillDown: options.fillDown });
  const records = { read: 0, screened: 0, skipped: 0 };
  try {
    for await (const result of results) {
      records.read += result.read;
      records.screened += result.screened;
      records.skipped += result.read - result.screened;
      await deliver(result, options, tally, sink);
      sink.progress({ file: info.file, records: tally.read, findings: tally.violation + tally.review });
    }
    for (const finding of engine.screenBelow(table, options.direction)) await deliverFinding(finding, options, tally, sink);
  } finally {
    tables.push({
      file: info.file, format: info.format, compression: info.compression, encoding: info.encoding, delimiter: info.delimiter,
      headerLine: info.headerLine, ...columnsByField(mappings), records,
      notes: [...info.notes, ...notes, ...table.trailingNotes],
    });
  }
}

async function deliver(result: BatchResult, options: CheckOptions, tally: Tally, sink: CheckSink): Promise<void> {
  tally.read += result.read;
  tally.screened += result.screened;
  mergeFaults(tally.faults, result.faults);
  let rejects = 0;
  for (const outcome of result.outcomes) {
    if (outcome.type === 'skipped') {
      tally.skipped += 1;
      tally.firstSkipped ??= `${outcome.file}:${outcome.line}: ${outcome.reason}`;
      await sink.skipped(outcome);
      const raw = result.rejects[rejects];
      rejects += 1;
      if (raw !== undefined) await sink.rejected(raw);
      continue;
    }
    await deliverFinding(outcome, options, tally, sink);
  }
}

async function deliverFinding(found: Finding, options: CheckOptions, tally: Tally, sink: CheckSink): Promise<void> {
  const finding = options.allow === null ? found : options.allow.apply(found);
  if (finding.allowed === null) tally[finding.verdict] += 1;
  else tally.allowed += 1;
  await sink.finding(finding);
}

/** A sheet that goes on where another ended was screened as text only, without HS codes and destinations. */
function noteContinued(info: TableInfo, earlier: readonly Pick<InputSummary, 'columns' | 'unmapped'>[], tally: Tally): void {
  const widths = earlier.map(({ columns, unmapped }) => new Set([...Object.values(columns).flat(), ...unmapped]).size);
  if (widths.some((width) => looksContinued(info.sample, width))) {
    tally.incomplete.push(`${info.file}: this sheet has records like those of the sheet before but no header, so they were screened as text only; add the header, or leave the sheet out with --sheet`);
  }
}

function summarize(options: CheckOptions, tally: Tally, started: Date | null): Summary {
  const incomplete = [...tally.incomplete, ...staleLists(options.lists, options.today, options.maxListAge)];
  if (tally.skipped > 0 && !options.allowSkipped) {
    const were = tally.skipped === 1 ? '1 record' : `${tally.skipped.toLocaleString('en-US')} records`;
    incomplete.push(`${were} of ${tally.read.toLocaleString('en-US')} could not be read (first: ${tally.firstSkipped ?? 'unknown'})`);
  }
  const { exit, reason } = exitStatus(tally, options.failOn, incomplete);
  const allow = options.allow?.report();
  return {
    type: 'summary',
    exit,
    reason,
    records: { read: tally.read, screened: tally.screened, skipped: tally.skipped },
    findings: { violation: tally.violation, review: tally.review, allowed: tally.allowed },
    inputs: tally.inputs,
    lists: options.lists.map(summarizeList),
    config: options.config,
    allow: allow ?? { files: [], used: [], unused: [], expired: [] },
    notes: [...tally.notes, ...describeFaults(tally.faults), ...listNotes(options.lists, options.today, options.jurisdictions)],
    ...(started === null || options.clock === null
      ? {}
      : { startedAt: started.toISOString(), durationMs: options.clock().getTime() - started.getTime() }),
    tool: { name: 'nkcheck', version: options.version },
  };
}

/** What the audit block says of a list. `entries` counts the main kind: parties, or ships or goods rules in a list without parties. */
export function summarizeList(list: Watchlist): ListSummary {
  const [parties, vessels, goods] = [list.parties.length, list.vessels.length, list.goods.length];
  return {
    list: list.id, authority: list.authority, asOf: list.asOf, entries: parties || vessels || goods, parties, vessels, goods,
    sha256: list.sha256, path: list.path,
  };
}
