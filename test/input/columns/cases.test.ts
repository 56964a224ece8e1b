import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { loadColumnDictionary } from '../../../src/input/columns/load.js';
import { mapColumns } from '../../../src/input/columns/map.js';
import { GROUPS, judge, type Judged } from './score.js';

interface Case {
  readonly id: string;
  readonly direction: 'export' | 'import';
  readonly headers: readonly string[];
  readonly sample?: readonly (readonly string[])[];
  readonly expect: Readonly<Record<string, string>>;
  readonly may?: Readonly<Record<string, readonly string[]>>;
}

const FOLDER = new URL('cases/', import.meta.url);
const dictionary = loadColumnDictionary();

function judgeCase({ id, direction, headers, sample, expect: expected, may }: Case): Judged[] {
  const mappings = mapColumns(headers, sample ?? [], { direction, dictionary });
  return judge({ id, family: id, direction, headers, sample_rows: [], mapping: expected, alternates: may ?? {} }, mappings).filter((row) => row.group !== 'rest');
}

for (const file of readdirSync(FOLDER).filter((name) => name.endsWith('.yaml'))) {
  const cases = parse(readFileSync(new URL(file, FOLDER), 'utf8')) as Case[];
  describe(`header rows: ${file}`, () => {
    it.each(cases)('$id', (one) => {
      for (const header of [...Object.values(one.expect), ...Object.values(one.may ?? {}).flat()]) expect(one.headers).toContain(header);
      for (const field of Object.keys(one.expect)) expect(Object.values(GROUPS).flat()).toContain(field);
      const wrong = judgeCase(one).filter((row) => !row.right);
      expect(wrong.map((row) => `${row.field}: expected ${row.expected}, got ${row.got.join(' | ')}`)).toEqual([]);
    });
  });
}
