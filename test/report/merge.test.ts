import { describe, expect, it } from 'vitest';
import { mergeResults, ResultError, type ResultSource } from '../../src/report/merge.js';
import type { Finding, Skipped, Summary } from '../../src/screen/finding.js';
import { baseSummary, generateRun, partyFinding, render, reportedFinding, smallRun, type Run } from './samples.js';

async function merged(sources: readonly ResultSource[]): Promise<{ items: (Finding | Skipped)[]; summary: Summary }> {
  const items: (Finding | Skipped)[] = [];
  const summaries: Summary[] = [];
  for await (const item of mergeResults(sources)) {
    if (item.type === 'summary') summaries.push(item);
    else items.push(item);
  }
  expect(summaries).toHaveLength(1);
  return { items, summary: summaries[0] as Summary };
}

async function source(name: string, run: Run, change: (lines: string[]) => string[] = (lines) => lines): Promise<ResultSource> {
  return { name, lines: change((await render('ndjson', run)).split('\n')) };
}

const violation: Run = { items: [partyFinding], summary: { ...baseSummary, exit: 1, reason: 'one violation', findings: { violation: 1, review: 0, allowed: 0 } } };
const review: Run = {
  items: [{ ...reportedFinding, file: 'b.csv' }],
  summary: {
    ...baseSummary, exit: 0, reason: 'below', findings: { violation: 0, review: 1, allowed: 0 },
    inputs: baseSummary.inputs.map((input) => ({ ...input, file: 'b.csv', sha256: 'cd'.repeat(32) })),
  },
};
const incomplete: Run = {
  items: [], summary: { ...baseSummary, exit: 3, reason: 'the input is empty', findings: { violation: 0, review: 0, allowed: 0 }, inputs: [] },
};

describe('mergeResults', () => {
  it('gives one complete result back as it was', async () => {
    const run = generateRun(500);
    const kept = { ...run, items: run.items.filter((item) => item.type === 'skipped' || item.allowed === null) };
    expect(await merged([await source('a.ndjson', run)])).toEqual({ items: kept.items, summary: run.summary });
  });
  it.each([
    [[violation, review], 1], [[review, review], 0], [[violation, incomplete], 3], [[incomplete, review], 3], [[incomplete], 3],
  ] as [Run[], number][])('takes the worst exit status (case %#)', async (runs, exit) => {
    const sources = await Promise.all(runs.map((run, i) => source(`${i}.ndjson`, run)));
    expect((await merged(sources)).summary.exit).toBe(exit);
  });
  it('adds up counts and keeps findings in order', async () => {
    const { items, summary } = await merged([await source('a.ndjson', violation), await source('b.ndjson', review)]);
    expect(items.map((item) => item.file)).toEqual(['manifest.csv', 'b.csv']);
    expect(summary.findings).toEqual({ violation: 1, review: 1, allowed: 0 });
    expect(summary.records.read).toBe(2000);
    expect(summary.inputs.map((input) => input.file)).toEqual(['manifest.csv', 'b.csv']);
    expect(summary.lists).toEqual(baseSummary.lists);
    expect(summary.notes).toEqual([]);
    expect(summary.reason).toBe('1 violation and 1 review in 2 results');
  });
  it('reads several results in one file', async () => {
    const lines = [...(await source('', violation)).lines as string[], ...(await source('', review)).lines as string[]];
    expect((await merged([{ name: 'all.ndjson', lines }])).summary.findings).toEqual({ violation: 1, review: 1, allowed: 0 });
  });
  it('merges the same however the findings are split', async () => {
    const whole = await merged([await source('x', violation), await source('y', review), await source('z', violation)]);
    const again = await merged([await source('x', violation), await source('y', review), await source('z', violation)]);
    expect(again).toEqual(whole);
  });
  it('notes lists, options and inputs that differ or repeat', async () => {
    const other: Run = {
      ...review,
      summary: {
        ...review.summary, lists: baseSummary.lists.slice(0, 1).map((list) => ({ ...list, asOf: '2026-05-01', sha256: '77'.repeat(32) })),
        config: { 'fail-on': { value: 'violation', origin: 'flag' } }, inputs: baseSummary.inputs,
      },
    };
    const { summary } = await merged([await source('a', violation), await source('b', other)]);
    expect(summary.notes).toEqual([
      'the results used different editions of the list un-1718: as of 2026-02-27, 2026-05-01',
      'the results were not screened against the same lists',
      'the results differ in the option fail-on: "review", "violation"',
      'the results differ in the option jurisdiction: ["UN"], not set',
      'manifest.csv is in more than one result, so its findings are counted more than once',
    ]);
  });
});

