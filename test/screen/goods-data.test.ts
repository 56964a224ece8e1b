import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createGoodsIndex } from '../../src/screen/goods-index.js';
import { parseWatchlist } from '../../src/watchlist/parse.js';
import type { GoodsRule } from '../../src/watchlist/types.js';

const list = parseWatchlist(readFileSync('data/goods.yaml', 'utf8'), 'data/goods.yaml');
const { goods } = list;
const rule = (id: string): GoodsRule => {
  const found = goods.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no rule ${id}`);
  return found;
};
const index = createGoodsIndex([list], new Set(goods.map(({ authority }) => authority)));

describe('every rule', () => {
  it('is there, 204 of them, of 17 authorities', () => {
    expect(goods).toHaveLength(204);
    expect([...new Set(goods.map(({ authority }) => authority))].sort()).toEqual(
      ['AU', 'CA', 'CH', 'CN', 'EU', 'HK', 'IN', 'JP', 'KR', 'MY', 'PH', 'SG', 'TH', 'TW', 'UK', 'UN', 'US'].sort(),
    );
  });

  it.each(goods.map((one) => ({ id: one.id, one })))('$id says where it stands, how far it was read and what decides', ({ one }) => {
    expect(one.basis.length).toBeGreaterThan(0);
    expect(one.evidence).not.toBeNull();
    expect(one.source).not.toBeNull();
    expect(one.title.length).toBeGreaterThan(3);
    if (one.authority === 'UN') for (const { instrument } of one.basis) expect(instrument).toMatch(/^UNSCR \d{4} \(20\d\d\)$|^1718 Committee decision|^Charter of the United Nations$/);
    if (!one.id.startsWith('TH-')) expect(one.effectiveFrom).toMatch(/^20\d\d-\d\d-\d\d$/);
    if (one.kind === 'cap') expect(one.threshold).not.toBeNull();
    if (one.kind === 'total-ban') expect(one.tokens).toMatchObject([{ from: '01', to: '97' }]);
    if (one.kind === 'ban' && one.tokens.some(({ scope }) => scope === 'partial')) {
      const unread = one.confidence === 'low' || one.threshold?.amount === null;
      expect(one.terms.length > 0 || unread).toBe(true);
    }
    // A complete code beside the same code as partial would be two answers.
    const keys = one.tokens.map(({ from, to }) => `${from}-${to}`);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('keeps what is only recalled visible', () => {
    expect(goods.filter(({ evidence }) => /recalled/.test(evidence ?? '')).length).toBeGreaterThanOrEqual(50);
  });
});

/** rule, code, coverage: what the wording decides. `none`: the rule does not reach the code. */
const COVERAGE: readonly (readonly [string, string, 'whole' | 'part' | 'short' | 'none'])[] = [
  ['UN-1718-8a-arms-to', '930200', 'whole'],
  ['UN-1718-8a-arms-to', '360200', 'part'],
  ['UN-2371-8-coal', '270111', 'whole'],
  ['UN-2371-8-coal', '270210', 'part'],
  ['UN-2371-8-coal', '270400', 'part'],
  ['UN-2371-8-ironore', '260111', 'whole'],
  ['UN-2371-8-iron', '720110', 'whole'],
  ['UN-2371-8-iron', '721420', 'part'],
  ['UN-2371-8-iron', '732393', 'part'],
  ['UN-2371-9-seafood', '030743', 'whole'],
  ['UN-2371-9-seafood', '160510', 'whole'],
  ['UN-2371-9-seafood', '160300', 'part'],
  ['UN-2371-10-lead', '780110', 'whole'],
  ['UN-2270-30-gold', '710812', 'whole'],
  ['UN-2270-30-gold', '711311', 'none'],
  ['UN-2270-30-titanium-ore', '261400', 'whole'],
  ['UN-2270-30-vanadium-ore', '261590', 'part'],
  ['UN-2321-28-copper', '740311', 'whole'],
  ['UN-2321-28-copper', '740400', 'whole'],
  ['UN-2321-28-copper', '740811', 'part'],
  ['UN-2321-28-copper', '74', 'part'],
  ['UN-2321-28-copper', '260300', 'part'],
  ['UN-2321-28-silver', '710691', 'whole'],
  ['UN-2321-28-silver', '710700', 'part'],
  ['UN-2321-29-statues', '970310', 'part'],
  ['UN-2321-29-statues', '830621', 'part'],
  ['UN-2375-16-textiles', '620342', 'whole'],
  ['UN-2375-16-textiles', '640399', 'none'],
  ['UN-2397-6-food', '121120', 'whole'],
  ['UN-2397-6-food', '100630', 'none'],
  ['UN-2397-7-machinery', '847130', 'whole'],
  ['UN-2397-7-machinery', '901890', 'none'],
  ['UN-2397-7-vehicles', '871200', 'whole'],
  ['UN-2397-7-metals', '732690', 'whole'],
  ['UN-2397-7-metals', '710812', 'none'],
  ['UN-2397-5-refined-cap', '271019', 'part'],
  ['UN-2397-4-crude-cap', '270900', 'whole'],
  ['UN-2375-13-condensates-ngl', '271112', 'part'],
  ['UN-2094-AIV-jewellery-metal', '711311', 'whole'],
  ['UN-2094-AIV-yachts', '890391', 'part'],
  ['UN-2270-AIV-watches', '910111', 'whole'],
  ['UN-2270-AIV-watches', '910211', 'none'],
  ['UN-2270-AIV-lead-crystal', '701322', 'whole'],
  ['UN-2270-AIV-lead-crystal', '940511', 'part'],
  ['UN-2321-AIV-rugs', '570110', 'part'],
  ['EU-1509-VII-cu-ni-ag-zn', '740811', 'whole'],
  ['EU-1509-XId-refined', '271019', 'whole'],
  ['EU-1509-VIII-from', '670419', 'whole'],
  ['EU-1509-VIII-from', '847130', 'part'],
  ['EU-1509-VIII-from', '970110', 'whole'],
  ['SG-LUX-alcohol', '220830', 'whole'],
  ['SG-LUX-alcohol', '220300', 'none'],
  ['CA-UN-10-from', '121190', 'whole'],
];

describe('coverage of codes', () => {
  it.each(COVERAGE)('%s and %s: %s', (id, digits, expected) => {
    const one = rule(id);
    const day = one.effectiveTo ?? '2026-01-01';
    const match = index.byCode(one.direction, digits, { day, until: day }).find((found) => found.rule.id === id);
    expect(match?.coverage ?? 'none').toBe(expected);
  });
});

describe('kinds', () => {
  it.each([
    ['UN-2397-5-refined-cap', 'cap'], ['UN-2397-4-crude-cap', 'cap'], ['UN-2321-26-coal-cap', 'cap'], ['CN-2018-4-petroleum-to', 'cap'],
    ['UN-2270-8-armedforces-catchall-to', 'catch-all'], ['UN-1718-8aiii-luxury', 'catch-all'], ['UN-1718-8aii-wmd-lists-to', 'control-list'],
    ['SG-RIER-trade-to', 'total-ban'], ['PH-2017-suspension-from', 'total-ban'], ['US-NKSR-510.206-to', 'total-ban'],
    ['EU-1509-XId-refined', 'ban'], ['UN-2397-7-metals', 'ban'],
  ])('%s is a %s', (id, kind) => {
    expect(rule(id).kind).toBe(kind);
  });

  it('names superseded rules with their last day', () => {
    expect(goods.filter(({ effectiveTo }) => effectiveTo !== null).map(({ id, effectiveTo }) => `${id} ${effectiveTo}`)).toEqual([
      'UN-2270-29-coal-iron-livelihood 2017-08-05', 'UN-2321-26-coal-cap 2017-08-05', 'UN-2375-14-refined-cap 2017-12-31',
      'UN-2375-15-crude-freeze 2017-12-22', 'JP-FEFTA-luxury24 2009-06-18',
    ]);
  });

  it('has the amount where the text states one', () => {
    expect(goods.filter(({ threshold }) => typeof threshold?.amount === 'number').map(({ id, threshold }) => `${id} ${threshold?.amount} ${threshold?.currency}`)).toEqual([
      'UN-2270-AIV-snowmobiles 2000 USD', 'UN-2321-AIV-rugs 500 USD', 'UN-2321-AIV-porcelain 100 USD',
      'EU-1509-VIII-07-leather 50 EUR', 'EU-1509-VIII-15-home-electronics 50 EUR', 'EU-1509-VIII-16-av 50 EUR',
    ]);
  });
});
