import { describe, expect, it } from 'vitest';
import { createAllowances, reviewAllowFile } from '../../src/screen/allow/apply.js';
import { addDays } from '../../src/screen/allow/days.js';
import { entryDigest } from '../../src/screen/allow/digest.js';
import type { AllowEntry } from '../../src/screen/allow/types.js';
import type { Finding } from '../../src/screen/finding.js';
import { parseWatchlist } from '../../src/watchlist/parse.js';
import type { Watchlist } from '../../src/watchlist/types.js';
import { applyText, CONSIGNEE, entryFor, fileOf, findingOf, LIST_YAML, LISTS, ROW, screen, TODAY, type Place, type Row } from './samples.js';

const [LIST] = LISTS as [Watchlist];
const E1 = entryDigest(LIST.parties[0]!);
const G1 = entryDigest(LIST.goods[0]!);
const NAMED = findingOf('NK101', CONSIGNEE);
const ENTRY = entryFor(NAMED, E1);

/** Whether an entry clears a finding, and what the summary says of the entry. */
function run(entry: AllowEntry, finding: Finding, { lists = LISTS, today = TODAY }: { lists?: readonly Watchlist[]; today?: string } = {}) {
  const allowances = createAllowances([fileOf(entry)], lists, today);
  const { allowed } = allowances.apply(finding);
  return { allowed, ...allowances.report() };
}

describe('a cleared finding', () => {
  it('carries reason, author, end and number of the entry; nothing else of it changes', () => {
    const { results, report } = applyText('allow: []\n', [NAMED]);
    expect(results).toEqual([NAMED]);
    expect(report).toMatchObject({ files: [{ file: 'allow.yaml', entries: 0 }], used: [], unused: [], expired: [] });
    const { allowed, used, unused } = run(ENTRY, NAMED);
    expect(allowed).toEqual({ reason: 'register extract compared', author: 'A. Clerk', expires: '2027-11-01', entry: 1 });
    expect(used).toEqual(['allow.yaml:2: "Orangun Machine Bureau" (NK101, T-E1)']);
    expect(unused).toEqual([]);
    expect({ ...createAllowances([fileOf(ENTRY)], LISTS, TODAY).apply(NAMED), allowed: null }).toEqual(NAMED);
  });

  const SAME: readonly (readonly [string, Row, Place])[] = [
    ['another file, record and line', CONSIGNEE, { file: 'december.csv', record: 4711, line: 9001 }],
    ['capitals', { CONSIGNEE_NAME: 'ORANGUN MACHINE BUREAU' }, {}],
    ['spacing and punctuation', { CONSIGNEE_NAME: '  Orangun   Machine-Bureau. ' }, {}],
    ['full width', { CONSIGNEE_NAME: 'Ｏｒａｎｇｕｎ Ｍａｃｈｉｎｅ Ｂｕｒｅａｕ' }, {}],
    ['another header of the same field', { CONSIGNEE_NAME: '', Consignee: 'Orangun Machine Bureau' }, {}],
    ['other goods, day and exporter', { ...CONSIGNEE, HS_CODE: '01012100', EXPORT_DATE: '2026-11-02', EXPORTER_NAME: 'OTHER TRADING LTD' }, {}],
    ['columns in another order', Object.fromEntries(Object.entries({ ...ROW, ...CONSIGNEE }).reverse()), {}],
  ];
  it.each(SAME)('stays cleared: %s', (_name, row, place) => {
    expect(run(ENTRY, findingOf('NK101', row, LISTS, place)).allowed).not.toBeNull();
  });

  const OTHER: readonly (readonly [string, string, Row, string | null])[] = [
    ['another field', 'NK101', { NOTIFY_PARTY: 'Orangun Machine Bureau' }, null],
    ['an alias of the same list entry', 'NK101', { CONSIGNEE_NAME: 'Orangun Kigye Bureau' }, null],
    ['the same name with an address behind it', 'NK101', { CONSIGNEE_NAME: 'Orangun Machine Bureau, Tongdaewon 2, Pyongyang' }, 'the cell is now "Orangun Machine Bureau, Tongdaewon 2, Pyongyang"'],
    ['another list entry', 'NK101', { CONSIGNEE_NAME: 'Pongsu Kwanglim Shipping' }, null],
    ['a person', 'NK102', { CONSIGNEE_NAME: 'Ri Chang-sop' }, null],
    ['a destination', 'NK401', { DESTINATION_COUNTRY: 'KP' }, null],
  ];
  it.each(OTHER)('never clears another content: %s', (_name, rule, row, why) => {
    const { allowed, used, unused } = run(ENTRY, findingOf(rule, row));
    expect(allowed).toBeNull();
    expect(used).toEqual([]);
    expect(unused).toEqual([`allow.yaml:2: "Orangun Machine Bureau" (NK101, T-E1)${why === null ? '' : `; ${why}`}`]);
  });

  it('an entry that was used is not called different for another cell with the same id', () => {
    const allowances = createAllowances([fileOf(ENTRY)], LISTS, TODAY);
    const other = findingOf('NK101', { CONSIGNEE_NAME: 'Orangun Machine Bureau, Jakarta' });
    expect(other.id).toBe(NAMED.id);
    expect([other, NAMED].map((finding) => allowances.apply(finding).allowed !== null)).toEqual([false, true]);
    expect(allowances.report()).toMatchObject({ used: ['allow.yaml:2: "Orangun Machine Bureau" (NK101, T-E1)'], unused: [] });
  });

  it('by name stays cleared whatever else the cell says, and no other name is', () => {
    const byName = { ...ENTRY, by: 'name' as const, finding: null };
    expect(run(byName, findingOf('NK101', { CONSIGNEE_NAME: 'Orangun Machine Bureau, 12 Main Street, Jakarta' })).allowed).not.toBeNull();
    expect(run(byName, findingOf('NK101', { CONSIGNEE_NAME: 'Orangun Kigye Bureau, 12 Main Street, Jakarta' })).allowed).toBeNull();
  });

  it('is cleared by an entry written by hand, without the finding id', () => {
    const { cleared } = applyText(`allow:
  - rule: NK101
    entry: T-E1
    entryDigest: "${E1}"
    field: consignee
    value: Orangun Machine Bureau
    verdict: violation
    reason: other firm of this name, register extract seen
    author: A. Clerk
    added: 2026-11-01
    expires: 2027-11-01
`, [NAMED]);
    expect(cleared).toBe(1);
  });
});

