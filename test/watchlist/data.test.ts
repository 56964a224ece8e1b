import { existsSync, readFileSync } from 'node:fs';
import { parse as parseCsv } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadWatchlist } from '../../src/watchlist/load.js';
import { checkAcrossLists, parseWatchlist } from '../../src/watchlist/parse.js';
import type { ListedParty, Watchlist } from '../../src/watchlist/types.js';
import { HEAD } from './broken-files.js';

const at = (path: string) => new URL(`../../${path}`, import.meta.url).pathname;
const facts = (name: string) => new URL(`../../../shared/facts/${name}`, import.meta.url);
const table = (name: string) => parseCsv(readFileSync(facts(name)), { columns: true }) as Record<string, string>[];
const split = (cell: string) => cell.split(';').map((part) => part.trim()).filter((part) => part !== '');

let un: Watchlist;
let reported: Watchlist;
beforeAll(async () => {
  [un, reported] = await Promise.all([loadWatchlist(at('data/un-1718.yaml')), loadWatchlist(at('data/reported.yaml'))]);
});
const party = (list: Watchlist, id: string) => list.parties.find((entry) => entry.id === id) as ListedParty;
const names = (entry: ListedParty) => entry.names.map((name) => name.text);

describe('un-1718', () => {
  it('has every entry of the Committee', () => {
    expect(un.parties.filter((entry) => entry.type === 'individual')).toHaveLength(80);
    expect(un.parties.filter((entry) => entry.type === 'entity')).toHaveLength(75);
    expect(un.vessels).toHaveLength(59);
    expect(un).toMatchObject({ authority: 'UN', asOf: '2026-02-27' });
    expect(un.parties.map((entry) => entry.id)).toEqual([
      ...Array.from({ length: 80 }, (_, i) => `KPi.${String(i + 1).padStart(3, '0')}`),
      ...Array.from({ length: 75 }, (_, i) => `KPe.${String(i + 1).padStart(3, '0')}`),
    ]);
  });

  it('designates all of them, each with a date and a basis', () => {
    for (const entry of [...un.parties, ...un.vessels]) {
      expect(entry.statuses, entry.id).toEqual(['designated']);
      expect(entry.listedOn, entry.id).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      expect(entry.basis.length, entry.id).toBeGreaterThan(0);
    }
  });

  it.each([
    ['KPe.001', ['KOREA MINING DEVELOPMENT TRADING CORPORATION', 'KOMID']],
    ['KPe.007', ['GENERAL BUREAU OF ATOMIC ENERGY (GBAE)', 'GENERAL BUREAU OF ATOMIC ENERGY', 'GBAE', 'General Department of Atomic Energy', 'GDAE']],
    ['KPe.020', ['OCEAN MARITIME MANAGEMENT COMPANY, LIMITED', 'OMM']],
    ['KPe.054', ['MINISTRY OF THE PEOPLE’S ARMED FORCES', 'MPAF']],
    ['KPi.035', ['KIM CHOL SAM', 'Jin Tiesan', '金铁三']],
    ['KPe.059', ['HUAXIN SHIPPING HONGKONG LTD', '華信船務(香港)有限公司']],
  ])('%s has each of its names as a name of its own', (id, expected) => {
    expect(names(party(un, id))).toEqual(expect.arrayContaining(expected));
    expect(names(party(un, id)).some((name) => name.includes('"'))).toBe(false);
  });

  it('keeps kinds and qualities of names', () => {
    expect(party(un, 'KPe.003').names.filter((name) => name.kind === 'former').map((name) => name.text)).toEqual(['CHANGGWANG CREDIT BANK', 'KOREA CHANGGWANG CREDIT BANK']);
    expect(party(un, 'KPi.064').names.filter((name) => name.quality === 'low').map((name) => name.text)).toEqual(['Choe Sok Min']);
    expect(party(un, 'KPe.055').names.find((name) => name.kind === 'original-script')?.text).toBe('長安海連技術有限公司');
  });

  it('has identifiers apart from each other: five banks, sixteen shipping companies', () => {
    const count = (kind: string) => un.parties.flatMap((entry) => entry.identifiers).filter((identifier) => identifier.kind === kind).length;
    expect(count('swift')).toBe(5);
    expect(count('imo-company')).toBe(16);
  });

  it('has one ship without an IMO number, and says so', () => {
    const [ship, ...others] = un.vessels.filter((vessel) => vessel.imo === null);
    expect(others).toEqual([]);
    expect(ship!.names[0]!.text).toBe('MIN NING DE YOU 078');
    expect(ship!.remarks).toContain('no IMO number');
  });
});

