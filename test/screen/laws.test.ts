import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createIdentifierFilter, identifierKeys, identifierTokens } from '../../src/screen/identifier-tokens.js';
import { createLexicon, firstSpellings } from '../../src/screen/geography/lexicon.js';
import { createWordFilter } from '../../src/screen/text/word-filter.js';
import { createScreener } from '../../src/screen/screener.js';
import type { Finding } from '../../src/screen/finding.js';
import type { ListedParty, Watchlist } from '../../src/watchlist/types.js';
import { cleanRow, GEOGRAPHY, LISTS, listOf, recordOf, screen, screenerFor, type Row } from './helpers.js';

/** What stays the same of a finding: its identity and its verdict, not the cell as written. */
const gist = (findings: readonly Finding[]): readonly string[] => findings.map(({ id, verdict, rule }) => `${verdict} ${rule} ${id}`).sort();
const levels = (findings: readonly Finding[]): readonly string[] => findings.map(({ verdict, rule, entry }) => `${verdict} ${rule} ${entry?.id ?? ''}`).sort();

const un = listOf('un-1718');
const firms = un.parties.filter(({ type }) => type === 'entity').map(({ names: [name] }) => name?.text ?? '');
const people = un.parties.filter(({ type }) => type === 'individual').map(({ names: [name] }) => name?.text ?? '');
const ships = un.vessels.map(({ names: [name] }) => name?.text ?? '');

const clean: fc.Arbitrary<Row> = fc.constantFrom({}, { REMARKS: 'HANDLE WITH CARE' }, { EXPORT_DATE: '2026-07' }, { HS_CODE: '84713000' });
/** Records of every kind: clean, with listed names, with the DPRK, with goods. */
const rows: fc.Arbitrary<Row> = fc.tuple(clean, fc.oneof(
  fc.constant({}),
  fc.constantFrom(...firms, ...people).map((name) => ({ CONSIGNEE_NAME: name })),
  fc.constantFrom(...firms).map((name) => ({ NOTIFY_PARTY: `C/O ${name}, PYONGYANG` })),
  fc.constantFrom(...ships).map((name) => ({ VESSEL_NAME: name })),
  fc.constantFrom(...un.vessels.map(({ imo }) => imo ?? '')).map((imo) => ({ IMO_NUMBER: imo })),
  fc.constantFrom('KP', 'NORTH KOREA', 'KOREA', 'KR').map((country) => ({ DESTINATION_COUNTRY: country, HS_CODE: '84713000' })),
  fc.constant({ EXPORTER_NAME: 'OCN (S) PTE LTD', EXPORTER_COUNTRY: 'KP', HS_CODE: '270111' }),
)).map(([one, other]) => cleanRow({ ...one, ...other }));

const PARTY = ['EXPORTER_NAME', 'CONSIGNEE_NAME', 'NOTIFY_PARTY'];
const changed = (row: Row, columns: readonly string[], change: (text: string) => string): Row =>
  Object.fromEntries(Object.entries(row).map(([column, text]) => [column, columns.includes(column) ? change(text) : text]));

const fullWidth = (text: string): string => text.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)).replaceAll(' ', '\u3000');

describe('nothing of these changes a verdict or the identity of a finding', () => {
  it('the order of the columns', () => {
    fc.assert(fc.property(rows.chain((row) => fc.tuple(fc.constant(row), fc.shuffledSubarray(Object.keys(row), { minLength: Object.keys(row).length }))), ([row, order]) => {
      const shuffled = Object.fromEntries(order.map((column) => [column, row[column] ?? '']));
      expect(gist(screen(shuffled))).toEqual(gist(screen(row)));
    }), { numRuns: 60 });
  });

  it.each([
    ['small letters', (text: string) => text.toLowerCase()],
    ['blanks doubled', (text: string) => `  ${text.replaceAll(' ', '   ')} `],
    ['tabs for blanks', (text: string) => text.replaceAll(' ', '\t')],
    ['full width', fullWidth],
    ['decomposed letters', (text: string) => text.normalize('NFD')],
    ['composed letters', (text: string) => text.normalize('NFKC')],
    ['invisible characters', (text: string) => text.replaceAll(' ', '\u200b \u200b')],
    ['a dot at the end', (text: string) => `${text}.`],
  ] as const)('%s in party cells', (_, change) => {
    fc.assert(fc.property(rows, (row) => {
      expect(gist(screen(changed(row, PARTY, change)))).toEqual(gist(screen(row)));
    }), { numRuns: 80 });
  });

  it('further clean columns', () => {
    const more = fc.dictionary(fc.constantFrom('CONTAINER_NO', 'SEAL_NO', 'INCOTERMS', 'PACKAGES', 'AGENT_CODE', 'INVOICE_NO'), fc.constantFrom('MSKU1234565', '12', 'FOB', 'A-17', '2026/0042'));
    fc.assert(fc.property(rows, more, (row, columns) => {
      expect(gist(screen({ ...row, ...columns }))).toEqual(gist(screen(row)));
    }), { numRuns: 60 });
  });

  it('file, record and line', () => {
    fc.assert(fc.property(rows, fc.nat(), (row, number) => {
      const record = recordOf(row);
      const moved = { ...record, file: 'other.csv', record: number, line: number + 1 };
      expect(gist(screenerFor().screen(moved))).toEqual(gist(screenerFor().screen(record)));
    }), { numRuns: 30 });
  });

  it('screening twice', () => {
    fc.assert(fc.property(rows, (row) => {
      expect(screen(row)).toEqual(screen(row));
    }), { numRuns: 30 });
  });
});

