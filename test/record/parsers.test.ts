import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { parseCountry } from '../../src/record/country.js';
import { decideDateOrder, parseDate, type DateOrder } from '../../src/record/dates.js';
import { findHsCodes, parseHsCodes } from '../../src/record/hs.js';
import { findMarkedImos, imoCheckDigitAgrees, parseImo } from '../../src/record/imo.js';
import { isPlausibleHeading } from '../../src/record/hs-nomenclature.js';
import { parseAmount } from '../../src/record/numbers.js';

function cases<T>(name: string): T {
  return parse(readFileSync(new URL(`cases/${name}.yaml`, import.meta.url), 'utf8')) as T;
}

describe('HS codes', () => {
  it.each(cases<[string, [string, string?][]][]>('hs'))('%j', (cell, expected) => {
    const readings = parseHsCodes(cell);
    expect(readings.map((one) => `${one.digits}${one.valid || one.digits === '' ? '' : '!'}`)).toEqual(expected.map(([digits]) => digits));
    expected.forEach(([, note], i) => {
      if (note === undefined) expect(readings[i]?.notes.filter((text) => !text.startsWith('decimal'))).toEqual([]);
      else expect(readings[i]?.notes.join('; ')).toContain(note);
    });
  });

  const code = fc.tuple(fc.integer({ min: 1, max: 97 }), fc.integer({ min: 1, max: 20 }), fc.array(fc.integer({ min: 0, max: 99 }), { maxLength: 3 }))
    .map(([chapter, heading, rest]) => [chapter, heading, ...rest].map((part) => String(part).padStart(2, '0')).join(''))
    .filter(isPlausibleHeading);

  it('formatting never changes the digits of a sound code', () => {
    fc.assert(fc.property(code, fc.constantFrom('.', ' ', '-'), fc.constantFrom('', 'HS ', 'HS CODE: ', 'NCM '), (digits, mark, prefix) => {
      const groups = [digits.slice(0, 4), ...(digits.slice(4).match(/../g) ?? [])];
      expect(parseHsCodes(prefix + groups.join(mark))[0]?.digits).toBe(digits);
    }));
  });

  it('reading its own digits again changes nothing', () => {
    fc.assert(fc.property(fc.string({ maxLength: 30 }), (text) => {
      for (const { digits } of parseHsCodes(text)) {
        if (digits.length >= 4 && digits.length % 2 === 0) expect(parseHsCodes(digits)[0]?.digits.endsWith(digits)).toBe(true);
      }
    }));
  });

  it('a lost leading zero is always said', () => {
    fc.assert(fc.property(code.filter((digits) => digits.startsWith('0')), (digits) => {
      const restored = parseHsCodes(digits.slice(1)).find((one) => one.digits === digits);
      expect(restored?.notes).toContain('leading zero restored');
    }));
  });

  it.each([
    ['TILES HS CODE: 6907.21 AND SQUID HS 0307.43', ['690721', '030743']],
    ['NCM 03074900 LULA CONGELADA', ['03074900']],
    ['PARTS OF PUMPS (H.S.CODE 8413-91)', ['841391']],
    ['FROZEN SQUID, HS:30743', ['030743']],
    ['商品编码8471300000 笔记本电脑', ['8471300000']],
    ['ПЛИТКА, ТН ВЭД 6907219009', ['6907219009']],
    ['MODEL 847130 LAPTOP 2024', []],
    ['SHS STEEL 100 x 100', []],
    ['HS 7777', []],
    ['CODE 12', []],
  ])('codes inside a description: %s', (text, digits) => {
    expect(findHsCodes(text).map((one) => one.digits)).toEqual(digits);
  });
});

