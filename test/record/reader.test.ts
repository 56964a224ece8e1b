import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMarkup } from '../../src/names/index.js';
import { fillDown } from '../../src/record/fill-down.js';
import { compileRecordReader, type ReaderOptions } from '../../src/record/reader.js';
import type { ColumnMapping, Field, ShipmentRecord } from '../../src/record/types.js';

/** `header:field+field` per column; no fields for an unmapped column. */
function columns(...texts: string[]): ColumnMapping[] {
  return texts.map((text, i) => {
    const [header = '', fields = ''] = text.split(':');
    return { index: i + 1, header, fields: fields === '' ? [] : fields.split('+') as Field[], confidence: 0.9, why: [] };
  });
}

function read(mappings: ColumnMapping[], cells: string[], sample: string[][] = [], options: Partial<ReaderOptions> = {}): ShipmentRecord {
  return compileRecordReader('m.csv', mappings, { direction: 'export', sample, ...options })({ record: 7, line: 9, cells });
}

describe('a record', () => {
  it('has all parts of a row, each with its cell', () => {
    const mappings = columns('ID:record_id', 'Exporter:exporter', 'Consignee:consignee', 'Cons addr:consignee_address', 'HS:hs_code', 'Goods:description', 'To:destination_country', 'POD:port_of_discharge', 'Vessel:vessel', 'IMO:imo', 'Date:date', 'FOB (USD):value', 'Qty:quantity', 'Remarks:');
    const record = read(mappings, ['D1', 'ACME PTE LTD', 'KOREA X CO', 'PYONGYANG', '8471.30', 'LAPTOPS', 'KOREA, REPUBLIC OF', 'BUSAN', 'PETREL 8', 'IMO 9562233', '2025-03-07', '1,200.50', '12', 'C/O TANCHON']);
    expect(record).toMatchObject({ file: 'm.csv', record: 7, line: 9, id: 'D1', quantity: 12, faults: [] });
    expect(record.cells).toHaveLength(14);
    expect(record.parties.map((cell) => [cell.field, cell.value])).toEqual([
      ['exporter', 'ACME PTE LTD'], ['consignee', 'KOREA X CO'], ['consignee_address', 'PYONGYANG'], ['unmapped', 'C/O TANCHON'],
    ]);
    expect(record.hsCodes.map((code) => [code.digits, code.source, code.valid])).toEqual([['847130', 'code', true]]);
    expect(record.descriptions.map((cell) => cell.value)).toEqual(['LAPTOPS']);
    expect(record.places.filter((place) => place.kind === 'country').map((place) => [place.role, place.country])).toEqual([['destination', 'KR']]);
    expect(record.places.filter((place) => place.kind === 'port').map((place) => [place.role, place.cell.value])).toEqual([['destination', 'BUSAN']]);
    expect(record.vessels.map((cell) => cell.value)).toEqual(['PETREL 8']);
    expect(record.imos.map((imo) => [imo.digits, imo.valid])).toEqual([['9562233', true]]);
    expect(record.date).toMatchObject({ day: '2025-03-07' });
    expect(record.value).toMatchObject({ amount: 1200.5, currency: 'USD' });
  });

  it.each([
    ['TANCHON&nbsp;COMMERCIAL&#32;BANK', 'TANCHON COMMERCIAL BANK'], ['&amp;lt;X&amp;gt; CO', '<X> CO'], ['A<br/>B', 'A\nB'], ['&#27827;&#x5DDD;', '河川'],
    ['North%20Korea', 'North Korea'], ['A%', 'A%'], ['60%20 COTTON', '60%20 COTTON'], ['%E9', '%E9'], ['A & B; C', 'A & B; C'], ['&unknown; <script>', '&unknown; <script>'], ['&#0;&#xD800;', '&#0;&#xD800;'],
  ])('reads signs of HTML and URLs: %s', (text, value) => {
    expect(read(columns('Buyer:consignee'), [text]).parties.map((cell) => cell.value)).toEqual([value]);
  });

  it('puts the parts of a name over several columns together', () => {
    const parties = (headers: string[], cells: string[]): unknown => read(columns(...headers), cells).parties.map(({ field, column, value }) => [field, column, value]);
    expect(parties(['CNEE_NAME1:consignee', 'CNEE_NAME2:consignee', 'CNEE_NAME3:consignee', 'Shipper:exporter'], ['KOREA MINING DEVELOPMENT', 'TRADING', 'CORPORATION', 'ACME']))
      .toEqual([['consignee', 'CNEE_NAME1 + CNEE_NAME2 + CNEE_NAME3', 'KOREA MINING DEVELOPMENT\nTRADING\nCORPORATION'], ['exporter', 'Shipper', 'ACME']]);
    expect(parties(['Consignee:consignee', 'Consignee 2:consignee'], ['A CO', ''])).toEqual([['consignee', 'Consignee', 'A CO']]);
    expect(parties(['First Name:exporter', 'Last Name:'], ['Chang-Ho', 'PAEK'])).toEqual([['exporter', 'First Name + Last Name', 'Chang-Ho\nPAEK']]);
    expect(parties(['SURNAME:', 'GIVEN_NAME:'], ['PAEK', 'Chang-Ho'])).toEqual([['unmapped', 'SURNAME + GIVEN_NAME', 'PAEK\nChang-Ho']]);
    expect(parties(['Consignee:consignee', 'Notify:notify_party', 'Buyer:consignee'], ['A', 'B', 'C'])).toEqual([['consignee', 'Consignee', 'A'], ['notify_party', 'Notify', 'B'], ['consignee', 'Buyer', 'C']]);
  });

  it.each([['NEWNAME (9349796)', ['9349796']], ['NEWNAME 9349796', ['9349796']], ['NEWNAME 1234560', []], ['IMO9349796', ['9349796']], ['X', []]])('finds an IMO number beside the name of a ship: %s', (text, digits) => {
    expect(read(columns('Vessel:vessel'), [text]).imos.map((imo) => imo.digits)).toEqual(digits);
  });

  it('two ships in one cell are two ships', () => {
    expect(read(columns('IMO:imo'), ['9349796 / 9562233, 1234560']).imos.map(({ digits, valid }) => [digits, valid])).toEqual([['9349796', true], ['9562233', true]]);
    expect(read(columns('IMO:imo'), ['9349796 9562233']).imos.map(({ digits }) => digits)).toEqual(['9349796', '9562233']);
  });

  it('works by position: duplicate and empty headers, short and long rows', () => {
    const mappings = columns('NAME:exporter', 'NAME:consignee', ':');
    expect(read(mappings, ['A CO', 'B CO', 'C CO', 'D CO']).parties.map((cell) => [cell.field, cell.column, cell.index])).toEqual([
      ['exporter', 'NAME', 0], ['consignee', 'NAME', 1], ['unmapped', 'column 3', 2], ['unmapped', 'column 4', 3],
    ]);
    expect(read(mappings, ['A CO']).parties).toHaveLength(1);
    expect(read(mappings, []).cells).toEqual([]);
  });

  it('screens one cell once although it has two fields', () => {
    const record = read(columns('Shipper:exporter+exporter_address'), ['ACME, PYONGYANG']);
    expect(record.cells.map((cell) => cell.field)).toEqual(['exporter', 'exporter_address']);
    expect(record.parties).toHaveLength(1);
    expect(record.places).toHaveLength(1);
  });

  it.each(['12.5', '2025-03-07', '7-Mar-25', '10:15', '65.0 KGS', '25%', '1200 USD', '4f2c41d0-7a3b-4615-9f2c-41d07a3be615', '2025-03-07T10:00:00Z', '8.47E+09', '---', 'N/A'])('an unmapped %j is no party', (value) => {
    expect(read(columns('X:'), [value]).parties).toEqual([]);
  });

  it.each(['TANCHON', '朝鲜', '39호실', '3rd Academy of Natural Sciences', 'KPW123456', 'PS472220033', 'Office 39', '8 March Trading Co'])('an unmapped %j is screened', (value) => {
    expect(read(columns('X:'), [value]).parties).toHaveLength(1);
  });

  it('screens names that stand in a country or IMO column', () => {
    const record = read(columns('To:destination_country', 'IMO:imo'), ['TANCHON COMMERCIAL BANK', 'PETREL 8']);
    expect(record.parties.map((cell) => cell.value)).toEqual(['TANCHON COMMERCIAL BANK']);
    expect(record.vessels.map((cell) => cell.value)).toEqual(['PETREL 8']);
  });

  it('says what is wrong with a value and goes on', () => {
    const mappings = columns('HS:hs_code', 'IMO:imo', 'Date:date', 'To:destination_country');
    const record = read(mappings, ['LAPTOP', '9349797', '2025-02-30', 'BUSAN']);
    expect(record.faults.map((fault) => fault.code).sort()).toEqual(['country-unknown', 'date-unreadable', 'hs-unreadable', 'imo-check-digit']);
    expect(read(mappings, ['N/A', 'NULL', '-', 'UNKNOWN']).faults).toEqual([]);
    expect(read(mappings, ['7701.00', '123', '', '']).faults.map((fault) => fault.code)).toEqual(['imo-unreadable', 'hs-unreadable']);
  });
});

