import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { openInput } from '../../src/input/open.js';
import { mapColumns } from '../../src/input/columns/map.js';
import { loadColumnDictionary } from '../../src/input/columns/load.js';
import { compileRecordReader } from '../../src/record/reader.js';
import { briefs, screenerFor } from './helpers.js';

/** Composed of real firms, goods and ships outside the DPRK, with South Korean look-alikes; not part of the project. */
const BENIGN = '../shared/manifests/composed-benign-exports.csv.gz';
const ROWS = 10_000;

it.skipIf(!existsSync(BENIGN))(`the first ${ROWS} benign records (skipped where ${BENIGN} is absent)`, async () => {
  const opened = await openInput(BENIGN, {});
  const screener = screenerFor();
  const found: string[] = [];
  let records = 0;
  for await (const table of opened.tables()) {
    const mappings = mapColumns(table.info.header, table.info.sample, { direction: 'export', dictionary: loadColumnDictionary() });
    const read = compileRecordReader(BENIGN, mappings, { direction: 'export', sample: table.info.sample });
    for await (const batch of table.rows()) {
      for (const row of batch) {
        if (row.kind !== 'row' || records >= ROWS) continue;
        records += 1;
        found.push(...briefs(screener.screen(read(row))));
      }
      if (records >= ROWS) break;
    }
  }
  await opened.close();
  expect(records).toBe(ROWS);
  expect(found.filter((brief) => brief.startsWith('violation'))).toEqual([]);
  expect(found.length).toBeLessThan(ROWS / 1_000);
});
