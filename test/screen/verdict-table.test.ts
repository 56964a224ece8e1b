import { describe, expect, it } from 'vitest';
import type { MatchTier } from '../../src/screen/finding.js';
import { createScreener } from '../../src/screen/screener.js';
import { judge, lower, NO_SIGNS, VERDICTS } from '../../src/screen/verdicts.js';
import type { Level, Standing } from '../../src/screen/verdicts.js';
import type { EntryStatus, ListedParty, Watchlist } from '../../src/watchlist/types.js';
import { briefs, cleanRow, GEOGRAPHY, listOf, LISTS, recordOf, screen } from './helpers.js';

const RANK: Readonly<Record<Level, number>> = { none: 0, review: 1, violation: 2 };
const cells = (Object.entries(VERDICTS) as [Standing, (typeof VERDICTS)[Standing]][]).flatMap(([standing, tiers]) =>
  (Object.entries(tiers) as [MatchTier, (typeof tiers)[MatchTier]][]).map(([tier, cell]) => ({ standing, tier, cell })));

/** The table as the design states it: alone / with a sign for it. */
const STATED: Readonly<Record<string, string>> = {
  'designated-entity identifier': 'violation/violation', 'designated-entity exact': 'violation/violation', 'designated-entity canonical': 'violation/violation',
  'designated-entity near': 'review/violation', 'designated-entity weak': 'none/review',
  'designated-vessel identifier': 'violation/violation', 'designated-vessel exact': 'review/review', 'designated-vessel canonical': 'review/review',
  'designated-vessel near': 'none/review', 'designated-vessel weak': 'none/none',
  'designated-person identifier': 'violation/violation', 'designated-person exact': 'review/violation', 'designated-person canonical': 'review/violation',
  'designated-person near': 'none/review', 'designated-person weak': 'none/none',
  'reported identifier': 'review/review', 'reported exact': 'review/review', 'reported canonical': 'review/review', 'reported near': 'review/review', 'reported weak': 'none/review',
};

describe.each(cells)('$standing, $tier', ({ standing, tier, cell }) => {
  const sign = ['a sign'];

  it('is as stated, and gives its reason', () => {
    expect(`${cell.base}/${cell.corroborated}`).toBe(STATED[`${standing} ${tier}`]);
    expect(judge(standing, tier, NO_SIGNS).reasons).toEqual([`${tier} match: ${cell.reason}`]);
  });

  it('a sign for it never lowers, a sign against it never raises, and both are told', () => {
    const alone = judge(standing, tier, NO_SIGNS).level;
    const raised = judge(standing, tier, { ...NO_SIGNS, corroborating: sign });
    const lowered = judge(standing, tier, { ...NO_SIGNS, contradicting: sign });
    expect(RANK[raised.level]).toBeGreaterThanOrEqual(RANK[alone]);
    expect(lowered.level).toBe(tier === 'identifier' ? alone : lower(alone));
    expect(raised.reasons).toContain('for it: a sign');
    if (tier !== 'identifier') expect(lowered.reasons).toContain('against it: a sign');
  });

  it('a record older than the listing is one step lower, by identifier too', () => {
    expect(judge(standing, tier, { ...NO_SIGNS, early: sign }).level).toBe(lower(cell.base));
  });
});

describe('standing of an entry', () => {
  const [template] = listOf('reported').parties.filter(({ type }) => type === 'entity') as [ListedParty];
  const listed = (statuses: readonly EntryStatus[], more: Partial<ListedParty> = {}): Watchlist => ({
    ...listOf('reported'),
    parties: [{ ...template, id: 'X-1', names: [{ text: 'PACIFIC DAWN LOGISTICS', kind: 'primary', quality: 'good' }], authority: 'US', statuses, listedOn: '2019-01-01', ...more }],
  });
  const found = (list: Watchlist, date: string, jurisdictions: readonly string[] = []) =>
    createScreener([list], GEOGRAPHY, { jurisdictions: new Set(['UN', ...jurisdictions]), direction: 'export', asOf: date })
      .screen(recordOf(cleanRow({ CONSIGNEE_NAME: 'PACIFIC DAWN LOGISTICS LTD', EXPORT_DATE: date })));

  it.each([
    { statuses: ['designated'], date: '2024-05-01', jurisdictions: [], expected: ['violation NK101 X-1'] },
    { statuses: ['designated-unilaterally'], date: '2024-05-01', jurisdictions: [], expected: ['review NK105 X-1'] },
    { statuses: ['designated-unilaterally'], date: '2024-05-01', jurisdictions: ['US'], expected: ['violation NK105 X-1'] },
    { statuses: ['designated-unilaterally'], date: '2018-05-01', jurisdictions: ['US'], expected: ['review NK105 X-1'] },
    { statuses: ['charged'], date: '2024-05-01', jurisdictions: ['US'], expected: ['review NK104 X-1'] },
    { statuses: ['convicted'], date: '2018-05-01', jurisdictions: [], expected: ['review NK104 X-1'] },
  ] as const)('$statuses on $date under $jurisdictions', ({ statuses, date, jurisdictions, expected }) => {
    expect(briefs(found(listed(statuses), date, jurisdictions))).toEqual(expected);
  });

  it('an entry is found up to its delisting and not after it', () => {
    const list = listed(['delisted'], { delistedOn: '2024-01-31' });
    expect(briefs(found(list, '2024-01-31'))).toEqual(['review NK104 X-1']);
    expect(found(list, '2024-02-01')).toEqual([]);
    expect(briefs(found(list, '2024-01'))).toEqual(['review NK104 X-1']);
  });
});

describe('nobody on the list of reported parties is ever called designated by the UN', () => {
  const reported = LISTS.filter(({ id }) => id !== 'un-1718').flatMap(({ parties }) => parties)
    .map((party) => ({ id: party.id, name: party.names[0]?.text ?? '', party }));

  it.each(reported)('$id $name', ({ party, name }) => {
    const findings = screen(cleanRow({ CONSIGNEE_NAME: name, CONSIGNEE_ADDRESS: 'PYONGYANG' })).filter(({ entry }) => entry?.id === party.id);
    expect(findings.length).toBeGreaterThan(0);
    for (const { verdict, message, reasons, entry } of findings) {
      expect(verdict).toBe('review');
      expect(entry?.status).not.toBe('designated');
      expect(message).toMatch(/not (?:designated )?by the UN/);
      expect([message, ...reasons].join(' ')).not.toMatch(/is designated|designated by the UN \(/);
    }
  });
});
