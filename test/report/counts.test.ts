import { parse as parseCsv } from 'csv-parse/sync';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import type { Finding, Summary } from '../../src/screen/finding.js';
import { REPORT_FORMATS, type ReportFormat } from '../../src/report/types.js';
import { Sink, generateRun, render, type Run } from './samples.js';

/** What a format tells: findings by verdict, records not screened, exit status. */
interface Told {
  readonly violation: number;
  readonly review: number;
  readonly skipped: number;
  readonly exit: number;
}

function matches(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

function ofLines(lines: readonly { type?: string; verdict?: string }[], exit: number): Told {
  return {
    violation: lines.filter((line) => line.verdict === 'violation').length,
    review: lines.filter((line) => line.verdict === 'review').length,
    skipped: lines.filter((line) => line.type === 'skipped').length,
    exit,
  };
}

/** Reads counts of whole numbers out of `1,234 violations` and the like. */
function number(text: string, pattern: RegExp): number {
  return Number((pattern.exec(text)?.[1] ?? 'NaN').replaceAll(',', ''));
}

/** How each format is read back by a program that knows nothing of how it was written. */
const readers: Readonly<Record<ReportFormat, (output: string, stepSummary: string) => Told>> = {
  text: (output) => ({
    violation: matches(output, /^ {2}VIOLATION /gm),
    review: matches(output, /^ {2}REVIEW /gm),
    skipped: matches(output, /^ {2}NOT SCREENED /gm),
    exit: number(output, /exit status (\d+)/),
  }),
  ndjson(output) {
    const lines = output.trimEnd().split('\n').map((line) => JSON.parse(line) as { type: string; verdict?: string; exit?: number });
    return ofLines(lines, lines.at(-1)?.exit ?? -1);
  },
  json(output) {
    const result = JSON.parse(output) as { findings: Finding[]; skipped: { type: string }[]; summary: Summary };
    return ofLines([...result.findings, ...result.skipped], result.summary.exit);
  },
  csv(output) {
    const rows: { type: string; verdict: string; exit: string }[] = parseCsv(output, { bom: true, columns: true });
    return ofLines(rows, Number(rows.at(-1)?.exit));
  },
  sarif(output) {
    interface Log { runs: [{ results: { level: string; suppressions?: unknown }[]; invocations: [{ exitCode: number; toolExecutionNotifications: { descriptor: { id: string } }[] }] }] }
    const [run] = (JSON.parse(output) as Log).runs;
    const open = run.results.filter((result) => result.suppressions === undefined);
    return {
      violation: open.filter((result) => result.level === 'error').length,
      review: open.filter((result) => result.level === 'warning').length,
      skipped: run.invocations[0].toolExecutionNotifications.filter((one) => one.descriptor.id === 'skipped').length,
      exit: run.invocations[0].exitCode,
    };
  },
  junit(output) {
    const messages: string[] = [];
    const errors: string[] = [];
    const parser = new SaxesParser();
    let exit = -1;
    let failures = -1;
    parser.on('opentag', ({ name, attributes }) => {
      const given = attributes as Record<string, string>;
      if (name === 'testsuites') failures = Number(given['failures']);
      if (name === 'failure') messages.push(given['message'] ?? '');
      if (name === 'error') errors.push(given['type'] ?? '');
      if (name === 'property' && given['name'] === 'exit') exit = Number(given['value']);
    });
    parser.write(output).close();
    expect(failures).toBe(messages.length);
    return {
      violation: messages.filter((message) => message.startsWith('violation: ')).length,
      review: messages.filter((message) => message.startsWith('review: ')).length,
      skipped: errors.filter((type) => type === 'skipped').length,
      exit,
    };
  },
  github(output, stepSummary) {
    return {
      violation: number(output, /([\d,]+) violations? and [\d,]+ reviews?/),
      review: number(output, /and ([\d,]+) reviews?/),
      skipped: number(stepSummary, /screened, ([\d,]+) skipped/),
      exit: number(output, /Exit status (\d+)/),
    };
  },
  gitlab(output) {
    const issues = JSON.parse(output) as { severity: string; check_name: string; nkcheck?: Summary }[];
    const open = issues.filter((issue) => issue.check_name.startsWith('NK'));
    return {
      violation: open.filter((issue) => issue.severity === 'blocker').length,
      review: open.filter((issue) => issue.severity === 'major').length,
      skipped: issues.filter((issue) => issue.check_name === 'nkcheck-skipped').length,
      exit: issues.at(-1)?.nkcheck?.exit ?? -1,
    };
  },
  markdown: (output) => ({
    violation: number(output, /([\d,]+) violations? and/),
    review: number(output, /and ([\d,]+) reviews?/),
    skipped: number(output, /screened, ([\d,]+) skipped/),
    exit: number(output, /exit status (\d+)/),
  }),
  html(output) {
    const tile = (label: string): number => number(output, new RegExp(`<dt>${label}</dt><dd>([\\d,]+)</dd>`));
    return { violation: tile('violations'), review: tile('reviews'), skipped: tile('not screened'), exit: number(output, /Exit status (\d+)/) };
  },
};

function toldBy(run: Run): Told {
  const { findings, records, exit } = run.summary;
  return { violation: findings.violation, review: findings.review, skipped: records.skipped, exit };
}

describe('all formats agree on counts and exit status', () => {
  const large = generateRun(10_000);
  const clean: Run = {
    items: [],
    summary: { ...large.summary, exit: 0, reason: 'nothing found', findings: { violation: 0, review: 0, allowed: 0 }, records: { read: 5, screened: 5, skipped: 0 } },
  };
  it.each(REPORT_FORMATS)('%s, 10,000 findings', async (format) => {
    const stepSummary = new Sink();
    // At this width no message of the generated run is wrapped or folded away.
    const output = await render(format, large, { stepSummary });
    expect(readers[format](output, stepSummary.text)).toEqual(format === 'text' ? foldedTold(large) : toldBy(large));
  });
  it.each(REPORT_FORMATS)('%s, no finding', async (format) => {
    const stepSummary = new Sink();
    const output = await render(format, clean, { stepSummary });
    expect(readers[format](output, stepSummary.text)).toEqual(toldBy(clean));
  });
  it.each(REPORT_FORMATS)('%s is the same bytes for the same run', async (format) => {
    expect(await render(format, large)).toBe(await render(format, large));
  });
});

/** Text shows findings of one record under the same rule and entry once. */
function foldedTold(run: Run): Told {
  const blocks = new Set<string>();
  for (const item of run.items) {
    if (item.type === 'finding' && item.allowed === null) blocks.add([item.verdict, item.record, item.rule, item.entry?.id, item.goodsRule].join(' '));
  }
  const of = (verdict: string): number => [...blocks].filter((block) => block.startsWith(verdict)).length;
  return { ...toldBy(run), violation: of('violation'), review: of('review') };
}

describe('options of the display', () => {
  const run = generateRun(300, 7);
  const formats = REPORT_FORMATS.filter((format) => !['github', 'markdown', 'html', 'text', 'sarif'].includes(format));
  it.each(formats)('%s: --show violation leaves out reviews and changes no exit status', async (format) => {
    const told = readers[format](await render(format, run, { show: 'violation' }), '');
    expect(told).toEqual({ ...toldBy(run), review: 0 });
  });
  it('cleared findings come back with showAllowed', async () => {
    const lines = (await render('ndjson', run, { showAllowed: true })).trimEnd().split('\n').map((line) => JSON.parse(line) as Partial<Finding>);
    expect(lines.filter((line) => line.type === 'finding' && line.allowed !== null)).toHaveLength(run.summary.findings.allowed);
    expect(run.summary.findings.allowed).toBeGreaterThan(0);
  });
  it('text says what is not shown', async () => {
    const output = await render('text', run, { show: 'violation' });
    expect(output).toContain(`${run.summary.findings.review} reviews not shown because of --show violation`);
    expect(output).toContain(`${run.summary.findings.allowed} cleared findings not shown`);
  });
});
