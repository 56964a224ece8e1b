import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { HTML_FINDINGS_LIMIT } from '../../src/report/html.js';
import { ATTACKS, hostileRun } from './attacks.js';
import { CHROMIUM, chromium } from './browser.js';
import { baseSummary, partyFinding, render, reportedFinding, smallRun } from './samples.js';

describe('html page', () => {
  it('carries its own strict policy and fetches nothing', async () => {
    const output = await render('html', smallRun);
    expect(output).toMatch(/content="default-src 'none'; style-src 'sha256-[^']+'; script-src 'sha256-[^']+'; base-uri 'none'; form-action 'none'"/);
    expect(output).not.toMatch(/\b(?:src|href)="(?!#)/);
    expect(output).not.toMatch(/ style="| on[a-z]+="|@import|url\(/);
  });
  it('has a heading, landmarks and table headers', async () => {
    const output = await render('html', smallRun);
    for (const tag of ['<html lang="en">', '<h1>', '<main>', '<nav aria-label', '<th scope="col"', '<title>', '<footer>']) expect(output).toContain(tag);
    for (const [, id] of output.matchAll(/aria-labelledby="([^"]+)"/g)) {
      for (const one of (id ?? '').split(' ')) expect(output).toContain(`id="${one}"`);
    }
  });
  it('shows evidence, paragraph, hashes, options and the audit block as JSON', async () => {
    const output = await render('html', smallRun);
    for (const fact of ['upper and lower case are the same', 'paragraph 8(d)', 'ab12'.repeat(16), '3f'.repeat(32), 'fail-on', '>default<']) expect(output).toContain(fact);
    const [, json = ''] = /<script type="application\/json" id="summary">(.*?)<\/script>/s.exec(output) ?? [];
    expect(JSON.parse(json)).toEqual(smallRun.summary);
  });
  it('states how many findings it leaves out, and keeps the violations', async () => {
    const reviews = Array.from({ length: HTML_FINDINGS_LIMIT + 10 }, (_, i) => ({ ...reportedFinding, record: i + 1 }));
    const output = await render('html', { items: [...reviews, { ...partyFinding, record: 9999 }], summary: baseSummary });
    expect(output).toContain('11 more findings left out of this page');
    expect(output.match(/<tbody data-verdict/g)).toHaveLength(HTML_FINDINGS_LIMIT);
    expect(output).toContain('record 9999');
  });
});

if (CHROMIUM === null) console.warn('No Chromium on this machine: the browser tests of the HTML report are skipped.');

describe.skipIf(CHROMIUM === null)('html page in Chromium', () => {
  const folder = mkdtempSync(join(tmpdir(), 'nkcheck-html-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const page = (name: string, html: string): string => {
    const path = join(folder, name);
    writeFileSync(path, html);
    return pathToFileURL(path).href;
  };

  it('runs its script under its policy: filter tools appear and count the rows', async () => {
    const dom = await chromium(['--dump-dom', page('small.html', await render('html', smallRun))]);
    expect(dom).toMatch(/<div class="tools" id="tools" role="search">/);
    expect(dom).toMatch(/<output[^>]*>5 of 5 shown<\/output>/);
    expect(dom).toMatch(/aria-sort="ascending"><button type="button">Verdict<\/button>/);
  });
  it('filters and sorts', async () => {
    // The policy is taken out, or it would stop the script that plays the reader.
    const html = await render('html', smallRun);
    const driver = `
      document.getElementById('filter-text').value = 'nampo';
      document.getElementById('filter-text').dispatchEvent(new Event('input'));
      document.querySelectorAll('#findings-table th button')[3].click();
      document.querySelectorAll('#findings-table th button')[3].click();
      document.title = document.getElementById('shown').value + '; first is ' + document.getElementById('findings-table').tBodies[0].dataset.rule;`;
    const open = html.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, '').replace('</body>', `<script>${driver}</script></body>`);
    const dom = await chromium(['--dump-dom', page('drive.html', open)]);
    expect(dom).toContain('<title>1 of 5 shown; first is NK401</title>');
  });
  it('stays the same page with every attack in every string', async () => {
    const attacks = ATTACKS.filter(({ text }) => text.length < 1000).map(({ text }) => text);
    const runs = attacks.map((text) => hostileRun(`${text}<script>document.title="pwned"</script>`));
    const { summary } = hostileRun(`${attacks.join(' ')}<script>document.title="pwned"</script>`);
    const html = await render('html', { items: runs.flatMap(({ items }) => items), summary }, { showAllowed: true });
    const dom = await chromium(['--dump-dom', page('hostile.html', html)]);
    expect(dom).toContain('<title>nkcheck: Incomplete, ');
    expect(dom.match(/<script/g)).toHaveLength(2);
    expect(dom).not.toMatch(/<(?:img|svg onload|details open)/);
    expect(dom).toContain(`${runs.length * 6} of ${runs.length * 6} shown</output>`);
  });
  it('prints to PDF', async () => {
    const pdf = join(folder, 'print.pdf');
    await chromium([`--print-to-pdf=${pdf}`, page('print.html', await render('html', smallRun))]);
    expect(statSync(pdf).size).toBeGreaterThan(10_000);
  });
});
