import { parseCountry, parseUsualCountry } from '../../record/country.js';
import { decideDateOrder, parseDate } from '../../record/dates.js';
import { parseHsCodes } from '../../record/hs.js';
import { parseImo } from '../../record/imo.js';
import { parseAmount } from '../../record/numbers.js';
import { isBlank } from '../../record/blank.js';

/** What the values of a column are, as shares (0 to 1) of its non-blank sample values. */
export interface ColumnProfile {
  /** Number of non-blank values looked at. */
  readonly count: number;
  readonly distinct: number;
  readonly numeric: number;
  readonly hs: number;
  /** Countries by code or name in any language. */
  readonly country: number;
  /** Countries by code, English name or customs spelling. */
  readonly usualCountry: number;
  readonly date: number;
  readonly imo: number;
  /** Values with letters that are no code: names, addresses, descriptions. */
  readonly text: number;
  /** Values of at least two words. */
  readonly words: number;
  readonly email: number;
  readonly guid: number;
  readonly locode: number;
  /** Values of several lines, also as XML entities: a name with its address. */
  readonly multiline: number;
  /** Length of the longest value. */
  readonly longest: number;
}

const MAX_VALUES = 50;

/** Looks at up to fifty non-blank values of each column. Pure; the cost is bounded for any input. */
export function profileColumn(sample: readonly (readonly string[])[], index: number): ColumnProfile {
  const values: string[] = [];
  for (const row of sample) {
    const value = (row[index] ?? '').trim();
    if (value !== '' && !isBlank(value)) values.push(value.slice(0, 200));
    if (values.length === MAX_VALUES) break;
  }
  // Each share is worked out when first asked for: most columns are settled by one or two of them.
  const known = new Map<string, number>();
  const share = (name: string, test: (value: string) => boolean): number => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const result = values.length === 0 ? 0 : values.filter(test).length / values.length;
    known.set(name, result);
    return result;
  };
  return {
    count: values.length,
    distinct: new Set(values).size,
    longest: Math.max(0, ...values.map((value) => value.length)),
    get numeric() { return share('numeric', (value) => /^[-+\d.,\s']+$/.test(value) && parseAmount(value) !== null); },
    get hs() { return share('hs', isHs); },
    get country() { return share('country', (value) => parseCountry(value) !== null); },
    get usualCountry() { return share('usualCountry', (value) => parseUsualCountry(value) !== null); },
    get date() {
      const { order } = decideDateOrder(values);
      return share('date', (value) => parseDate(value, order) !== null);
    },
    get imo() { return share('imo', (value) => /^(?:IMO)?[\s#:.]*0*\d{7}(?:\.0)?$/i.test(value) && parseImo(value).valid); },
    get text() { return share('text', (value) => /\p{L}{2}/u.test(value) && (/\s/.test(value) || /\p{L}{4}/u.test(value))); },
    get words() { return share('words', (value) => /\p{L}{2,}[\s,.&-]+\p{L}{2,}/u.test(value)); },
    get email() { return share('email', (value) => /^\S+@\S+\.\w+$/.test(value)); },
    get guid() { return share('guid', (value) => /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(value)); },
    get locode() { return share('locode', (value) => /^[A-Z]{2}[A-Z2-9]{3}$/.test(value) && parseUsualCountry(value.slice(0, 2)) !== null); },
    get multiline() { return share('multiline', (value) => /\S\s*(?:\n|\\n|&#1[03];|<br\s*\/?>)\s*\S/i.test(value)); },
  };
}

function isHs(value: string): boolean {
  return /^[\s\d.\-A-Z:#]{2,24}$/i.test(value) && /\d{4}/.test(value.replace(/\D/g, '')) && parseHsCodes(value).some((code) => code.valid && !code.notes.some((note) => note.startsWith('heading')));
}
