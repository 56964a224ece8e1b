import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { RULES } from '../../src/screen/rules.js';
import { rulePage } from '../../src/report/words.js';
import { runExamples } from './examples.js';
import { absolute, allPages } from './pages.js';

const codes = Object.entries(RULES);
const SECTIONS = ['What it means', 'When it is raised', 'What it shows', 'Example', 'What to do', 'What it does not mean', 'How to clear it'];
const read = (code: string): string => (existsSync(absolute(rulePage(code))) ? readFileSync(absolute(rulePage(code)), 'utf8') : '');

describe.each(codes)('%s', (code, { kind, title }) => {
  const page = read(code);

  it('has a page with its title and kind', () => {
    expect(page.split('\n')[0]).toBe(`# ${code}: ${title}`);
    expect(page).toContain(`\n**Kind:** ${kind} · **Verdict:** `);
  });

  it('has every section in order', () => {
    expect([...page.matchAll(/^## (.+)$/gmu)].map((match) => match[1])).toEqual(SECTIONS);
  });

  it('shows an example with this rule, of its kind and with a verdict that the page names', async () => {
    const verdicts = /\*\*Verdict:\*\* (.+)$/mu.exec(page)?.[1] ?? '';
    const mine = (await runExamples(page)).flatMap(({ findings }) => findings).filter(({ rule }) => rule === code);
    expect(mine.length).toBeGreaterThan(0);
    for (const finding of mine) {
      expect(finding.kind).toBe(kind);
      expect(verdicts).toContain(finding.verdict);
    }
    for (const verdict of ['violation', 'review']) {
      if (verdicts.includes(verdict)) expect(mine.map((finding) => finding.verdict), `an example of ${verdict}`).toContain(verdict);
    }
  });
});

describe('docs/rules', () => {
  it('has no page for a code that does not exist', () => {
    const pages = allPages().filter(({ path }) => /^docs\/rules\/NK/u.test(path)).map(({ path }) => path);
    expect(pages).toEqual(codes.map(([code]) => rulePage(code)).sort());
  });

  it('lists every rule with its title', () => {
    const index = readFileSync(absolute('docs/rules/README.md'), 'utf8');
    for (const [code, { title }] of codes) expect(index).toContain(`| [${code}](${code}.md) | ${title} |`);
  });
});