describe('places', () => {
  it('takes a UN/LOCODE for its country only in columns of codes', () => {
    const port = columns('POL:port_of_loading');
    const country = (value: string, sample: string[]): unknown => read(port, [value], sample.map((one) => [one])).places[0]?.country;
    expect(country('CNNGB', ['CNNGB', 'KRBNP', 'SGSIN'])).toBe('CN');
    expect(country('KPNAM', ['BUSAN', 'NINGBO'])).toBe('KP');
    expect(country('LAGOS', ['LAGOS', 'TOKYO', 'HAMBURG'])).toBeNull();
    expect(country('TOKYO', [])).toBeNull();
  });

  it('reads country codes in unmapped columns of countries, and nowhere else', () => {
    const country = (header: string, value: string, sample: string[] = []): unknown => read(columns(`${header}:`), [value], sample.map((one) => [one])).places[0]?.country;
    expect(country('Notify Country', 'KP')).toBe('KP');
    expect(country('X', 'KP', ['KR', 'KP', 'CN', 'JP'])).toBe('KP');
    expect(country('Remarks', 'KP')).toBeNull();
    expect(country('Remarks', 'NORTH KOREA')).toBe('KP');
  });

  it('reads national country numbers only when the column as a whole is of that system', () => {
    const to = columns('COUNTRY:destination_country');
    const country = (value: string, sample: string[]): unknown => read(to, [value], sample.map((one) => [one])).places[0]?.country;
    expect(country('109', ['109', '133', '116', '502', '110'])).toBe('KP');
    expect(country('5790', ['5800', '5880', '5700', '5790'])).toBe('KP');
    expect(country('104', ['103', '105', '304', '110', '104'])).toBe('KP');
    expect(country('408', ['408', '410', '156', '392'])).toBe('KP');
    expect(country('410', ['410', '156', '392', '702'])).toBe('KR');
    expect(country('36', ['36', '156', '408', '4'])).toBe('AU');
    expect(country('842', ['842', '156', '408', '699'])).toBe('US');
    expect(country('109', ['408', '410', '156', '392'])).toBeNull();
    expect(compileRecordReader('f', to, { direction: 'export', sample: [['109'], ['133'], ['116'], ['502']] }).notes.join()).toContain('China Customs');
  });
});

