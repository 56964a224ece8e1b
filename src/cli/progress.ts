import type { Io } from './io.js';

/** Often enough to be seen moving, rare enough to cost nothing. */
const EVERY_MS = 200;
/** A run shorter than this needs no progress line. */
const FIRST_AFTER_MS = 500;

/** One line on the terminal that is written over; nothing anywhere else. */
export interface Progress {
  update(counts: { readonly file: string; readonly records: number; readonly findings: number }): void;
  /** Takes the line away, so that other text can be written. */
  clear(): Promise<void>;
}

export function createProgress(io: Io, wanted: boolean): Progress {
  if (!wanted || !io.stderr.isTTY) return { update: () => undefined, clear: () => Promise.resolve() };
  let last = io.now().getTime() - EVERY_MS + FIRST_AFTER_MS;
  let shown = false;
  return {
    update({ file, records, findings }) {
      const now = io.now().getTime();
      if (now - last < EVERY_MS) return;
      last = now;
      shown = true;
      const line = `${records.toLocaleString('en-US')} records, ${findings.toLocaleString('en-US')} findings · ${file.replace(/[\u0000-\u001f\u007f-\u009f]/g, '?')}`;
      void io.stderr.write(`\r\u001b[K${Array.from(line).slice(0, Math.max(10, io.stderr.width - 1)).join('')}`).catch(() => undefined);
    },
    async clear() {
      if (!shown) return;
      shown = false;
      await io.stderr.write('\r\u001b[K');
    },
  };
}
