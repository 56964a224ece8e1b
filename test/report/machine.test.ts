import type { Log } from 'sarif';
import { describe, expect, it } from 'vitest';
import { SARIF_RESULT_LIMIT } from '../../src/report/sarif.js';
import { fileUri } from '../../src/report/sarif/results.js';
import { RULES } from '../../src/screen/rules.js';
import { ATTACKS, hostileRun } from './attacks.js';
import { baseSummary, generateRun, goodsFinding, partyFinding, render, reportedFinding, skippedRecord, smallRun, type Run } from './samples.js';
import { resultValidator, sarifValidator } from './schemas.js';

async function sarif(run: Run): Promise<Log> {
  return JSON.parse(await render('sarif', run)) as Log;
}

describe('sarif', () => {
  const validate = sarifValidator();
  const clean: Run = { items: [], summary: { ...baseSummary, exit: 0 } };
  it.each([
    ['a small run', smallRun],
    ['a clean run', clean],
    ['a run with times and notes', { ...smallRun, summary: { ...smallRun.summary, notes: ['list is old'], startedAt: '2026-11-23T18:00:00.000Z', durationMs: 12 } }],
    ['1,000 findings', generateRun(1000)],
    ...ATTACKS.filter(({ text }) => text.length < 1000).map(({ name, text }): [string, Run] => [name, hostileRun(text)]),
  ] as [string, Run][])('is valid against the OASIS schema: %s', async (_, run) => {
    const log = await sarif(run);
    validate(log);
    expect(validate.errors ?? []).toEqual([]);
  });
  it('has an empty list of results when nothing was found', async () => {
    expect((await sarif(clean)).runs[0]?.results).toEqual([]);
  });
  it('names every rule with its page, and points at the line of the record', async () => {
    const [run] = (await sarif(smallRun)).runs;
    expect(run?.tool.driver.rules?.map((rule) => rule.id)).toEqual(Object.keys(RULES));
    expect(run?.tool.driver.rules?.[0]?.helpUri).toMatch(/docs\/rules\/NK101\.md$/);
    const [first] = run?.results ?? [];
    expect(first?.level).toBe('error');
    expect(first?.locations?.[0]?.physicalLocation).toEqual({ artifactLocation: { uri: 'manifest.csv' }, region: { startLine: 42 } });
    expect(first?.partialFingerprints).toEqual({ 'nkcheckFinding/v1': partyFinding.id });
    expect(run?.invocations?.[0]).toMatchObject({ executionSuccessful: false, exitCode: 3 });
  });
  it('never has a line below 1', async () => {
    const log = await sarif({ ...smallRun, items: [{ ...partyFinding, line: 0 }] });
    expect(log.runs[0]?.results?.[0]?.locations?.[0]?.physicalLocation?.region?.startLine).toBe(1);
  });
  it('marks a cleared finding as suppressed, with the reason', async () => {
    const allowed = { reason: 'another firm', author: 'j.tan', expires: '2027-01-31', entry: 1 };
    const log = await sarif({ items: [{ ...reportedFinding, allowed }], summary: { ...baseSummary, exit: 0 } });
    expect(log.runs[0]?.results?.[0]).toMatchObject({
      level: 'note', suppressions: [{ kind: 'external', status: 'accepted', justification: 'another firm (j.tan, until 2027-01-31)' }],
    });
  });
  it('keeps violations and says how many findings are left out above the limit', async () => {
    const reviews = Array.from({ length: SARIF_RESULT_LIMIT }, (_, i) => ({ ...reportedFinding, record: i + 1 }));
    const log = await sarif({ items: [...reviews, { ...goodsFinding, record: 30_000 }], summary: baseSummary });
    const results = log.runs[0]?.results ?? [];
    expect(results).toHaveLength(SARIF_RESULT_LIMIT);
    expect(results[0]?.ruleId).toBe('NK301');
    expect(log.runs[0]?.invocations?.[0]?.toolExecutionNotifications?.[0]?.message.text).toMatch(/^1 finding is left out/);
  });
  it.each([
    ['a b.csv', 'a%20b.csv'], ['./x/y.csv', 'x/y.csv'], ['/tmp/수출.csv', 'file:///tmp/%EC%88%98%EC%B6%9C.csv'], ['C:\\m\\a.csv', 'file:///C:/m/a.csv'],
    ['a:b.csv', 'a%3Ab.csv'], ['', 'stdin'],
  ])('writes %j as a URI reference', (file, uri) => {
    expect(fileUri(file)).toBe(uri);
  });
});

