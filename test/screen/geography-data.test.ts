import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createGeography } from '../../src/screen/geography.js';
import type { PlaceSign } from '../../src/screen/geography.js';
import type { CellKind } from '../../src/screen/geography/strength.js';
import { parseGeography } from '../../src/watchlist/parse.js';
import type { GeographyEntry } from '../../src/watchlist/types.js';

const geography = parseGeography(readFileSync('data/geography.yaml', 'utf8'), 'data/geography.yaml');
const reader = createGeography(geography);
const { entries } = geography;
const north = (signs: readonly PlaceSign[]): readonly PlaceSign[] => signs.filter((sign) => sign.refersTo === 'DPRK');
const KINDS: readonly CellKind[] = ['country', 'port', 'address', 'party', 'text'];

/** A cell of the kind that an entry is made for, written as trade data writes it. */
function ownCell(entry: GeographyEntry, value: string): { readonly text: string; readonly kind: CellKind } {
  switch (entry.kind) {
    case 'locode': case 'airport': case 'place': return { text: value, kind: 'port' };
    case 'domain': return { text: `office@${/^(?:\.|\w+\.kp$)/.test(value) ? `mail.${value.replace(/^\./, '')}` : value}`, kind: 'address' };
    case 'phone': return { text: `TEL ${value} 123456`, kind: 'address' };
    case 'bic': return { text: 'SWIFT FTBDKPPY', kind: 'party' };
    case 'mmsi': return { text: `MMSI ${value}123456`, kind: 'text' };
    case 'call-sign': return { text: `CALL SIGN ${value.slice(0, 3)}B2`, kind: 'text' };
    case 'aircraft': return { text: value === 'P-' ? 'AIRCRAFT P-632' : `FLIGHT ${value}151`, kind: 'text' };
    default: return { text: value, kind: 'country' };
  }
}

const dprk = entries.filter((entry) => entry.refersTo === 'DPRK' && entry.match !== 'named-system-only');
const forms = (entry: GeographyEntry): readonly string[] => (entry.fold === null ? [entry.value] : [entry.value, entry.fold]);
const rows = dprk.flatMap((entry) => forms(entry).map((form) => ({ id: entry.id, form, entry })));

describe('every entry of the DPRK', () => {
  it.each(rows)('$id $form in its own kind of field', ({ entry, form }) => {
    const { text, kind } = ownCell(entry, form);
    const signs = north(reader.readText(text, kind));
    expect(signs).not.toEqual([]);
    if (entry.match !== 'context-needed') expect(signs.some((sign) => sign.strength === 'certain')).toBe(true);
  });

  it.each(rows.filter(({ entry }) => ['phrase', 'location-field'].includes(entry.match)))('$id $form at the end of an address', ({ form }) => {
    expect(north(reader.readText(`12 Main Street, ${form}`, 'address'))).not.toEqual([]);
  });

  it.each(entries.filter((entry) => entry.refersTo === 'DPRK' && entry.match === 'named-system-only'))('$value of $system only where the record knows the system', ({ value }) => {
    const cell = { field: 'destination_country', column: 'C', index: 0, value } as const;
    expect(reader.read({ cell, role: 'destination', kind: 'country', country: 'KP' }).some((sign) => sign.entry.value === value)).toBe(true);
    for (const kind of KINDS) expect(north(reader.readText(value, kind)).filter((sign) => sign.strength === 'certain')).toEqual([]);
  });
});

describe('every entry that is not the DPRK', () => {
  const others = entries.filter((entry) => entry.refersTo === 'NOT-DPRK');
  it.each(others.flatMap((entry) => forms(entry).map((form) => ({ id: entry.id, form, entry }))))('$id $form', ({ entry, form }) => {
    const own = ownCell(entry, form);
    for (const kind of KINDS) {
      // "Kp." is a kampung in an address and the code of the country in a country field.
      if (form === 'Kp.' && kind === 'country') continue;
      for (const text of [form, form.toUpperCase(), `12 Main Street, ${form}`, `${form} Trading Co., Ltd`, own.text]) {
        expect({ text, kind, north: north(reader.readText(text, kind)) }).toEqual({ text, kind, north: [] });
      }
    }
  });
});

