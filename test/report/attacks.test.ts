import { parse as parseCsv } from 'csv-parse/sync';
import { marked } from 'marked';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { columns } from '../../src/report/text/layout.js';
import { REPORT_FORMATS, type ReportFormat } from '../../src/report/types.js';
import { ATTACKS, hostileRun } from './attacks.js';
import { Sink, render, type Run } from './samples.js';

/** Findings that a reader is shown: five and, with `showAllowed`, the cleared one. */
const SHOWN = 6;
const WIDTH = 80;

/** What a terminal, browser or log could obey or not draw. Line ends of the format itself are taken out before. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u3164\uFFA0\u115F\uFFFE\uFFFF]/u;
const LOG_COMMAND = /##[a-z]*\[/i;
const FORMULA = /^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/;

type Check = (output: string, run: Run, attack: string) => void;

const checks: Readonly<Record<ReportFormat, Check>> = {
  text(output) {
    for (const line of output.split('\n')) expect(columns(line)).toBeLessThanOrEqual(WIDTH);
    expect(output.length).toBeLessThan(60_000);
  },
  ndjson(output, run) {
    const lines = output.trimEnd().split('\n').map((line): unknown => JSON.parse(line));
    expect(lines).toEqual([...run.items, run.summary]);
  },
  json(output, run) {
    expect(JSON.parse(output)).toEqual({
      findings: run.items.filter((item) => item.type === 'finding'),
      skipped: run.items.filter((item) => item.type === 'skipped'),
      summary: run.summary,
    });
  },
  csv(output) {
    const rows: string[][] = parseCsv(output, { bom: true });
    expect(rows).toHaveLength(1 + SHOWN + 1 + 1);
    for (const cell of rows.flat()) expect(cell).not.toMatch(FORMULA);
    for (const piece of output.split(/[;\t\r\n]/)) expect(piece.replace(/^["\s]+/, '')).not.toMatch(FORMULA);
  },
  sarif(output) {
    const log = JSON.parse(output) as { runs: { results: { message: { text: string } }[] }[] };
    expect(log.runs[0]?.results).toHaveLength(SHOWN);
    for (const { message } of log.runs[0]?.results ?? []) expect(message.text).not.toContain('](');
    expect(output.length).toBeLessThan(9_000_000);
  },
  junit(output) {
    const names: string[] = [];
    const parser = new SaxesParser();
    parser.on('opentag', (tag) => names.push(tag.name));
    parser.on('error', (error) => { throw error; });
    parser.write(output).close();
    expect([...new Set(names)].sort()).toEqual(
      ['error', 'failure', 'properties', 'property', 'skipped', 'testcase', 'testsuite', 'testsuites']);
    expect(names.filter((name) => name === 'failure')).toHaveLength(5);
  },
  github(output) {
    const lines = output.trimEnd().split('\n');
    expect(lines).toHaveLength(SHOWN + 2);
    for (const line of lines) {
      expect(line).toMatch(/^::(error|warning|notice) (file=[^:,]*,line=\d+,)?title=[^:,]*::/);
      expect(line.replace(/^::\w+ [^:]*::/, '')).not.toMatch(/::[a-z]/i);
      expect(line).not.toMatch(/%(?!25|3A|2C)/);
    }
  },
  gitlab(output) {
    const issues = JSON.parse(output) as { description: string }[];
    expect(issues).toHaveLength(SHOWN + 2);
    for (const issue of issues) expect(issue.description.length).toBeLessThan(2500);
  },
  markdown(output) {
    expectInertMarkdown(output);
  },
  html(output) {
    expectInertHtml(output);
    expect(output.length).toBeLessThan(9_000_000);
  },
};

function expectInertMarkdown(text: string): void {
  expect(text.length).toBeLessThan(120_000);
  const page = marked.parse(text, { gfm: true, async: false });
  const tags = new Set([...page.matchAll(/<\/?([a-z!][a-z0-9]*)/gi)].map((match) => match[1]));
  expect([...tags].filter((tag) => !MARKDOWN_TAGS.has(tag ?? ''))).toEqual([]);
  expect(page.replace(/<code>.*?<\/code>|&#\d+;/gs, '')).not.toMatch(/[@#]|(?<!\\)\bGH-/);
  const rows = text.split('\n## ').find((part) => part.startsWith('Findings'))?.split('\n').filter((line) => line.startsWith('| ')) ?? [];
  expect(rows).toHaveLength(SHOWN + 2);
  for (const row of rows) expect(row.replace(/\\./g, '').split('|')).toHaveLength(8);
}

const MARKDOWN_TAGS = new Set(['h1', 'h2', 'p', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'br', 'strong', 'code', 'ul', 'li']);

function expectInertHtml(output: string): void {
  const [, inside = ''] = /^<!doctype html>\n(.*)$/s.exec(output) ?? [];
  const bare = inside.replace(/<style>.*?<\/style>/s, '').replace(/<script>.*?<\/script>/s, '');
  for (const match of bare.matchAll(/<(?!\/)([^>\s]*)([^>]*)>/g)) {
    expect(HTML_TAGS).toContain(match[1]);
    for (const attribute of (match[2] ?? '').matchAll(/\s([a-z-]+)(?:="[^"]*")?/gi)) expect(HTML_ATTRIBUTES).toContain(attribute[1]);
  }
  expect(bare.match(/<\/?script/g)).toHaveLength(2);
  expect(bare.match(/<!--/g)).toBeNull();
}

const HTML_TAGS = ('html head meta title body a header p h1 h2 nav main section dl dt dd div figure figcaption svg desc text tspan rect '
  + 'label input select option button output table thead tbody tr th td span bdi mark details summary ol li code b footer script').split(' ');
const HTML_ATTRIBUTES = ('lang charset http-equiv content name class href id aria-label aria-labelledby aria-live aria-pressed viewBox role '
  + 'x y dx width height rx text-anchor type placeholder value hidden scope data-sort data-label data-verdict data-kind data-authority '
  + 'data-order data-column data-rule colspan').split(' ');

describe.each(ATTACKS)('$name', ({ text }) => {
  const run = hostileRun(text);
  it.each(REPORT_FORMATS)('is inert in %s', async (format) => {
    const stepSummary = new Sink();
    const output = await render(format, run, { showAllowed: true, width: WIDTH, stepSummary });
    const printed = format === 'csv' ? output.replace(/^\uFEFF/, '').replaceAll('\r\n', '') : output.replaceAll('\n', '');
    expect(printed).not.toMatch(UNSEEN);
    expect(output).not.toMatch(LOG_COMMAND);
    if (format !== 'github') for (const line of output.split(/[\r\n]/)) expect(line.trimStart()).not.toMatch(/^::[a-z]/i);
    checks[format](output, run, text);
    if (format === 'github') expectInertMarkdown(stepSummary.text);
  });
});
