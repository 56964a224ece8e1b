import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

export interface Step {
  readonly name: string;
  readonly id?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly shell?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly 'working-directory'?: string;
}

export interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default?: string; readonly required?: boolean }>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}

export const readYaml = (path: string): unknown => parse(readFileSync(join(ROOT, path), 'utf8')) as unknown;
export const ACTION = readYaml('action.yml') as Action;

export interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a script as GitHub's and GitLab's runners do for bash. */
export async function bash(script: string, cwd: string, env: Readonly<Record<string, string>>): Promise<Outcome> {
  const child = spawn('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], { cwd, env: { PATH: process.env['PATH'], HOME: cwd, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => { stdout += text; });
  child.stderr.setEncoding('utf8').on('data', (text: string) => { stderr += text; });
  const status = await new Promise<number | null>((resolve) => { child.on('close', resolve); });
  return { status, stdout, stderr };
}

/**
 * A folder with an `npm` that installs nothing but a program that calls the one of this repository, and writes down what it
 * was asked for; and a `nkcheck`. `broken`: it fails as npm does when it cannot download.
 */
export function fakeNpm(folder: string, broken = false): string {
  const bin = join(folder, 'fake-bin');
  mkdirSync(bin, { recursive: true });
  const program = join(ROOT, 'bin/nkcheck.js');
  const scripts = {
    npm: `#!/usr/bin/env bash
echo "$@" >> '${join(folder, 'npm-calls')}'
${broken ? 'echo "npm error network" >&2; exit 1' : ''}
while [ $# -gt 0 ]; do
  if [ "$1" = --prefix ]; then target="$2/node_modules/nkcheck/bin"; mkdir -p "$target"; echo "import 'file://${program}';" > "$target/nkcheck.js"; echo '{"type":"module"}' > "$target/package.json"; fi
  shift
done
`,
    nkcheck: `#!/usr/bin/env bash\nexec '${process.execPath}' '${program}' "$@"\n`,
  };
  for (const [name, text] of Object.entries(scripts)) {
    writeFileSync(join(bin, name), text);
    chmodSync(join(bin, name), 0o755);
  }
  return bin;
}

export interface ActionOutcome extends Outcome {
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  readonly npmCalls: string;
}

/** Runs the steps of the action one after the other in a folder, but for those that use another action. */
export async function runAction(folder: string, given: Readonly<Record<string, string>>, brokenNpm = false): Promise<ActionOutcome> {
  const inputs = Object.fromEntries(Object.entries(ACTION.inputs).map(([name, input]) => [name, given[name] ?? input.default ?? '']));
  const bin = fakeNpm(folder, brokenNpm);
  const outputs = new Map<string, Record<string, string>>();
  const context = (text: string): string => text.replace(/\$\{\{\s*([\w.-]+)\s*\}\}/g, (_, path: string) => {
    const [room, first = '', , last = ''] = path.split('.');
    if (room === 'inputs') return inputs[first] ?? '';
    if (room === 'steps') return outputs.get(first)?.[last] ?? '';
    if (path === 'github.action_path') return join(folder, 'action');
    throw new Error(`unknown in an action: ${path}`);
  });
  const summary = join(folder, 'summary.md');
  writeFileSync(summary, '');
  let outcome: Outcome = { status: 0, stdout: '', stderr: '' };
  for (const [i, step] of ACTION.runs.steps.entries()) {
    if (step.run === undefined || outcome.status !== 0) continue;
    const outputFile = join(folder, `output-${i}`);
    writeFileSync(outputFile, '');
    const env = Object.fromEntries(Object.entries(step.env ?? {}).map(([name, value]) => [name, context(value)]));
    outcome = await bash(step.run, join(folder, context(step['working-directory'] ?? '.')), {
      ...env, PATH: `${bin}:${process.env['PATH'] ?? ''}`, GITHUB_OUTPUT: outputFile, GITHUB_STEP_SUMMARY: summary, RUNNER_TEMP: join(folder, 'runner-temp'),
    });
    const lines = readFileSync(outputFile, 'utf8').split('\n').filter((line) => line !== '');
    if (step.id !== undefined) outputs.set(step.id, Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)])));
  }
  const calls = join(folder, 'npm-calls');
  return {
    ...outcome,
    outputs: Object.fromEntries(Object.entries(ACTION.outputs).map(([name, { value }]) => [name, context(value)])),
    summary: readFileSync(summary, 'utf8'),
    npmCalls: existsSync(calls) ? readFileSync(calls, 'utf8') : '',
  };
}