describe('places on the way', () => {
  it.each(entries.filter((entry) => ['BORDER', 'TRANSSHIPMENT'].includes(entry.refersTo)))('$id $value is seen and never the DPRK', (entry) => {
    const signs = reader.readText(entry.value, 'port');
    expect(signs.map((sign) => sign.refersTo)).toContain(entry.refersTo);
    expect(north(signs)).toEqual([]);
  });
});

describe('ambiguous entries', () => {
  it.each(entries.filter((entry) => entry.refersTo === 'AMBIGUOUS'))('$id $value is never certain', (entry) => {
    for (const kind of KINDS) {
      // 朝鮮 alone in a country field is the DPRK in Chinese data: that is another entry.
      const certain = north(reader.readText(entry.value, kind)).filter((sign) => sign.strength === 'certain' && sign.entry.id === entry.id);
      expect(certain).toEqual([]);
    }
  });
});

describe('damage', () => {
  const names = dprk.filter((entry) => entry.kind === 'country-name' && entry.match === 'phrase' && /^[\x20-\x7e]+$/.test(entry.value)).map((entry) => entry.value);
  const wide = (text: string): string => text.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
  const damages: readonly ((text: string, n: number) => string)[] = [
    (text) => text.toUpperCase(),
    (text) => text.toLowerCase(),
    (text, n) => text.replace(/'/g, "’‘`´ʼ"[n % 5] ?? ''),
    (text) => text.replace(/'/g, ''),
    (text, n) => `${text.slice(0, n % text.length)}\u200b${text.slice(n % text.length)}`,
    (text) => text.replace(/ /g, '  '),
    (text) => text.replace(/ /g, '\u00a0'),
    (text) => wide(text),
    (text) => ` ${text}. `,
  ];

  it('does not hide a name of the country', () => {
    fc.assert(fc.property(
      fc.constantFrom(...names), fc.array(fc.tuple(fc.nat(damages.length - 1), fc.nat(50)), { maxLength: 3 }),
      (name, chosen) => {
        const text = chosen.reduce((damaged, [which, n]) => damages[which]?.(damaged, n) ?? damaged, name);
        return north(reader.readText(text, 'country')).some((sign) => sign.strength === 'certain');
      },
    ), { numRuns: 2_000 });
  });
});

const MANIFEST = '../shared/manifests/composed-benign-exports.csv.gz';
const KIND_OF: Readonly<Record<string, CellKind>> = {
  EXPORTER_NAME: 'party', EXPORTER_ADDRESS: 'address', EXPORTER_COUNTRY: 'country', CONSIGNEE_NAME: 'party', CONSIGNEE_ADDRESS: 'address',
  NOTIFY_PARTY_NAME: 'party', DESTINATION_COUNTRY: 'country', PORT_OF_LOADING: 'port', PORT_OF_DISCHARGE: 'port', VESSEL_FLAG: 'country',
  PRODUCT_DESCRIPTION: 'text',
};

describe.skipIf(!existsSync(MANIFEST))('100,000 rows of honest trade (skipped where the manifest is not at hand)', () => {
  it('names the DPRK for certain in no cell', () => {
    const [header = [], ...records] = parse(gunzipSync(readFileSync(MANIFEST))) as string[][];
    const seen = new Set<string>();
    const wrong: string[] = [];
    for (const record of records) {
      header.forEach((column, i) => {
        const kind = KIND_OF[column];
        const value = record[i] ?? '';
        if (kind === undefined || seen.has(`${kind} ${value}`)) return;
        seen.add(`${kind} ${value}`);
        for (const sign of north(reader.readText(value, kind))) if (sign.strength === 'certain') wrong.push(`${column}: ${value}`);
      });
    }
    expect(records).toHaveLength(100_000);
    expect(wrong).toEqual([]);
  });
});
