import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runExamples } from './examples.js';
import { absolute, fencesOf } from './pages.js';

const built = existsSync(absolute('dist/cli/main.js'));
if (!built) console.log('skipped: the program is not built');

/** The examples are made by the rooms behind the command line; this one shows that the program itself prints the same. */
it.skipIf(!built)('the program prints what docs/rules/NK101.md shows', async () => {
  const page = readFileSync(absolute('docs/rules/NK101.md'), 'utf8');
  const [example] = await runExamples(page);
  const folder = mkdtempSync(join(tmpdir(), 'nkcheck-docs-'));
  try {
    writeFileSync(join(folder, 'manifest.csv'), fencesOf(page).find(({ info }) => info === 'csv manifest.csv')?.body ?? '');
    const env = { PATH: process.env['PATH'] };
    const { status, stdout, stderr } = spawnSync(process.execPath, [absolute('bin/nkcheck.js'), 'manifest.csv'], { cwd: folder, env, encoding: 'utf8' });
    expect(stdout.split('\n──')[0]).toBe(example?.shown);
    expect(stderr.trimEnd().split('\n').at(-1)).toMatch(/\(exit 1\)$/u);
    expect(status).toBe(1);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
