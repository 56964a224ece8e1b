import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffWatchlists } from '../../src/watchlist/diff.js';
import { loadWatchlist } from '../../src/watchlist/load.js';
import { parseWatchlist } from '../../src/watchlist/parse.js';
import { ENTRY_STATUSES, type GoodsRule, type ListedName, type ListedParty, type ListedVessel, type Watchlist } from '../../src/watchlist/types.js';
import { toYaml } from '../../src/watchlist/write.js';
import { contentOf } from './content.js';

/** Text that YAML writers get wrong: numbers, dates, quotes, tags, colons, other scripts, long lines. */
const text = fc.oneof(
  fc.constantFrom('0302', '12e5', 'true', 'null ship', '~ tilde', 'a: b', '- dash', '# hash', "it's", '"quoted"', '!tag', '&anchor', '*alias', '2018-03-30', '{a', '[b', '리제선', '金铁三', '@home', '%20', '0x1f', '.5', 'no', '? q', '| bar', '> fold', 'x'.repeat(300)),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }),
  fc.lorem({ maxCount: 40 }),
).map((value) => value.replace(/[\s\p{Cc}\ufffd]+/gu, ' ').trim()).filter((value) => value !== '');
const name = text.map((value) => `N1 ${value}`);
const day = fc.date({ min: new Date('1950-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
const partial = fc.oneof(day, day.map((value) => value.slice(0, 7)), day.map((value) => value.slice(0, 4)));
const nullable = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
const basis = fc.array(fc.record({ instrument: text, paragraph: nullable(text), effective: nullable(day) }), { maxLength: 2 });
const country = fc.constantFrom('KP', 'KR', 'CN', 'NO', 'SG');

const names = fc.uniqueArray(fc.record({
  text: name,
  kind: fc.constantFrom<ListedName['kind']>('alias', 'former', 'original-script'),
  quality: fc.constantFrom<ListedName['quality']>('good', 'low'),
}), { minLength: 1, maxLength: 4, selector: (item) => item.text }).map(([first, ...others]) => [{ ...first!, kind: 'primary' as const }, ...others]);

const entry = {
  names,
  authority: fc.constantFrom('TEST', 'SG', 'UN-PoE'),
  statuses: fc.uniqueArray(fc.constantFrom(...ENTRY_STATUSES.filter((status) => status !== 'delisted')), { minLength: 1, maxLength: 2 }),
  listedOn: nullable(fc.constantFrom('2000', '2000-02', '2000-02-29')),
  delistedOn: nullable(fc.constant('2020-01-01')),
  basis,
  by: text,
  source: nullable(text),
  confidence: nullable(fc.constantFrom('high' as const, 'low' as const)),
  remarks: nullable(text),
  location: fc.constant(''),
};
const party = fc.record({
  ...entry,
  id: fc.constant(''),
  type: fc.constantFrom('individual' as const, 'entity' as const),
  birthDates: fc.array(partial, { maxLength: 3 }),
  identifiers: fc.array(fc.record({ kind: fc.constantFrom('passport' as const, 'registration' as const), value: fc.constantFrom('0012345', '12e55', 'AB 1234', '0x1234'), note: nullable(text) }), { maxLength: 2 }),
  nationalities: fc.array(country, { maxLength: 2 }),
  addresses: fc.array(fc.record({ text, country: nullable(country) }), { maxLength: 2 }),
}) satisfies fc.Arbitrary<ListedParty>;
const vessel = fc.record({
  ...entry,
  id: fc.constant(''),
  type: fc.constant('vessel' as const),
  imo: nullable(fc.constantFrom('8606173', '9562233')),
  measures: fc.array(text, { maxLength: 2 }),
  flag: nullable(country),
}) satisfies fc.Arbitrary<ListedVessel>;
const goods = fc.record({
  id: fc.constant(''),
  authority: fc.constantFrom('TEST', 'EU'),
  direction: fc.constantFrom('to-DPRK' as const, 'from-DPRK' as const),
  kind: fc.constantFrom('catch-all' as const, 'total-ban' as const),
  title: text,
  tokens: fc.constantFrom([], [{ from: '01', to: '01', scope: 'complete' as const }], [{ from: '0302', to: '0302', scope: 'complete' as const }, { from: '72', to: '83', scope: 'partial' as const }]),
  terms: fc.constantFrom([], [{ text: 'jet fuel', language: 'en' }, { text: '航空煤油', language: 'zh' }]),
  basis,
  effectiveFrom: nullable(fc.constant('2017-01-01')),
  effectiveTo: nullable(fc.constant('2018-01-01')),
  conditions: nullable(text),
  threshold: nullable(fc.record({ text, amount: nullable(fc.constantFrom(50, 99.5)), currency: nullable(fc.constant('USD')) })),
  mapping: fc.constantFrom('explicit' as const, 'inferred' as const),
  confidence: fc.constantFrom('high' as const, 'medium' as const),
  evidence: nullable(text),
  source: nullable(text),
  location: fc.constant(''),
}) satisfies fc.Arbitrary<GoodsRule>;

const watchlist: fc.Arbitrary<Watchlist> = fc.record({
  title: text,
  document: text,
  asOf: day,
  parties: fc.array(party, { minLength: 1, maxLength: 3 }),
  vessels: fc.array(vessel, { maxLength: 2 }),
  goods: fc.array(goods, { maxLength: 2 }),
}).map((list) => ({
  ...list,
  id: 'list',
  authority: 'TEST',
  path: '',
  sha256: '',
  parties: list.parties.map((item, i) => ({ ...item, id: `P-${i}` })),
  vessels: list.vessels.map((item, i) => ({ ...item, id: `V-${i}` })),
  goods: list.goods.map((item, i) => ({ ...item, id: `G-${i}` })),
}));

describe('toYaml', () => {
  it('writes any list so that it is read back the same', () => {
    fc.assert(fc.property(watchlist, (list) => {
      expect(contentOf(parseWatchlist(toYaml(list), 'x.yaml'))).toEqual(contentOf(list));
    }), { numRuns: 200 });
  });

  it.each(['un-1718', 'reported', 'goods'])('writes data/%s.yaml so that it is read back the same', async (file) => {
    const list = await loadWatchlist(new URL(`../../data/${file}.yaml`, import.meta.url).pathname);
    const again = parseWatchlist(toYaml(list), 'x.yaml');
    expect(contentOf(again)).toEqual(contentOf(list));
    expect(diffWatchlists(list, again)).toMatchObject({ added: [], removed: [], changed: [] });
  });

  it('states the counts, so that a list that shrank is refused', async () => {
    const list = await loadWatchlist(new URL('../../data/un-1718.yaml', import.meta.url).pathname);
    const yaml = toYaml(list);
    const shrunk = yaml.slice(0, yaml.indexOf('  - id: KPv.059'));
    expect(() => parseWatchlist(shrunk, 'x.yaml')).toThrow(/`counts` says 59 vessels, but the file has 58: entries are missing/);
  });
});

describe('diffWatchlists', () => {
  const base = `watchlist: list\ntitle: T\nauthority: TEST\ndocument: D\nasOf: 2026-01-01\n`;
  const before = parseWatchlist(`${base}parties:
  - {id: P-1, type: individual, name: RI JE-SON, aliases: [One Alias], bornOn: ["1938"], listedOn: 2009-07-16}
  - {id: P-2, type: entity, name: Gone Trading}
  - {id: P-3, type: entity, name: Same Trading, aliases: [A Name, B Name]}
`, 'a.yaml');
  const after = parseWatchlist(`${base.replace('2026-01-01', '2026-02-01')}parties:
  - {id: P-3, type: entity, name: Same Trading, aliases: [B Name, A Name]}
  - {id: P-1, type: individual, name: RI JE-SON, aliases: [{name: One Alias, quality: low}], bornOn: ["1938", "1940"], listedOn: 2009-07-17}
vessels:
  - {id: V-1, name: CHOL RYONG}
`, 'b.yaml');

  it('says what came, went and changed, value by value', () => {
    expect(diffWatchlists(before, after)).toEqual({
      asOf: { before: '2026-01-01', after: '2026-02-01' },
      counts: { before: 3, after: 3 },
      added: [{ id: 'V-1', kind: 'vessel', name: 'CHOL RYONG' }],
      removed: [{ id: 'P-2', kind: 'entity', name: 'Gone Trading' }],
      changed: [{
        id: 'P-1', kind: 'individual', name: 'RI JE-SON',
        changes: [
          { field: 'names', change: 'removed', value: 'One Alias (alias, good)' },
          { field: 'names', change: 'added', value: 'One Alias (alias, low)' },
          { field: 'listedOn', change: 'removed', value: '2009-07-16' },
          { field: 'listedOn', change: 'added', value: '2009-07-17' },
          { field: 'birthDates', change: 'added', value: '1940' },
        ],
      }],
    });
  });

  it('finds nothing between a list and itself, whatever the list', () => {
    fc.assert(fc.property(watchlist, (list) => {
      expect(diffWatchlists(list, list)).toMatchObject({ added: [], removed: [], changed: [] });
    }), { numRuns: 50 });
  });
});
