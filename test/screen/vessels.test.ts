import { describe, expect, it } from 'vitest';
import { cleanRow, listOf, screen } from './helpers.js';

/** Generated from the shipped UN list: a ship is tested on the day it is added. */
const VESSELS = listOf('un-1718').vessels;
const numbered = VESSELS.flatMap((vessel) => (vessel.imo === null ? [] : [{ id: vessel.id, imo: vessel.imo, vessel }]));
const names = VESSELS.flatMap((vessel) => vessel.names.map(({ text }) => ({ id: vessel.id, text, vessel })));
/** MSC MONTEREY: a valid number of a ship that is on no list. */
const OTHER_IMO = '9349796';

it('the list is whole', () => expect(VESSELS).toHaveLength(59));

describe('by IMO number, whatever the ship is called', () => {
  it.each(numbered)('$id IMO $imo', ({ imo, vessel }) => {
    const findings = screen(cleanRow({ IMO_NUMBER: imo }));
    expect(findings).toMatchObject([{ verdict: 'violation', rule: 'NK201', entry: { id: vessel.id }, match: { tier: 'identifier' } }]);
    expect(findings[0]?.message).toContain('sailing as WAN HAI 161');
  });
});

describe('by name or former name', () => {
  it.each(names)('$id $text without an IMO number is a question', ({ text, vessel }) => {
    const row = cleanRow({ VESSEL_NAME: text });
    expect(screen(row).filter(({ entry }) => entry?.id === vessel.id)).toMatchObject([{ verdict: 'review', rule: 'NK202' }]);
    const unreadable = screen(cleanRow({ VESSEL_NAME: `M/V ${text}`, IMO_NUMBER: '1234568' }));
    expect(unreadable.some(({ entry, rule }) => entry?.id === vessel.id && rule === 'NK202')).toBe(true);
  });

  it.each(names.filter(({ vessel }) => vessel.imo !== null))('$id $text with another valid IMO number is another ship', ({ text }) => {
    expect(screen(cleanRow({ VESSEL_NAME: text, IMO_NUMBER: OTHER_IMO }))).toEqual([]);
  });
});

describe('time', () => {
  const [listed] = numbered;
  const before = { EXPORT_DATE: '2010-01-01' };

  it('a ship that was not yet listed on the day of the record', () => {
    expect(screen(cleanRow({ ...before, IMO_NUMBER: listed?.imo ?? '' }))).toMatchObject([{ verdict: 'review', rule: 'NK201' }]);
    expect(screen(cleanRow({ ...before, VESSEL_NAME: listed?.vessel.names[0]?.text ?? '' }))).toEqual([]);
  });
});

describe('numbers as people write them', () => {
  it.each(['IMO 9562233', 'IMO9562233', 'imo no. 9562233', '9562233.0', ' 956 2233 ', '9 5 6 2 2 3 3', '09562233', '９５６２２３３', 'IMO/9562233'])('%s', (value) => {
    expect(screen(cleanRow({ IMO_NUMBER: value }))).toMatchObject([{ verdict: 'violation', entry: { id: 'KPv.023' } }]);
  });

  it.each([
    { VESSEL_NAME: 'SUNRISE (IMO 9562233)' },
    { REMARKS: 'CARGO SHIFTED TO IMO 9562233 AT SEA' },
    { PRODUCT_DESCRIPTION: 'COAL EX M/V UNKNOWN, IMO NO. 9562233' },
  ])('in another cell: %j', (cells) => {
    expect(screen(cleanRow(cells)).some(({ verdict, entry }) => verdict === 'violation' && entry?.id === 'KPv.023')).toBe(true);
  });

  it('seven digits elsewhere are no IMO number', () => {
    expect(screen(cleanRow({ QUANTITY: '9562233', FOB_VALUE: '9562233' }))).toEqual([]);
  });
});