describe('columns of one table', () => {
  it('decides the order of day and month by the column and says so', () => {
    const mappings = columns('Date:date');
    const reader = compileRecordReader('f', mappings, { direction: 'export', sample: [['13/01/2025'], ['02/03/2025']] });
    expect(reader({ record: 1, line: 2, cells: ['02/03/2025'] }).date?.day).toBe('2025-03-02');
    const assumed = compileRecordReader('f', mappings, { direction: 'export', sample: [['02/03/2025']] });
    expect(assumed.notes).toEqual(['Date: no value shows whether day or month comes first; read as day first']);
    const forced = compileRecordReader('f', mappings, { direction: 'export', sample: [['02/03/2025']], dateOrder: 'mdy' });
    expect(forced({ record: 1, line: 2, cells: ['02/03/2025'] }).date?.day).toBe('2025-02-03');
    const both = compileRecordReader('f', mappings, { direction: 'export', sample: [['13/01/2025'], ['01/13/2025']] });
    expect(both({ record: 1, line: 2, cells: ['02/03/2025'] }).faults.map((fault) => fault.code)).toEqual(['date-unreadable']);
    expect(both({ record: 1, line: 2, cells: ['01/13/2025'] }).faults).toEqual([]);
  });

  it('joins a year column and a month column', () => {
    const record = read(columns('YEAR:date', 'MONTH:date'), ['2024', '2'], [['2024', '1'], ['2024', '12']]);
    expect(record.date).toMatchObject({ day: '2024-02-01', until: '2024-02-29' });
  });

  it('falls back to the next date column when the surest is empty', () => {
    expect(read(columns('A:date', 'B:date'), ['', '2025-01-02']).date?.day).toBe('2025-01-02');
  });

  it('joins tariff codes split over columns, and does not join columns that repeat', () => {
    const split = columns('Chapter:hs_code', 'Heading:hs_code', 'Sub:hs_code');
    const sample = [['84', '71', '30'], ['3', '07', '49']];
    expect(read(split, ['84', '71', '30'], sample).hsCodes.map((code) => code.digits)).toEqual(['847130']);
    expect(read(split, ['3', '07', '49'], sample).hsCodes.map((code) => code.digits)).toEqual(['030749']);
    const suffix = columns('Commodity_code:hs_code', 'Precision_1:hs_code');
    expect(read(suffix, ['84713000', '01'], [['84713000', '01'], ['85423100', '90']]).hsCodes.map((code) => code.digits)).toEqual(['8471300001']);
    const repeated = columns('HS_CODE:hs_code', 'HS2:hs_code');
    expect(read(repeated, ['84713000', '84'], [['84713000', '84'], ['85423100', '85']]).hsCodes.map((code) => code.digits)).toEqual(['84713000', '84']);
  });

  it('lets the column settle whether a code has lost its zero', () => {
    const hs = columns('HS:hs_code');
    const codes = (cell: string, sample: string[]): string[] => read(hs, [cell], sample.map((one) => [one])).hsCodes.map((code) => code.digits);
    expect(codes('401100000', ['8471300100', '8542310000', '6907210000'])).toEqual(['0401100000']);
    expect(codes('401100000', ['847130010', '854231000', '690721000'])).toEqual(['401100000']);
    expect(codes('401100000', [])).toEqual(['401100000', '0401100000']);
  });

  it('reads codes and IMO numbers that a text marks as such', () => {
    const record = read(columns('Goods:description', 'Vessel:vessel', 'Note:'), ['SQUID HS 0307.43', 'PETREL 8 (IMO 9562233)', 'ex IMO 9349796']);
    expect(record.hsCodes.map((code) => [code.digits, code.source])).toEqual([['030743', 'description']]);
    expect(record.imos.map((imo) => imo.digits)).toEqual(['9562233', '9349796']);
  });

  it('takes the currency from the header, the column or the value', () => {
    expect(read(columns('FOB_USD:value', 'Cur:currency'), ['5', 'EUR']).value?.currency).toBe('USD');
    expect(read(columns('FOB:value', 'Cur:currency'), ['5', 'EUR']).value?.currency).toBe('EUR');
    expect(read(columns('FOB:value'), ['SGD 5']).value?.currency).toBe('SGD');
    expect(read(columns('FOB:value'), ['5']).value?.currency).toBeNull();
  });
});

