import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/cli/commands/index.js';
import { OPTIONS, OPTION_KEYS } from '../../src/cli/options/table.js';
import { runInProcess } from './run.js';

const SHELLS = ['bash', 'zsh', 'fish'] as const;
type Shell = (typeof SHELLS)[number];

/** What is typed, with a tab where completion is asked for, and the words that nkcheck is then called with. */
const TYPED: readonly (readonly [typed: string, words: readonly string[]])[] = [
  ['colu\tmani\t', ['columns', 'manifest.csv']],
  ['mani\t', ['manifest.csv']],
  ['my\t', ['my file.csv']],
  ['manifest.csv --expl\t', ['manifest.csv', '--explain']],
  ['check mani\t--no-head\t', ['check', 'manifest.csv', '--no-header']],
  ['--fail-on v\tcolu\t', ['--fail-on', 'violation', 'columns']],
  ['--fail-on=nev\t', ['--fail-on=never']],
  ['--format ndj\t', ['--format', 'ndjson']],
  ['-f html=mani\t', ['-f', 'html=manifest.csv']],
  ['-f html=deep/in\t', ['-f', 'html=deep/inner.csv']],
  ['--format=html=mani\t', ['--format=html=manifest.csv']],
  ['--map bill_o\t', ['--map', 'bill_of_lading=']],
  ['--map=bill_o\t3', ['--map=bill_of_lading=3']],
  ['-w own\t', ['-w', 'own.yaml']],
  ['--direction im\t', ['--direction', 'import']],
  ['completion fi\t', ['completion', 'fish']],
  ['config --sch\t', ['config', '--schema']],
  ['report -f junit -f mark\t', ['report', '-f', 'junit', '-f', 'markdown']],
  ['-- mani\t', ['--', 'manifest.csv']],
  ['watchlist vali\town\t', ['watchlist', 'validate', 'own.yaml']],
  ['watchlist import auto mani\t-o own\t', ['watchlist', 'import', 'auto', 'manifest.csv', '-o', 'own.yaml']],
  ['explain mani\t', ['explain', 'mani']],
  ['explain NK101 mani\t', ['explain', 'NK101', 'manifest.csv']],
  ['columns --rej\t', ['columns', '--rej']],
  ['--encoding mani\t', ['--encoding', 'mani']],
];

const folder = mkdtempSync(join(tmpdir(), 'nkcheck-completion-'));
const scripts = {} as Record<Shell, string>;

beforeAll(async () => {
  for (const name of ['manifest.csv', 'my file.csv', 'own.yaml']) writeFileSync(join(folder, name), '');
  mkdirSync(join(folder, 'deep'));
  writeFileSync(join(folder, 'deep', 'inner.csv'), '');
  for (const shell of SHELLS) {
    const { status, stdout } = await runInProcess(['completion', shell]);
    expect(status).toBe(0);
    scripts[shell] = stdout;
    writeFileSync(join(folder, `.script.${shell}`), stdout);
  }
});
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

/** How each shell is started at a terminal, and told to print the words that it would call nkcheck with. */
const STARTS: Readonly<Record<Shell, readonly [command: string, setup: string]>> = {
  bash: ['bash --norc --noprofile -i', 'nkcheck() { printf "[%s]" "$@"; echo; }; source ./.script.bash'],
  zsh: ['zsh -f -i', 'autoload -Uz compinit; compinit -u -D; nkcheck() { printf "[%s]" "$@"; echo }; source ./.script.zsh'],
  fish: ['fish --no-config -i', 'function nkcheck; printf "[%s]" $argv; echo; end; source ./.script.fish'],
};

function has(program: string): boolean {
  return spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;
}

/** Types into a real shell at a pseudo-terminal. */
function type(shell: Shell, lines: readonly string[]): string {
  const [command, setup] = STARTS[shell];
  const { stdout, error } = spawnSync('script', ['-qec', command, '/dev/null'], {
    cwd: folder,
    input: [setup, ...lines.map((line) => `nkcheck ${line}`), 'exit', ''].join('\n'),
    encoding: 'utf8',
    timeout: 30_000,
    env: { PATH: process.env['PATH'], HOME: folder, TERM: 'dumb', LC_ALL: 'C.UTF-8' },
  });
  if (error !== undefined) throw error;
  return stdout;
}

describe.each(SHELLS)('%s', (shell) => {
  it('has every command and every option', () => {
    for (const { name } of COMMANDS) expect(scripts[shell]).toContain(name);
    for (const key of OPTION_KEYS) {
      const long = OPTIONS[key].kind === 'flag' && OPTIONS[key].initial ? `no-${key}` : key;
      expect(scripts[shell]).toContain(shell === 'fish' ? `-l ${long} ` : `--${long}`);
    }
  });

  const missing = [shell, 'script'].find((program) => !has(program));
  it.skipIf(missing !== undefined)(`completes at a terminal${missing === undefined ? '' : `: skipped, ${missing} is not installed`}`, () => {
    const shown = type(shell, TYPED.map(([typed]) => typed));
    const called = shown.split(/\r?\n/).filter((line) => /^(?:\[[^\]]*\])+\r?$/.test(line)).map((line) => line.trim());
    expect(called).toEqual(TYPED.map(([, words]) => words.map((word) => `[${word}]`).join('')));
  });
});

describe('completion', () => {
  it('knows three shells', async () => {
    const { status, stderr } = await runInProcess(['completion', 'tcsh']);
    expect(status).toBe(2);
    expect(stderr).toContain('there is no completion for "tcsh"; there is one for bash, zsh, fish');
  });

  it('does not need the settings to be right', async () => {
    expect((await runInProcess(['completion', 'bash'], { env: { NKCHECK_WRONG: '1' } })).status).toBe(0);
  });

  it.skipIf(!has('shellcheck'))('passes shellcheck, but for words that are split on purpose', () => {
    const { stdout } = spawnSync('shellcheck', ['-s', 'bash', '-e', 'SC2086,SC2046', join(folder, '.script.bash')], { encoding: 'utf8' });
    expect(stdout).toBe('');
  });
});