describe('ndjson', () => {
  const validate = resultValidator();
  it.each([['a small run', smallRun], ['1,000 findings', generateRun(1000)]] as [string, Run][])('fits its schema: %s', async (_, run) => {
    for (const line of (await render('ndjson', run)).trimEnd().split('\n')) {
      validate(JSON.parse(line));
      expect(validate.errors ?? []).toEqual([]);
    }
  });
  it.each(['verdict', 'record', 'basis', 'allowed', 'message'])('the schema asks for %s in a finding', (key) => {
    expect(validate({ ...partyFinding })).toBe(true);
    expect(validate(JSON.parse(JSON.stringify({ ...partyFinding, [key]: undefined })))).toBe(false);
  });
});

describe('junit', () => {
  const run: Run = { items: [partyFinding, reportedFinding], summary: { ...baseSummary, config: { 'fail-on': { value: 'violation', origin: 'flag' } } } };
  it('fails only what reaches --fail-on', async () => {
    const output = await render('junit', run);
    expect(output).toContain('<testsuites name="nkcheck" tests="4" failures="1" errors="0" skipped="1">');
    expect(output).toContain('(below --fail-on violation)');
  });
  it('has no error for records that --allow-skipped let pass', async () => {
    const records = { read: 10, screened: 9, skipped: 1 };
    const output = await render('junit', { items: [skippedRecord], summary: { ...baseSummary, exit: 0, records } });
    expect(output).toContain('<testsuites name="nkcheck" tests="3" failures="0" errors="0" skipped="1">');
  });
  it('is in error when screening is incomplete though no record was skipped', async () => {
    const output = await render('junit', { items: [], summary: { ...baseSummary, exit: 3, reason: 'the list is too old' } });
    expect(output).toMatch(/name="screening complete"><error type="exit 3" message="the list is too old/);
  });
  it('has a case for each input when nothing was found', async () => {
    expect(await render('junit', { items: [], summary: { ...baseSummary, exit: 0 } })).toContain('<testcase classname="manifest.csv"');
  });
});

describe('gitlab', () => {
  it('gives the same party on two records two fingerprints, and the same one again tomorrow', async () => {
    const fingerprints = async (): Promise<string[]> => {
      const run: Run = { items: [partyFinding, { ...partyFinding, record: 50, line: 51, recordId: 'BL-2024-0050' }], summary: baseSummary };
      return (JSON.parse(await render('gitlab', run)) as { fingerprint: string }[]).map((issue) => issue.fingerprint);
    };
    const found = await fingerprints();
    expect(new Set(found).size).toBe(found.length);
    expect(await fingerprints()).toEqual(found);
  });
});

describe('github', () => {
  it('annotates the ten worst and says how many more there are', async () => {
    const items = Array.from({ length: 40 }, (_, i) => ({ ...(i < 35 ? reportedFinding : partyFinding), record: i + 1, line: i + 2 }));
    const lines = (await render('github', { items, summary: baseSummary })).trimEnd().split('\n');
    expect(lines.filter((line) => line.startsWith('::error '))).toHaveLength(5);
    expect(lines.filter((line) => line.startsWith('::warning '))).toHaveLength(5);
    expect(lines.at(-1)).toContain('30 more findings not annotated');
  });
});

describe('csv', () => {
  it('starts with a byte order mark, ends lines with CR LF and carries the audit block', async () => {
    const output = await render('csv', smallRun);
    expect(output.startsWith('\uFEFFtype,verdict,rule,')).toBe(true);
    expect(output.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(output).toContain('""tool"":{""name"":""nkcheck""');
  });
});
