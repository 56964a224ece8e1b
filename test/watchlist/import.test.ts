import { existsSync } from 'node:fs';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { diffWatchlists } from '../../src/watchlist/diff.js';
import { namesInCell } from '../../src/watchlist/import/listed-names.js';
import { IMPORTERS, importWatchlist } from '../../src/watchlist/import/registry.js';
import { loadWatchlist } from '../../src/watchlist/load.js';
import { parseWatchlist } from '../../src/watchlist/parse.js';
import { WatchlistError, type Watchlist } from '../../src/watchlist/types.js';
import { toYaml } from '../../src/watchlist/write.js';
import { contentOf } from './content.js';

const fixture = (name: string) => new URL(`fixtures/${name}`, import.meta.url).pathname;
const shared = (name: string) => new URL(`../../../shared/lists/${name}`, import.meta.url).pathname;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nkcheck-import-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function refusal(path: string, format = 'auto'): Promise<string> {
  const error = await importWatchlist(format, path).then(() => null, (reason: unknown) => reason);
  expect(error).toBeInstanceOf(WatchlistError);
  const [{ line, column, message }] = (error as WatchlistError).issues as [WatchlistError['issues'][number]];
  return `${line}:${column} ${message}`;
}

async function changed(name: string, change: (text: string) => string): Promise<string> {
  const path = join(folder, `${Math.random()}.xml`);
  await writeFile(path, change(await readFile(fixture(name), 'utf8')));
  return path;
}

describe('names in one cell', () => {
  it.each([
    ['Jin Tiesan (金铁三)', ['Jin Tiesan', '金铁三']],
    ['General Department (GD)', ['General Department', 'GD']],
    ['"KOMID"', ['KOMID']],
    ['One Name; Two Name ;', ['One Name', 'Two Name']],
    ['SECOND ACADEMY (KPE.018)', ['SECOND ACADEMY']],
    ['Leader (Hong Kong) International', ['Leader (Hong Kong) International']],
    ['Korea Trading (Pyongyang)', ['Korea Trading (Pyongyang)']],
    ['華信船務(香港)有限公司', ['華信船務(香港)有限公司']],
    ['Front (الجبهة; جبهة)', ['Front', 'الجبهة', 'جبهة']],
    ['  ', []],
  ])('%s', (cell, names) => {
    expect(namesInCell(cell)).toEqual(names);
  });

  it('keeps the printed form of a main name as well', () => {
    expect(namesInCell('DAEDONG CREDIT BANK (DCB)', true)).toEqual(['DAEDONG CREDIT BANK (DCB)', 'DAEDONG CREDIT BANK', 'DCB']);
  });
});

