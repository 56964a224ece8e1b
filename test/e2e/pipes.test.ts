import { execFileSync, spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { appendFileSync, chmodSync, closeSync, existsSync, mkdirSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REPORT_FORMATS } from '../../src/report/types.js';
import { BIN, runBin } from '../cli/run.js';
import { xlsx } from '../input/helpers/xlsx.js';
import { CLEAN, HEADER, HIT, table } from './case.js';
import { readNdjson } from './table.js';

/** Enough findings for more than 5 MB of NDJSON: a pipe holds 64 KiB. */
const HITS = 2_500;

let folder = '';
const file = (name: string): string => join(folder, name);
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'nkcheck-pipes-'));
  writeFileSync(file('big.csv'), table(...Array.from({ length: HITS }, (_, i) => HIT.replace('D1', `D${i}`))));
  writeFileSync(file('hit.csv'), table(CLEAN, HIT));
});
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

const hasBash = existsSync('/bin/bash');
const ENV = { PATH: process.env['PATH'], NO_COLOR: '1' };

/** Runs a line of bash in the folder; `nk` is the program. Gives what the line prints. */
function bash(line: string): string {
  return execFileSync('/bin/bash', ['-c', `nk() { "${process.execPath}" "${BIN}" "$@"; }\n${line}`], { cwd: folder, env: ENV, encoding: 'utf8', maxBuffer: 64 << 20 });
}

function start(args: readonly string[], env: NodeJS.ProcessEnv = {}): ChildProcessWithoutNullStreams {
  const child = spawn(process.execPath, [BIN, ...args], { cwd: folder, env: { ...ENV, ...env } });
  // What is still being written to a program that was ended has nowhere to go.
  child.stdin.on('error', () => undefined);
  return child;
}

async function ended(child: ChildProcessWithoutNullStreams): Promise<{ readonly status: number | null; readonly stderr: string }> {
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => { stderr += chunk.toString(); });
  return new Promise((resolve) => { child.on('close', (status) => { resolve({ status, stderr }); }); });
}

async function until(holds: () => boolean): Promise<void> {
  for (let waited = 0; !holds(); waited += 20) {
    if (waited > 20_000) throw new Error('waited in vain');
    await pause(20);
  }
}

describe.skipIf(!hasBash)('a reader that goes away', () => {
  it.each(REPORT_FORMATS)('%s | head -1', (format) => {
    const status = bash(`nk big.csv -f ${format} 2>err.${format} | head -1 >/dev/null; echo "\${PIPESTATUS[0]}"`).trim();
    const stderr = readFileSync(file(`err.${format}`), 'utf8');
    expect(stderr).not.toMatch(/^\s+at |Error:|internal error/m);
    // Before the verdict 141, after it the verdict; standard error says the same.
    expect(['1', '141']).toContain(status);
    expect(stderr.trimEnd()).toMatch(new RegExp(`\\(exit ${status}\\)$`));
    if (['text', 'ndjson', 'json', 'csv', 'gitlab'].includes(format)) expect(status).toBe('141');
    else expect(stderr).toMatch(/Violation: 5,000 violations, 2,500 reviews in 2,500 screened records/);
  });

  it('another report beside it is still written as a whole', () => {
    const status = bash('nk big.csv -f ndjson -f json=kept.json 2>/dev/null | head -1 >/dev/null; echo "${PIPESTATUS[0]}"').trim();
    expect(status).toBe('1');
    const kept = JSON.parse(readFileSync(file('kept.json'), 'utf8')) as { findings: unknown[]; summary: { exit: number } };
    expect(kept.findings).toHaveLength(3 * HITS);
    expect(kept.summary.exit).toBe(1);
  });

  it('| cat is whole', () => {
    const output = bash('nk big.csv -f ndjson 2>/dev/null | cat');
    expect(output.length).toBeGreaterThan(5_000_000);
    expect(readNdjson(output).lines).toHaveLength(3 * HITS + 1);
  });

  it('help and columns into head', () => {
    expect(bash('nk --help 2>err.h | head -1 >/dev/null; echo "${PIPESTATUS[0]}"; cat err.h').trim()).toBe('0');
    // Whether the program has written before the reader goes is a matter of luck.
    expect(bash('nk columns hit.csv 2>err.c | true; echo "${PIPESTATUS[0]}"; cat err.c')).toMatch(/^0\n$|^141\n.*\(exit 141\)\n$/);
  });

  it('closed standard error and output', () => {
    expect(bash('nk hit.csv -f ndjson 2>&- | tail -1 | cut -c1-27; nk hit.csv >&- 2>/dev/null; echo $?')).toBe('{"type":"summary","exit":1,\n1\n');
    expect(bash('nk hit.csv 2>/dev/full >/dev/null; echo $?').trim()).toBe('1');
  });

  it.skipIf(!existsSync('/dev/full'))('a full disk is an error, never a verdict', () => {
    for (const format of ['text', 'ndjson', 'html']) {
      const output = bash(`nk hit.csv -f ${format} 2>&1 >/dev/full; echo $?`);
      expect(output).toMatch(/the output could not be written: ENOSPC.*\n.*Incomplete: the results were not written as a whole \(exit 3\)\n3\n$/);
    }
    expect(bash('nk hit.csv -f json=/dev/full 2>&1; echo $?')).toMatch(/the json report could not be written to \/dev\/full: ENOSPC.*\n.*\(exit 3\)\n3\n$/);
    expect(bash('nk --help >/dev/full 2>/dev/null; echo $?').trim()).toBe('3');
  });
});