describe('it comes back', () => {
  const REVIEW: Row = { VESSEL_NAME: 'KUMGANG PIONEER 7' };

  it.each([
    ['2026-12-01', 0, 'allowed', 'expires today'],
    ['2026-12-01', -1, 'allowed', 'expires tomorrow'],
    ['2026-12-01', -9, 'allowed', 'expires in 9 days'],
    ['2026-12-01', -14, 'allowed', 'expires in 14 days'],
    ['2026-12-01', -15, 'allowed', null],
    ['2026-12-01', 1, 'expired', null],
    ['2026-12-01', 400, 'expired', null],
  ] as const)('by the day: an entry until %s, %i days after it: %s', (expires, days, state, note) => {
    const { allowed, used, unused, expired } = run({ ...ENTRY, expires }, NAMED, { today: addDays(expires, days) });
    expect(allowed === null).toBe(state === 'expired');
    expect(used).toEqual(state === 'expired' ? [] : [`allow.yaml:2: "Orangun Machine Bureau" (NK101, T-E1)${note === null ? '' : `; ${note}`}`]);
    expect(unused).toEqual([]);
    expect(expired).toEqual(state === 'expired' ? [`allow.yaml:2: "Orangun Machine Bureau" (NK101, T-E1); expired on ${expires}`] : []);
  });

  it.each([[-1, true], [0, true], [1, false], [400, false]])('not before its time: a machine %i days from the day it was added', (days, counts) => {
    const { allowed, unused } = run(ENTRY, NAMED, { today: addDays(ENTRY.added, -1 - days) });
    expect(allowed !== null).toBe(counts);
    if (!counts) expect(unused[0]).toContain('does not count yet: it is dated 2026-11-01');
  });

  const CHANGES: readonly (readonly [string, string, string])[] = [
    ['a new alias', 'aliases: [Orangun Kigye Bureau]', 'aliases: [Orangun Kigye Bureau, Orangun Kigye Guk]'],
    ['an alias taken away', '    aliases: [Orangun Kigye Bureau]\n', ''],
    ['another spelling', 'name: Orangun Machine Bureau', 'name: Orangun Machines Bureau'],
    ['a new identifier', 'listedOn: 2012-05-02', 'listedOn: 2012-05-02\n    identifiers: [{kind: swift, value: ORANKPPY}]'],
    ['another listing date', 'listedOn: 2012-05-02', 'listedOn: 2026-10-01'],
    ['another status', 'listedOn: 2012-05-02', 'listedOn: 2012-05-02\n    status: [designated, delisted]\n    by: Committee\n    delistedOn: 2027-01-01'],
    ['another address', 'Tongdaewon 2, Pyongyang', 'Jalan Sudirman 1, Jakarta'],
  ];
  it.each(CHANGES)('when the list entry changes: %s', (_name, before, after) => {
    expect(LIST_YAML).toContain(before);
    const lists = [parseWatchlist(LIST_YAML.replace(before, after), 'test-list.yaml')];
    const { allowed, unused } = run(ENTRY, NAMED, { lists });
    expect(allowed).toBeNull();
    expect(unused).toEqual(['allow.yaml:2: "Orangun Machine Bureau" (NK101, T-E1); does not count: T-E1 has changed since 2026-11-01; compare it again and clear the finding anew']);
  });

  it.each([
    ['a remark', 'listedOn: 2012-05-02', 'listedOn: 2012-05-02\n    remarks: see also the panel report'],
    ['a source', 'listedOn: 2012-05-02', 'listedOn: 2012-05-02\n    source: https://example.org'],
    ['a change of another entry', 'Ri Chang-sop', 'Ri Chang-sob'],
    ['a newer edition of the list', 'asOf: 2026-01-01', 'asOf: 2026-11-01'],
    ['another place in the file', 'parties:\n', 'parties:\n  # moved\n\n'],
  ])('but not for what is not material: %s', (_name, before, after) => {
    const lists = [parseWatchlist(LIST_YAML.replace(before, after), 'other-path.yaml')];
    expect(run(ENTRY, NAMED, { lists }).allowed).not.toBeNull();
  });

  it('when the list entry has gone', () => {
    const lists = [parseWatchlist(LIST_YAML.replaceAll('T-E1', 'T-E9'), 'test-list.yaml')];
    expect(run(ENTRY, NAMED, { lists }).unused[0]).toContain('no list of this run has the entry T-E1');
  });

  it('when nobody wrote down what the list entry was, and says what to add', () => {
    const { allowed, unused } = run({ ...ENTRY, entryDigest: null }, NAMED);
    expect(allowed).toBeNull();
    expect(unused[0]).toContain(`add entryDigest: "${E1}"`);
  });

  it('when a review becomes a violation, and says so', () => {
    const review: Finding = { ...NAMED, verdict: 'review' };
    const entry = entryFor(review, E1);
    expect(run(entry, review).allowed).not.toBeNull();
    const { allowed, unused } = run(entry, NAMED);
    expect(allowed).toBeNull();
    expect(unused[0]).toContain('it clears a review, and a finding of this content is a violation now');
    expect(run(ENTRY, review).allowed).not.toBeNull();
  });

  it('when the finding id was mistyped', () => {
    const { allowed, unused } = run({ ...ENTRY, finding: '0000000000000000' }, NAMED);
    expect(allowed).toBeNull();
    expect(unused[0]).toContain(`the finding of this content has the id ${NAMED.id}`);
  });

  it('when the id is right and the readable part says something else', () => {
    for (const [more, why] of [
      [{ text: 'Another Firm' }, 'the cell is now "Orangun Machine Bureau"'],
      [{ rule: 'NK104' as const }, 'is one of NK101'],
      [{ field: 'exporter' as const }, 'is in the field consignee'],
      [{ entry: 'T-E2', entryDigest: entryDigest(LIST.parties[1]!) }, 'names T-E1'],
    ] as const) {
      const { allowed, unused } = run({ ...ENTRY, ...more }, NAMED);
      expect(allowed).toBeNull();
      expect(unused[0]).toContain(why);
    }
  });

  it('a ship by name is cleared, its IMO number never', () => {
    const byName = findingOf('NK202', REVIEW);
    expect(run(entryFor(byName, entryDigest(LIST.vessels[0]!)), byName).allowed).not.toBeNull();
    const byNumber = findingOf('NK201', { ...REVIEW, IMO: '8606173' });
    expect(run(entryFor(byNumber, entryDigest(LIST.vessels[0]!)), byNumber).allowed).toBeNull();
  });
});

