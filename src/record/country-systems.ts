import { parseCountry } from './country.js';

/**
 * National code systems that number countries their own way, with the codes of the chief trading partners: enough to
 * recognise the system from a column as a whole. Codes not listed stay unread; they are never taken for ISO codes.
 */
const SYSTEMS: readonly { readonly name: string; readonly shape: RegExp; readonly codes: Readonly<Record<string, string>> }[] = [
  {
    name: 'US Census Schedule C',
    shape: /^\d{4}$/,
    codes: {
      1000: 'US', 1220: 'CA', 2010: 'MX', 3510: 'BR', 4120: 'GB', 4210: 'NL', 4231: 'BE', 4279: 'FR', 4280: 'DE', 4621: 'RU', 4700: 'ES', 4759: 'IT',
      4890: 'TR', 5081: 'IL', 5170: 'SA', 5200: 'AE', 5330: 'IN', 5350: 'PK', 5490: 'TH', 5520: 'VN', 5570: 'MY', 5590: 'SG', 5600: 'ID', 5650: 'PH',
      5700: 'CN', 5790: 'KP', 5800: 'KR', 5820: 'HK', 5830: 'TW', 5880: 'JP', 6021: 'AU', 6141: 'NZ', 7910: 'ZA',
    },
  },
  {
    name: 'the old numeric list of China Customs',
    shape: /^[1-7]\d{2}$/,
    codes: {
      106: 'MM', 107: 'KH', 109: 'KP', 110: 'HK', 111: 'IN', 112: 'ID', 113: 'IR', 116: 'JP', 119: 'LA', 121: 'MO', 122: 'MY', 124: 'MN', 127: 'PK',
      129: 'PH', 131: 'SA', 132: 'SG', 133: 'KR', 136: 'TH', 137: 'TR', 138: 'AE', 141: 'VN', 142: 'CN', 143: 'TW', 244: 'ZA', 301: 'BE', 303: 'GB', 304: 'DE',
      305: 'FR', 307: 'IT', 309: 'NL', 312: 'ES', 327: 'PL', 344: 'RU', 410: 'BR', 412: 'CL', 429: 'MX', 501: 'CA', 502: 'US', 601: 'AU', 609: 'NZ',
    },
  },
  {
    name: 'the list of Japan Customs',
    shape: /^[1-6]\d{2}$/,
    codes: {
      103: 'KR', 104: 'KP', 105: 'CN', 106: 'TW', 107: 'MN', 108: 'HK', 110: 'VN', 111: 'TH', 112: 'SG', 113: 'MY', 117: 'PH', 118: 'ID', 120: 'KH', 121: 'LA',
      122: 'MM', 123: 'IN', 124: 'PK', 205: 'GB', 207: 'NL', 208: 'BE', 210: 'FR', 213: 'DE', 218: 'ES', 220: 'IT', 224: 'RU', 302: 'CA', 304: 'US', 305: 'MX',
      410: 'BR', 601: 'AU', 606: 'NZ',
    },
  },
];

export interface CountryReader {
  readonly read: (text: string) => string | null;
  /** Which system was recognised, for the reader; null for ISO codes and names. */
  readonly note: string | null;
}

/** In a column of ISO numbers a spreadsheet may have eaten leading zeros: 36 is 036. */
function readIsoNumber(text: string): string | null {
  return /^\d{1,2}$/.test(text.trim()) ? parseCountry(text.trim().padStart(3, '0')) : parseCountry(text);
}

/**
 * Decides how the codes of a country column are to be read. ISO 3166-1 and names are the rule. A national numbering is taken
 * only when nearly all distinct values are numbers of that system, at least three of them, and ISO explains far fewer.
 */
export function decideCountryReader(values: readonly string[]): CountryReader {
  const distinct = [...new Set(values.map((value) => value.trim()))];
  const numeric = distinct.filter((value) => /^\d{1,4}$/.test(value));
  if (numeric.length < 3 || numeric.length < distinct.length * 0.9) return { read: parseCountry, note: null };
  const iso = numeric.filter((value) => readIsoNumber(value) !== null).length;
  let best: (typeof SYSTEMS)[number] | null = null;
  let bestHits = 0;
  for (const system of SYSTEMS) {
    const hits = numeric.filter((value) => system.codes[value] !== undefined).length;
    if (hits > bestHits) [best, bestHits] = [system, hits];
  }
  if (best === null || bestHits < numeric.length * 0.6 || iso >= bestHits * 0.7) {
    return { read: readIsoNumber, note: iso < numeric.length * 0.7 ? 'numbers of an unknown country list; only ISO 3166 numbers are understood' : null };
  }
  const { codes, shape, name } = best;
  return { read: (text) => (shape.test(text.trim()) ? codes[text.trim()] ?? null : parseCountry(text)), note: `country numbers read by ${name}` };
}
