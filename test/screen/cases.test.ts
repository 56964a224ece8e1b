import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import { briefs, cleanRow, screen, type Row } from './helpers.js';

/** One record and what must come of it; see the head of each file of cases. */
interface Case {
  readonly what: string;
  /** Cells that replace or join those of an honest shipment from Singapore to Malaysia. */
  readonly row: Readonly<Record<string, string | number | null>>;
  readonly jurisdictions?: readonly string[];
  readonly direction?: 'export' | 'import';
  readonly asOf?: string;
  /** All findings in any order: verdict, rule, and entry or goods rule. */
  readonly expect: readonly string[];
  /** Words that the message or the reasons of some finding hold. */
  readonly says?: readonly string[];
  /** Words that nothing of any finding may hold. */
  readonly never?: readonly string[];
}

const FOLDER = 'test/screen/cases/verdicts';

for (const file of readdirSync(FOLDER)) {
  const cases = parse(readFileSync(`${FOLDER}/${file}`, 'utf8')) as readonly Case[];
  describe(file.replace('.yaml', ''), () => {
    it.each(cases)('$what', (one) => {
      const cells: Row = Object.fromEntries(Object.entries(one.row).map(([column, value]) => [column, String(value ?? '')]));
      const findings = screen(cleanRow(cells), one);
      expect([...briefs(findings)].sort()).toEqual([...one.expect].sort());
      const words = findings.flatMap(({ message, reasons }) => [message, ...reasons]).join('\n');
      for (const part of one.says ?? []) expect(words).toContain(part);
      for (const part of one.never ?? []) expect(words.toLowerCase()).not.toContain(part.toLowerCase());
    });
  });
}
