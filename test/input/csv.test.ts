import { gzipSync } from 'node:zlib';
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { CsvTable } from '../../src/input/csv/table.js';
import { openInput, type InputHooks } from '../../src/input/open.js';
import { InputError } from '../../src/input/types.js';
import { encode } from './helpers/encode.js';
import { pieces, readAll, readTable } from './helpers/read.js';
import { parseChunk } from '../../src/input/csv/parse.js';
import { splitChunks } from '../../src/input/csv/split.js';

interface Case {
  readonly name: string;
  readonly text: string | Buffer;
  readonly header: readonly string[];
  /** `record@line: cells joined with |`, or `record@line! reason` for a fault. */
  readonly expected: readonly string[];
  readonly preamble?: readonly string[];
  readonly headerLine?: number;
  readonly delimiter?: string | null;
  readonly trailing?: readonly RegExp[];
  readonly hooks?: InputHooks;
}

const H = 'CONSIGNEE,HS,QTY,COUNTRY\n';
const HEADER = ['CONSIGNEE', 'HS', 'QTY', 'COUNTRY'];

const CASES: readonly Case[] = [
  { name: 'plain', text: `${H}ACME,7208,1,KR\nFOO,7209,2,SG\n`, header: HEADER, expected: ['1@2: ACME|7208|1|KR', '2@3: FOO|7209|2|SG'] },
  { name: 'no line end at the end', text: `${H}ACME,7208,1,KR`, header: HEADER, expected: ['1@2: ACME|7208|1|KR'] },
  { name: 'byte order mark', text: `\ufeff${H}ACME,7208,1,KR\n`, header: HEADER, expected: ['1@2: ACME|7208|1|KR'] },
  { name: 'CRLF', text: `${H}ACME,7208,1,KR\nFOO,7209,2,SG\n`.replaceAll('\n', '\r\n'), header: HEADER, expected: ['1@2: ACME|7208|1|KR', '2@3: FOO|7209|2|SG'] },
  { name: 'CR', text: `${H}ACME,7208,1,KR\nFOO,7209,2,SG\n`.replaceAll('\n', '\r'), header: HEADER, expected: ['1@2: ACME|7208|1|KR', '2@3: FOO|7209|2|SG'] },
  { name: 'line ends doubled by a careless copy', text: `${H}ACME,7208,1,KR\nFOO,7209,2,SG\n`.replaceAll('\n', '\r\r\n'), header: HEADER, expected: ['1@3: ACME|7208|1|KR', '2@5: FOO|7209|2|SG'] },
  { name: 'quotes', text: `${H}"ACME, LTD ""X""\r\nSEOUL",7208,1,KR\nFOO,7209,2,SG\n`, header: HEADER, expected: ['1@2: ACME, LTD "X"\r\nSEOUL|7208|1|KR', '2@4: FOO|7209|2|SG'] },
  { name: 'quotes inside unquoted cells', text: `${H}PIPE 2" ACME,7208,1,KR\n"A" GRADE,7209,2,SG\n`, header: HEADER, expected: ['1@2: PIPE 2" ACME|7208|1|KR', '2@3: "A" GRADE|7209|2|SG'] },
  { name: 'sep line', text: 'sep=;\r\nCONSIGNEE;HS\r\nACME;7208\r\n', header: ['CONSIGNEE', 'HS'], headerLine: 2, delimiter: ';', expected: ['1@3: ACME|7208'] },
  { name: 'semicolons with decimal commas', text: 'CONSIGNEE;QTY;VALUE\nACME;1,5;2,25\nFOO;3,5;4,25\n', header: ['CONSIGNEE', 'QTY', 'VALUE'], delimiter: ';', expected: ['1@2: ACME|1,5|2,25', '2@3: FOO|3,5|4,25'] },
  { name: 'tabs', text: 'CONSIGNEE\tQTY\nACME, LTD\t1\nFOO, LTD\t2\n', header: ['CONSIGNEE', 'QTY'], delimiter: '\t', expected: ['1@2: ACME, LTD|1', '2@3: FOO, LTD|2'] },
  { name: 'pipes', text: 'regimen|cadu|cpaides\n40|118|KR\n41|235|SG\n', header: ['regimen', 'cadu', 'cpaides'], delimiter: '|', expected: ['1@2: 40|118|KR', '2@3: 41|235|SG'] },
  { name: 'one column', hooks: { headerScore: (cells) => Number(cells[0] === 'CONSIGNEE') }, text: 'CONSIGNEE\nACME CO., LTD\nFOO\nBAR 12\nBAZ TRADING HOUSE\n', header: ['CONSIGNEE'], delimiter: null, expected: ['1@2: ACME CO., LTD', '2@3: FOO', '3@4: BAR 12', '4@5: BAZ TRADING HOUSE'] },
  {
    name: 'preamble', headerLine: 6, preamble: ['EXPORT REPORT', 'Period: January 2024,,,', 'Printed by, admin'],
    text: `EXPORT REPORT\nPeriod: January 2024,,,\n\nPrinted by, admin\n\n${H}ACME,7208,1,KR\nFOO,7209,2,SG\n`, header: HEADER,
    expected: ['1@7: ACME|7208|1|KR', '2@8: FOO|7209|2|SG'],
  },
  {
    name: 'totals and notes below the table', text: `${H}ACME,7208,1,KR\n\nTotal,,12,\n合计：,,99,\nSource: Customs office\n(2 rows affected)\n`, header: HEADER,
    expected: ['1@2: ACME|7208|1|KR'], trailing: [/2 totals lines were not screened \(line 4: Total 12; line 5: 合计： 99\)/, /2 note lines/],
  },
  { name: 'no totals row', text: `${H}TOTAL,7208,1,KR\nTOTAL ENERGIES,,12,\nTotal,,12,ACME\nNote,,,\n`, header: HEADER, expected: ['1@2: TOTAL|7208|1|KR', '2@3: TOTAL ENERGIES||12|', '3@4: Total||12|ACME'] },
  { name: 'header again', text: `${H}ACME,7208,1,KR\n${H}FOO,7209,2,SG\n\ufeff${H}BAR,7210,2,SG\n`, header: HEADER, expected: ['1@2: ACME|7208|1|KR', '2@4: FOO|7209|2|SG', '3@6: BAR|7210|2|SG'], trailing: [/2 repeated header lines/] },
  { name: 'blank rows', text: `${H}\nACME,7208,1,KR\n,,,\n  , "" ,,\nFOO,7209,2,SG\n`, header: HEADER, expected: ['1@3: ACME|7208|1|KR', '2@6: FOO|7209|2|SG'] },
  { name: 'ragged rows', text: `${H}ACME,7208\nFOO,7209,2,SG,X\nBAR,7209,2,SG,,\nBAZ,1,2,3\n`, header: HEADER, expected: ['1@2! 2 cells, but the header has 4', '2@3! 5 cells, but the header has 4', '3@4: BAR|7209|2|SG', '4@5: BAZ|1|2|3'] },
  { name: 'empty names at the end of the header', text: 'CONSIGNEE,HS,,\nACME,7208\nFOO,7209,,\nBAR,7210,X,Y\n', header: ['CONSIGNEE', 'HS', '', ''], expected: ['1@2: ACME|7208||', '2@3: FOO|7209||', '3@4: BAR|7210|X|Y'] },
  { name: 'doubled header names', text: 'NAME,NAME,HS\nACME,FOO,7208\n', header: ['NAME', 'NAME', 'HS'], expected: ['1@2: ACME|FOO|7208'] },
  { name: 'quote never closed', text: `${H}ACME,7208,1,KR\nFOO,"7209,2,SG\nBAR,7210,3,SG\n`, header: HEADER, expected: ['1@2: ACME|7208|1|KR', '2@3! quote opened in line 3 is never closed', '3@4: BAR|7210|3|SG'] },
  { name: 'quote closed by the next quoted cell', text: `${H}FOO,"7209,2,SG\nBAR,7210,3,SG\n"BAZ, LTD",7211,4,SG\n`, header: HEADER, expected: ['1@2! quote opened in line 2 is never closed', '2@3: BAR|7210|3|SG', '3@4: BAZ, LTD|7211|4|SG'] },
  { name: 'quote closed by an inch mark of the same column', text: 'A,B,C,D,E,F\n1,"x,y,1,2,3\n2,p,q,1,2,3\n3,7",q,1,2,3\n4,p,q,1,2,3\n', header: ['A', 'B', 'C', 'D', 'E', 'F'], expected: ['1@2! quote opened in line 2 is never closed', '2@3: 2|p|q|1|2|3', '3@4: 3|7"|q|1|2|3', '4@5: 4|p|q|1|2|3'] },
  { name: 'quote closed in another column', text: `${H}FOO,"7209,2,SG\nBAR,7210,3,6"\nBAZ,7211,4,SG\n`, header: HEADER, expected: ['1@2! quote opened in line 2 is never closed', '2@3: BAR|7210|3|6"', '3@4: BAZ|7211|4|SG'] },
  { name: 'a record of another encoding', text: Buffer.concat([Buffer.from(`${H}Société,7208,1,KR\n`), Buffer.from('Soci\xe9t\xe9,7209,2,SG\n', 'latin1'), Buffer.from('Café,7210,3,SG\n')]), header: HEADER, expected: ['1@2: Société|7208|1|KR', '2@3! bytes that are not utf-8 [CONSIGNEE]', '3@4: Café|7210|3|SG'] },
  { name: 'header only', text: H, header: HEADER, expected: [] },
  { name: 'empty', text: '', header: [], headerLine: -1, delimiter: null, expected: [] },
];