describe('countries', () => {
  const table = cases<Record<string, string[]>>('countries');
  const rows = Object.entries(table).flatMap(([code, texts]) => texts.map((text) => [text, code === 'none' ? null : code] as const));
  it.each(rows)('%j is %s', (text, code) => {
    expect(parseCountry(text)).toBe(code);
  });

  it('is idempotent: the code of a country is that country', () => {
    for (const [, code] of rows) if (code !== null) expect(parseCountry(code)).toBe(code);
  });

  it('never calls a text with a South Korean name North Korean', () => {
    fc.assert(fc.property(fc.constantFrom('Republic of Korea', 'South Korea', 'KOREA, REPUBLIC OF', 'ROK', 'S. KOREA'), fc.constantFrom('', ' ', '.', ' (KOR)', ' KR', ', KP'), (name, tail) => {
      expect(parseCountry(name + tail)).not.toBe('KP');
    }));
  });
});

describe('dates', () => {
  it.each(cases<[string, DateOrder, string | null, string?][]>('dates'))('%j (%s) is %s', (text, order, day, until) => {
    const reading = parseDate(text, order);
    expect(reading?.day ?? null).toBe(day);
    if (day !== null) expect(reading?.until).toBe(until ?? day);
  });

  const anyDay = fc.date({ min: new Date('1971-01-01'), max: new Date('2068-12-31'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
  it('every form of a day is that day, and reading the result again changes nothing', () => {
    fc.assert(fc.property(anyDay, (day) => {
      const [y, m, d] = day.split('-') as [string, string, string];
      for (const [text, order] of [[`${y}/${m}/${d}`, 'dmy'], [`${d}.${m}.${y}`, 'dmy'], [`${m}/${d}/${y}`, 'mdy'], [`${y}${m}${d}`, 'dmy'], [`${y}年${Number(m)}月${Number(d)}日`, 'dmy'], [day, 'mdy']] as const) {
        expect(parseDate(text, order)?.day).toBe(day);
      }
    }));
  });

  it.each([
    [['13/01/2025', '02/03/2025'], 'dmy', 'values'],
    [['01/13/2025', '02/03/2025'], 'mdy', 'values'],
    [['02/03/2025', '04/05/2025'], 'dmy', 'assumed'],
    [['02.03.2025'], 'dmy', 'values'],
    [['13/01/2025', '01/13/2025', '01/14/2025'], 'mdy', 'contradictory'],
    [['2025-01-13', '20250113'], 'dmy', 'unneeded'],
    [['05/05/2025'], 'dmy', 'unneeded'],
    [[], 'dmy', 'unneeded'],
  ])('order of %j is %s (%s)', (samples, order, basis) => {
    expect(decideDateOrder(samples)).toMatchObject({ order, basis });
  });
});

describe('IMO numbers', () => {
  it.each(cases<[string, string | null, boolean][]>('imo'))('%j', (text, digits, valid) => {
    expect(parseImo(text)).toMatchObject({ digits, valid });
  });

  it('of ten last digits exactly one agrees', () => {
    fc.assert(fc.property(fc.integer({ min: 100000, max: 999999 }), (body) => {
      expect([0, 1, 2, 3, 4, 5, 6, 7, 8, 9].filter((last) => imoCheckDigitAgrees(`${body}${last}`))).toHaveLength(1);
    }));
  });

  it('finds marked numbers in text, and only sound ones', () => {
    expect(findMarkedImos('MV PETREL 8, IMO 9562233, ex IMO:9562234, tel 9349796')).toEqual(['9562233']);
  });
});

describe('amounts', () => {
  it.each([
    ['1234.5', 1234.5], ['1,234.56', 1234.56], ['1.234,56', 1234.56], ['10 400,00', 10400], ["1'234.50", 1234.5], ['1,234', 1234], ['1.234', 1.234],
    ['1,234,567', 1234567], ['1.234.567', 1234567], ['12,5', 12.5], ['USD 12.50', 12.5], ['12.50 USD', 12.5], ['(12.00)', -12], ['-5', -5], ['3903 PCS', 3903],
    ['1.5E3', 1500], ['abc', null], ['', null], ['12 x 34', null],
  ])('%j is %s', (text, amount) => {
    expect(parseAmount(text)).toBe(amount);
  });
});