describe('un-xml', () => {
  it('imports the DPRK part: names, dates, documents, addresses and what stands in the narrative', async () => {
    const { watchlist, notes } = await importWatchlist('un-xml', fixture('un-small.xml'));
    expect(watchlist).toMatchObject({ id: 'un-dprk', authority: 'UN', asOf: '2026-05-04', vessels: [], goods: [] });
    const [person, entity] = watchlist.parties;
    expect(person).toMatchObject({
      id: 'KPi.901', type: 'individual', listedOn: '2009-07-16', statuses: ['designated'], nationalities: ['KP'], addresses: [],
      names: [
        { text: 'RI EXAMPLE-SON', kind: 'primary', quality: 'good' },
        { text: 'Ri Exemple-son', kind: 'alias', quality: 'good' },
        { text: 'Rhee Example Son', kind: 'alias', quality: 'good' },
        { text: 'Li Sheng', kind: 'alias', quality: 'low' },
        { text: '李生', kind: 'original-script', quality: 'low' },
      ],
      birthDates: ['1957-04-15', '1967', '1968', '1969', '1958-02-22'],
      identifiers: [
        { kind: 'passport', value: '000000754', note: 'issued by KP, Expired 25 Jan. 2016' },
        { kind: 'passport', value: '000000034', note: 'diplomatic' },
      ],
      basis: [{ instrument: 'UNSCR 1718 (2006)', paragraph: '8(d)', effective: '2006-10-14' }],
      location: `${fixture('un-small.xml')}:4`,
    });
    expect(entity).toMatchObject({
      id: 'KPe.902',
      names: [
        { text: 'EXAMPLE BUREAU OF THINGS (EBT)', kind: 'primary' }, { text: 'EXAMPLE BUREAU OF THINGS' }, { text: 'EBT' },
        { text: 'EXABU' }, { text: 'Old Bureau', kind: 'former' }, { text: '範例船務(香港)有限公司', kind: 'original-script' },
      ],
      identifiers: [
        { kind: 'imo-company', value: '5571322' }, { kind: 'swift', value: 'EXAMKPPY' }, { kind: 'email', value: 'info@example.kp' },
        { kind: 'phone', value: '+850-2-18111 ext. 8327' }, { kind: 'phone', value: '850 2 18111-381' },
        { kind: 'fax', value: '+850-2-381-4410' }, { kind: 'fax', value: '+850-2-381-4416' },
      ],
      addresses: [
        { text: '1 Example Road, Chai Wan, Hong Kong', country: 'HK' },
        { text: 'China, Hong Kong Special Administrative Region', country: 'HK' },
      ],
    });
    expect(notes).toEqual([
      'KPe.902: the alias Co., Ltd. is too short to search for and was left out',
      'the file holds no vessels: the 1718 Committee publishes them in a document of its own',
    ]);
  });

  it('imports all programmes when asked, and says what it does not know', async () => {
    const { watchlist, notes } = await importWatchlist('auto', fixture('un-small.xml'), { programme: 'all', asOf: '2026-05-05' });
    expect(watchlist).toMatchObject({ id: 'un-consolidated', asOf: '2026-05-05' });
    expect(watchlist.parties.map(({ id }) => id)).toEqual(['KPi.901', 'LYi.901', 'KPe.902']);
    expect(watchlist.parties[1]!.names[1]).toEqual({ text: 'فلان', kind: 'original-script', quality: 'good' });
    expect(watchlist.parties[1]!.basis).toEqual([]);
    expect(notes).toContain('LYi.901: the country Atlantis is not known and was left out');
  });

  it('reads gzip', async () => {
    const path = join(folder, 'un.xml.gz');
    await writeFile(path, gzipSync(await readFile(fixture('un-small.xml'))));
    expect((await importWatchlist('auto', path)).watchlist.parties).toHaveLength(2);
  });

  it.each<readonly [string, (text: string) => string, RegExp]>([
    ['cut off in the middle', (text) => text.slice(0, 3000), /ends too early.*cut off/],
    ['cut off after the individuals', (text) => text.slice(0, text.indexOf('<ENTITIES>')), /ends too early/],
    ['a bare ampersand', (text) => text.replace('&amp; harmless', '& harmless'), /^71:\d+ a bare "&"/],
    ['a control character', (text) => text.replace('harmless', 'harm\u0019less'), /^71:\d+ a character stands here that XML does not allow/],
    ['a part missing in between', (text) => text.replace(/<\/INDIVIDUAL>\s*<\/INDIVIDUALS>/, ''), /closing tag does not fit/],
    ['a document type', (text) => text.replace('<CONSOLIDATED', '<!DOCTYPE x [<!ENTITY a "b">]>\n<CONSOLIDATED'), /document type/],
    ['no entry of the DPRK', (text) => text.replaceAll('>DPRK<', '>DRC<'), /none of the 3 entries/],
    ['an entry without a reference', (text) => text.replace('KPe.902', ''), /^66:1 .*REFERENCE_NUMBER/],
    ['an entry without a name', (text) => text.replace('EXAMPLE BUREAU OF THINGS (EBT)', ''), /KPe\.902 has no name/],
    ['an entry without a date', (text) => text.replace('2018-03-30', ''), /KPe\.902 has no usable LISTED_ON/],
    ['an entry that occurs twice', (text) => text.replace('KPe.902 ', 'KPi.901'), /KPi\.901 occurs twice/],
    ['no date of its own', (text) => text.replace(/dateGenerated="[^"]*"/, ''), /when it was generated/],
    ['another root', (text) => text.replaceAll('CONSOLIDATED_LIST', 'LIST'), /format of the file is not known/],
    ['a web page', () => '<!DOCTYPE html><html><body>Sign in</body></html>', /web page/],
    ['the closed list of the UK', () => 'Last Updated,28/01/2026\nName 6,Name 1\n', /closed in January 2026/],
    ['a watchlist', () => 'watchlist: a\ntitle: b\n', /watchlist already/],
    ['nothing', () => ' \n', /empty/],
  ])('refuses a file with %s', async (_name, change, says) => {
    expect(await refusal(await changed('un-small.xml', change))).toMatch(says);
  });

  it('refuses damaged bytes, damaged gzip, a missing file, an unknown and a wrong format', async () => {
    const bytes = await readFile(fixture('un-small.xml'));
    const cut = join(folder, 'cut.gz');
    await writeFile(cut, gzipSync(bytes).subarray(0, 400));
    expect(await refusal(cut)).toMatch(/gzip file is damaged/);
    const latin = join(folder, 'latin.xml');
    await writeFile(latin, Buffer.from(bytes.toString('utf8').replace('Numéro', 'Numéro'), 'latin1'));
    expect(await refusal(latin)).toMatch(/not valid UTF-8.*download it again/);
    expect(await refusal(join(folder, 'absent.xml'))).toMatch(/no such file/);
    expect(await refusal(fixture('un-small.xml'), 'un-json')).toMatch(/no importer un-json: use un-xml or ofac-csv/);
    expect(await refusal(fixture('un-small.xml'), 'ofac-csv')).toMatch(/import it as un-xml/);
  });
});

describe('ofac-csv', () => {
  it('joins the four files: DPRK programmes and the note on the North Korea Sanctions Regulations', async () => {
    const { watchlist, notes } = await importWatchlist('auto', fixture('ofac/sdn.csv'), { asOf: '2026-05-04' });
    expect(watchlist).toMatchObject({ id: 'ofac-dprk', authority: 'US', asOf: '2026-05-04' });
    const [firm, person, coast] = watchlist.parties;
    expect(watchlist.parties.map(({ id }) => id)).toEqual(['OFAC-9901', 'OFAC-9902', 'OFAC-9906']);
    expect(firm).toMatchObject({
      type: 'entity', statuses: ['designated-unilaterally'], by: 'US OFAC (NPWMD, DPRK2)',
      names: [
        { text: 'EXAMPLE DEVELOPMENT TRADING CO., LTD.', kind: 'primary' }, { text: 'EXAMPLE DEV. CORP', kind: 'alias', quality: 'good' },
        { text: 'OLD EXAMPLE TRADING', kind: 'former' }, { text: 'EXDT', kind: 'alias', quality: 'low' },
      ],
      identifiers: [
        { kind: 'registration', value: '000123450', note: 'China' }, { kind: 'swift', value: 'EXAMKPPY' },
        { kind: 'imo-company', value: '5571322' }, { kind: 'email', value: 'info@example.kp' },
      ],
      addresses: [{ text: '1 Example Street, Dandong, Liaoning 118000', country: 'CN' }],
    });
    expect(person).toMatchObject({
      type: 'individual', names: [{ text: 'RI Example Son' }, { text: 'LI Example-Son' }], nationalities: ['KP'],
      birthDates: ['1965-09-05', '1947', '1962', '1963'],
      identifiers: [{ kind: 'passport', value: '000000034', note: 'Korea, North' }, { kind: 'national-id', value: '7700000' }],
      addresses: [{ text: 'Korea, North', country: 'KP' }],
    });
    expect(coast).toMatchObject({ identifiers: [{ kind: 'imo-company', value: '5878589' }] });
    expect(watchlist.vessels).toMatchObject([{ id: 'OFAC-9903', imo: '8606173', flag: 'KP', measures: ['asset freeze'] }]);
    expect(notes).toEqual(['aircraft left out, as records name none: 1']);
  });

  it('says which companion files are missing, and takes the day from the name of the file', async () => {
    const path = join(folder, 'sdn_2024-05-03.csv');
    await cp(fixture('ofac/sdn.csv'), path);
    const { watchlist, notes } = await importWatchlist('ofac-csv', path);
    expect(watchlist.asOf).toBe('2024-05-03');
    expect(watchlist.parties.map(({ id }) => id)).toEqual(['OFAC-9901', 'OFAC-9902']);
    expect(notes.filter((note) => note.includes('was not found'))).toHaveLength(3);
  });

  it('refuses a file without a day, cut off, or without DPRK entries', async () => {
    expect(await refusal(fixture('ofac/sdn.csv'))).toMatch(/--as-of/);
    expect(await refusal(await changed('ofac/sdn.csv', (text) => text.slice(0, text.indexOf('9906') + 46)))).toMatch(/^6:1 .*columns instead of 12.*cut off/);
    expect(await refusal(await changed('ofac/sdn.csv', (text) => text.slice(0, text.indexOf('SOMEBODY') + 4)))).toMatch(/cannot be read as CSV/);
    expect(await refusal(await changed('ofac/sdn.csv', (text) => text.replaceAll('DPRK', 'DRC').replaceAll('North Korea', 'N. K.')))).toMatch(/none of the 6 entries/);
  });
});

it('every importer has an id and a title of its own, and what it gives is written and read back unchanged', async () => {
  expect(new Set(IMPORTERS.map(({ id }) => id)).size).toBe(IMPORTERS.length);
  const imported = [
    await importWatchlist('auto', fixture('un-small.xml'), { programme: 'all' }),
    await importWatchlist('auto', fixture('ofac/sdn.csv'), { programme: 'all', asOf: '2026-05-04' }),
  ];
  for (const { watchlist } of imported) expect(contentOf(parseWatchlist(toYaml(watchlist), 'x.yaml'))).toEqual(contentOf(watchlist));
});

describe.skipIf(!existsSync(shared('un')))('the real files (skipped without ../shared)', () => {
  it('the UN list of 2026-02-27 has the parties that ship, name by name', async () => {
    const { watchlist } = await importWatchlist('auto', shared('un/UN_consolidated_2026-02-27.xml.gz'));
    const shipped = await loadWatchlist(new URL('../../data/un-1718.yaml', import.meta.url).pathname);
    const namesOf = (list: Watchlist) => Object.fromEntries(list.parties.map(({ id, names }) => [id, names.map(({ text }) => text)]));
    const expected = namesOf(shipped);
    expected['KPi.024'] = expected['KPi.024']!.filter((name) => name !== 'Kim Young-Chul');
    expect(namesOf(watchlist)).toEqual(expected);
    for (const party of watchlist.parties) {
      const own = shipped.parties.find(({ id }) => id === party.id)!;
      expect(party.birthDates, party.id).toEqual(own.birthDates);
      expect(party.listedOn, party.id).toBe(own.listedOn);
      expect(party.nationalities, party.id).toEqual(own.nationalities);
      const documents = ({ identifiers }: typeof own) => identifiers.filter(({ kind }) => kind !== 'phone').map(({ kind, value }) => `${kind} ${value}`).sort();
      expect(documents(party), party.id).toEqual(documents(own));
      expect(party.addresses.map(({ country }) => country), party.id).toEqual(own.addresses.map(({ country }) => country));
    }
  });

  it('from 2016 to 2021 the DPRK part grew from 60 to 155 parties', async () => {
    const [before, after] = await Promise.all(['2016-06-20', '2021-01-27'].map((day) => importWatchlist('auto', shared(`un/UN_consolidated_${day}.xml.gz`))));
    const diff = diffWatchlists(before!.watchlist, after!.watchlist);
    expect(diff).toMatchObject({ counts: { before: 60, after: 155 }, removed: [] });
    expect(diff.added).toHaveLength(95);
  });

  it.each(['UN_consolidated_2024-10_bare-ampersand', 'UN_consolidated_2025-08-16_bad-bytes'])('refuses %s', async (name) => {
    expect(await refusal(shared(`un/malformed/${name}.xml.gz`))).toMatch(/download it again/);
  });

  it('the SDN list of 2024-05-03 has 593 DPRK entries, aircraft included', async () => {
    const { watchlist, notes } = await importWatchlist('auto', shared('ofac/sdn_2024-05-03.csv.gz'));
    expect(notes).toContain('aircraft left out, as records name none: 16');
    expect(watchlist.parties.length + watchlist.vessels.length).toBe(593 - 16);
    expect(watchlist.vessels).toHaveLength(105);
  });
});
