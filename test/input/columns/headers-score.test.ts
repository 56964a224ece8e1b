import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadColumnDictionary } from '../../../src/input/columns/load.js';
import { mapColumns } from '../../../src/input/columns/map.js';
import { judge, type HeaderItem, type Judged } from './score.js';

const FILE = new URL('../../../../shared/manifests/headers.jsonl', import.meta.url);
const present = existsSync(FILE);
if (!present) console.log('skipped: ../shared/manifests/headers.jsonl is not here');

describe.skipIf(!present)('real header rows (extra, needs ../shared)', () => {
  const items = present ? readFileSync(FILE, 'utf8').trim().split('\n').map((line) => JSON.parse(line) as HeaderItem) : [];
  const dictionary = loadColumnDictionary();
  const judged = items.flatMap((item) => judge(item, mapColumns(item.headers, item.sample_rows, { direction: item.direction === 'import' ? 'import' : 'export', dictionary })));
  const share = (rows: readonly Judged[]): number => rows.filter((row) => row.right).length / rows.length;

  it('maps at least 97 % of party, goods, place and vessel fields right', () => {
    const groups = ['party', 'address', 'goods', 'place', 'vessel', 'rest'];
    for (const group of groups) {
      const rows = judged.filter((row) => row.group === group);
      const named = rows.filter((row) => row.expected !== null);
      console.log(`${group}: ${(share(rows) * 100).toFixed(1)} % of ${rows.length}; where a column is expected ${(share(named) * 100).toFixed(1)} % of ${named.length}`);
    }
    const scored = judged.filter((row) => row.group !== 'rest');
    for (const row of (process.env['SHOW'] === undefined ? [] : judged.filter((one) => !one.right))) console.log(`${row.id}  ${row.field}: expected ${row.expected}, got ${row.got.join(' | ')}`);
    expect(share(scored)).toBeGreaterThanOrEqual(0.97);
    expect(share(scored.filter((row) => row.expected !== null))).toBeGreaterThanOrEqual(0.97);
  });
});
