import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import type { ListedParty } from '../../src/watchlist/types.js';
import { cleanRow, listOf, screen, type Row } from './helpers.js';

/** Generated from the shipped UN list: an entry is tested on the day it is added. */
const PARTIES = listOf('un-1718').parties;

interface WeakName {
  readonly entry: string;
  readonly name: string;
  readonly why: string;
}

const WEAK = parse(readFileSync('test/screen/cases/weak-names.yaml', 'utf8')) as readonly WeakName[];
const isWeak = (party: ListedParty, text: string): boolean => WEAK.some((one) => one.entry === party.id && one.name === text);

const names = PARTIES.flatMap((party) => party.names.map(({ text, quality }) => ({ id: party.id, text, quality, party })));
const good = names.filter(({ quality, party, text }) => quality === 'good' && !isWeak(party, text));
/** Low aliases of persons are left out: most are another spelling of the name itself, which is found for what it is. */
const weak = names.filter(({ quality, party, text }) => (quality === 'low' && party.type === 'entity') || isWeak(party, text));
/** Names whose words are the full name of another entry: that entry explains them. */
const EXPLAINED: ReadonlySet<string> = new Set(['Care of First Oil JV Co Ltd']);
const nameVerdict = (party: ListedParty): string => (party.type === 'individual' ? 'review' : 'violation');

/** The finding of the party in the column, if any. */
function found(row: Row, party: ListedParty, field = 'consignee') {
  return screen(row).find((finding) => finding.entry?.id === party.id && finding.field === field);
}

it('the list is whole and the record around the names is clean', () => {
  expect(PARTIES.filter(({ type }) => type === 'individual')).toHaveLength(80);
  expect(PARTIES.filter(({ type }) => type === 'entity')).toHaveLength(75);
  expect(screen(cleanRow())).toEqual([]);
});

describe('every listed name as consignee of an otherwise clean record', () => {
  it.each(good)('$id $text', ({ party, text }) => {
    const finding = found(cleanRow({ CONSIGNEE_NAME: text }), party);
    expect(finding?.verdict).toBe(nameVerdict(party));
    expect(['exact', 'canonical']).toContain(finding?.match?.tier);
    expect(finding?.basis.length).toBeGreaterThan(0);
  });
});

describe('names that are weak alone', () => {
  it.each(WEAK)('the table names a listed name: $entry $name', ({ entry, name, why }) => {
    expect(PARTIES.find(({ id }) => id === entry)?.names.map(({ text }) => text)).toContain(name);
    expect(why).not.toBe('');
  });

  it.each(weak)('$id $text', ({ party, text }) => {
    const row = cleanRow({ CONSIGNEE_NAME: text });
    expect(found(row, party)).toBeUndefined();
    if (EXPLAINED.has(text)) {
      expect(screen(row).map(({ verdict }) => verdict)).toContain('violation');
      return;
    }
    const north: Row = { ...row, CONSIGNEE_ADDRESS: 'SOSONG DISTRICT, PYONGYANG', CONSIGNEE_COUNTRY: 'KP', DESTINATION_COUNTRY: 'KP', PORT_OF_DISCHARGE: 'NAMPO' };
    expect(found(north, party)?.verdict).toBe('review');
  });
});

/** Beside a place the name counts as an acronym: the entry is still found, as a question. */
const REVIEW_BESIDE_PLACE: ReadonlySet<string> = new Set(['KOTI CORP']);

describe('names deep in a record', () => {
  const entities = PARTIES.filter(({ type, names: [primary] }) => type === 'entity' && primary !== undefined && primary.quality === 'good')
    .filter((party) => !isWeak(party, party.names[0]?.text ?? ''))
    .map((party) => ({ id: party.id, text: party.names[0]?.text ?? '', party }));

  it.each(entities)('to the order of $text', ({ party, text }) => {
    expect(found(cleanRow({ CONSIGNEE_NAME: `TO THE ORDER OF ${text}, PYONGYANG` }), party)?.verdict).toBe(REVIEW_BESIDE_PLACE.has(text) ? 'review' : 'violation');
  });

  it.each(entities)('care of $text', ({ party, text }) => {
    expect(found(cleanRow({ NOTIFY_PARTY: `MAJU JAYA SDN BHD C/O ${text}` }), party, 'notify_party')?.verdict).toBe('violation');
  });

  it.each(entities)('in an unmapped column: $text', ({ party, text }) => {
    expect(found(cleanRow({ REMARKS: `GOODS HELD C/O ${text}` }), party, 'unmapped')?.verdict).toBe('violation');
    expect(found(cleanRow({ 'SPECIAL INSTRUCTIONS': `c/o ${text}, 평양` }), party, 'unmapped')?.verdict).toBe(REVIEW_BESIDE_PLACE.has(text) ? 'review' : 'violation');
  });

  it.each(entities)('in the goods description: $text', ({ party, text }) => {
    expect(found(cleanRow({ PRODUCT_DESCRIPTION: `NOTE BOOKS; CONSIGNED TO ${text}` }), party, 'description')).toBeDefined();
  });
});
