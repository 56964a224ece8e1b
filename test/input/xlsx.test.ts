import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/input/types.js';
import { compileFormat } from '../../src/input/xlsx/format.js';
import { StringTable } from '../../src/input/xlsx/strings.js';
import { readAll, readTable, type ReadTable } from './helpers/read.js';
import { xlsx, xlsxParts, type XlsxCell } from './helpers/xlsx.js';
import { zip } from './helpers/zip.js';

const HEADER = ['CONSIGNEE', 'HS', 'QTY', 'DATE'];
const ROWS: XlsxCell[][] = [HEADER, ['ACME', '7208', 1, '2024-01-02'], ['FOO 商社', '0307', 2.5, '2024-01-03']];

function shown(table: ReadTable): string[] {
  return table.rows.map((row) => `${row.record}@${row.line}: ${row.cells.join('|')}`);
}

describe('number formats', () => {
  it.each([
    [0, undefined, '8471300000', '8471300000'], [0, undefined, '3.0699999999999998', '3.07'], [0, undefined, '2.5E-7', '0.00000025'],
    [0, undefined, '1E+21', '1000000000000000000000'], [0, undefined, '12345678901234567', '12345678901234567'],
    [1, undefined, '12.7', '13'], [2, undefined, '8471.3', '8471.30'], [3, undefined, '1234567', '1234567'], [4, undefined, '1234.5', '1234.50'],
    [9, undefined, '0.25', '25%'], [10, undefined, '0.12345', '12.35%'], [11, undefined, '1234.5', '1234.5'], [49, undefined, '307', '307'],
    [164, '000000', '307', '000307'], [164, '0000\\.00\\.00', '3074300', '0307.43.00'], [164, '0000"."00"."00', '3074300', '0307.43.00'],
    [164, '"HS "0000', '307', 'HS 0307'], [164, '0 "kg"', '12', '12 kg'], [164, '#,##0.00;[Red](#,##0.00)', '-5.1', '(5.10)'],
    [164, '0.0##', '5.1', '5.1'], [164, '[$€-407]#,##0.00', '5', '€5.00'], [164, '0,', '12000', '12'], [164, ';;;', '7', '7'],
    [164, '[>=1000]0.0,"k";0', '1500', '1.5k'], [164, '[>=1000]0.0,"k";0', '15', '15'], [164, '#', '0', ''], [164, '0.00', '1.005', '1.01'],
    [164, '0;-0;"nil"', '0', '0'], [164, 'General', '5.5', '5.5'], [164, '# ?/?', '0.5', '0.5'],
    [14, undefined, '45293', '2024-01-02'], [22, undefined, '45293.5', '2024-01-02 12:00:00'], [14, undefined, '45293.5', '2024-01-02'],
    [20, undefined, '0.25', '06:00:00'], [46, undefined, '1.5', '36:00:00'], [164, 'yyyy"年"m"月"d"日"', '45293', '2024-01-02'],
    [31, undefined, '45293', '2024-01-02'], [164, '[$-409]d-mmm-yy;@', '45293', '2024-01-02'], [14, undefined, '60', '1900-02-29'],
    [14, undefined, '59', '1900-02-28'], [14, undefined, '1', '1900-01-01'], [14, undefined, '61', '1900-03-01'], [14, undefined, '-3', '-3'],
    [14, undefined, '99999999', '99999999'], [17, undefined, '45717', '2025-03-01'],
  ] as const)('%i %s: %s is shown as %s', (id, code, raw, text) => {
    expect(compileFormat(id, code).show(raw, false)).toBe(text);
  });

  it('knows workbooks that count from 1904', () => {
    expect(compileFormat(14, undefined).show('43831', true)).toBe('2024-01-02');
  });
});