describe('reported', () => {
  it('calls nobody designated by the UN, and says of everybody by whom', () => {
    expect(reported.parties).toHaveLength(77);
    for (const entry of reported.parties) {
      expect(entry.statuses, entry.id).not.toContain('designated');
      expect(entry.authority, entry.id).not.toBe('UN');
      expect([entry.by, entry.source, entry.confidence, entry.remarks], entry.id).not.toContain(null);
    }
  });

  it('never calls T Specialist or OCN designated, and keeps the denial of OCN', () => {
    const specialist = party(reported, 'SG-TSPECIALIST');
    expect(specialist).toMatchObject({ statuses: ['convicted'], authority: 'SG', listedOn: '2019-11-22' });
    const ocn = party(reported, 'SG-OCN');
    expect(ocn).toMatchObject({ statuses: ['reported'], authority: 'UN-PoE', listedOn: '2018-03' });
    expect(ocn.remarks).toMatch(/denied/);
    for (const entry of [specialist, ocn]) expect(entry.remarks).toMatch(/^Never designated/);
  });

  it('keeps the conviction that was set aside', () => {
    expect(party(reported, 'SG-CHINPO')).toMatchObject({ statuses: ['conviction-partly-set-aside'] });
    expect(party(reported, 'SG-CHINPO').remarks).toContain('set aside on appeal');
  });

  it('holds nobody whom the UN lists', () => {
    const listed = new Set(un.parties.flatMap((entry) => names(entry).map((name) => name.toLowerCase())));
    expect(reported.parties.filter((entry) => listed.has(entry.names[0]!.text.toLowerCase()))).toEqual([]);
  });
});

describe('checkAcrossLists', () => {
  it('finds nothing in what ships', () => {
    expect(checkAcrossLists([un, reported])).toEqual([]);
  });

  it('finds an id that two lists use, whatever its capitals', () => {
    const own = parseWatchlist(`${HEAD}vessels:\n  - {id: kpe.001, name: CHOL RYONG}\n`, 'own.yaml');
    const [issue, ...others] = checkAcrossLists([un, own]);
    expect(others).toEqual([]);
    expect(issue).toMatchObject({ path: 'own.yaml', line: 7, column: 1 });
    expect(issue!.message).toMatch(/kpe\.001 is already used in .*un-1718\.yaml:\d+/);
  });

  it('finds a list given twice', () => {
    expect(checkAcrossLists([un, un])[0]!.message).toContain('watchlist id un-1718');
  });
});

describe.skipIf(!existsSync(facts('un-1718.csv')))('the facts the lists were made from (skipped without ../shared)', () => {
  it('every name of every UN party is a name here', () => {
    for (const row of table('un-1718.csv')) {
      const entry = party(un, row['reference']!);
      const cells = [row['primary_name']!, ...['aliases_good', 'aliases_low', 'aliases_aka_unqualified', 'aliases_fka', 'original_script'].flatMap((key) => split(row[key]!))];
      for (const cell of cells) {
        const whole = cell.replaceAll('"', '').replace(' (KPE.018)', '');
        const parts = whole.replace(/ \((金铁三|[A-Z]{3,5})\)$/, ';$1').split(';');
        const known = names(entry).includes(whole) || parts.every((part) => names(entry).includes(part));
        expect(known, `${entry.id} ${cell}`).toBe(true);
      }
    }
  });

  it('every date, number and document of every UN party is here', () => {
    for (const row of table('un-1718.csv')) {
      const entry = party(un, row['reference']!);
      expect(entry.listedOn).toBe(row['listed_on']);
      for (const date of split(row['dob']!)) if (!date.startsWith('between')) expect(entry.birthDates, entry.id).toContain(date);
      const values = entry.identifiers.map((identifier) => identifier.value);
      for (const key of ['imo_company_numbers', 'swift_bic', 'emails', 'registration_numbers']) {
        for (const value of split(row[key]!)) expect(values, entry.id).toContain(value);
      }
      for (const value of split(row['passports']!)) expect(values, entry.id).toContain(value.replace(/ [([].*$/, ''));
      expect(entry.addresses.length, entry.id).toBe(row['addresses'] === '' ? 0 : row['addresses']!.split('|').length);
    }
  });

  it('every ship is here with its names, measures and date', () => {
    for (const [i, row] of table('un-1718-vessels.csv').entries()) {
      const ship = un.vessels[i]!;
      expect(ship.imo ?? '').toBe(row['imo']);
      expect(ship.names.map((name) => name.text)).toEqual([row['name'], ...split(row['other_names']!)]);
      expect(ship.measures).toEqual(split(row['measures']!));
      expect(ship.listedOn).toBe(split(row['designation_dates']!)[0]);
    }
  });

  it('every reported party is here with its status, date and numbers', () => {
    for (const row of table('entities-reported.csv')) {
      const entry = party(reported, row['entity_id']!);
      expect(entry.statuses).toEqual(split(row['status']!));
      expect(entry.listedOn ?? '').toBe(row['status_date']);
      expect(entry.confidence).toBe(row['confidence']);
      const bare = (name: string) => name.replace(/ \((former|current name)\)$/, '');
      for (const alias of [...split(row['aliases']!), ...split(row['weak_aliases']!)]) expect(names(entry), entry.id).toContain(bare(alias));
      for (const value of split(row['registration_number']!)) {
        expect(entry.identifiers.map((identifier) => identifier.value)).toContain(value.replace('IMO company ', ''));
      }
      for (const alias of split(row['weak_aliases']!)) {
        expect(entry.names.find((name) => name.text === alias)?.quality, `${entry.id} ${alias}`).toBe('low');
      }
    }
  });
});
