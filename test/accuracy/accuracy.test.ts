import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { buildNameIndex } from '../../src/names/index.js';
import type { NameTier } from '../../src/names/types.js';
import { isRight, readSets, runSets, tally } from './lib/sets.mjs';
import type { Result } from './lib/sets.mjs';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const rows = readSets(here('sets'));
const say = ({ row, tier }: Result): string => `${row.id} ${tier ?? 'no hit'}: ${row.listed} / ${row.candidate} (${row.expected}: ${row.reason})`;

describe('the accuracy sets as data', () => {
  it('number every row once and hold no pair twice', () => {
    expect(new Set(rows.map((r) => r.id)).size).toBe(rows.length);
    expect(new Set(rows.map((r) => `${r.kind}\t${r.listed.toLowerCase()}\t${r.candidate}`)).size).toBe(rows.length);
  });

  it('judge every row and give the reason', () => {
    for (const row of rows) {
      expect(['person', 'organisation', 'vessel'], row.id).toContain(row.kind);
      expect(['same', 'different', 'weak', 'lead'], row.id).toContain(row.expected);
      expect(['strong', 'normal'], row.id).toContain(row.strength);
      expect(row.listed !== '' && row.candidate !== '' && row.class !== '' && row.reason.length > 3, row.id).toBe(true);
    }
  });

  it.each([['persons', 300], ['firms', 250], ['vessels', 60], ['traps', 100], ['evasion', 80]])('set %s holds at least %i rows', (set, least) => {
    expect(rows.filter((r) => r.set === set).length).toBeGreaterThanOrEqual(least);
  });
});

describe('the names engine on the accuracy sets', () => {
  const results = runSets(rows, buildNameIndex);
  const { bars } = JSON.parse(readFileSync(here('bars.json'), 'utf8')) as { bars: { recall: number; precision: number } };
  const frozen = JSON.parse(readFileSync(here('frozen.json'), 'utf8')) as Record<string, NameTier | null>;

  it('has a frozen result for every row and for no other', () => {
    expect(Object.keys(frozen).sort()).toEqual(rows.map((r) => r.id).sort());
  });

  it('loses no strong row that the frozen result has right', () => {
    const lost = results.filter(({ row, tier }) => row.strength === 'strong' && isRight(row, frozen[row.id] ?? null) && !isRight(row, tier));
    expect(lost.map(say)).toEqual([]);
  });

  it('keeps every sibling name at weak or below', () => {
    expect(results.filter(({ row, tier }) => row.class === 'sibling' && !isRight(row, tier)).map(say)).toEqual([]);
  });

  it('stays above the bars', () => {
    const total = tally(results);
    expect(total.recall).toBeGreaterThanOrEqual(bars.recall);
    expect(total.precision).toBeGreaterThanOrEqual(bars.precision);
  });
});
