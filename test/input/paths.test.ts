import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expandPaths } from '../../src/input/paths.js';
import { openInput } from '../../src/input/open.js';
import { InputError } from '../../src/input/types.js';
import { readTable } from './helpers/read.js';

let root = '';
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'nkcheck-test-'));
  mkdirSync(join(root, 'b/c'), { recursive: true });
  mkdirSync(join(root, 'empty'));
  for (const name of ['z.csv', 'a.csv.gz', 'notes.md', 'b/m.xlsx', 'b/c/n.ndjson', 'b/c/.hidden.csv', 'odd[1].csv']) {
    writeFileSync(join(root, name), 'CONSIGNEE,QTY\nACME,1\n');
  }
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('expandPaths', () => {
  it.each([
    [['z.csv'], ['z.csv']],
    [['z.csv', 'notes.md'], ['z.csv', 'notes.md']],
    [['.'], ['a.csv.gz', 'b/c/n.ndjson', 'b/m.xlsx', 'odd[1].csv', 'z.csv']],
    [['*.csv'], ['odd[1].csv', 'z.csv']],
    [['**/*.ndjson'], ['b/c/n.ndjson']],
    [['b/*'], ['b/m.xlsx']],
    [['z.{csv,*}'], ['z.csv']],
    [['?.csv'], ['z.csv']],
    [['[x-z].csv'], ['z.csv']],
    [['odd[1].csv'], ['odd[1].csv']],
  ])('%j', async (args, expected) => {
    expect(await expandPaths(args.map((arg) => join(root, arg)))).toEqual(expected.map((path) => join(root, path)));
  });

  it('leaves standard input alone', async () => {
    expect(await expandPaths(['-'])).toEqual(['-']);
  });

  it.each([['nope.csv', /no such file/], ['*.nope', /no file matches/], ['empty', /no file in this directory/], ['[z-a].csv', /no file matches/], ['{z,y}.csv', /y\.csv: no such file/], ['z.csv/x', /no such file/]])(
    '%s is an InputError', async (arg, reason) => {
      await expect(expandPaths([join(root, arg)])).rejects.toThrow(InputError);
      await expect(expandPaths([join(root, arg)])).rejects.toThrow(reason);
    });
});

describe('openInput on paths', () => {
  it('reads a file and names it as given', async () => {
    const table = await readTable(join(root, 'z.csv'));
    expect(table.info.file).toBe(join(root, 'z.csv'));
    expect(table.rows).toHaveLength(1);
  });

  it('missing files and directories are InputErrors', async () => {
    await expect(openInput(join(root, 'nope'), {})).rejects.toThrow(/no such file/);
    await expect(openInput(root, {})).rejects.toThrow(/this is a directory/);
  });

  it.skipIf(process.getuid?.() === 0)('a file that may not be read is an InputError', async () => {
    const path = join(root, 'secret.csv');
    writeFileSync(path, 'A,B\n');
    chmodSync(path, 0);
    await expect(openInput(path, {})).rejects.toThrow(/permission denied/);
  });
});
