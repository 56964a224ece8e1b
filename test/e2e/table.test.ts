import { rmSync } from 'node:fs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type * as screenerModule from '../../src/screen/screener.js';
import type * as load from '../../src/watchlist/load.js';
import { runInProcess } from '../cli/run.js';
import { CASES, prepare, verify } from './table.js';

// The shipped lists are read and prepared once, not for every case: they do not change between them.
vi.mock('../../src/watchlist/load.js', async (original) => {
  const actual = await original<typeof load>();
  let shipped: ReturnType<typeof actual.loadLists> | undefined;
  return {
    ...actual,
    loadLists: (...args: Parameters<typeof actual.loadLists>) =>
      (args[0].length === 0 && args[1]?.shipped === true ? shipped ??= actual.loadLists(...args) : actual.loadLists(...args)),
  };
});
vi.mock('../../src/screen/screener.js', async (original) => {
  const actual = await original<typeof screenerModule>();
  const prepared = new Map<string, { readonly lists: unknown; readonly screener: ReturnType<typeof actual.createScreener> }>();
  return {
    ...actual,
    createScreener: (...args: Parameters<typeof actual.createScreener>) => {
      const [lists, , policy] = args;
      const key = JSON.stringify([...policy.jurisdictions, policy.direction, policy.asOf]);
      const known = prepared.get(key);
      if (known?.lists === lists) return known.screener;
      const screener = actual.createScreener(...args);
      prepared.set(key, { lists, screener });
      return screener;
    },
  };
});

/** Every case of the table in this process, where the clock and the terminal can be chosen. */
describe('the command line, in process', () => {
  const home = process.cwd();
  let folder = '';
  afterEach(() => {
    process.chdir(home);
    rmSync(folder, { recursive: true, force: true });
  });

  it('has no case twice', () => {
    expect(new Set(CASES.map(({ name }) => name)).size).toBe(CASES.length);
  });

  it.each(CASES)('$name', async (one) => {
    folder = prepare(one);
    process.chdir(folder);
    const { stdin, env, terminal } = one;
    const result = await runInProcess(one.args, {
      cwd: folder, env: env ?? {}, ...(stdin === undefined ? {} : { stdin }), ...(terminal === undefined ? {} : { terminal }),
    });
    verify(one, result, folder);
  });
});