describe('delimited text', () => {
  for (const step of [65_536, 3]) {
    it.each(CASES)(`$name (read ${step} bytes at a time)`, async ({ text, header, expected, preamble, headerLine, delimiter, trailing, hooks }) => {
      const table = await readTable(Buffer.from(text as string), {}, hooks ?? {}, step);
      expect(table.info.header).toEqual(header);
      const got = [
        ...table.rows.map((row) => ({ record: row.record, shown: `${row.record}@${row.line}: ${row.cells.join('|')}` })),
        ...table.faults.map((row) => ({ record: row.record, shown: `${row.record}@${row.line}! ${row.reason}${row.column === undefined ? '' : ` [${row.column}]`}` })),
      ].sort((a, b) => a.record - b.record).map(({ shown }) => shown);
      expect(got).toEqual(expected);
      expect(table.info.preamble).toEqual(preamble ?? []);
      expect(table.info.headerLine).toBe(headerLine === -1 ? null : headerLine ?? 1);
      if (delimiter !== undefined) expect(table.info.delimiter).toBe(delimiter);
      for (const pattern of trailing ?? []) expect(table.trailing.join('\n')).toMatch(pattern);
    });
  }

  it('hands on a sample of at most 200 rows and delivers them again', async () => {
    const text = `${H}${Array.from({ length: 500 }, (_, index) => `FIRM ${index},7208,${index},KR\n`).join('')}`;
    const table = await readTable(Buffer.from(text));
    expect(table.info.sample).toHaveLength(200);
    expect(table.rows.map((row) => row.cells[2])).toEqual(Array.from({ length: 500 }, (_, index) => `${index}`));
  });

  it('decides the encoding where it first matters', async () => {
    const ascii = `${H}${'ACME TRADING,7208,1,KR\n'.repeat(30_000)}`;
    const bytes = Buffer.concat([Buffer.from(ascii), encode('大连国际贸易有限公司,7208,1,中国\n', 'gb18030')]);
    const table = await readTable(bytes);
    expect(table.rows).toHaveLength(30_001);
    expect(table.rows.at(-1)?.cells[0]).toBe('大连国际贸易有限公司');
    expect(table.trailing.join()).toMatch(/decoded as gb18030/);
  });

  it('counts and hashes the raw bytes', async () => {
    const raw = gzipSync(`${H}ACME,7208,1,KR\n`);
    const { tables, digest } = await readAll(raw);
    expect(tables[0]?.info.compression).toBe('gzip');
    expect(digest).toEqual({ sha256: createHash('sha256').update(raw).digest('hex'), bytes: raw.length });
  });

  it('keeps the raw bytes of a fault', async () => {
    const table = await readTable(Buffer.from(`${H}ACME,7208\nFOO,7209,2,SG\n`));
    expect(Buffer.from(table.faults[0]?.raw ?? []).toString()).toBe('ACME,7208\n');
  });

  it.each([
    ['utf-16le', true], ['utf-16be', true], ['utf-16le', false], ['utf-16be', false],
  ] as const)('%s, byte order mark: %s', async (encoding, bom) => {
    const text = `${H}大连国际贸易有限公司,7208,1,CN\n𠀀ACME,7209,2,SG\n`;
    for (const step of [5, 65_536]) {
      const table = await readTable(encode(bom ? `\ufeff${text}` : text, encoding), {}, {}, step);
      expect(table.info.encoding).toBe(encoding);
      expect(table.info.header).toEqual(HEADER);
      expect(table.rows.map((row) => row.cells[0])).toEqual(['大连国际贸易有限公司', '𠀀ACME']);
    }
  });

  it('makes half a surrogate pair a fault of its record', async () => {
    const bytes = Buffer.concat([encode(`\ufeff${H}A`, 'utf-16le'), Buffer.of(0x00, 0xd8), encode('B,7208,1,KR\nFOO,7209,2,SG\n', 'utf-16le')]);
    const table = await readTable(bytes);
    expect(table.faults.map((row) => row.line)).toEqual([2]);
    expect(table.rows.map((row) => row.cells[0])).toEqual(['FOO']);
  });

  it('parses chunks that went through structured cloning to the same rows', async () => {
    const text = `${Array.from({ length: 30_000 }, (_, index) => `"FIRM ${index}\nSEOUL",7208,${index},KR\n${index % 100 === 0 ? 'X,1\n' : ''}`).join('')}`;
    const plan = { encoding: 'utf-8', delimiter: ',', columns: 4, leastColumns: 4, header: HEADER };
    const chunks = splitChunks(pieces(Buffer.from(text), 50_000), { file: '-', plan, firstLine: 2, firstByte: 0, headerBytes: null, isFooter: null });
    const rows: unknown[] = [];
    let parts = 0;
    for await (const chunk of chunks) {
      const here = parseChunk(chunk, plan);
      expect(parseChunk(structuredClone(chunk), structuredClone(plan))).toEqual(here);
      rows.push(...here);
      parts += 1;
    }
    expect(parts).toBeGreaterThan(2);
    expect(rows).toHaveLength(30_300);
    expect(rows.slice(0, 3)).toMatchObject([{ record: 1, line: 2, kind: 'row' }, { record: 2, line: 4, kind: 'fault' }, { record: 3, line: 5, cells: ['FIRM 1\nSEOUL', '7208', '1', 'KR'] }]);
    expect(rows.at(-1)).toMatchObject({ record: 30_300, line: 2 + 60_000 + 300 - 2 });
  });

  it('gives the same rows as chunks', async () => {
    const text = `${H}${Array.from({ length: 20_000 }, (_, index) => `FIRM ${index},7208,${index},KR\n`).join('')}\nTotal,,9,\n`;
    const input = await openInput({ stdin: pieces(Buffer.from(text), 30_000) }, {});
    for await (const table of input.tables()) {
      const records: number[] = [];
      for await (const { chunk, plan } of (table as CsvTable).chunks()) records.push(...parseChunk(chunk, plan).map(({ record }) => record));
      expect(records).toEqual(Array.from({ length: 20_000 }, (_, index) => index + 1));
      expect(table.trailingNotes).toHaveLength(1);
    }
    expect(input.digest().bytes).toBe(text.length);
    await input.close();
  });

  it('obeys --delimiter, --encoding and --no-header', async () => {
    const table = await readTable(encode('ACME§7208\nПетров§7209\n', 'windows-1251'), { delimiter: '§', encoding: 'cp1251', noHeader: true });
    expect(table.info).toMatchObject({ headerLine: null, header: [], encoding: 'windows-1251', delimiter: '§' });
    expect(table.rows.map((row) => row.cells.join('|'))).toEqual(['ACME|7208', 'Петров|7209']);
  });
});

