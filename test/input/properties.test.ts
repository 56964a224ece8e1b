import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/input/types.js';
import { encode, repertoire } from './helpers/encode.js';
import { readAll, readTable } from './helpers/read.js';
import { xlsx } from './helpers/xlsx.js';

const NAMES = ['CONSIGNEE', 'HS_CODE', 'QUANTITY', 'COUNTRY', 'REMARKS'];
const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'windows-1251', 'windows-874', 'gb18030', 'big5', 'euc-kr', 'shift_jis', 'euc-jp'];

/** Text of characters that an encoding has, with all that is special in delimited text. */
function cellOf(encoding: string): fc.Arbitrary<string> {
  const own = encoding.startsWith('utf') ? ['é', '名', '한', '😀', '\u2028', '\ufeff'] : repertoire(encoding);
  const char = fc.oneof(
    fc.constantFrom('a', 'B', '7', ' ', '.', '-', "'"),
    fc.constantFrom(',', ';', '\t', '|', '"', '\n', '\r', '\r\n', '^', '~'),
    fc.constantFrom(...own),
  );
  return fc.array(char, { maxLength: 8 }).map((chars) => chars.join(''));
}

interface Written {
  readonly encoding: string;
  readonly delimiter: string;
  readonly lineEnd: string;
  readonly alwaysQuote: boolean;
  readonly lastLineEnd: boolean;
  readonly step: number;
  readonly rows: readonly (readonly string[])[];
}

const written: fc.Arbitrary<Written> = fc.constantFrom(...ENCODINGS).chain((encoding) => fc.integer({ min: 2, max: 5 }).chain((width) => fc.record({
  encoding: fc.constant(encoding),
  delimiter: fc.constantFrom(',', ';', '\t', '|', '^', '~', '||'),
  lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
  alwaysQuote: fc.boolean(),
  lastLineEnd: fc.boolean(),
  step: fc.constantFrom(1, 7, 65_536),
  rows: fc.array(fc.array(cellOf(encoding), { minLength: width, maxLength: width }).map(([first, ...others]) => [`x${first ?? ''}`, ...others]), { minLength: 1, maxLength: 12 }),
})));