describe('fill-down', () => {
  const mappings = columns('Decl:record_id', 'Consignee:consignee', 'HS:hs_code', 'Goods:description');
  const row = (record: number, ...cells: string[]): { record: number; line: number; cells: string[] } => ({ record, line: record + 1, cells });

  it('gives continuation rows the parties of their declaration, and no other row', () => {
    const fill = fillDown(mappings);
    const rows = [row(1, 'D1', 'ACME', '8471', 'A'), row(2, '', '', '8542', 'B'), row(3, '', ' ', '8413', 'C'), row(4, 'D2', '', '8471', 'D'), row(5, '', '', '8542', 'E'), row(6, '', '', '', '')];
    expect(rows.map((one) => fill(one).cells.slice(0, 2))).toEqual([['D1', 'ACME'], ['D1', 'ACME'], ['D1', 'ACME'], ['D2', ''], ['D2', ''], ['', '']]);
  });

  it('never touches goods and keeps the numbers of the row', () => {
    const fill = fillDown(mappings);
    fill(row(1, 'D1', 'ACME', '8471', 'A'));
    expect(fill(row(2, '', '', '8542', 'B'))).toEqual({ record: 2, line: 3, cells: ['D1', 'ACME', '8542', 'B'] });
  });
});

describe('laws', () => {
  it('no cells make the reader throw, none is lost, and the values are those of the row', () => {
    const mappings = columns('a:record_id', 'b:exporter', 'c:hs_code', 'd:description', 'e:destination_country', 'f:imo', 'g:date', 'h:value', 'i:port_of_loading', 'j:vessel', 'k:');
    fc.assert(fc.property(fc.array(fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }), fc.constantFrom('NULL', '0307', '9349796', 'KP', '2025-01-01')), { maxLength: 14 }), (cells) => {
      const record = read(mappings, cells);
      expect(record.cells.map((cell) => cell.value)).toEqual(cells.map((cell) => readMarkup(cell.trim()).trim()).filter((cell) => cell !== ''));
      for (const party of record.parties) expect(record.cells).toContain(party);
    }));
  });
});
