import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/cli/commands/index.js';
import { OPTIONS, OPTION_KEYS, variableOf } from '../../src/cli/options/table.js';
import { runInProcess } from './run.js';

const path = (name: string): string => fileURLToPath(new URL(`../../${name}`, import.meta.url));
const has = (program: string): boolean => spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;
const SECTIONS = ['NAME', 'SYNOPSIS', 'DESCRIPTION', 'OPTIONS', 'COMMANDS', 'EXIT STATUS', 'ENVIRONMENT', 'FILES', 'EXAMPLES'];

describe('what is made from options and commands', () => {
  it('is up to date: node scripts/make-docs.mjs', () => {
    const { status, stderr } = spawnSync(process.execPath, [path('scripts/make-docs.mjs'), '--check'], { encoding: 'utf8' });
    expect(stderr).toBe('');
    expect(status).toBe(0);
  });
});

describe('the manual page', () => {
  const source = readFileSync(path('docs/nkcheck.1'), 'utf8');

  it('has the usual sections', () => {
    for (const section of SECTIONS) expect(source).toContain(`\n.SH ${section}\n`);
  });

  it('has every command, option and variable', () => {
    const plain = source.replaceAll('\\-', '-');
    for (const { name } of COMMANDS) expect(plain).toContain(`.SS "nkcheck ${name}`);
    for (const key of OPTION_KEYS) {
      expect(plain).toContain(`--${OPTIONS[key].kind === 'flag' && OPTIONS[key].initial ? `no-${key}` : key}`);
      expect(plain).toContain(`.B ${variableOf(key)}\n`);
    }
  });

  it('belongs to the package', () => {
    const { man, files } = JSON.parse(readFileSync(path('package.json'), 'utf8')) as { man: string; files: readonly string[] };
    expect(man).toBe('./docs/nkcheck.1');
    expect(files).toContain('docs');
  });

  it.skipIf(!has('man') || !has('groff'))('is shown by man without a warning, 80 columns wide', () => {
    const { stdout, stderr } = spawnSync('man', ['-l', '--warnings=w', path('docs/nkcheck.1')], { encoding: 'utf8', env: { ...process.env, MANWIDTH: '80', MAN_KEEP_FORMATTING: '' } });
    expect(stderr).toBe('');
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
    for (const text of [...SECTIONS, 'nkcheck manifest.csv', '--fail-on', 'NKCHECK_FAIL_ON']) expect(stdout).toContain(text);
  });

  it.skipIf(!has('mandoc'))('has no fault for mandoc', () => {
    const { stdout } = spawnSync('mandoc', ['-T', 'lint', '-W', 'warning', path('docs/nkcheck.1')], { encoding: 'utf8' });
    // It carries no date, so that it changes only when its content does.
    expect(stdout.split('\n').filter((line) => line !== '' && !line.includes('missing date'))).toEqual([]);
  });
});

describe('help', () => {
  const every = [[], ['check'], ...COMMANDS.flatMap(({ name, commands = [] }) => [[name], ...commands.map((child) => [name, child.name])])];

  it.each(every.map((words) => ({ words, name: ['nkcheck', ...words].join(' ') })))('$name fits in 80 columns', async ({ words }) => {
    const { status, stdout, stderr } = await runInProcess([...words, '--help'], { terminal: 80 });
    expect(status).toBe(0);
    expect(stderr).toBe('');
    expect(stdout.split('\n').filter((line) => line.length > 80 && !line.includes('https://'))).toEqual([]);
    expect(stdout).toContain('-h, --help');
  });

  it.each(['', 'check'])('nkcheck %s tells the exit status', async (command) => {
    const { stdout } = await runInProcess([...(command === '' ? [] : [command]), '--help']);
    for (const code of ['0', '1', '2', '3', '130', '141', '143']) expect(stdout).toMatch(new RegExp(`^ {2}${code} +\\w`, 'm'));
  });

  it('is what the built program prints', () => {
    const shown = execFileSync(process.execPath, [path('bin/nkcheck.js'), '--help'], { encoding: 'utf8' });
    expect(shown).toContain('Usage: nkcheck [options] FILE…');
  });
});