function write({ delimiter, lineEnd, alwaysQuote, lastLineEnd, rows }: Written): { text: string; lines: number[] } {
  const quote = (cell: string): string =>
    alwaysQuote || /["\r\n]/.test(cell) || [...delimiter].some((char) => cell.includes(char)) ? `"${cell.replaceAll('"', '""')}"` : cell;
  let text = NAMES.slice(0, rows[0]?.length).join(delimiter) + lineEnd;
  const lines: number[] = [];
  for (const row of rows) {
    lines.push((text.match(/\r\n|\r|\n/g)?.length ?? 0) + 1);
    text += row.map(quote).join(delimiter) + lineEnd;
  }
  return { text: lastLineEnd ? text : text.slice(0, -lineEnd.length), lines };
}

const known = { headerScore: (cells: readonly string[]): number => Number(cells[0] === 'CONSIGNEE') };

describe('any table a CSV writer wrote', () => {
  it('is read back with its cells and lines', async () => {
    await fc.assert(fc.asyncProperty(written, async (table) => {
      const { text, lines } = write(table);
      const { encoding, delimiter } = table;
      const read = await readTable(encode(text, encoding), { encoding, delimiter }, known, table.step);
      expect(read.faults).toEqual([]);
      expect(read.info.header).toEqual(NAMES.slice(0, table.rows[0]?.length));
      expect(read.rows.map(({ cells }) => cells)).toEqual(table.rows);
      expect(read.rows.map(({ line }) => line)).toEqual(lines);
      expect(read.rows.map(({ record }) => record)).toEqual(table.rows.map((_, index) => index + 1));
    }), { numRuns: 400 });
  });

  it('keeps to itself a record that is damaged', async () => {
    const cell = fc.array(fc.constantFrom('a', 'B', '7', ' ', ',', 'é', '名'), { maxLength: 6 }).map((chars) => chars.join(''));
    const rows = fc.array(fc.tuple(cell, cell, cell).map(([first, ...others]) => [`x${first}`, ...others]), { minLength: 2, maxLength: 12 });
    await fc.assert(fc.asyncProperty(rows, fc.nat(), fc.constantFrom('\n', '\r\n', '\r'), fc.constantFrom(1, 65_536), async (table, choice, lineEnd, step) => {
      const victim = choice % table.length;
      const lines = [NAMES.slice(0, 3), ...table].map((cells) => cells.map((text) => text.includes(',') ? `"${text}"` : text).join(','));
      const bytes = Buffer.concat(lines.flatMap((line, index) => {
        const at = index === victim + 1 ? line.indexOf('x') + 1 : 0;
        return [Buffer.from(line.slice(0, at)), ...(at > 0 ? [Buffer.of(0xff)] : []), Buffer.from(line.slice(at) + lineEnd)];
      }));
      const read = await readTable(bytes, { encoding: 'utf-8', delimiter: ',' }, known, step);
      expect(read.faults.map(({ record, line, column }) => [record, line, column])).toEqual([[victim + 1, victim + 2, 'CONSIGNEE']]);
      expect(read.rows.map(({ cells }) => cells)).toEqual(table.filter((_, index) => index !== victim));
    }), { numRuns: 200 });
  });
});

/** Reads and drops; anything but an InputError is a failure. */
async function survives(bytes: Buffer): Promise<void> {
  for (const options of [{}, { noHeader: true }, { format: 'csv' }, { format: 'json' }, { format: 'ndjson' }, { format: 'xlsx' }, { format: 'parquet' }] as const) {
    await readAll(bytes, options).catch((error: unknown) => { expect(error).toBeInstanceOf(InputError); });
  }
}

describe('no input throws anything but an InputError', () => {
  const VALID: readonly (readonly [string, Buffer])[] = [
    ['CSV', Buffer.from('CONSIGNEE,HS\n"ACME, LTD",7208\nFOO,7209\n')],
    ['gzip', gzipSync('CONSIGNEE,HS\n"ACME, LTD",7208\nFOO,7209\n')],
    ['JSON', Buffer.from('[{"a":"x","b":{"c":[1,2]}},{"a":"y"}]')],
    ['.xlsx', xlsx([{ name: 'D', rows: [['CONSIGNEE', 'HS'], ['ACME', 7208], ['FOO', 7209]] }])],
    ['Parquet', Buffer.from(parquetWriteBuffer({ columnData: [{ name: 'consignee', type: 'STRING', data: ['ACME', 'FOO', 'BAR'] }] }))],
    ['Parquet with a dictionary and gaps', Buffer.from(parquetWriteBuffer({ columnData: [
      { name: 'consignee', type: 'STRING', nullable: true, data: Array.from({ length: 300 }, (_, index) => index % 7 === 0 ? null : `FIRM ${index % 5}`) },
      { name: 'qty', type: 'INT64', data: Array.from({ length: 300 }, (_, index) => BigInt(index)) }] }))],
  ];

  it('random bytes', async () => {
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), (bytes) => survives(Buffer.from(bytes))), { numRuns: 150 });
  });

  it('random text', async () => {
    const text = fc.array(fc.constantFrom('"', ',', ';', '\n', '\r', '[', ']', '{', '}', ':', 'a', 'é', '1', ' ', '<', '\\'), { maxLength: 80 });
    await fc.assert(fc.asyncProperty(text, (chars) => survives(Buffer.from(chars.join('')))), { numRuns: 200 });
  });

  it.each(VALID)('damaged %s', async (_name, bytes) => {
    const damage = fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 });
    await fc.assert(fc.asyncProperty(damage, fc.nat(bytes.length), async (changes, length) => {
      const copy = Buffer.from(bytes);
      for (const [at, value] of changes) copy[at] = value;
      await readAll(copy).catch((error: unknown) => { expect(error).toBeInstanceOf(InputError); });
      await readAll(copy.subarray(0, length)).catch((error: unknown) => { expect(error).toBeInstanceOf(InputError); });
    }), { numRuns: 120 });
  });
});