describe('an identifier is never cleared', () => {
  const found = findingOf('NK103', { REMARKS: 'UEN KWL-4471208' });

  it('whatever the entry says', () => {
    const entry = entryFor(found, entryDigest(LIST.parties[1]!));
    for (const rule of ['NK103', 'NK101', 'NK104'] as const) expect(run({ ...entry, rule }, found).allowed).toBeNull();
    expect(run({ ...entry, by: 'name', text: 'KWL-4471208' }, found).allowed).toBeNull();
  });

  it('not even if its rule were called otherwise, or its tier', () => {
    const byTier: Finding = { ...found, rule: 'NK101' };
    expect(run(entryFor(byTier, entryDigest(LIST.parties[1]!)), byTier).allowed).toBeNull();
    const byRule: Finding = { ...found, match: { ...found.match!, tier: 'weak' } };
    expect(run(entryFor(byRule, entryDigest(LIST.parties[1]!)), byRule).allowed).toBeNull();
    const unknown: Finding = { ...NAMED, rule: 'NK199' };
    expect(run(entryFor(unknown, E1), unknown).allowed).toBeNull();
  });
});

describe('goods and destinations are cleared for one trade', () => {
  const trade: Row = { DESTINATION_COUNTRY: 'KP', HS_CODE: '84713000', PRODUCT_DESCRIPTION: 'Laptops' };
  const goods = findingOf('NK301', trade);
  const entry = entryFor(goods, G1);

  it.each([
    ['the same', {}, true],
    ['other national digits', { HS_CODE: '8471.30.10' }, true],
    ['another subheading', { HS_CODE: '84714100' }, false],
    ['another consignee', { CONSIGNEE_NAME: 'HARBOUR GOODS LTD' }, false],
    ['another exporter', { EXPORTER_NAME: 'OTHER TRADING LTD' }, false],
    ['another description', { PRODUCT_DESCRIPTION: 'Servers' }, false],
  ] as const)('%s: %s', (_name, row, expected) => {
    expect(run(entry, findingOf('NK301', { ...trade, ...row })).allowed !== null).toBe(expected);
  });

  it('and come back when the rule changes', () => {
    for (const [before, after] of [['"84"', '"84", "85"'], ['2017-12-22', '2017-12-23'], ['kind: ban', 'kind: cap']] as const) {
      const lists = [parseWatchlist(LIST_YAML.replace(before, after), 'test-list.yaml')];
      expect(run(entry, goods, { lists }).allowed).toBeNull();
    }
  });

  it('the destination of the same record stays', () => {
    const allowances = createAllowances([fileOf(entry)], LISTS, TODAY);
    expect(screen(trade).map((finding) => [finding.rule, allowances.apply(finding).allowed !== null])).toEqual([['NK301', true], ['NK401', false]]);
  });
});