describe('.xlsx', () => {
  it.each([[true], [false]])('rows as they are shown, texts in the cells: %s', async (inline) => {
    const table = await readTable(xlsx([{ name: 'Data', rows: ROWS }], { inline }));
    expect(table.info).toMatchObject({ format: 'xlsx', sheet: 'Data', file: '-#Data', header: HEADER, headerLine: 1 });
    expect(shown(table)).toEqual(['1@2: ACME|7208|1|2024-01-02', '2@3: FOO 商社|0307|2.5|2024-01-03']);
  });

  it('cells of every type', async () => {
    const rows: XlsxCell[][] = [HEADER,
      [true, { inner: '<v>307</v>', format: '0000' }, { inner: '<f>A1</f><v>5</v>' }, { inner: '<v>45293</v>', format: 14 }],
      [{ type: 'str', inner: '<f>B1</f><v>a_x000D_b</v>' }, { type: 'inlineStr', inner: '<is><r><t>AC</t></r><r><t>ME</t></r><rPh><t>エー</t></rPh></is>' }, { type: 'd', inner: '<v>2024-01-02T00:00:00</v>' }, null],
      [{ type: 'e', inner: '<v>#REF!</v>' }, 'x', 'y', 'z'],
      ['FORMULA', { inner: '<f>A1</f>' }, 1, 2],
      ['EMPTY', { inner: '<f>A1</f><v/>' }, 1, 2],
      ['BLANK TEXT', { type: 'str', inner: '<f>A1</f><v></v>' }, 1, 2],
      ['LAST', 1, 2, 3]];
    const table = await readTable(xlsx([{ name: 'Data', rows }]));
    expect(shown(table)).toEqual(['1@2: TRUE|0307|5|2024-01-02', '2@3: a\rb|ACME|2024-01-02|', '6@7: BLANK TEXT||1|2', '7@8: LAST|1|2|3']);
    expect(table.faults.map(({ record, line, column, reason }) => ({ record, line, column, reason }))).toEqual([
      { record: 3, line: 4, column: 'CONSIGNEE', reason: 'cell A4 holds the error #REF!' },
      { record: 4, line: 5, column: 'HS', reason: 'cell B5 holds a formula without a stored result' },
      { record: 5, line: 6, column: 'HS', reason: 'cell B6 holds a formula without a stored result' },
    ]);
  });

  it('titles above, totals and notes below, the header again, wider rows', async () => {
    const rows: XlsxCell[][] = [['EXPORT REPORT'], [], ['Period', '2024'], HEADER, ['ACME', '7208', 1, '2024-01-02'], HEADER, ['FOO', '7209', 2, '2024-01-03', 'checked'], ['Total', null, 3], ['Source: customs']];
    const table = await readTable(xlsx([{ name: 'Data', rows, merges: ['A1:D1', 'A9:D9'] }]));
    expect(table.info).toMatchObject({ headerLine: 4, header: [...HEADER, ''], preamble: ['EXPORT REPORT', 'Period\t2024'] });
    expect(shown(table)).toEqual(['1@5: ACME|7208|1|2024-01-02|', '2@7: FOO|7209|2|2024-01-03|checked']);
    expect(table.trailing).toHaveLength(3);
  });

  it('headers merged over two rows', async () => {
    const rows: XlsxCell[][] = [['No', 'Exporter', null, 'Consignee', null, 'HS code', 'Quantity'], [null, 'Name', 'Address', 'Name', 'Address'],
      [1, 'ACME', 'SEOUL 1', 'FOO', 'DANDONG 2', '7208', 5], [2, 'ACME', 'SEOUL 1', 'BAR', 'DALIAN 3', '7209', 6]];
    const table = await readTable(xlsx([{ name: 'Data', rows, merges: ['A1:A2', 'B1:C1', 'D1:E1', 'F1:F2', 'G1:G2'] }]));
    expect(table.info.header).toEqual(['No', 'Exporter Name', 'Exporter Address', 'Consignee Name', 'Consignee Address', 'HS code', 'Quantity']);
    expect(shown(table)[0]).toBe('1@3: 1|ACME|SEOUL 1|FOO|DANDONG 2|7208|5');
  });

  it('fills cells that are merged over several records', async () => {
    const rows: XlsxCell[][] = [HEADER, ['ACME', '7208', 1, '2024-01-02'], [null, '7209', 2, '2024-01-02'], [null, '7210', 3, null], ['FOO', '7211', 4, '2024-01-03']];
    const table = await readTable(xlsx([{ name: 'Data', rows, merges: ['A2:A4', 'D3:D4'] }]));
    expect(shown(table)).toEqual(['1@2: ACME|7208|1|2024-01-02', '2@3: ACME|7209|2|2024-01-02', '3@4: ACME|7210|3|2024-01-02', '4@5: FOO|7211|4|2024-01-03']);
    expect(table.trailing.join()).toMatch(/3 cells were filled/);
  });

  it('every sheet, or the one asked for', async () => {
    const book = xlsx([
      { name: 'Cover', rows: [['Exports of 2024'], ['prepared by the customs desk']] },
      { name: 'One', rows: ROWS }, { name: 'Empty', rows: [] }, { name: 'Two', rows: ROWS, hidden: true },
    ]);
    const { tables } = await readAll(book);
    expect(tables.map(({ info, rows }) => [info.sheet, info.header.length, rows.length])).toEqual([['Cover', 0, 2], ['One', 4, 2], ['Empty', 0, 0], ['Two', 4, 2]]);
    expect(tables.map(({ info }) => info.notes)).toEqual([
      [expect.stringMatching(/no header line found in this sheet; its first row is: Exports of 2024/)], [], ['the sheet is empty'], ['the sheet Two is hidden'],
    ]);
    for (const sheet of ['One', '2', 'one']) expect((await readTable(book, { sheet })).info.sheet).toBe('One');
    await expect(readTable(book, { sheet: 'Three' })).rejects.toThrow(/no sheet Three; the sheets are: 1 Cover, 2 One/);
    await expect(readTable(book, { sheet: 'Cover' })).rejects.toThrow(/no header line found/);
    expect((await readTable(book, { sheet: 'One', noHeader: true })).rows).toHaveLength(3);
  });

  it('is read compressed once more, too', async () => {
    const table = await readTable(gzipSync(xlsx([{ name: 'Data', rows: ROWS }])));
    expect(table.info.compression).toBe('gzip');
    expect(table.rows).toHaveLength(2);
  });

  it('prefixed elements and absolute targets', async () => {
    const parts = xlsxParts([{ name: 'Data', rows: ROWS }]);
    parts['xl/worksheets/sheet1.xml'] = (parts['xl/worksheets/sheet1.xml'] as string).replace(/<(\/?)(?=[a-z])/g, '<$1x:').replace('xmlns=', 'xmlns:x=');
    parts['xl/_rels/workbook.xml.rels'] = (parts['xl/_rels/workbook.xml.rels'] as string).replace('"worksheets/', '"/xl/worksheets/');
    expect((await readTable(zip(parts))).rows).toHaveLength(2);
  });

  it.each([
    ['a Word document', zip({ '[Content_Types].xml': '<a/>', 'word/document.xml': '<a/>' }), /Word document/],
    ['another zip', zip({ 'a.csv': 'A,B\n1,2\n' }), /this is a zip file \(a\.csv\).*unpack/],
    ['an OpenDocument sheet', zip({ mimetype: 'application/vnd', 'content.xml': '<a/>' }), /OpenDocument/],
    ['a zip cut short', xlsx([{ name: 'Data', rows: ROWS }]).subarray(0, 900), /zip container is damaged/],
    ['a zip bomb', zip({ ...xlsxParts([{ name: 'Data', rows: ROWS }]), 'xl/media/x': Buffer.alloc(100_000_000) }), /zip bomb/],
    ['a sheet that is not well-formed', zip({ ...xlsxParts([{ name: 'D', rows: ROWS }]), 'xl/worksheets/sheet1.xml': '<worksheet><sheetData><row r="1"><c' }), /sheet D: damaged/],
    ['a cell of many megabytes', zip({ ...xlsxParts([{ name: 'D', rows: ROWS }]), 'xl/worksheets/sheet1.xml': `<worksheet><sheetData><row r="1"><c t="str"><v>${'ab'.repeat(6_000_000)}</v></c></row></sheetData></worksheet>` }), /cell is too long/],
    ['a cell far to the right', zip({ ...xlsxParts([{ name: 'D', rows: ROWS }]), 'xl/worksheets/sheet1.xml': '<worksheet><sheetData><row r="1"><c r="ZZZZ1"><v>1</v></c></row></sheetData></worksheet>' }), /beyond the last/],
  ] as const)('%s is refused', async (_name, bytes, reason) => {
    await expect(readAll(bytes)).rejects.toThrow(InputError);
    await expect(readAll(bytes)).rejects.toThrow(reason);
  });
});

describe('StringTable', () => {
  it('gives back what was put in, in memory or beyond', () => {
    const table = new StringTable();
    const text = (index: number): string => `${index} 名 ${'x'.repeat(index % 3_000)}`;
    for (let index = 0; index < 40_000; index += 1) table.add(text(index));
    for (const index of [0, 1, 999, 39_999, 20_000, 35_000, 5, 39_000]) expect(table.get(index)).toBe(text(index));
    for (let index = 0; index < 40_000; index += 97) expect(table.get(index)).toBe(text(index));
    expect(table.get(40_000)).toBeNull();
    table.close();
  });
});
