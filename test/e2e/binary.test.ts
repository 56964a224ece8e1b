import { rmSync } from 'node:fs';
import { describe, it } from 'vitest';
import { runBin } from '../cli/run.js';
import { CASES, prepare, verify } from './table.js';

/** The same cases through the built program, each in a process and a folder of its own. */
describe.concurrent('the command line, as a program', () => {
  it.each(CASES.filter(({ terminal }) => terminal === undefined))('$name', async (one) => {
    const folder = prepare(one);
    try {
      const { stdin, env } = one;
      verify(one, await runBin(one.args, { cwd: folder, env: env ?? {}, ...(stdin === undefined ? {} : { stdin }) }), folder);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
