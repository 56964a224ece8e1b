import { foldText } from '../../record/fold.js';
import type { Geography, GeographyEntry } from '../../watchlist/types.js';
import type { PlaceSign } from '../geography.js';
import { inOneAlphabet } from '../text/tokens.js';
import type { CellKind } from './strength.js';

type CodeSign = Omit<PlaceSign, 'surface'>;

export interface CodeReader {
  /** A cell that as a whole is a code: a country code in a country field, a UN/LOCODE or airport code in a port field. */
  whole(text: string, kind: CellKind): CodeSign | null;
  /** UN/LOCODEs beside other words in a port field: "KPNAM - NAMPO". */
  inside(text: string): readonly (PlaceSign & { readonly start: number })[];
  /** The entry by which a whole cell is the DPRK's code, in any numbering; the ISO code where there is none. */
  country(text: string): GeographyEntry | null;
  /** The entry of the DPRK's currency, when the cell is its code. */
  currency(text: string): GeographyEntry | null;
}

const CODES: ReadonlySet<string> = new Set(['code', 'subdivision', 'locode', 'airport']);
/** Codes of three letters that no other country has: a field of countries may hold them. */
const UNMISTAKABLE: ReadonlySet<string> = new Set(['KPW', 'KRE']);
const LOCODE = /(?<![A-Z0-9])[A-Z]{2}[ -]?[A-Z0-9]{3}(?![A-Z0-9])/g;

export function createCodeReader(geography: Geography): CodeReader {
  const coded = new Map<string, GeographyEntry>();
  const named = new Map<string, GeographyEntry>();
  const locodes = new Map<string, GeographyEntry>();
  for (const entry of geography.entries) {
    if (!CODES.has(entry.kind)) continue;
    if (entry.kind === 'locode') locodes.set(entry.value, entry);
    else if (entry.match === 'code-field-only' && !coded.has(entry.value)) coded.set(entry.value, entry);
    else if (entry.match === 'named-system-only' && !named.has(entry.value)) named.set(entry.value, entry);
  }
  const dprk = coded.get('KP') ?? null;

  const locode = (code: string): CodeSign | null => {
    const known = locodes.get(code);
    if (known !== undefined) {
      const certain = known.refersTo === 'DPRK' || known.refersTo === 'NOT-DPRK';
      return { refersTo: known.refersTo, strength: certain ? 'certain' : 'context', entry: known };
    }
    // A code of the DPRK that is in no edition is still a code of the DPRK.
    return dprk !== null && /^KP[A-Z0-9]{3}$/.test(code) ? { refersTo: 'DPRK', strength: 'certain', entry: dprk } : null;
  };

  return {
    whole(text, kind) {
      if (text.length > 24) return null;
      const code = tidy(text);
      if (kind === 'port') {
        const sign = locode(code.replace(/[ -]/g, ''));
        if (sign !== null) return sign;
      }
      const entry = coded.get(code);
      if (entry !== undefined && (entry.kind === 'airport' || kind === 'country' || entry.kind === 'subdivision')) {
        return { refersTo: entry.refersTo, strength: 'certain', entry };
      }
      const unusual = kind === 'country' && UNMISTAKABLE.has(code) ? named.get(code) : undefined;
      return unusual === undefined ? null : { refersTo: unusual.refersTo, strength: 'context', entry: unusual };
    },
    inside(text) {
      if (!/K[PR]|CN|RU|TW|HK/i.test(text)) return [];
      const found: (PlaceSign & { readonly start: number })[] = [];
      for (const match of text.toUpperCase().matchAll(LOCODE)) {
        const sign = locodes.has(match[0]) ? locode(match[0]) : null;
        if (sign !== null) found.push({ ...sign, surface: text.slice(match.index, match.index + match[0].length), start: match.index });
      }
      return found;
    },
    country(text) {
      const code = tidy(text);
      return coded.get(code) ?? named.get(code) ?? dprk;
    },
    currency(text) {
      const entry = named.get(tidy(text));
      return entry !== undefined && entry.refersTo === 'DPRK' && entry.system?.startsWith('ISO 4217') === true ? entry : null;
    },
  };
}

/** Capitals without surrounding signs: `kp.` and `K.P.` are KP. */
function tidy(text: string): string {
  const plain = inOneAlphabet(foldText(text)).toUpperCase().replace(/[\u200b-\u200f\u2060\ufeff]/g, '').replace(/^[^A-Z0-9]+|[^A-Z0-9]+$/g, '');
  return /^[A-Z](?:\.\s?[A-Z])+$/.test(plain) ? plain.replace(/[.\s]/g, '') : plain;
}
