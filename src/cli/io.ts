import type { Readable, Writable } from 'node:stream';
import type { Writer } from '../report/types.js';

/** The world around a command: everything of the process that commands may use. */
export interface Io {
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly cpus: number;
  now(): Date;
}

/** The reader of a pipe has gone away. */
export class BrokenPipeError extends Error {
  override readonly name = 'BrokenPipeError';
}

/** A report could not be written as a whole: its verdict must not stand as if it had been. */
export class OutputError extends Error {
  override readonly name = 'OutputError';
}

/** A stream of the process that waits when its reader is slow and says when it has gone. */
export class Output implements Writer {
  private failure: Error | null = null;

  constructor(private readonly stream: Writable & { readonly isTTY?: boolean; readonly columns?: number }) {
    // Without a listener a broken pipe would end the process with a stack trace.
    stream.on('error', (error: NodeJS.ErrnoException) => {
      this.failure = error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED' ? new BrokenPipeError('broken pipe')
        : new OutputError(`the output could not be written: ${error.message}`, { cause: error });
    });
  }

  get isTTY(): boolean {
    return this.stream.isTTY === true;
  }

  /** Columns of the terminal, 80 where there is none. */
  get width(): number {
    return this.stream.columns ?? 80;
  }

  /** @throws BrokenPipeError when nobody reads any more, OutputError when the disk is full */
  async write(content: string | Uint8Array): Promise<void> {
    if (this.failure !== null) throw this.failure;
    if (this.stream.write(content)) return;
    await new Promise<void>((resolve) => {
      const done = (): void => {
        this.stream.off('drain', done).off('error', done).off('close', done);
        resolve();
      };
      this.stream.once('drain', done).once('error', done).once('close', done);
    });
    if (this.failure !== null) throw this.failure;
  }

  /** Resolves when all that was written has left the process. @throws BrokenPipeError */
  async flush(): Promise<void> {
    if (this.failure === null) await new Promise<void>((resolve) => { this.stream.write('', () => { resolve(); }); });
    if (this.failure !== null) throw this.failure;
  }
}
