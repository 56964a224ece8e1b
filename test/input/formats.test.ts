import { gzipSync } from 'node:zlib';
import * as zlib from 'node:zlib';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/input/types.js';
import { encode } from './helpers/encode.js';
import { readAll, readTable } from './helpers/read.js';
import { xlsx } from './helpers/xlsx.js';

/** A cut of a manifest with what makes formats differ: quotes, breaks, numbers, zeros in front, empty cells, accents. */
const HEADER = ['RECORD_ID', 'EXPORT_DATE', 'EXPORTER_NAME', 'CONSIGNEE_NAME', 'CONSIGNEE_ADDRESS', 'HS_CODE', 'QUANTITY', 'FOB_VALUE', 'REMARK'];
const FIRMS = ['Société Générale', 'ACME, LTD', 'Müller & Söhne "GmbH"', 'KIM TRADING CO.; LTD', 'Café € Export', "O'Neill", 'PIPE 2" WORKS'];
const ROWS = Array.from({ length: 700 }, (_, index) => [
  `B${`${index}`.padStart(7, '0')}`, `2024-0${1 + (index % 9)}-1${index % 10}`, FIRMS[index % 7] as string, FIRMS[(index * 3 + 1) % 7] as string,
  index % 5 === 0 ? `12 Main St.\nDANDONG, CHINA` : `${index} Harbour Road`, `0${300 + (index % 90)}.${10 + (index % 80)}`, `${index * 3}`,
  `${(index * 37) % 1000}.25`, index % 4 === 0 ? '' : `-note ${index}`,
]);

function csv(delimiter: string, lineEnd: string, preamble = ''): string {
  const quote = (cell: string): string => cell.includes(delimiter) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
  return preamble + [HEADER, ...ROWS].map((row) => row.map(quote).join(delimiter) + lineEnd).join('');
}

const objects = ROWS.map((row) => Object.fromEntries(row.map((cell, index) => [HEADER[index], cell])));
const number = /^(?:0|[1-9]\d*)(?:\.\d*[1-9])?$/;
const zstd = (zlib as unknown as { zstdCompressSync?: (bytes: Buffer) => Buffer }).zstdCompressSync;

const FILES: readonly (readonly [string, () => Buffer])[] = [
  ['CSV', () => Buffer.from(csv(',', '\n'))],
  ['CSV with CRLF and a byte order mark', () => Buffer.from(`\ufeff${csv(',', '\r\n')}`)],
  ['semicolon CSV in windows-1252 with a preamble', () => encode(csv(';', '\r\n', 'Export report\r\nPeriod: 2024\r\n\r\n'), 'windows-1252')],
  ['tab-separated UTF-16', () => encode(`\ufeff${csv('\t', '\r\n')}`, 'utf-16le')],
  ['pipe-separated', () => Buffer.from(csv('|', '\n'))],
  ['gzip CSV', () => gzipSync(csv(',', '\n'))],
  ['NDJSON', () => Buffer.from(objects.map((row) => `${JSON.stringify(row)}\n`).join(''))],
  ['gzip NDJSON', () => gzipSync(objects.map((row) => `${JSON.stringify(row)}\n`).join(''))],
  ['JSON array', () => Buffer.from(JSON.stringify(objects, null, 1))],
  ['.xlsx', () => xlsx([{ name: 'Data', rows: [HEADER, ...ROWS.map((row) => row.map((cell) => number.test(cell) ? Number(cell) : cell))] }])],
  ['Parquet', () => Buffer.from(parquetWriteBuffer({ rowGroupSize: 250, columnData: HEADER.map((name, column) => ({ name, type: 'STRING', data: ROWS.map((row) => row[column]) })) }))],
  ['gzip Parquet', () => gzipSync(Buffer.from(parquetWriteBuffer({ columnData: HEADER.map((name, column) => ({ name, type: 'STRING', data: ROWS.map((row) => row[column]) })) })))],
  ...(zstd === undefined ? [] : [['zstd CSV', () => zstd(Buffer.from(csv(',', '\n')))] as const]),
];

describe('one table in every format', () => {
  it.each(FILES)('%s', async (_name, write) => {
    const table = await readTable(write());
    expect(table.info.header).toEqual(HEADER);
    expect(table.faults).toEqual([]);
    expect(table.rows.map(({ cells }) => cells)).toEqual(ROWS);
    expect(table.rows.map(({ record }) => record)).toEqual(ROWS.map((_, index) => index + 1));
  });
});

