import { readFileSync } from 'node:fs';
import { parse as parseYaml } from 'yaml';
import { describe, expect, it } from 'vitest';
import type { PlaceCell } from '../../src/record/types.js';
import { createGeography } from '../../src/screen/geography.js';
import type { PlaceSign } from '../../src/screen/geography.js';
import type { CellKind } from '../../src/screen/geography/strength.js';
import { parseGeography } from '../../src/watchlist/parse.js';

interface Case {
  readonly text: string;
  /** What the cell says of the DPRK: see the head of the file of cases. */
  readonly sign: 'certain' | 'named' | 'context' | 'south' | 'none';
  /** A sign that must be there besides. */
  readonly refersTo?: string;
}

const reader = createGeography(parseGeography(readFileSync('data/geography.yaml', 'utf8'), 'data/geography.yaml'));
const cases = parseYaml(readFileSync('test/screen/cases/geography.yaml', 'utf8')) as Record<CellKind, readonly Case[]>;

/** The strongest thing a cell says: of the North first, then of the South. */
function gist(signs: readonly PlaceSign[]): Case['sign'] {
  const north = signs.filter((sign) => sign.refersTo === 'DPRK');
  if (north.some((sign) => sign.strength === 'certain')) return 'certain';
  if (north.some((sign) => sign.strength === 'named')) return 'named';
  if (north.length > 0) return 'context';
  return signs.some((sign) => sign.refersTo === 'NOT-DPRK' && sign.strength === 'certain') ? 'south' : 'none';
}

for (const [kind, rows] of Object.entries(cases) as [CellKind, readonly Case[]][]) {
  describe(`${kind} cells`, () => {
    it.each(rows)('$text → $sign', ({ text, sign, refersTo }) => {
      const signs = reader.readText(text, kind);
      if (refersTo === 'AMBIGUOUS') expect(signs.map((s) => s.refersTo)).toEqual(['AMBIGUOUS']);
      else expect(gist(signs)).toBe(sign === 'none' && gist(signs) === 'south' ? 'south' : sign);
      if (refersTo !== undefined) expect(signs.map((s) => s.refersTo)).toContain(refersTo);
      for (const one of signs) expect(text).toContain(one.surface);
    });
  });
}

describe('place cells of a record', () => {
  const cell = (value: string, more: Partial<PlaceCell> & { readonly field?: PlaceCell['cell']['field'] }): PlaceCell => ({
    cell: { field: more.field ?? 'destination_country', column: 'C', index: 0, value },
    role: 'destination', kind: more.kind ?? 'country', country: more.country ?? null,
  });

  it('trusts the record where it read the DPRK in a numbering of its own', () => {
    expect(reader.read(cell('104', { country: 'KP' }))).toMatchObject([{ refersTo: 'DPRK', strength: 'certain', entry: { value: '104' } }]);
    expect(reader.read(cell('5790', { country: 'KP' }))).toMatchObject([{ refersTo: 'DPRK', entry: { value: '5790' } }]);
    expect(reader.read(cell('104', { country: null }))).toEqual([]);
  });

  it.each([
    'KOREA, DEMOCRATIC PEO', 'Korea, Democratic People\'s Rep', 'KOREA, DEM', 'DEMOCRATIC PEOPLES REPUBLIC OF', 'KOREA NOR', 'NORTH KOERA', 'NORTH KORAE', 'NORTH KOREEA',
    'DEMOCRATIC PEOPLES REPUBIC OF KOREA', 'KOREA, DEMOCRATIC PEPLES REPUBLIC OF', 'NORTH KOR',
  ])('finds the DPRK in a country field cut off or mistyped: %s', (value) => {
    expect(gist(reader.read(cell(value, {})))).toBe('certain');
  });

  it.each(['KOREA, REP', 'KOREA, R', 'KOREA S', 'SORTH KOREA', 'NORTH', 'NORTH MACEDONIA', 'REPUBLIC OF', 'PEOPLES DEMOCRATIC REPUBLIC', 'DEMOCRATIC REPUBLIC', 'SOUTH KORAE', 'REPUBLIK KOREA', 'KOREAN', 'UNKNOWN'])(
    'does not take %s for the DPRK', (value) => {
      expect(gist(reader.read(cell(value, {})))).not.toMatch(/certain|context/);
    },
  );

  it('reads a party column as a party and an address column as an address', () => {
    expect(gist(reader.read(cell('Hamhung Road', { kind: 'address', field: 'consignee' })))).toBe('context');
    expect(gist(reader.read(cell('Hamhung Road', { kind: 'address', field: 'consignee_address' })))).toBe('named');
  });

  it('takes a SWIFT code without a label only in a bank column', () => {
    expect(gist(reader.read(cell('DCBKKPPY', { kind: 'address', field: 'bank' })))).toBe('certain');
    expect(gist(reader.read(cell('DCBKKPPY', { kind: 'address', field: 'consignee' })))).toBe('none');
  });
});

describe('signs of one cell explain each other', () => {
  it('says nothing of bare Korea beside the North', () => {
    expect(reader.readText('NORTH KOREA, KOREA', 'country').every((sign) => sign.refersTo === 'DPRK')).toBe(true);
  });

  it('reads the South in bare Korea, as context', () => {
    expect(reader.readText('KOREA', 'country')).toMatchObject([{ refersTo: 'NOT-DPRK', strength: 'context' }]);
  });

  it('keeps both where North and South are named', () => {
    expect(reader.readText('DPRK / REPUBLIC OF KOREA', 'country').map((s) => s.refersTo)).toEqual(['DPRK', 'NOT-DPRK']);
  });
});

describe('cost', () => {
  it.each(['KOREA, D P R K ', 'PYONGYANG ', 'DEMOCRATIC PEOPLE\'S REPUBLIC ', '朝鲜平壤', 'A B C D E ', 'DPRK ', 'A, RAJIN ', 'N KOREA ', '((((', '850 '])(
    'a long cell of %s takes time in line with its length', (part) => {
      const time = (length: number): number => {
        const text = part.repeat(length / part.length);
        const start = performance.now();
        for (const kind of ['address', 'party'] as const) reader.readText(text, kind);
        return performance.now() - start;
      };
      time(10_000);
      const short = Math.max(time(10_000), 10);
      // Linear is 20 times; the square would be 400.
      expect(time(200_000)).toBeLessThan(short * 120);
    },
  );
});
