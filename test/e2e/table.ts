import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect } from 'vitest';
import type { RunResult } from '../cli/run.js';
import { resultValidator } from '../report/schemas.js';
import { COMMON_FILES, type Case } from './case.js';
import { INPUT_CASES } from './cases/inputs.js';
import { USAGE_CASES } from './cases/usage.js';
import { OUTPUT_CASES, VERDICT_CASES } from './cases/verdicts.js';

export const CASES: readonly Case[] = [...INPUT_CASES, ...USAGE_CASES, ...VERDICT_CASES, ...OUTPUT_CASES];

/** Makes a folder with the files of a case. */
export function prepare({ files = {} }: Pick<Case, 'files'>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'nkcheck-e2e-')));
  for (const [name, content] of Object.entries({ ...COMMON_FILES, ...files })) {
    const path = join(folder, name);
    mkdirSync(name.endsWith('/') ? path : dirname(path), { recursive: true });
    if (!name.endsWith('/')) writeFileSync(path, content);
  }
  return folder;
}

/** Holds a result against its case, and against what the contract says of every run. */
export function verify(one: Case, result: RunResult, folder: string): void {
  const { stdout, stderr, status } = result;
  expect(status, stderr).toBe(one.exit);
  for (const pattern of [one.stdout ?? []].flat()) expect(stdout).toMatch(pattern);
  for (const pattern of [one.stderr ?? []].flat()) expect(stderr).toMatch(pattern);
  if (one.absent !== undefined) expect(stdout + stderr).not.toMatch(one.absent);
  expect(stderr).not.toMatch(/internal error/);
  if (one.exit === 2) expect(stdout).toBe('');
  if (one.noVerdict !== true) expect(stderr.trimEnd().split('\n').at(-1)?.replace(/\u001b\[[\d;]*m/g, '')).toMatch(new RegExp(`^nkcheck: .+ \\(exit ${one.exit}\\)$`, 'u'));
  if (one.exit !== 2 && /-f ndjson(?!=)/.test(one.args.join(' '))) verifyNdjson(one, stdout);
  for (const [name, pattern] of Object.entries(one.leaves ?? {})) {
    const path = join(folder, name);
    if (pattern === null) expect(existsSync(path), name).toBe(false);
    else expect(readFileSync(path, 'utf8')).toMatch(pattern);
  }
}

const isValid = resultValidator();

/** The keys that the contract promises. */
const FINDING_KEYS = ['type', 'id', 'verdict', 'rule', 'kind', 'file', 'record', 'line', 'field', 'column', 'value', 'entry', 'match', 'basis', 'message'];
const SUMMARY_KEYS = ['type', 'exit', 'reason', 'records', 'findings', 'inputs', 'lists', 'config', 'tool'];

export interface ResultLine {
  readonly type: 'finding' | 'skipped' | 'summary';
  readonly [key: string]: unknown;
}

/** The lines of an NDJSON result, each valid against the published schema, the counts of the last borne out by the others. */
export function readNdjson(stdout: string): { readonly lines: readonly ResultLine[]; readonly summary: ResultLine } {
  expect(stdout.endsWith('\n')).toBe(true);
  const lines = stdout.trimEnd().split('\n').map((line) => JSON.parse(line) as ResultLine);
  for (const line of lines) {
    expect(isValid(line), JSON.stringify(isValid.errors?.slice(0, 3))).toBe(true);
    if (line.type === 'finding') expect(Object.keys(line)).toEqual(expect.arrayContaining(FINDING_KEYS));
  }
  const summary = lines.at(-1) as ResultLine;
  expect(summary.type).toBe('summary');
  expect(lines.filter(({ type }) => type === 'summary')).toHaveLength(1);
  expect(Object.keys(summary)).toEqual(expect.arrayContaining(SUMMARY_KEYS));
  const shown = (verdict: string): number => lines.filter((line) => line['verdict'] === verdict && line['allowed'] === null).length;
  expect(summary['findings']).toMatchObject({ violation: shown('violation'), review: shown('review') });
  const records = summary['records'] as Record<string, number>;
  expect(records['skipped']).toBe(lines.filter(({ type }) => type === 'skipped').length);
  expect(records['read']).toBe((records['screened'] ?? 0) + (records['skipped'] ?? 0));
  return { lines, summary };
}

function verifyNdjson(one: Case, stdout: string): void {
  const { summary } = readNdjson(stdout);
  expect(summary['exit']).toBe(one.exit);
  const { read, screened, skipped } = summary['records'] as Record<string, number>;
  const { violation, review } = summary['findings'] as Record<string, number>;
  if (one.records !== undefined) expect(`${read}/${screened}/${skipped}`).toBe(one.records);
  if (one.findings !== undefined) expect(`${violation}/${review}`).toBe(one.findings);
}
