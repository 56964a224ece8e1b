import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText } from '../../src/names/index.js';
import { addToAllowFile } from '../../src/screen/allow/append.js';
import { createAllowances } from '../../src/screen/allow/apply.js';
import { addDays, addYears, daysBetween } from '../../src/screen/allow/days.js';
import { entryDigest } from '../../src/screen/allow/digest.js';
import { isIdentifierFinding } from '../../src/screen/allow/clearable.js';
import { foldContent } from '../../src/screen/allow/content.js';
import { parseAllowFile } from '../../src/screen/allow/parse.js';
import { ClearingRefused } from '../../src/screen/allow/types.js';
import type { Finding } from '../../src/screen/finding.js';
import { fingerprint } from '../../src/screen/fingerprint.js';
import type { ListedParty } from '../../src/watchlist/types.js';
import { findingOf, LISTS, screen, TODAY } from './samples.js';

/** Findings of every kind, as templates whose cells are then replaced. */
const TEMPLATES: readonly Finding[] = [
  findingOf('NK101', { CONSIGNEE_NAME: 'Orangun Machine Bureau' }), findingOf('NK102', { CONSIGNEE_NAME: 'Ri Chang-sop' }),
  findingOf('NK101', { NOTIFY_PARTY: 'Pongsu Kwanglim Shipping' }), findingOf('NK202', { VESSEL_NAME: 'KUMGANG PIONEER 7' }),
  ...screen({ DESTINATION_COUNTRY: 'KP', HS_CODE: '84713000' }), findingOf('NK103', { REMARKS: 'UEN KWL-4471208' }),
];

const words = fc.array(fc.constantFrom('Orangun', 'orangun', 'ORANGUN', 'Machine', 'machine', 'Bureau', ' ', '  ', ', ', '. ', '8471', '30', 'é', 'e', '대양', 'Jakarta', '\n', '\u200b', '"', ': '), { maxLength: 6 })
  .map((parts) => `x${parts.join(' ')}`);
const value = fc.oneof(words, fc.string({ unit: 'binary', maxLength: 30 }), fc.string({ maxLength: 20 }));

/** A finding with cells, verdict and identity made up, and with the id that the pipeline would give it. */
const finding = fc.record({ template: fc.constantFrom(...TEMPLATES), text: value, surface: value, verdict: fc.constantFrom('violation' as const, 'review' as const) })
  .map(({ template, text, surface, verdict }): Finding => {
    const match = template.match === null ? null : { ...template.match, surface };
    const id = fingerprint({
      rule: template.rule as 'NK101', verdict, cell: { field: template.field, column: 'x', index: 0, value: text }, entry: template.entry, match, basis: [], message: '',
      reasons: [], identity: [match === null ? text : surface], ...(template.goodsRule === null ? {} : { goodsRules: [template.goodsRule] }),
    });
    return { ...template, id, value: text, match, verdict };
  });

const contentOf = ({ rule, entry, goodsRule, field, value: cell, match }: Finding) =>
  [rule, entry?.id ?? goodsRule, field, foldContent(cell, field), match === null ? null : foldText(match.surface)];

const clearing = { reason: 'papers compared', author: 'A. Clerk', added: TODAY, expires: '2027-01-01', lists: LISTS };

/** The file that clears the finding, or null where it is refused. */
function clear(one: Finding): string | null {
  try {
    return addToAllowFile(null, 'allow.yaml', one, clearing).text;
  } catch (error) {
    if (error instanceof ClearingRefused) return null;
    throw error;
  }
}

