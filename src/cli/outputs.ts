import { open, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { rmSync } from 'node:fs';
import { createReport } from '../report/registry.js';
import type { Report, ReportContext, ReportFormat, Writer } from '../report/types.js';
import type { Finding, Skipped, Summary } from '../screen/finding.js';
import { UsageError } from './errors.js';
import { BrokenPipeError, OutputError, type Io } from './io.js';
import type { OutputTarget, Settings } from './options/table.js';

/** Where one report goes. */
export interface Destination extends Writer {
  write(content: string | Uint8Array): Promise<void>;
  /** The report is whole: puts it in its place. */
  finish(): Promise<void>;
  /** The run ended without a verdict: leaves nothing that could be taken for a report. */
  discard(): Promise<void>;
}

const PENDING = new Set<string>();

/** Removes unfinished reports, for an end by a signal or an error. */
export function discardPending(): void {
  for (const path of PENDING) rmSync(path, { force: true });
  PENDING.clear();
}

/**
 * A file that appears under its name only when it is whole. What is no regular file (a device, a named pipe) is
 * written to directly.
 * @throws UsageError when it cannot be written; what fails later is an OutputError
 */
export async function openFileDestination(path: string, what: string): Promise<Destination> {
  const fail = (error: unknown): never => {
    const { code, message } = error as NodeJS.ErrnoException;
    const reason = code === 'ENOENT' ? 'its folder does not exist' : code === 'EACCES' || code === 'EPERM' ? 'permission denied' : code === 'EISDIR' ? 'it is a directory' : message;
    throw new UsageError(`${what} cannot be written to ${path}: ${reason}`, { cause: error });
  };
  const found = await stat(path).catch(() => null);
  if (found?.isDirectory() === true) fail({ code: 'EISDIR' });
  const direct = found !== null && !found.isFile();
  const target = direct ? path : `${path}.partial`;
  // The file itself is tried as well: a read-only report must be refused now and not after a night of screening.
  if (found !== null && !direct) await open(path, 'r+').then((handle) => handle.close(), fail);
  const handle: FileHandle = await open(target, 'w').catch(fail);
  if (!direct) PENDING.add(target);
  const broken = (error: unknown): never => {
    throw new OutputError(`${what} could not be written to ${path}: ${(error as Error).message}`, { cause: error });
  };
  return {
    async write(content) {
      await handle.appendFile(content).catch(broken);
    },
    async finish() {
      await handle.close().catch(broken);
      if (direct) return;
      await rename(target, path).catch(broken);
      PENDING.delete(target);
    },
    async discard() {
      await handle.close();
      if (direct) return;
      await rm(target, { force: true });
      PENDING.delete(target);
    },
  };
}

/** The reports of a run, fed as one. */
export interface Outputs {
  finding(finding: Finding): Promise<void>;
  skipped(skipped: Skipped): Promise<void>;
  summary(summary: Summary): Promise<void>;
  /** Ends all destinations without a verdict. */
  discard(): Promise<void>;
}

interface Open {
  readonly format: ReportFormat;
  readonly report: Report;
  readonly destinations: readonly Destination[];
  readonly isStdout: boolean;
}

/**
 * Opens every report that the settings ask for, before anything is screened.
 * @throws UsageError when two go to standard output or one cannot be written
 */
export async function openOutputs(settings: Pick<Settings, 'format' | 'explain' | 'show' | 'color'>, io: Io): Promise<Outputs> {
  const targets: readonly OutputTarget[] = settings.format.length > 0 ? settings.format : [{ format: 'text', path: null }];
  if (targets.filter(({ path }) => path === null).length > 1) {
    throw new UsageError('--format: at most one format may go to standard output; give the others a file, e.g. --format html=report.html');
  }
  const open: Open[] = [];
  const discard = async (): Promise<void> => {
    for (const { destinations } of open) for (const destination of destinations) await destination.discard();
  };
  try {
    for (const target of targets) open.push(await openOne(target, settings, io));
  } catch (error) {
    await discard();
    throw error;
  }
  let alive = open;

  /** Goes on without standard output when its reader has gone, as long as another report is being written. */
  const each = async (feed: (report: Report) => Promise<void> | void): Promise<void> => {
    for (const one of alive) {
      try {
        await feed(one.report);
      } catch (error) {
        if (!(error instanceof BrokenPipeError) || !one.isStdout) throw error;
        alive = alive.filter((other) => other !== one);
        if (alive.length === 0) throw error;
      }
    }
  };
  return {
    finding: (finding) => each((report) => report.finding(finding)),
    skipped: (skipped) => each((report) => report.skipped(skipped)),
    async summary(summary) {
      await each((report) => report.summary(summary)).catch(ignoreBrokenPipe);
      for (const { destinations } of open) for (const destination of destinations) await destination.finish().catch(ignoreBrokenPipe);
    },
    discard,
  };
}

/** Once the verdict stands, a reader that has gone away changes nothing. */
export function ignoreBrokenPipe(error: unknown): void {
  if (!(error instanceof BrokenPipeError)) throw error;
}

async function openOne({ format, path }: OutputTarget, settings: Pick<Settings, 'explain' | 'show' | 'color'>, io: Io): Promise<Open> {
  const destinations: Destination[] = [];
  const writer = path === null ? stdoutDestination(io) : await openFileDestination(path, `the ${format} report`);
  destinations.push(writer);
  const summaryPath = io.env['GITHUB_STEP_SUMMARY'];
  let stepSummary: Destination | undefined;
  if (format === 'github' && summaryPath !== undefined && summaryPath !== '') {
    stepSummary = await openAppending(summaryPath).catch(async (error: unknown) => {
      await writer.discard();
      throw error;
    });
    destinations.push(stepSummary);
  }
  const context: ReportContext = {
    writer,
    color: path === null && settings.color && wantsColor(io.env, io.stdout.isTTY),
    width: path === null ? io.stdout.width : 100,
    explain: settings.explain,
    show: settings.show,
    showAllowed: false,
    ...(stepSummary === undefined ? {} : { stepSummary }),
  };
  return { format, report: createReport(format, context), destinations, isStdout: path === null };
}

function stdoutDestination(io: Io): Destination {
  return { write: (content) => io.stdout.write(content), finish: () => io.stdout.flush(), discard: () => Promise.resolve() };
}

/** The step summary of a CI job is shared by its steps: it is added to, never replaced. */
async function openAppending(path: string): Promise<Destination> {
  const handle = await open(path, 'a').catch((error: unknown) => {
    throw new UsageError(`GITHUB_STEP_SUMMARY: ${path} cannot be written: ${(error as Error).message}`, { cause: error });
  });
  return { write: (content) => handle.appendFile(content), finish: () => handle.close(), discard: () => handle.close() };
}

/** Colour for a terminal, unless NO_COLOR says no (https://no-color.org); FORCE_COLOR asks for it anywhere. */
export function wantsColor(env: Io['env'], isTTY: boolean): boolean {
  if ((env['NO_COLOR'] ?? '') !== '') return false;
  const force = env['FORCE_COLOR'];
  if (force !== undefined && force !== '') return force !== '0' && force !== 'false';
  return isTTY && env['TERM'] !== 'dumb';
}