describe('a legal form at the end of a firm changes no verdict', () => {
  it.each(['LTD', 'CO., LTD.', 'PTE LTD', 'SDN BHD', '有限公司'])('%s', (form) => {
    const strong = firms.filter((name) => levels(screen(cleanRow({ CONSIGNEE_NAME: name }))).some((level) => level.startsWith('violation')));
    const without = (name: string): string => name.replace(/[\s,]+(?:CO\.?,?\s*)?(?:LTD|LIMITED|CORP|CORPORATION|COMPANY|CO)\.?$/i, '');
    fc.assert(fc.property(fc.constantFrom(...strong.filter((name) => without(name) === name && !/\)$/.test(name))), (name) => {
      expect(levels(screen(cleanRow({ CONSIGNEE_NAME: `${name} ${form}` })))).toEqual(levels(screen(cleanRow({ CONSIGNEE_NAME: name }))));
    }), { numRuns: 25 });
  });
});

describe('lists', () => {
  it('a further alias never weakens what is found', () => {
    const alias = fc.constantFrom('PACIFIC DAWN LOGISTICS', 'KOMID TRADING', 'TANCHON BANK', '朝鲜贸易银行');
    fc.assert(fc.property(fc.constantFrom(...firms), alias, (name, text) => {
      const alsoCalled = (party: ListedParty, i: number): ListedParty => (i < 5 ? { ...party, names: [...party.names, { text, kind: 'alias', quality: 'good' }] } : party);
      const more: Watchlist = { ...un, parties: un.parties.map(alsoCalled) };
      const policy = { jurisdictions: new Set(['UN']), direction: 'export', asOf: '2026-11-23' } as const;
      const record = recordOf(cleanRow({ CONSIGNEE_NAME: name }));
      const before = createScreener([un], GEOGRAPHY, policy).screen(record);
      const after = createScreener([more], GEOGRAPHY, policy).screen(record);
      expect(gist(after)).toEqual(expect.arrayContaining([...gist(before)]));
    }), { numRuns: 6 });
  });

  it('an empty list finds no party, and the DPRK all the same', () => {
    const screener = createScreener([], GEOGRAPHY, { jurisdictions: new Set(['UN']), direction: 'export', asOf: '2026-11-23' });
    expect(levels(screener.screen(recordOf(cleanRow({ CONSIGNEE_NAME: firms[0] ?? '', DESTINATION_COUNTRY: 'KP' }))))).toEqual(['review NK401 ']);
  });
});

describe('the filter before places', () => {
  const lexicon = createLexicon(GEOGRAPHY);
  const mayName = createWordFilter(firstSpellings(lexicon));
  const values = GEOGRAPHY.entries.flatMap(({ value, fold }) => [value, fold ?? value]);
  const change = fc.constantFrom(
    (text: string) => text, (text: string) => text.toLowerCase(), (text: string) => text.replaceAll(' ', ''), (text: string) => text.replace(/o/gi, '0'),
    (text: string) => text.replaceAll(' ', '-'), (text: string) => [...text].join('.'), (text: string) => [...text].join(' '), (text: string) => `"${text}'s`,
    (text: string) => text.replace(/people'?s?/i, 'PEO').replace(/democratic/i, 'DEM.').replace(/republic/i, 'REP'),
  );
  const noise = fc.stringMatching(/^[A-Za-z0-9 .,:;/'`-]{0,12}$/);

  it('lets through every text that holds a name', () => {
    fc.assert(fc.property(noise, fc.constantFrom(...values), change, noise, (before, value, alter, after) => {
      const text = `${before} ${alter(value)} ${after}`;
      if (lexicon.find(lexicon.tokens(text)).length > 0) expect(mayName(text), text).toBe(true);
    }), { numRuns: 5_000 });
  });
});

describe('the filter before identifiers', () => {
  const values = LISTS.flatMap(({ parties }) => parties.flatMap(({ identifiers }) => identifiers
    .filter(({ kind }) => !['phone', 'fax', 'website'].includes(kind)).map(({ value }) => value)));
  const keys = new Set(values.flatMap(identifierKeys));
  const mayHold = createIdentifierFilter(keys);
  const noise = fc.stringMatching(/^[A-Za-z0-9 .,:;/@()#'-]{0,20}$/);

  it('lets through every text whose tokens hold a key', () => {
    fc.assert(fc.property(noise, fc.constantFrom(...values), noise, fc.constantFrom('', ' ', '-', '/', 'NO.'), (before, value, after, joint) => {
      const text = `${before}${joint}${value}${joint}${after}`;
      const held = [...identifierTokens(text)].some((token) => keys.has(token));
      if (held) expect(mayHold(text)).toBe(true);
    }), { numRuns: 2_000 });
  });

  it('finds every listed identifier alone, in a sentence and in small letters', () => {
    for (const value of values) {
      for (const text of [value, ` ${value.toLowerCase()} `, `ref: ${value}; thanks`, ...(value.includes('@') ? [] : [`NO.${value}`])]) {
        expect(mayHold(text), text).toBe(true);
        expect([...identifierTokens(text)].some((token) => keys.has(token)), text).toBe(true);
      }
    }
  });
});
