import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runBin } from '../cli/run.js';
import { encode } from '../input/helpers/encode.js';
import { xlsx } from '../input/helpers/xlsx.js';
import { COLUMNS, manifestRows, toCsv, toObjects } from './manifest.js';
import { readNdjson } from './table.js';

/** The same records in every format give the same findings; only file, line and the wording of a column's place may differ. */

let folder = '';
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'nkcheck-formats-')); });
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

interface Screened {
  readonly findings: readonly string[];
  readonly counts: string;
  readonly exit: number | null;
}

async function screen(name: string, content: Uint8Array | string, args: readonly string[] = []): Promise<Screened> {
  const path = join(folder, name);
  writeFileSync(path, content);
  const { stdout, stderr, status } = await runBin([path, '-f', 'ndjson', '--as-of', '2026-11-23', '--no-timestamp', ...args]);
  expect(stderr).not.toMatch(/internal error/);
  const { lines, summary } = readNdjson(stdout);
  return {
    findings: lines.filter(({ type }) => type !== 'summary').map(({ file: _file, line: _line, ...rest }) => JSON.stringify(rest)),
    counts: JSON.stringify([summary['records'], summary['findings']]),
    exit: status,
  };
}

function parquet(header: readonly string[], rows: readonly (readonly string[])[]): Uint8Array {
  return new Uint8Array(parquetWriteBuffer({ columnData: header.map((name, i) => ({ name, data: rows.map((row) => row[i] ?? ''), type: 'STRING' as const })) }));
}

const PREAMBLE = 'Exports of October 2026\r\n\r\nPrinted by the customs desk\r\n';

/** Formats that hold every script, by file name. */
const WRITERS: Readonly<Record<string, (rows: readonly (readonly string[])[]) => string | Uint8Array>> = {
  'tabs.tsv': (rows) => toCsv(rows, '\t'),
  'crlf.csv': (rows) => toCsv(rows, ',', '\r\n'),
  'semicolons.csv': (rows) => toCsv(rows, ';'),
  'book.xlsx': (rows) => xlsx([{ name: 'Exports', rows: [COLUMNS, ...rows] }]),
  'inline.xlsx': (rows) => xlsx([{ name: 'Exports', rows: [COLUMNS, ...rows] }], { inline: true }),
  'lines.ndjson': (rows) => toObjects(rows).map((one) => `${JSON.stringify(one)}\n`).join(''),
  'array.json': (rows) => JSON.stringify(toObjects(rows), null, 1),
  'packed.csv.gz': (rows) => gzipSync(toCsv(rows)),
  'table.parquet': (rows) => parquet(COLUMNS, rows),
  'bom.csv': (rows) => `\ufeff${toCsv(rows)}`,
  'wide.csv': (rows) => Buffer.from(`\ufeff${toCsv(rows)}`, 'utf16le'),
  'wide-big.csv': (rows) => Buffer.from(`\ufeff${toCsv(rows)}`, 'utf16le').swap16(),
};

describe('every format gives the same findings', () => {
  const rows = manifestRows(300);
  let expected: Screened;
  beforeAll(async () => { expected = await screen('plain.csv', toCsv(rows)); });

  it('of a manifest with clean and listed parties', () => {
    expect(expected.exit).toBe(1);
    expect(expected.findings.length).toBeGreaterThan(60);
  });

  it.each(Object.entries(WRITERS))('%s', async (name, write) => {
    const got = await screen(name, write(rows));
    expect(got.findings).toEqual(expected.findings);
    expect(got.counts).toBe(expected.counts);
    expect(got.exit).toBe(expected.exit);
  });

  it('semicolons in windows-1252 below a preamble', async () => {
    const latin = manifestRows(300, { latin: true });
    const plain = await screen('latin.csv', toCsv(latin));
    const got = await screen('latin-1252.csv', Buffer.concat([Buffer.from(PREAMBLE), encode(toCsv(latin, ';', '\r\n'), 'windows-1252')]));
    expect(got.findings).toEqual(plain.findings);
    expect(got.counts).toBe(plain.counts);
  });

  it.each(['gb18030', 'euc-kr'])('%s, where it has the letters', async (encoding) => {
    const local = encoding === 'euc-kr' ? '주식회사 한빛전자' : '中兴国际贸易有限公司';
    const rows = manifestRows(200, { latin: true }).map((row) => row.map((text) => text.replace(/[^\x00-\x7f]/g, '').replace('Bintan Rubber PT', local)));
    const plain = await screen(`${encoding}-utf8.csv`, toCsv(rows));
    const got = await screen(`${encoding}.csv`, encode(toCsv(rows), encoding));
    expect(got.findings).toEqual(plain.findings);
  });
});

const COMPOSED = '../shared/manifests/composed-benign-exports.csv.gz';

describe('rows of real firms, goods and ships', () => {
  it.skipIf(!existsSync(COMPOSED))(`the same in every format${existsSync(COMPOSED) ? '' : ' (skipped: the composed manifests are not here)'}`, async () => {
    // The first rows only: unpacking the whole would cost more than the test.
    const text = gunzipSync(readFileSync(COMPOSED).subarray(0, 400_000), { finishFlush: 2 }).toString('utf8');
    const all = parse(text.slice(0, text.lastIndexOf('\n', 150_000)), { relax_column_count: true }) as string[][];
    const [header = [], ...rows] = all.slice(0, 301);
    const name = header.findIndex((cell) => /CONSIGNEE/i.test(cell));
    for (let i = 5; i < rows.length; i += 37) (rows[i] as string[])[name] = 'KOREA RYONBONG GENERAL CORPORATION';
    const csv = [header, ...rows].map((row) => `${row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\n`).join('');
    const expected = await screen('composed.csv', csv);
    expect(expected.findings.length).toBeGreaterThanOrEqual(8);
    const objects = rows.map((row) => Object.fromEntries(header.map((key, i) => [key, row[i] ?? ''])));
    for (const [file, content] of [
      ['composed.xlsx', xlsx([{ name: 'S', rows: [header, ...rows] }])], ['composed.ndjson', objects.map((one) => `${JSON.stringify(one)}\n`).join('')],
      ['composed.parquet', parquet(header, rows)], ['composed-16.csv', Buffer.from(`\ufeff${csv}`, 'utf16le')],
    ] as const) {
      const got = await screen(file, content);
      expect(got.findings, file).toEqual(expected.findings);
      expect(got.counts, file).toBe(expected.counts);
    }
  });
});
