import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvSafe, cut, githubMessage, githubProperty, html, jsonInHtml, jsonText, markdown, markdownCode, terminalSafe, visible, xml } from '../../src/report/escape.js';
import { columns, wrap } from '../../src/report/text/layout.js';

const anyText = fc.string({ unit: 'binary' });

describe('visible', () => {
  it.each([
    ['plain ASCII, 남포, 朝鮮, Ünïcödé', 'plain ASCII, 남포, 朝鮮, Ünïcödé'],
    ['two\r\nlines', 'two ⏎ lines'],
    ['a\tb', 'a b'],
    ['\x1b[31m', '\\x1b[31m'],
    ['\u202Egnp', '\\u202egnp'],
    ['\u{E0041}', '\\u{e0041}'],
    ['\uD800', '\\ud800'],
    ['🚢', '🚢'],
  ])('%j becomes %j', (text, shown) => {
    expect(visible(text)).toBe(shown);
  });
  it('leaves nothing unseen, and is done after one pass', () => {
    fc.assert(fc.property(anyText, (text) => {
      const shown = visible(text);
      expect(shown).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
      expect(visible(shown)).toBe(shown);
    }));
  });
});

describe('cut', () => {
  it('says how much is missing', () => {
    expect(cut('x'.repeat(1_048_976), 600)).toBe(`${'x'.repeat(600)}… (1,048,376 more characters)`);
  });
  it('never parts a surrogate pair', () => {
    expect(cut('ab🚢cd', 3)).toBe('ab… (4 more characters)');
  });
});

describe('json', () => {
  it('is lossless and printable', () => {
    fc.assert(fc.property(fc.array(anyText), (texts) => {
      for (const written of [jsonText(texts), jsonInHtml(texts)]) {
        expect(JSON.parse(written)).toEqual(texts);
        expect(written).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
      }
      expect(jsonInHtml(texts)).not.toMatch(/[<>&]/);
    }));
  });
});

describe('csvSafe', () => {
  it.each([
    ['plain', 'plain'],
    ['=1+1', "\"'=1+1\""],
    ['-5C', "\"'-5C\""],
    ['a,b', '"a,b"'],
    ['say "so"', '"say ""so"""'],
    ['x;=1', "\"x;'=1\""],
    ['', ''],
  ])('%j becomes %j', (text, cell) => {
    expect(csvSafe(text)).toBe(cell);
  });
});

describe('workflow commands', () => {
  it('leaves no percent sign, colon or comma in a property', () => {
    expect(githubProperty('a%b:c,d')).toBe('a%25b%3Ac%2Cd');
    expect(githubMessage('50% off')).toBe('50%25 off');
  });
  it.each(['::stop-commands::x', '##[error]x', '##vso[x]y'])('breaks %s', (text) => {
    expect(terminalSafe(text)).not.toMatch(/^::[a-z]|##[a-z]*\[/);
  });
  it('keeps two colons that are no command', () => {
    expect(terminalSafe('HS:: 8471')).toBe('HS:: 8471');
  });
});

describe('markup', () => {
  it('escapes what HTML and XML give a meaning', () => {
    expect(html(`<a href="x" id='y'>&\``)).toBe('&lt;a href=&quot;x&quot; id=&#39;y&#39;&gt;&amp;&#96;');
    expect(xml(']]>\0')).toBe(']]&gt;\\x00');
  });
});

describe('markdown', () => {
  it.each([
    ['plain words, e.g. UNSCR 1718 (2006), 8(d): from 2006-10-14', 'plain words, e.g. UNSCR 1718 (2006), 8(d): from 2006-10-14'],
    ['[a](b) <b> *c* _d_ |', '\\[a\\](b) \\<b\\> \\*c\\* \\_d\\_ \\|'],
    ['ask @octocat in #12', 'ask `@`octocat in `#`12'],
    ['https://a.b www.c.d', 'https\\://a.b www\\.c.d'],
    ['1. list', '1\\. list'],
    ['- list', '\\- list'],
  ])('%j becomes %j', (text, shown) => {
    expect(markdown(text)).toBe(shown);
  });
  it.each([['a`b', '`` a`b ``'], ['a|b', '`a`&#124;`b`'], ['', '']])('code %j becomes %j', (text, shown) => {
    expect(markdownCode(text)).toBe(shown);
  });
});

describe('wrap', () => {
  it('counts East Asian letters as two columns', () => {
    expect(columns('남포항 port')).toBe(11);
    expect(wrap('조선민주주의인민공화국', 10)).toEqual(['조선민주주', '의인민공화', '국']);
  });
  it('keeps every line within the width and every letter in order', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'B', '7', '-', '포', '朝', 'é'), maxLength: 30 });
    fc.assert(fc.property(fc.array(word, { maxLength: 20 }), fc.integer({ min: 2, max: 60 }), (words, width) => {
      const lines = wrap(words.join(' '), width);
      for (const line of lines) expect(columns(line)).toBeLessThanOrEqual(width);
      expect(lines.join('').replaceAll(' ', '')).toBe(words.join(''));
    }));
  });
});