describe('Parquet', () => {
  it('values of every type, nested ones flattened', async () => {
    const bytes = Buffer.from(parquetWriteBuffer({
      columnData: [
        { name: 'hs', data: [8471300000n, 307n], type: 'INT64' },
        { name: 'qty', data: [1.5, 2], type: 'DOUBLE' },
        { name: 'small', data: [0.1, 2.25], type: 'FLOAT' },
        { name: 'ok', data: [true, false], type: 'BOOLEAN' },
        { name: 'day', data: [new Date('2024-01-02T00:00:00Z'), new Date('2024-01-02T10:30:00Z')], type: 'TIMESTAMP' },
        { name: 'extra', data: [{ a: 1 }, null], type: 'JSON', nullable: true },
      ],
    }));
    const table = await readTable(bytes);
    expect(table.info.header).toEqual(['hs', 'qty', 'small', 'ok', 'day', 'extra']);
    expect(table.rows.map(({ cells }) => cells)).toEqual([
      ['8471300000', '1.5', '0.1', 'true', '2024-01-02', '{"a":1}'], ['307', '2', '2.25', 'false', '2024-01-02 10:30:00', ''],
    ]);
  });

  it('text that is not UTF-8 is a fault of its record', async () => {
    const good = Buffer.from(parquetWriteBuffer({ codec: 'UNCOMPRESSED', columnData: [{ name: 'consignee', type: 'STRING', data: ['ACME', 'CAFEX', 'FOO'] }] }));
    good.write('CAF\xe9X', good.indexOf('CAFEX'), 'latin1');
    const table = await readTable(good);
    expect(table.faults.map(({ record, column }) => [record, column])).toEqual([[2, 'consignee']]);
    expect(table.rows.map(({ record }) => record)).toEqual([1, 3]);
  });

  it.each([[10], [100], [400]])('damaged at byte %i from the end is an InputError', async (back) => {
    const bytes = Buffer.from(parquetWriteBuffer({ columnData: [{ name: 'consignee', type: 'STRING', data: Array.from({ length: 500 }, (_, index) => `firm ${index}`) }] }));
    bytes.fill(0xff, bytes.length - back, bytes.length - back + 8);
    const result = await readAll(bytes).catch((error: unknown) => error);
    if (result instanceof Error) expect(result).toBeInstanceOf(InputError);
  });
});

describe('formats that are not read', () => {
  it.each([
    ['.xls', Buffer.from('d0cf11e0a1b11ae1000000', 'hex'), /old Excel workbook.*save it as \.xlsx/],
    ['PDF', Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3'), /PDF/],
    ['EDIFACT', Buffer.from("UNA:+.? '\nUNB+UNOC:3+SENDER+RECEIVER+240102:1030+1'UNH+1+CUSCAR:D:95B:UN'"), /EDIFACT.*CSV/],
    ['EDIFACT without UNA', Buffer.from("UNB+UNOA:1+S+R+240102:1030+1'"), /EDIFACT/],
    ['X12', Buffer.from('ISA*00*          *00*          *ZZ*SENDER~'), /X12/],
    ['ASYCUDA', Buffer.from('<?xml version="1.0"?>\n<ASYCUDA id="1"><Identification/></ASYCUDA>'), /ASYCUDA.*export the declarations/],
    ['XML', Buffer.from('<?xml version="1.0" encoding="UTF-8"?><Manifest2><a/></Manifest2>'), /an XML file/],
    ['HTML named .xls', Buffer.from('\ufeff<html xmlns:x="urn:schemas-microsoft-com:office:excel"><table><tr><td>A</td></tr></table>'), /web page/],
    ['Excel 2003 XML', Buffer.from('<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook/>'), /Excel 2003 XML/],
    ['PNG', Buffer.from('89504e470d0a1a0a', 'hex'), /image/],
    ['JPEG', Buffer.from('ffd8ffe000104a46', 'hex'), /image/],
    ['RAR', Buffer.from('Rar!\x1a\x07\x01\x00'), /archive/],
    ['dBASE', Buffer.concat([Buffer.of(3, 124, 1, 2, 1, 0, 0, 0, 65, 0, 20, 0), Buffer.alloc(20), Buffer.from('CNAME\0\0\0\0\0\0C')]), /dBASE/],
    ['a JSON object over several lines', Buffer.from('{\n  "records": [\n    {"a": 1}\n  ]\n}\n'), /one JSON object over several lines/],
    ['SQLite', Buffer.from('SQLite format 3\0'), /SQLite/],
  ] as const)('%s is refused by name', async (_name, bytes, reason) => {
    await expect(readAll(bytes)).rejects.toThrow(InputError);
    await expect(readAll(bytes)).rejects.toThrow(reason);
    await expect(readAll(gzipSync(bytes))).rejects.toThrow(reason);
  });
});