describe('several entries and files', () => {
  it('numbers entries through all files and reports each file', () => {
    const other = { ...ENTRY, line: 14, field: 'exporter' as const };
    const allowances = createAllowances([fileOf(other), { path: 'b.yaml', sha256: '11', entries: [ENTRY] }], LISTS, TODAY);
    expect(allowances.apply(NAMED).allowed?.entry).toBe(2);
    expect(allowances.report()).toEqual({
      files: [{ file: 'allow.yaml', sha256: '00', entries: 1 }, { file: 'b.yaml', sha256: '11', entries: 1 }],
      used: ['b.yaml:2: "Orangun Machine Bureau" (NK101, T-E1)'], unused: ['allow.yaml:14: "Orangun Machine Bureau" (NK101, T-E1)'], expired: [],
    });
  });

  it('uses the renewal when the old entry has expired or the list entry changed', () => {
    const old = { ...ENTRY, expires: '2026-11-10', added: '2026-01-01' };
    const stale = { ...ENTRY, entryDigest: '0000000000000000' };
    const allowances = createAllowances([fileOf(old, stale, { ...ENTRY, line: 30 })], LISTS, TODAY);
    expect(allowances.apply(NAMED).allowed?.entry).toBe(3);
    const { used, unused, expired } = allowances.report();
    expect([used.length, unused.length, expired.length]).toEqual([1, 1, 1]);
  });

  it('looks up 10,000 entries for 10,000 findings in no time', () => {
    const entries = Array.from({ length: 10_000 }, (_, i) => ({ ...ENTRY, line: i + 2, finding: null, text: `Trading House ${i}` }));
    const findings = entries.map(({ text }): Finding => ({ ...NAMED, value: text }));
    const start = performance.now();
    const allowances = createAllowances([fileOf(...entries)], LISTS, TODAY);
    const cleared = findings.filter((finding) => allowances.apply(finding).allowed !== null).length;
    expect(performance.now() - start).toBeLessThan(2000);
    expect(cleared).toBe(10_000);
    expect(allowances.report().used).toHaveLength(10_000);
  });
});

it('a file can be reviewed without findings', () => {
  const review = reviewAllowFile(fileOf(ENTRY, { ...ENTRY, expires: '2026-11-30' }, { ...ENTRY, expires: '2026-11-10' }, { ...ENTRY, entry: 'X-1' }), LISTS, TODAY);
  expect(review.map(({ state, note }) => `${state}: ${note ?? '-'}`)).toEqual([
    'valid: -', 'valid: expires in 7 days', 'expired: expired on 2026-11-10', 'entry-gone: does not count: no list of this run has the entry X-1',
  ]);
});