describe('limits', () => {
  it('a cell longer than a record may be is one fault, and reading goes on', async () => {
    for (const quote of ['', '"']) {
      const text = `${H}FOO,1,2,${quote}${'x'.repeat(5_000_000)}\nBAR,7210,3,SG\n`;
      const table = await readTable(Buffer.from(text));
      expect(table.faults).toHaveLength(1);
      expect(table.faults[0]).toMatchObject({ record: 1, line: 2 });
      expect(table.faults[0]?.reason).toMatch(/longer than 4 MiB.*cut at 65536/);
      expect(table.rows.map((row) => [row.record, row.line, row.cells[0]])).toEqual([[2, 3, 'BAR']]);
    }
  });

  it('an open quote before much text costs its line', async () => {
    const text = `${H}FOO,"1,2,3\n${'BAR,7210,3,SG\n'.repeat(400_000)}`;
    const table = await readTable(Buffer.from(text));
    expect(table.faults.map((row) => row.reason)).toEqual(['quote opened in line 2 is never closed']);
    expect(table.rows).toHaveLength(400_000);
    expect(table.rows.at(-1)?.line).toBe(400_002);
  });

  it.each([
    ['a million columns', Buffer.from(`${Array.from({ length: 20_000 }, (_, index) => `COLUMN NAME ${index}`).join(',')}\n`), /has 20000 columns/],
    ['a header longer than what is looked at', Buffer.from(`${'NAME,'.repeat(200_000)}X\n`), /first line is longer than 524288 bytes/],
    ['no header', Buffer.from('1,2,3\n4,5,6\n'), /no header line found; the first line is: 1,2,3/],
    ['NUL bytes', Buffer.from(`${H}ACME\0\0\0\0,1,2,3\n`), /NUL byte at byte 30/],
    ['UTF-32', Buffer.of(0xff, 0xfe, 0, 0, 0x41, 0, 0, 0), /UTF-32/],
  ] as const)('%s is refused', async (_name, bytes, reason) => {
    await expect(readTable(bytes)).rejects.toThrow(InputError);
    await expect(readTable(bytes)).rejects.toThrow(reason);
  });

  it('NUL bytes far down end the run after the rows before them', async () => {
    const bytes = Buffer.from(`${H}${'ACME,7208,1,KR\n'.repeat(60_000)}A\0B,1,2,3\n`);
    await expect(readTable(bytes)).rejects.toThrow(/NUL byte at byte 900027/);
  });

  it('gzip in several members is read whole, and bytes after it are not passed over', async () => {
    const members = Buffer.concat([gzipSync(`${H}ACME,7208,1,KR\n`), gzipSync('FOO,7209,2,SG\n')]);
    for (const step of [7, 65_536]) {
      expect((await readTable(members, {}, {}, step)).rows).toHaveLength(2);
      await expect(readTable(Buffer.concat([members, Buffer.from('BAR,7210,3,SG\n')]), {}, {}, step)).rejects.toThrow(/14 bytes after the end of the gzip data|gzip data are damaged/);
      const damaged = Buffer.from(members);
      damaged[20] = (damaged[20] as number) ^ 0xff;
      await expect(readTable(damaged, {}, {}, step)).rejects.toThrow(/gzip data are damaged/);
    }
  });

  it('gzip that ends in the middle is read to there, then refused', async () => {
    const lines = Array.from({ length: 40_000 }, (_, index) => `FIRM ${(index * 7919) % 40_000},7208,${index},KR\n`);
    const raw = gzipSync(H + lines.join(''));
    const input = await openInput({ stdin: pieces(raw.subarray(0, raw.length - 2_000), 10_000) }, {});
    let rows = 0;
    const read = async (): Promise<void> => {
      for await (const table of input.tables()) for await (const batch of table.rows()) rows += batch.length;
    };
    await expect(read()).rejects.toThrow(/gzip data end in the middle, at byte/);
    expect(rows).toBeGreaterThan(35_000);
    expect(rows).toBeLessThan(40_000);
  });
});
