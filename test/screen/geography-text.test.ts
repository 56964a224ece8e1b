import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PhraseIndex, resolve } from '../../src/screen/text/phrases.js';
import { tokenise } from '../../src/screen/text/tokens.js';

const asIs = (word: string): string => word;
const keys = (text: string): readonly string[] => tokenise(text, asIs).words.map(({ key }) => key);

describe('tokenise', () => {
  it.each([
    ["DEMOCRATIC PEOPLE'S REPUBLIC", ['democratic', 'peoples', 'republic']],
    ['DEMOCRATIC PEOPLE´S', ['democratic', 'peoples']],
    ["P'yŏngyang", ['pyongyang']],
    ['Đà Nẵng', ['da', 'nang']],
    ['ＫＯＲＥＡ', ['korea']],
    ['NO\u200bRTH', ['north']],
    ['N\u041eRTH', ['north']],
    ["'quoted'", ['quoted']],
    ['', []],
    ['((--))', []],
  ])('%s', (text, expected) => {
    expect(keys(text)).toEqual(expected);
  });

  it('tells a hyphen from a blank and both from a comma', () => {
    expect(tokenise('nam-po nam po, nam', asIs).words.map(({ gap }) => gap)).toEqual(['start', 'hyphen', 'soft', 'soft', 'hard']);
  });

  it('reads ASCII as it reads everything else', () => {
    const ascii = fc.string({ unit: fc.constantFrom(...'AbZ09 \'`-_~.,;:()\n\t/&"') });
    fc.assert(fc.property(ascii, (text) => {
      // The sign at the end is no word, but it is not ASCII.
      expect(tokenise(text, asIs).words).toEqual(tokenise(`${text} \u00b7`, asIs).words);
    }), { numRuns: 2_000 });
  });

  it('gives places that lie in the text, in order', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const { words, runs } = tokenise(text, asIs);
      const spans = [...words, ...runs.flat()].sort((a, b) => a.start - b.start);
      spans.reduce((end, span) => {
        expect(span.start).toBeGreaterThanOrEqual(end);
        expect(span.end).toBeGreaterThan(span.start);
        return span.end;
      }, 0);
      expect(spans.at(-1)?.end ?? 0).toBeLessThanOrEqual(text.length);
    }));
  });
});

describe('PhraseIndex', () => {
  const index = new PhraseIndex<string>(asIs);
  for (const phrase of ['DPRK', 'north korea', 'korea', '北朝鲜', '朝鲜族', 'DVD播放机', '태블릿PC']) index.add(phrase, phrase, phrase === 'north korea');
  const found = (text: string): readonly string[] => index.find(index.tokens(text)).flatMap(({ values }) => values);

  it.each([
    ['in D.P.R.K. waters', ['DPRK']],
    ['D P R K', ['DPRK']],
    ['A D P R K', ['DPRK']],
    ['NORTHKOREA', ['north korea']],
    ['North Korea', ['north korea', 'korea']],
    ['东北朝鲜族', ['北朝鲜', '朝鲜族']],
    ['DVD播放机', ['DVD播放机']],
    ['DVD 播放机 2', ['DVD播放机']],
    ['CD播放机', []],
    ['태블릿PC', ['태블릿PC']],
    ['태블릿', []],
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it('lets the longest win, and the rank among equals', () => {
    const settled = (text: string): readonly string[] =>
      resolve(index.find(index.tokens(text)), ({ values }) => (values[0] === '朝鲜族' ? 0 : 1)).flatMap(({ values }) => values);
    expect(settled('North Korea')).toEqual(['north korea']);
    expect(settled('东北朝鲜族')).toEqual(['朝鲜族']);
  });

  it('finds a phrase wherever it stands between other words', () => {
    const words = fc.array(fc.constantFrom('alpha', 'beta', 'b', 'x', 'north', 'd'), { maxLength: 6 });
    fc.assert(fc.property(words, words, (before, after) => {
      expect(found([...before, 'north', 'korea', ...after].join(' '))).toContain('north korea');
    }));
  });
});
