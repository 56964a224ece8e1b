import { describe, expect, it } from 'vitest';
import { REPORT_FORMATS } from '../../src/report/types.js';
import { baseSummary, goodsFinding, partyFinding, render, reportedFinding, skippedRecord, smallRun, type Run } from './samples.js';

const only = (...items: Run['items']): Run => ({ items, summary: baseSummary });

describe('text', () => {
  it('shows place, cell, match, paragraph and next step of a finding', async () => {
    const output = await render('text', only(partyFinding));
    for (const fact of [
      'manifest.csv:42 · record 41 · BL-2024-0041', 'VIOLATION  consignee is Tanchon Commercial Bank', 'CONSIGNEE_NAME: TANCHON COMMERCIAL BANK',
      'KPe.003, list un-1718', 'UNSCR 1718 (2006), paragraph 8(d), in force since 2006-10-14', '9f2c41d07a3be615 · NK101', 'Stop the consignment',
    ]) expect(output).toContain(fact);
  });
  it('never calls a reported party designated', async () => {
    const output = await render('text', only(reportedFinding));
    expect(output).toContain('reported by UN Panel of Experts, 2018-03; not designated');
    expect(output.replace(/\s+/g, ' ')).not.toMatch(/(?<!not |not being )designated/);
  });
  it('puts the worst of a record first and keeps the order of records', async () => {
    const output = await render('text', only(reportedFinding, partyFinding, { ...reportedFinding, record: 50, line: 51 }, { ...goodsFinding, record: 60, line: 61 }));
    const words = [...output.matchAll(/^ {2}(VIOLATION|REVIEW) |^(manifest\.csv:\d+)/gm)].map((match) => match[1] ?? match[2]);
    expect(words).toEqual(['manifest.csv:42', 'VIOLATION', 'REVIEW', 'manifest.csv:51', 'REVIEW', 'manifest.csv:61', 'VIOLATION']);
  });
  it('shows one entry found in several cells of a record once', async () => {
    const output = await render('text', only(partyFinding, { ...partyFinding, id: '00000000000000aa', field: 'notify_party', column: 'NOTIFY' }));
    expect(output.match(/^ {2}VIOLATION {2}/gm)).toHaveLength(1);
    expect(output).toContain('NOTIFY: TANCHON COMMERCIAL BANK');
    expect(output).toContain('9f2c41d07a3be615 00000000000000aa');
  });
  it('writes a record as soon as the next begins', async () => {
    const { Sink, contextWith } = await import('./samples.js');
    const { createReport } = await import('../../src/report/registry.js');
    const writer = new Sink();
    const report = createReport('text', contextWith({ writer }));
    await report.finding(partyFinding);
    expect(writer.text).toBe('');
    await report.finding({ ...partyFinding, record: 42, line: 43 });
    expect(writer.text).toContain('manifest.csv:42');
    await report.skipped(skippedRecord);
    expect(writer.text).toMatch(/manifest\.csv:43[^]*manifest\.csv:102[^]*NOT SCREENED/);
  });
  it('explains step by step when asked', async () => {
    const output = await render('text', only(partyFinding), { explain: true });
    expect(output).toMatch(/evidence\s+1\. upper and lower case are the same\n\s+2\. /);
    expect(output).toContain('by the rules of 2024-05-01');
    expect(await render('text', only(partyFinding))).not.toContain('upper and lower case');
  });
  it('says the same with and without colour', async () => {
    const coloured = await render('text', smallRun, { color: true });
    expect(coloured).toContain('\x1b[');
    expect(coloured.replace(/\x1b\[\d+m/g, '')).toBe(await render('text', smallRun));
  });
  it('ends with a summary to forward', async () => {
    const output = await render('text', smallRun);
    for (const fact of [
      'INCOMPLETE  exit status 3', '1,000 read, 999 screened, 1 skipped', '3 violations and 2 reviews',
      'un-1718 (UN) as of 2026-02-27: 155 parties, 59 vessels', 'not recognised as a field: REMARKS', 'This is a screening aid, not legal advice.',
    ]) expect(output).toContain(fact);
  });
  it.each([
    [0, { violation: 0, review: 0 }, 'NOTHING FOUND'], [0, { violation: 0, review: 4 }, 'BELOW THE GATE'], [1, { violation: 0, review: 4 }, 'REVIEW'],
    [1, { violation: 1, review: 4 }, 'VIOLATION'], [3, { violation: 1, review: 0 }, 'INCOMPLETE'], [130, { violation: 0, review: 0 }, 'INTERRUPTED'],
  ] as const)('exit status %i with %j is headed %s', async (exit, findings, word) => {
    const output = await render('text', { items: [], summary: { ...baseSummary, exit, findings: { ...findings, allowed: 0 } } });
    expect(output).toContain(`${word}  exit status ${exit}`);
  });
  it.each(REPORT_FORMATS.filter((format) => !['ndjson', 'json', 'csv'].includes(format)))('%s does not say that all is well when skipped records were let pass', async (format) => {
    const summary = { ...baseSummary, exit: 0 as const, reason: 'no findings', findings: { violation: 0, review: 0, allowed: 0 }, records: { read: 9, screened: 7, skipped: 2 } };
    const output = await render(format, { items: [], summary });
    expect(output).not.toContain('every record was screened');
    if (format !== 'junit') expect(output.replace(/\s+/g, ' ')).toContain('2 records were not screened and let pass');
  });
  it('says when all findings were cleared', async () => {
    const summary = { ...baseSummary, exit: 0 as const, findings: { violation: 0, review: 0, allowed: 2 } };
    expect(await render('text', { items: [], summary })).toContain('ALL FINDINGS CLEARED  exit status 0');
  });
});
