import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildNameIndex, compareNames, foldText, isPlaceholderParty, NAME_TIERS, type NameEntry, type NameTier } from '../../src/names/index.js';
import { LIST } from './list.js';

const index = buildNameIndex(LIST);
const rank = (tier: NameTier | null): number => (tier === null ? -1 : NAME_TIERS.length - NAME_TIERS.indexOf(tier));
const tierIn = (text: string, entry: number): NameTier | null => index.search(text).find((hit) => hit.entry === entry)?.tier ?? null;
const found = (text: string, entry: number): number => Math.min(rank(tierIn(text, entry)), rank('canonical'));
const numbered = fc.constantFrom(...LIST.map((entry, number) => ({ ...entry, number })));

const FULL_WIDTH = (text: string): string => text.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));

/** Ways of writing that never change who is meant. */
const WRITINGS: Readonly<Record<string, (text: string) => string>> = {
  'capitals': (t) => t.toUpperCase(),
  'doubled spaces': (t) => `  ${t.replaceAll(' ', '   ')} `,
  'a comma behind': (t) => `${t},`,
  'quotation marks': (t) => `"${t}"`,
  'Unicode form D': (t) => t.normalize('NFD'),
  'Unicode form KC': (t) => t.normalize('NFKC'),
  'full width': FULL_WIDTH,
  'zero-width characters': (t) => [...t].join('\u200b'),
  'no-break spaces': (t) => t.replaceAll(' ', '\u00a0'),
  'a soft hyphen': (t) => `${t.slice(0, 2)}\u00ad${t.slice(2)}`,
  'line ends for spaces': (t) => t.replaceAll(' ', '\n'),
  'line ends of Windows for spaces': (t) => t.replaceAll(' ', '\r\n'),
  'a bar for spaces': (t) => t.replaceAll(' ', ' | '),
  'no-break spaces of HTML': (t) => t.replaceAll(' ', '&nbsp;'),
  'tags of HTML': (t) => `<b>${t.replaceAll(' ', '<br/>')}</b>`,
  'letters of HTML': (t) => t.replace(/[A-Za-z\u0080-\uffff]/, (c) => `&#${c.charCodeAt(0)};`),
  'HTML written as HTML': (t) => `${t.replaceAll(' ', '&amp;nbsp;')}&amp;nbsp;`,
  'escapes of JSON': (t) => t.replaceAll(' ', '\\n').replace(/^./, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`),
  'escapes of a URL': (t) => encodeURIComponent(t),
  'a text direction that turns nothing': (t) => `\u202e${t}`,
  'typographic apostrophes': (t) => t.replaceAll("'", '’'),
};

describe('laws', () => {
  it.each(Object.entries(WRITINGS))('%s never change a result', (_, write) => {
    for (const [number, { text }] of LIST.entries()) expect({ text, found: found(write(text), number) }).toEqual({ text, found: found(text, number) });
  });

  it('a legal form of another kind never changes a result of a firm that is more than a short name', () => {
    const firms = [...LIST.entries()].filter(([, e]) => e.kind === 'organisation' && /(?:CORPORATION|COMPANY|PTE LTD|CO LTD)$/i.test(e.text) && e.text.length > 15);
    expect(firms.length).toBeGreaterThan(5);
    for (const [number, { text }] of firms) {
      for (const form of ['Co., Ltd.', 'Corp.', 'Limited', 'Pte. Ltd.', 'Sdn Bhd', 'JSC', '']) {
        const other = text.replace(/(?:CORPORATION|COMPANY|PTE LTD|CO LTD)$/i, form).trim();
        expect({ other, tier: rank(tierIn(other, number)) >= rank('canonical') }).toEqual({ other, tier: true });
      }
    }
  });

  it('the order of words never changes a result of a person outside Korea', () => {
    for (const [number, { text }] of LIST.entries()) {
      if (!['FAZL RABI', 'Hani Youssef', 'AKHTAR MOHAMMAD MANSOUR SHAH MOHAMMED', 'Vladlen Amtchentsev'].includes(text)) continue;
      expect(rank(tierIn(text.split(' ').reverse().join(' '), number))).toBeGreaterThanOrEqual(rank('canonical'));
    }
  });

  it('comparison is symmetric', () => {
    const texts = fc.oneof(numbered.map((e) => e.text), fc.string({ maxLength: 30 }), fc.tuple(numbered, fc.nat(30)).map(([e, cut]) => e.text.slice(0, cut)));
    fc.assert(fc.property(texts, texts, fc.constantFrom('person', 'organisation', 'vessel'), (a, b, kind) => {
      const there = compareNames(a, b, kind);
      const back = compareNames(b, a, kind);
      expect(back?.tier).toBe(there?.tier);
      expect(back?.score).toBe(there?.score);
    }), { numRuns: 1500 });
  });

  it('folding is idempotent', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => { expect(foldText(foldText(text))).toBe(foldText(text)); }), { numRuns: 3000 });
    for (const { text } of LIST) expect(foldText(foldText(text))).toBe(foldText(text));
  });

  it('one more alias never weakens a hit', () => {
    const cells = fc.tuple(numbered, fc.constantFrom('', ', PYONGYANG', ' SHIPPING', ' CO LTD')).map(([e, more]) => e.text + more);
    fc.assert(fc.property(cells, numbered, fc.integer({ min: 5, max: LIST.length }), (text, extra, size) => {
      const some: readonly NameEntry[] = LIST.slice(0, size);
      const before = buildNameIndex(some).search(text);
      const after = buildNameIndex([...some, extra]).search(text);
      for (const hit of before) expect(rank(after.find((h) => h.entry === hit.entry)?.tier ?? null)).toBe(rank(hit.tier));
    }), { numRuns: 60 });
  });

  it('a low-quality alias never reaches more than weak', () => {
    const low = buildNameIndex(LIST.map((e) => ({ ...e, quality: 'low' as const })));
    for (const { text } of LIST) for (const hit of low.search(text)) expect(hit.tier).toBe('weak');
  });

  it('any text gets an answer with evidence and a surface from the cell', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), numbered, (noise, { text }) => {
      for (const hit of index.search(`${noise}, ${text}`)) {
        expect(hit.evidence.length).toBeGreaterThan(0);
        expect(hit.surface).not.toBe('');
        expect(hit.score).toBeGreaterThan(0);
        expect(hit.score).toBeLessThanOrEqual(1);
      }
    }), { numRuns: 500 });
  });
});

describe('the part of the cell that matched', () => {
  it.each([
    ['KOREA KWANGSON BANKING CORPORATION (KKBC)', 'KOREA KWANGSON BANKING CORPORATION (KKBC)'], ['c/o DAEDONG CREDIT BANK (DCB), Pyongyang', 'DAEDONG CREDIT BANK (DCB)'], ['(DAEDONG) CREDIT BANK', '(DAEDONG) CREDIT BANK'],
    ['Messrs (TANCHON COMMERCIAL BANK)', 'TANCHON COMMERCIAL BANK'], ['華信船務（香港）有限公司', '華信船務（香港）'],
  ])('%s: %s', (text, surface) => {
    expect(index.search(text)[0]?.surface).toBe(surface);
  });
});

describe('bounded work', () => {
  const took = (cell: string): number => {
    const start = performance.now();
    index.search(cell);
    return performance.now() - start;
  };
  /** Cells made to be slow: long, repetitive, without spaces, full of listed words. */
  const HOSTILE: readonly string[] = [
    'KIM JONG SIK '.repeat(800), 'KOREA '.repeat(1700), 'a'.repeat(10_000), 'TANCHON COMMERCIAL BANK, '.repeat(400), 'RI '.repeat(3300), '朝鲜'.repeat(5000), '김정식'.repeat(3300),
    'A B C '.repeat(1700), "o'".repeat(5000), 'ha'.repeat(5000), '1'.repeat(10_000), 'No. 39 '.repeat(1400), '(((((('.repeat(1600), 'l.l.'.repeat(2500), 'forty '.repeat(1600), 'MOHAMMAD SHAH MANSOUR '.repeat(450),
  ];
  it('a cell of 10,000 characters takes well under a second', () => {
    for (const cell of HOSTILE) expect({ cell: cell.slice(0, 20), fast: took(cell) < 1000 }).toEqual({ cell: cell.slice(0, 20), fast: true });
  });
  it('a cell of more than a million characters is cut, which is said', () => {
    const hits = index.search(`TANCHON COMMERCIAL BANK\n${'x y '.repeat(400_000)}`);
    expect(hits[0]?.tier).toBe('exact');
    expect(hits[0]?.evidence.join()).toContain('very long');
  });
});

describe('cells that name nobody', () => {
  it.each(['', '-', 'N/A', 'n.a.', 'NULL', 'none', 'Same as Consignee', 'SAME AS CONSIGNEE.', 'TO ORDER', 'To the order', '同收货人', '상동', 'なし', 'ไม่มี', 'không có', 'tidak ada', 'НЕТ', '...', 'TBA'])('%s', (cell) => {
    expect(isPlaceholderParty(cell)).toBe(true);
  });
  it.each(['Tanchon Commercial Bank', 'TO THE ORDER OF TANCHON COMMERCIAL BANK', 'Null Systems GmbH', 'Order Trading Ltd', 'Kim'])('%s names somebody', (cell) => {
    expect(isPlaceholderParty(cell)).toBe(false);
  });
});
