import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bash, fakeNpm, readYaml, ROOT } from './simulate.js';

const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string; bin: Record<string, string>; scripts: Record<string, string> };

describe('.pre-commit-hooks.yaml', () => {
  const [hook] = readYaml('.pre-commit-hooks.yaml') as [{ id: string; entry: string; language: string; types: string[]; require_serial: boolean }];

  it('calls the program of the package once for all files', () => {
    expect(hook).toMatchObject({ id: 'nkcheck', language: 'node', types: ['csv'], require_serial: true });
    expect(manifest.bin).toHaveProperty(hook.entry.split(' ')[0] ?? '');
  });

  it('can be installed from git, where only this script builds', () => {
    expect(manifest.scripts['prepare']).toBe('node scripts/prepare.mjs');
  });
});

interface GitLabJob {
  readonly before_script: readonly string[];
  readonly script: readonly string[];
  readonly allow_failure: { readonly exit_codes: readonly number[] };
  readonly artifacts: { readonly when: string; readonly paths: readonly string[]; readonly reports: { readonly codequality: string; readonly junit: string } };
}

describe('docs/gitlab-ci.example.yml', () => {
  const { sanctions: job } = readYaml('docs/gitlab-ci.example.yml') as { sanctions: GitLabJob };
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'nkcheck-gitlab-'));
    mkdirSync(join(folder, 'exports'));
    cpSync(join(ROOT, 'data/samples/manifest.csv'), join(folder, 'exports', 'manifest.csv'));
  });
  afterEach(() => { rmSync(folder, { recursive: true, force: true }); });

  const run = (broken = false): ReturnType<typeof bash> =>
    bash([...job.before_script, ...job.script].join('\n'), folder, { PATH: `${fakeNpm(folder, broken)}:${process.env['PATH'] ?? ''}` });

  it('gives the reports that it names, and status 1 for findings', async () => {
    const { status } = await run();
    expect(status).toBe(1);
    expect(job.allow_failure.exit_codes).toEqual([1]);
    expect(job.artifacts.when).toBe('always');
    const { codequality, junit } = job.artifacts.reports;
    expect((JSON.parse(readFileSync(join(folder, codequality), 'utf8')) as unknown[]).length).toBeGreaterThan(3);
    expect(readFileSync(join(folder, junit), 'utf8')).toMatch(/^<\?xml .*<testsuites?\b/s);
    for (const path of job.artifacts.paths) expect(readFileSync(join(folder, path), 'utf8')).toMatch(/^<!doctype html>/i);
  });

  it('does not take a failed installation for findings', async () => {
    expect((await run(true)).status).toBe(2);
  });

  it('installs the version that it comes with', () => {
    expect(job.before_script.join('\n')).toContain(`nkcheck@${manifest.version}`);
  });
});