describe('a reader that is slow', () => {
  it('gets everything', async () => {
    const child = start(['big.csv', '-f', 'ndjson']);
    const end = ended(child);
    let text = '';
    let pieces = 0;
    for await (const chunk of child.stdout as AsyncIterable<Buffer>) {
      text += chunk.toString('latin1');
      if ((pieces += 1) % 20 === 0) await pause(5);
    }
    expect((await end).status).toBe(1);
    expect(text.trimEnd().split('\n')).toHaveLength(3 * HITS + 1);
  });
});

describe('signals', () => {
  it.each([['SIGINT', 130], ['SIGTERM', 143]] as const)('%s while standard input stays open: %i, quickly, and no report is left', async (signal, status) => {
    const args = ['-f', `ndjson=${signal}.ndjson`, '-f', `html=${signal}.html`, '--rejects', `${signal}.rej`, '-'];
    const child = start(args);
    child.stdin.write(table(HIT));
    await until(() => existsSync(file(`${signal}.html.partial`)));
    const at = Date.now();
    const end = ended(child);
    child.kill(signal);
    const { status: got, stderr } = await end;
    expect(got).toBe(status);
    expect(Date.now() - at).toBeLessThan(3_000);
    expect(stderr).toMatch(new RegExp(`Interrupted: ended by ${signal} before the verdict: screening is incomplete \\(exit ${status}\\)\n$`));
    for (const end of ['ndjson', 'html', 'rej']) for (const tail of ['', '.partial']) expect(existsSync(file(`${signal}.${end}${tail}`))).toBe(false);
  });

  it('a workbook from a pipe leaves no copy of itself behind', async () => {
    mkdirSync(file('tmp'));
    const child = start(['-', '-q'], { TMPDIR: file('tmp') });
    child.stdin.write(xlsx([{ name: 'S', rows: [HEADER.split(','), ...Array.from({ length: 40_000 }, (_, i) => [`D${i}`, `Foo ${(i * 2654435761) % 4294967291} Ltd`])] }]).subarray(0, -100));
    await until(() => readdirSync(file('tmp')).length > 0);
    const end = ended(child);
    child.kill('SIGTERM');
    expect((await end).status).toBe(143);
    expect(readdirSync(file('tmp'))).toEqual([]);
  });

  it('a report of an earlier run stays as it was', async () => {
    writeFileSync(file('old.json'), 'OLD');
    const child = start(['-f', 'json=old.json', '-']);
    child.stdin.write(table(HIT));
    await until(() => existsSync(file('old.json.partial')));
    const end = ended(child);
    child.kill('SIGTERM');
    expect((await end).status).toBe(143);
    expect(readFileSync(file('old.json'), 'utf8')).toBe('OLD');
  });
});

describe('inputs that are no plain files', () => {
  it.skipIf(!hasBash)('a named pipe, written slowly', () => {
    const output = bash(`mkfifo pipe; { echo '${HEADER}'; sleep 0.2; echo '${HIT}'; } > pipe & nk pipe -f ndjson 2>/dev/null; true`);
    expect(readNdjson(output).summary['findings']).toMatchObject({ violation: 2, review: 1 });
  });

  it.skipIf(!hasBash)('a process substitution', () => {
    expect(readNdjson(bash('nk <(cat hit.csv) -f ndjson 2>/dev/null; true')).summary['exit']).toBe(1);
  });

  it('a file that grows while it is read: what was read is what was hashed', async () => {
    const path = file('grows.csv');
    writeFileSync(path, table(...Array.from({ length: 20_000 }, (_, i) => `D${i},Foo ${i} Ltd,Seoul,8542.31,CIRCUITS,KR`)));
    const run = runBin([path, '-f', 'ndjson']);
    const handle = openSync(path, 'a');
    for (let i = 0; i < 50; i += 1) { writeSync(handle, `${HIT}\n`); await pause(5); }
    closeSync(handle);
    const { stdout } = await run;
    const { summary } = readNdjson(stdout);
    const [input] = summary['inputs'] as { bytes: number; records: { read: number } }[];
    expect(input?.records.read).toBeGreaterThanOrEqual(20_000);
    expect(input?.bytes).toBeGreaterThan(800_000);
  });

  it.skipIf(process.getuid?.() === 0)('a file and a folder that may not be read', async () => {
    const path = file('secret.csv');
    writeFileSync(path, table(HIT));
    chmodSync(path, 0);
    const { status, stderr } = await runBin([path]);
    expect(status).toBe(3);
    expect(stderr).toMatch(/permission denied; check who may read the file/);
  });

  it('a record cut off by the end of standard input', async () => {
    appendFileSync(file('cut.csv'), table(CLEAN, HIT).slice(0, -12));
    const { status, stderr } = await runBin(['-'], { stdin: readFileSync(file('cut.csv')) });
    expect(status).toBe(3);
    expect(stderr).toMatch(/1 record of 2 could not be read \(first: -:3: 4 cells, but the header has 6\)/);
  });
});
