import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { PassThrough, Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { Output, type Io } from '../../src/cli/io.js';
import { run } from '../../src/cli/main.js';

/** What came of one run of the program. */
export interface RunResult {
  /** Null when a signal ended it. */
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  /** Given to the program as standard input; without it standard input is empty, and no terminal. */
  readonly stdin?: string | Uint8Array;
  /** Added to an environment without NKCHECK_ variables and colours. */
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

export const BIN = fileURLToPath(new URL('../../bin/nkcheck.js', import.meta.url));
const BUILT = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

/** Runs the built program in a process of its own. Build first: `npm run build`. */
export async function runBin(args: readonly string[], { stdin = '', env = {}, cwd }: RunOptions = {}): Promise<RunResult> {
  if (!existsSync(BUILT)) throw new Error('the program is not built: npm run build');
  const child = spawn(process.execPath, [BIN, ...args], { cwd, env: { PATH: process.env['PATH'], NO_COLOR: '1', ...env } });
  // A program that ends without reading all its input closes the pipe.
  child.stdin.on('error', () => undefined);
  child.stdin.end(stdin);
  const [stdout, stderr, status] = await Promise.all([
    textOf(child.stdout), textOf(child.stderr), new Promise<number | null>((resolve) => { child.on('close', resolve); }),
  ]);
  return { status, stdout, stderr };
}

/** What only a run inside this process can choose. */
export interface InProcessOptions extends RunOptions {
  readonly now?: Date;
  /** Standard input and output are a terminal of so many columns. */
  readonly terminal?: number;
}

/** Runs the program from its source in this process, with streams, environment and clock of the test. */
export async function runInProcess(args: readonly string[], options: InProcessOptions = {}): Promise<RunResult> {
  const { stdin = '', env = {}, cwd = process.cwd(), now = new Date('2026-11-23T12:00:00'), terminal } = options;
  const out = new Sink(terminal);
  const err = new Sink(terminal);
  const input: Io['stdin'] = terminal === undefined ? Readable.from([Buffer.from(stdin)]) : Object.assign(new PassThrough(), { isTTY: true });
  const io: Io = { stdin: input, stdout: new Output(out), stderr: new Output(err), env: { ...env }, cwd, cpus: 1, now: () => now };
  const status = await run(args, io);
  return { status, stdout: out.text, stderr: err.text };
}

class Sink extends Writable {
  readonly isTTY: boolean;
  readonly columns: number;
  private readonly chunks: Buffer[] = [];

  constructor(terminal: number | undefined) {
    super();
    this.isTTY = terminal !== undefined;
    this.columns = terminal ?? 80;
  }

  get text(): string {
    return Buffer.concat(this.chunks).toString('utf8');
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.chunks.push(chunk);
    done();
  }
}

async function textOf(stream: Readable): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
