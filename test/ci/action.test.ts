import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ACTION, ROOT, runAction } from './simulate.js';

const CLEAN = 'Consignee,Country,HS Code,Description\nBusan Steel Trading,South Korea,7208,steel coil\n';

describe('action.yml', () => {
  const steps = ACTION.runs.steps;

  it('takes inputs as variables only, none of which nkcheck would take for an option', () => {
    for (const { run = '', env = {} } of steps) {
      expect(run).not.toContain('${{');
      for (const name of Object.keys(env)) expect(name).not.toMatch(/^(?:NKCHECK|GITHUB)_/);
    }
  });

  it('names a shell for every script, and an id for every output', () => {
    for (const { run, shell } of steps) expect(shell).toBe(run === undefined ? undefined : 'bash');
    const ids = steps.map(({ id }) => id);
    for (const { value } of Object.values(ACTION.outputs)) expect(ids).toContain(/steps\.([\w-]+)\./.exec(value)?.[1]);
  });

  it('uses every input, and installs the version that it belongs to', () => {
    const text = readFileSync(join(ROOT, 'action.yml'), 'utf8');
    for (const [name, { description }] of Object.entries(ACTION.inputs)) {
      expect(text).toMatch(new RegExp(`\\binputs\\.${name}\\b`));
      expect(description).not.toBe('');
    }
    const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
    expect(ACTION.inputs['version']?.default).toBe(version);
  });
});

describe('the steps of the action', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'nkcheck action '));
    cpSync(join(ROOT, 'data/samples/manifest.csv'), join(folder, 'manifest.csv'));
    writeFileSync(join(folder, 'clean.csv'), CLEAN);
  });
  afterEach(() => { rmSync(folder, { recursive: true, force: true }); });

  it('pass when nothing is found', async () => {
    const { status, outputs, summary, npmCalls } = await runAction(folder, { files: 'clean.csv' });
    expect({ status, outputs }).toEqual({ status: 0, outputs: { 'exit-status': '0' } });
    expect(summary).toContain('Nothing found');
    expect(npmCalls).toMatch(/^install --prefix \S.*\/nkcheck --no-fund --no-audit --ignore-scripts nkcheck@\d+\.\d+\.\d+\n$/);
  });

  it('fail with annotations and a summary when there are findings', async () => {
    const { status, stdout, stderr, outputs, summary } = await runAction(folder, { files: '\n  manifest.csv\r\n\nclean.csv  ' });
    expect({ status, outputs }).toEqual({ status: 1, outputs: { 'exit-status': '1' } });
    expect(stdout).toMatch(/^::error file=manifest\.csv,line=\d+,title=/m);
    expect(stderr).toContain('(exit 1)');
    expect(summary).toContain('KPe.002');
  });

  it('take several reports, a level, and arguments with blanks', async () => {
    writeFileSync(join(folder, 'odd.csv'), 'Buyer name,Goods\nBusan Steel Trading,steel coil\n');
    const { status, outputs } = await runAction(folder, {
      files: 'odd.csv', format: 'text\nndjson=nkcheck.ndjson\nhtml=my report.html', 'fail-on': 'violation', args: '--map=consignee=Buyer name\n--jurisdiction=SG',
    });
    expect({ status, outputs }).toEqual({ status: 0, outputs: { 'exit-status': '0' } });
    expect(existsSync(join(folder, 'my report.html'))).toBe(true);
    const last = readFileSync(join(folder, 'nkcheck.ndjson'), 'utf8').trimEnd().split('\n').at(-1) ?? '';
    const { config } = JSON.parse(last) as { config: Record<string, { origin: string; value: unknown }> };
    expect(config['fail-on']).toEqual({ value: 'violation', origin: 'flag' });
    expect(config['map']).toMatchObject({ value: [{ field: 'consignee', column: 'Buyer name' }] });
  });

  it.each([
    ['an incomplete run', { files: 'missing.csv' }, 3],
    ['a wrong level', { files: 'clean.csv', 'fail-on': 'hard' }, 2],
    ['no file', { files: ' \n ' }, 2],
  ] as const)('fail with the status of %s', async (_, inputs, wanted) => {
    const { status, outputs } = await runAction(folder, inputs);
    expect({ status, outputs }).toEqual({ status: wanted, outputs: { 'exit-status': String(wanted) } });
  });

  it('do not take a failed installation for findings', async () => {
    const { status, outputs, stdout } = await runAction(folder, { files: 'clean.csv' }, true);
    expect(status).not.toBe(0);
    expect(outputs).toEqual({ 'exit-status': '' });
    expect(stdout).toBe('');
  });

  it('run nothing that stands in an input', async () => {
    const files = '$(touch pwned)\n`touch pwned`\n"; touch pwned; "\n--allow-empty\n-h';
    const { status, stdout } = await runAction(folder, { files, version: '0.1.0; touch pwned' });
    expect(status).toBe(3);
    expect(stdout).not.toContain('Usage:');
    expect(existsSync(join(folder, 'pwned'))).toBe(false);
  });

  it('screen in the working directory, with its nkcheck.yaml', async () => {
    mkdirSync(join(folder, 'exports'));
    cpSync(join(folder, 'manifest.csv'), join(folder, 'exports', 'a b.csv'));
    writeFileSync(join(folder, 'exports', 'nkcheck.yaml'), 'fail-on: never\n');
    const { status, stdout } = await runAction(folder, { files: '*.csv', 'working-directory': 'exports' });
    expect(status).toBe(0);
    expect(stdout).toContain('::error file=a b.csv,');
  });

  it('can build the version beside the action', async () => {
    mkdirSync(join(folder, 'action', 'bin'), { recursive: true });
    writeFileSync(join(folder, 'action', 'package.json'), '{"type":"module"}');
    writeFileSync(join(folder, 'action', 'bin', 'nkcheck.js'), `import 'file://${join(ROOT, 'bin/nkcheck.js')}';`);
    const { status, npmCalls } = await runAction(folder, { files: 'clean.csv', version: 'checkout' });
    expect(status).toBe(0);
    expect(npmCalls).toMatch(/^ci --prefix /);
  });
});