describe('laws', () => {
  it('what was written clears the finding itself, and no other content', () => {
    let cleared = 0;
    fc.assert(fc.property(finding, fc.array(finding, { maxLength: 12 }), (one, others) => {
      const text = clear(one);
      if (text === null) return;
      cleared += 1;
      const allowances = createAllowances([parseAllowFile(text, 'allow.yaml')], LISTS, TODAY);
      expect(allowances.apply(one).allowed).not.toBeNull();
      for (const other of others) {
        if (allowances.apply(other).allowed === null) continue;
        expect(contentOf(other)).toEqual(contentOf(one));
        expect(other.id).toBe(one.id);
        expect(one.verdict === 'violation' || other.verdict === 'review').toBe(true);
        expect(isIdentifierFinding(other)).toBe(false);
      }
    }), { numRuns: 300 });
    expect(cleared).toBeGreaterThan(150);
  });

  it('where a finding stands makes no difference', () => {
    fc.assert(fc.property(finding, fc.nat(), fc.nat(), fc.string(), (one, record, line, file) => {
      const text = clear(one);
      if (text === null) return;
      const moved: Finding = { ...one, record, line, file, column: file, recordId: file, message: file, judgedAsOf: '2020-01-01' };
      expect(createAllowances([parseAllowFile(text, 'allow.yaml')], LISTS, TODAY).apply(moved).allowed).not.toBeNull();
    }), { numRuns: 100 });
  });

  it('the order of findings and of entries makes no difference', () => {
    fc.assert(fc.property(fc.uniqueArray(finding, { selector: (one) => one.id, maxLength: 8 }).chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }), fc.shuffledSubarray(all))), ([all, order, some]) => {
      let text: string | null = null;
      for (const one of some) {
        try {
          text = addToAllowFile(text, 'allow.yaml', one, clearing).text;
        } catch (error) {
          if (!(error instanceof ClearingRefused)) throw error;
        }
      }
      if (text === null) return;
      const file = parseAllowFile(text, 'allow.yaml');
      const clearedIn = (findings: readonly Finding[], entries = file.entries) => {
        const allowances = createAllowances([{ ...file, entries }], LISTS, TODAY);
        return findings.filter((one) => allowances.apply(one).allowed !== null).map((one) => one.id).sort();
      };
      expect(clearedIn(order)).toEqual(clearedIn(all));
      expect(clearedIn(all, [...file.entries].reverse())).toEqual(clearedIn(all));
    }), { numRuns: 60 });
  });

  it('an identifier never gets through, whatever its entry', () => {
    const identifiers = finding.filter(isIdentifierFinding);
    fc.assert(fc.property(identifiers, (one) => { expect(clear(one)).toBeNull(); }), { numRuns: 40 });
  });

  it('a clearance ends on its day', () => {
    const [one] = TEMPLATES as [Finding];
    fc.assert(fc.property(fc.integer({ min: 1, max: 730 }), fc.integer({ min: 0, max: 900 }), (length, age) => {
      const { text } = addToAllowFile(null, 'allow.yaml', one, { ...clearing, expires: addDays(TODAY, length) });
      const allowances = createAllowances([parseAllowFile(text, 'allow.yaml')], LISTS, addDays(TODAY, age));
      expect(allowances.apply(one).allowed !== null).toBe(age <= length);
      expect(allowances.report().expired).toHaveLength(age <= length ? 0 : 1);
    }), { numRuns: 60 });
  });

  it('the digest of a list entry sees every material value and no order', () => {
    const party = LISTS[0]!.parties[0]!;
    const change = fc.constantFrom<(one: ListedParty, text: string) => ListedParty>(
      (one, text) => ({ ...one, names: [...one.names, { text, kind: 'alias', quality: 'good' }] }),
      (one, text) => ({ ...one, identifiers: [...one.identifiers, { kind: 'passport', value: text, note: null }] }),
      (one, text) => ({ ...one, birthDates: [...one.birthDates, text] }),
      (one, text) => ({ ...one, nationalities: [...one.nationalities, text] }),
      (one, text) => ({ ...one, addresses: [...one.addresses, { text, country: null }] }),
      (one) => ({ ...one, statuses: [...one.statuses, 'charged'] }),
      (one, text) => ({ ...one, listedOn: `${one.listedOn}${text}` }),
    );
    fc.assert(fc.property(change, fc.string({ minLength: 1 }), (alter, text) => {
      expect(entryDigest(alter(party, text))).not.toBe(entryDigest(party));
    }));
    expect(entryDigest({ ...party, names: [...party.names].reverse(), location: 'x:1', remarks: 'new', source: 'new' })).toBe(entryDigest(party));
  });

  it('days add up', () => {
    fc.assert(fc.property(fc.integer({ min: -20_000, max: 20_000 }), (count) => {
      expect(daysBetween(TODAY, addDays(TODAY, count))).toBe(count);
    }));
    expect(addYears('2028-02-29', 2)).toBe('2030-03-01');
    expect(addYears('2026-11-23', 2)).toBe('2028-11-23');
  });
});
