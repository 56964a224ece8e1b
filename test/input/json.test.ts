import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/input/types.js';
import { readTable, type ReadTable } from './helpers/read.js';

function shown(table: ReadTable): string[] {
  return [
    ...table.rows.map((row) => `${row.record}@${row.line}: ${row.cells.join('|')}`),
    ...table.faults.map((row) => `${row.record}@${row.line}! ${row.reason}`),
  ].sort((a, b) => parseInt(a, 10) - parseInt(b, 10));
}

const CASES: readonly { name: string; text: string; format: string; header: string[]; expected: string[] }[] = [
  {
    name: 'NDJSON', format: 'ndjson', header: ['consignee', 'hs', 'qty'],
    text: '{"consignee":"ACME","hs":"0307","qty":1.50}\r\n\n{"qty":2,"consignee":"FOO","hs":null}\n',
    expected: ['1@1: ACME|0307|1.50', '2@3: FOO||2'],
  },
  {
    name: 'nested objects and arrays', format: 'ndjson', header: ['consignee.name', 'consignee.address.city', 'marks', 'items.1.hs', 'items.2.hs'],
    text: '{"consignee":{"name":"ACME","address":{"city":"DANDONG"}},"marks":["A","B",3],"items":[{"hs":"7208"},{"hs":"7209"}]}',
    expected: ['1@1: ACME|DANDONG|A; B; 3|7208|7209'],
  },
  {
    name: 'damaged lines', format: 'ndjson', header: ['a'],
    text: '{"a":1}\n{"a":\n[1]\n"x"\n{"a":2}\n',
    expected: ['1@1: 1', '2@2! this is not valid JSON', '3@3! a JSON object with the fields of one record was expected', '4@4! a JSON object with the fields of one record was expected', '5@5: 2'],
  },
  { name: 'numbers as written', format: 'ndjson', header: ['hs', 'imo', 's'], text: '{"hs":8471.30,"imo":12345678901234567890,"s":"1.50, \\"2\\" 3"}\n', expected: ['1@1: 8471.30|12345678901234567890|1.50, "2" 3'] },
  {
    name: 'array', format: 'json', header: ['a', 'b'],
    text: ' [\n {"a":"x]}","b":"\\"{"},\n {"a":"y",\n"b":[1,2]}\n , 7, {"a":"z"}]\n',
    expected: ['1@2: x]}|"{', '2@3: y|1; 2', '3@5! a JSON object with the fields of one record was expected', '4@5: z|'],
  },
  { name: 'empty array', format: 'json', header: [], text: '[]', expected: [] },
  { name: 'byte order mark', format: 'ndjson', header: ['a'], text: '\ufeff{"a":"名"}\n', expected: ['1@1: 名'] },
];

describe('JSON', () => {
  for (const step of [65_536, 2]) {
    it.each(CASES)(`$name (read ${step} bytes at a time)`, async ({ text, format, header, expected }) => {
      const table = await readTable(Buffer.from(text), {}, {}, step);
      expect(table.info).toMatchObject({ format, header, encoding: 'utf-8' });
      expect(shown(table)).toEqual(expected);
    });
  }

  it('a key that comes late is a fault of its record', async () => {
    const text = `${'{"a":1}\n'.repeat(300)}{"a":2,"consignee":"ACME"}\n{"a":3,"b":""}\n`;
    const table = await readTable(Buffer.from(text));
    expect(table.faults.map(({ record, column, reason }) => [record, column, reason])).toEqual([[301, 'consignee', 'the key consignee does not occur in the first 200 records']]);
    expect(table.rows).toHaveLength(301);
  });

  it('undecodable bytes are a fault of their record', async () => {
    const bytes = Buffer.concat([Buffer.from('{"a":"Société Générale"}\n'), Buffer.from('{"a":"Caf\xe9"}\n', 'latin1'), Buffer.from('{"a":"x"}\n')]);
    const table = await readTable(bytes);
    expect(shown(table)).toEqual(['1@1: Société Générale', '2@2! bytes that are not utf-8', '3@3: x']);
  });

  it('a record that is too long is a fault', async () => {
    for (const [open, close] of [['', ''], ['[', ']']] as const) {
      const table = await readTable(Buffer.from(`${open}{"a":"${'x'.repeat(5_000_000)}"}${close === '' ? '\n' : ','}{"a":"y"}${close}`));
      expect(table.faults.map(({ record, reason }) => [record, reason.slice(0, 33)])).toEqual([[1, 'the record is longer than 4 MiB (']]);
      expect(table.rows.map(({ record, cells }) => [record, ...cells])).toEqual([[2, 'y']]);
    }
  });

  it('an array that is not closed gives its rows, then an error', async () => {
    await expect(readTable(Buffer.from('[{"a":1},{"a":2}'))).rejects.toThrow(/array is not closed/);
    await expect(readTable(Buffer.from('[{"a":1}] x'))).rejects.toThrow(InputError);
    await expect(readTable(Buffer.from('[{"a":1}} ,'))).rejects.toThrow(InputError);
  });

  it('deep nesting is a fault', async () => {
    const table = await readTable(Buffer.from(`{"a":1}\n${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}\n{"a":2}\n`));
    expect(table.faults).toHaveLength(1);
    expect(table.rows).toHaveLength(2);
  });
});