describe('a result that is not whole', () => {
  it('without a summary line is incomplete, and its findings still count', async () => {
    const { summary } = await merged([await source('cut.ndjson', violation, (lines) => lines.slice(0, 1))]);
    expect(summary).toMatchObject({ exit: 3, findings: { violation: 1, review: 0 } });
    expect(summary.reason).toContain('cut.ndjson ends without a summary line');
  });
  it('that is empty is incomplete', async () => {
    expect((await merged([{ name: 'empty.ndjson', lines: [] }])).summary.exit).toBe(3);
  });
  it('that lost a finding is incomplete', async () => {
    const { summary } = await merged([await source('a.ndjson', violation, (lines) => lines.slice(1))]);
    expect(summary.exit).toBe(3);
    expect(summary.notes[0]).toBe('a.ndjson holds 0 violations and 0 reviews but its summary counts 1 violation and 0 reviews');
  });
  it('no result at all is incomplete', async () => {
    expect((await merged([])).summary.exit).toBe(3);
  });
  it('is whole when --show violation left out its reviews', async () => {
    const run: Run = { items: [], summary: { ...review.summary, config: { show: { value: 'violation', origin: 'flag' } } } };
    expect((await merged([await source('a', run)])).summary).toEqual(run.summary);
  });
});

const finding = JSON.parse(JSON.stringify(partyFinding)) as Record<string, unknown>;
const summaryLine = JSON.parse(JSON.stringify(baseSummary)) as Record<string, unknown>;

describe('a line that is not one of a result', () => {
  it.each([
    ['not JSON', '{"type":"finding"', 'this is not a line of JSON'],
    ['an array', '[]', '"type" must be'],
    ['another type', '{"type":"hit"}', '"type" must be'],
    ['a missing key', JSON.stringify({ ...finding, verdict: undefined }), '"verdict" of this finding'],
    ['another verdict', JSON.stringify({ ...finding, verdict: 'ok' }), '"verdict" of this finding'],
    ['an unknown status', JSON.stringify({ ...finding, entry: { ...finding['entry'] as object, status: 'guilty' } }), '"entry" of this finding'],
    ['a line number as text', JSON.stringify({ ...finding, line: '42' }), '"line" of this finding'],
    ['a broken basis', JSON.stringify({ ...finding, basis: [{ instrument: 1 }] }), '"basis[0].instrument" of this finding'],
    ['a broken count', JSON.stringify({ ...summaryLine, findings: { violation: -1, review: 0, allowed: 0 } }), '"findings.violation" of this summary'],
    ['another exit status', JSON.stringify({ ...summaryLine, exit: 7 }), '"exit" of this summary'],
    ['broken options', JSON.stringify({ ...summaryLine, config: { a: null } }), '"config" of this summary'],
  ])('is an error with its place: %s', async (_, line, message) => {
    const good = (await render('ndjson', smallRun)).split('\n')[0] ?? '';
    await expect(merged([{ name: 'bad.ndjson', lines: [good, '', line] }])).rejects.toThrow(ResultError);
    await expect(merged([{ name: 'bad.ndjson', lines: [good, '', line] }])).rejects.toThrow(`bad.ndjson:3: ${message}`);
  });
});
