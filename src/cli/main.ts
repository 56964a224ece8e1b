import { writeSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import type { ExitCode } from '../screen/finding.js';
import { removeAllTemporary } from '../input/bytes/temporary.js';
import { InputError } from '../input/types.js';
import { isUsageError } from './errors.js';
import { BrokenPipeError, Output, OutputError, type Io } from './io.js';
import { discardPending } from './outputs.js';
import { runProgram } from './program.js';
import { warn } from './tell.js';

const SIGNALS = { SIGINT: 130, SIGTERM: 143 } as const satisfies Record<string, ExitCode>;

/** Runs the command line of a process and sets its exit status. Standard output is never cut off by an early exit. */
export async function main(process: NodeJS.Process): Promise<void> {
  const io: Io = {
    stdin: process.stdin,
    stdout: new Output(process.stdout),
    stderr: new Output(process.stderr),
    env: process.env,
    cwd: process.cwd(),
    cpus: availableParallelism(),
    now: () => new Date(),
  };
  for (const [signal, exit] of Object.entries(SIGNALS)) process.once(signal, () => { endBySignal(process, signal, exit); });
  process.exitCode = await run(process.argv.slice(2), io);
  // A pipe that nobody reads to its end would keep the process alive.
  if (process.stdin.readableFlowing !== null || process.stdin.readableEnded) process.stdin.destroy();
}

/** Runs a command line in a given world; every failure is explained on its standard error and has an exit status. */
export async function run(argv: readonly string[], io: Io): Promise<ExitCode> {
  return runProgram(argv, io).catch((error: unknown) => explainFailure(error, io, argv.includes('--debug')));
}

async function explainFailure(error: unknown, io: Io, debug: boolean): Promise<ExitCode> {
  discardPending();
  if (error instanceof BrokenPipeError) {
    await warn(io, 'Interrupted: nobody reads the output any more: ended before the verdict, screening is incomplete (exit 141)');
    return 141;
  }
  const trace = error instanceof Error && debug ? `\n${error.stack ?? ''}` : '';
  if (error instanceof InputError) {
    await warn(io, `${error.message}${trace === '' ? ' (exit 3)' : trace}`);
    return 3;
  }
  if (error instanceof OutputError) {
    await warn(io, `${error.message}${trace}`);
    await warn(io, 'Incomplete: the results were not written as a whole (exit 3)');
    return 3;
  }
  if (isUsageError(error)) {
    await warn(io, `${error.message}${trace}`);
    await warn(io, 'nothing was screened (exit 2)');
    return 2;
  }
  const message = error instanceof Error ? error.message : String(error);
  await warn(io, `internal error: ${message}${trace === '' ? '; run again with --debug and report it' : trace}`);
  await warn(io, 'Incomplete: the run ended before its verdict (exit 3)');
  return 3;
}

/** At once, since the main work may be waiting for input that never comes. */
function endBySignal(process: NodeJS.Process, signal: string, exit: ExitCode): void {
  discardPending();
  removeAllTemporary();
  try {
    writeSync(2, `nkcheck: Interrupted: ended by ${signal} before the verdict: screening is incomplete (exit ${exit})\n`);
  } catch {
    // Nobody reads standard error any more.
  }
  process.exit(exit);
}
