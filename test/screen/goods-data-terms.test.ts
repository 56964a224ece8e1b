import { readFileSync } from 'node:fs';
import { parse as parseYaml } from 'yaml';
import { describe, expect, it } from 'vitest';
import { createTermReader } from '../../src/screen/goods-terms.js';
import { parseWatchlist } from '../../src/watchlist/parse.js';

interface Case {
  readonly text: string;
  readonly names?: readonly string[];
  readonly not?: readonly string[];
}

const { goods } = parseWatchlist(readFileSync('data/goods.yaml', 'utf8'), 'data/goods.yaml');
const reader = createTermReader(goods);
const cases = parseYaml(readFileSync('test/screen/cases/goods-terms.yaml', 'utf8')) as readonly Case[];

describe('descriptions', () => {
  it.each(cases)('$text', ({ text, names = [], not = [] }) => {
    const named = reader.read(text);
    const ids = [...named.keys()];
    for (const id of names) expect(ids).toContain(id);
    for (const id of not) expect(ids).not.toContain(id);
    for (const surface of named.values()) expect(text).toContain(surface);
    for (const id of [...names, ...not]) expect(goods.map((rule) => rule.id)).toContain(id);
  });
});

describe('every word of every rule', () => {
  it.each(goods.filter((rule) => rule.terms.length > 0).map((rule) => ({ id: rule.id, rule })))('$id', ({ id, rule }) => {
    const missed = rule.terms.filter(({ text, language }) => {
      const forms = [text, text.toUpperCase(), `100 CTNS, ${text} (NEW)`];
      if (language === 'en' && /[a-rtv-z]$/.test(text)) forms.push(`${text}s`);
      return forms.some((form) => !reader.read(form).has(id));
    });
    expect(missed).toEqual([]);
  });

  it('is long enough not to stand inside other words', () => {
    const short = goods.flatMap((rule) => rule.terms).filter(({ text, language }) => text.length < (['zh', 'ko', 'ja', 'th'].includes(language) ? 2 : 3));
    expect(short).toEqual([]);
  });
});

describe('cost', () => {
  it.each(['copper cathode ', 'other than squid ', '铜', 'not '])('%s to 200,000 characters', (part) => {
    const text = part.repeat(200_000 / part.length);
    const start = performance.now();
    reader.read(text);
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});
