import type { Geography, GeographyEntry } from '../../watchlist/types.js';

/** A pattern found in a cell. `certain` is false where the same characters may mean something else. */
export interface PatternHit {
  readonly entry: GeographyEntry;
  readonly start: number;
  readonly end: number;
  readonly certain: boolean;
}

/** Telephone numbers, hosts, SWIFT codes and other signs of fixed shape. */
export interface PatternReader {
  /** @param bank the cell names a bank, so that a SWIFT code needs no label */
  find(text: string, bank: boolean): readonly PatternHit[];
  /** Whether a plain ASCII text is worth asking at all. */
  mayFind(text: string): boolean;
  /** The entry of a cell that is a telephone number of the DPRK without its plus, in a column of telephone numbers. */
  phone(text: string): GeographyEntry | null;
}

const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;
/** +850 and 00850; not the area code 850 of Florida behind +1, and not digits inside a longer number. */
const PHONE = /(?<![\d+])(?:\+|00)\s*\(?\s*(850|82)\s*\)?[\s.\-/()]*\d[\d\s.\-/()]*/g;
/** Without a plus: only the shape of a Pyongyang number, as UN entries print them. A South Korean lot is 850-2 too. */
const BARE_PHONE = /(?<![\d+\-.]|\b1[\s.-]\(?)850\)?[\s.-]+(?:2[\s.-]?(?:\d{3}[\s.-]?\d{4}|\d{5})|19\d[\s.-]?\d{3}[\s.-]?\d{4})(?!\d)/g;
const HOST = /(?:[a-z0-9-]+\.)+[a-z]{2,}(?![\w-])/gi;
const BIC = /(?<![A-Z0-9])[A-Z]{4}KP[A-Z0-9]{2}(?:[A-Z0-9]{3})?(?![A-Z0-9])/g;
const BIC_LABEL = /\b(?:swift|bic)\b/i;
const PHONE_LABEL = /\b(?:tel|telephone|phone|fax|mobile|mob|ph|telex)\b/i;

/** Signs that mean something only behind their label: MMSI 445…, call sign HM…, flight JS… */
interface Labelled {
  readonly kind: string;
  readonly shape: RegExp;
}
const LABELLED: readonly Labelled[] = [
  { kind: 'mmsi', shape: /\bMMSI(?:\s*(?:no|number|nr))?\s*[.:#]?\s*(\d{9})(?!\d)/gi },
  { kind: 'call-sign', shape: /\bcall\s*-?\s*sign\s*[.:#]?\s*([A-Z0-9]{4,7})(?![A-Z0-9])/gi },
  { kind: 'aircraft', shape: /\b(?:aircraft|registration|tail\s*(?:no|number)|flight)\s*[.:#]?\s*(P-\d{3,4}|JS\s?\d{3,4})(?!\d)/gi },
];
/** A cheap look before anything dear: no sign of these shapes is without a digit behind 8, a `.`, `KP` or a label. */
const WORTH_A_LOOK = /850|\+\s*82|0082|\.kp\b|silibank|chesin|KP|mmsi|call\s*-?\s*sign|P-\d|JS\s?\d/i;

export function createPatternReader(geography: Geography): PatternReader {
  const byKind = (kind: string, dprk: boolean): GeographyEntry[] => geography.entries
    .filter((entry) => entry.kind === kind && (entry.refersTo === 'DPRK') === dprk)
    .sort((a, b) => b.value.length - a.value.length);
  const phones = [...byKind('phone', true), ...byKind('phone', false)]
    .map((entry) => ({ entry, digits: entry.value.replace(/\D/g, '') }));
  const hosts = byKind('domain', true).map((entry) => ({ entry, suffix: entry.value.replace(/^\./, '') }));
  const bic = byKind('bic', true)[0];
  const labelled = LABELLED.map((one) => ({
    ...one,
    entries: [...byKind(one.kind, true), ...byKind(one.kind, false)].filter((entry) => entry.match !== 'never-alone'),
  }));

  const phone = (hit: RegExpMatchArray, certain: boolean): PatternHit[] => {
    const digits = hit[0].replace(/\D/g, '').replace(/^00/, '');
    const known = phones.find((one) => digits.startsWith(one.digits));
    return known === undefined ? [] : [place(known.entry, hit, certain)];
  };
  const host = (hit: RegExpMatchArray, text: string): PatternHit[] => {
    const name = hit[0].toLowerCase();
    const known = hosts.find(({ suffix }) => name === suffix || name.endsWith(`.${suffix}`));
    if (known === undefined) return [];
    // "Jl. Raya.Kp Baru" is a kampung: the bare ending counts only in an address of the net.
    const bare = known.suffix === 'kp';
    const before = text.slice(Math.max(0, (hit.index ?? 0) - 64), hit.index);
    return bare && !/@$|:\/\/$/.test(before) && !/^www\./.test(name) ? [] : [place(known.entry, hit, true)];
  };

  return {
    mayFind: (text) => WORTH_A_LOOK.test(text),
    phone(text) {
      // Longer than 850-555-0100 of Florida: two digits of area or mobile code and a number behind the country's.
      const digits = text.replace(/\D/g, '').replace(/^00/, '');
      return /^850(?:2\d{7,12}|19\d{8})$/.test(digits) || /^\D*00850/.test(text.replace(/[^\d+]/g, '')) ? phones.find((one) => digits.startsWith(one.digits))?.entry ?? null : null;
    },
    find(text, bank) {
      const plain = /^[\x00-\x7f]*$/.test(text) ? text : sameLength(text);
      if (!WORTH_A_LOOK.test(plain)) return [];
      const found: PatternHit[] = [];
      for (const hit of plain.matchAll(PHONE)) found.push(...phone(hit, true));
      for (const hit of plain.matchAll(BARE_PHONE)) {
        found.push(...phone(hit, PHONE_LABEL.test(plain.slice(Math.max(0, hit.index - 24), hit.index))));
      }
      if (plain.includes('.')) for (const hit of plain.matchAll(HOST)) found.push(...host(hit, plain));
      if (bic !== undefined && plain.includes('KP')) {
        for (const hit of plain.matchAll(BIC)) {
          if (bank || BIC_LABEL.test(plain.slice(Math.max(0, hit.index - 40), hit.index))) found.push(place(bic, hit, true));
        }
      }
      for (const { kind, shape, entries } of labelled) {
        for (const hit of plain.matchAll(shape)) {
          const entry = entries.find((one) => fits(kind, one.value, (hit[1] ?? '').toUpperCase()));
          if (entry !== undefined) found.push(place(entry, hit, true));
        }
      }
      return found;
    },
  };
}

function place(entry: GeographyEntry, hit: RegExpMatchArray, certain: boolean): PatternHit {
  const surface = hit[0].trimEnd();
  return { entry, start: hit.index ?? 0, end: (hit.index ?? 0) + surface.length, certain };
}

/** Whether a labelled value lies in the range or behind the prefix of an entry: `HMA-HMZ`, `445`, `P-`. */
function fits(kind: string, value: string, found: string): boolean {
  const range = /^([A-Z0-9]{3})-([A-Z0-9]{3})$/.exec(value);
  if (kind === 'call-sign' && range !== null) {
    const head = found.slice(0, 3);
    return head >= (range[1] ?? '') && head <= (range[2] ?? '') && /^[A-Z]$/.test(head.slice(2));
  }
  return found.startsWith(value);
}

/** Full width letters and digits as ASCII, invisible characters as blanks: positions stay those of the cell. */
function sameLength(text: string): string {
  return text
    .replace(INVISIBLE, ' ')
    .replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0));
}
