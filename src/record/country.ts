import { COUNTRY_SPELLINGS } from './country-spellings.js';
import { foldText } from './fold.js';
import { countryFromCode, ISO2 } from './iso-countries.js';
import { isBlank } from './blank.js';
import { memoise } from './memo.js';

/** Languages whose CLDR country names are understood, most frequent in trade data first. */
const LANGUAGES = [
  'en', 'zh-Hans', 'zh-Hant', 'es', 'fr', 'pt', 'ru', 'de', 'ko', 'ja', 'vi', 'th', 'id', 'ms', 'it', 'tr', 'ar', 'uk', 'nl', 'pl',
  'fil', 'km', 'lo', 'my', 'hi', 'fa', 'mn', 'kk', 'uz', 'cs', 'sv', 'el', 'he', 'bn', 'ro', 'hu',
];

/** Short forms in country names, and the whole word they stand for. */
const SHORT_FORMS: Readonly<Record<string, string>> = {
  rep: 'republic', repub: 'republic', dem: 'democratic', peop: 'peoples', people: 'peoples', pep: 'peoples', fed: 'federation', federal: 'federation',
  isl: 'islamic', is: 'islands', island: 'islands', st: 'saint', ste: 'saint', n: 'north', s: 'south', prov: 'province', utd: 'united', kingd: 'kingdom',
  респ: 'республика', нар: 'народно',
};
/** Words that carry nothing in a country name. */
const FILLERS = new Set(['of', 'the', 'and', 'de', 'du', 'la', 'le', 'del', 'da', 'do', 'di', 'et', 'y', 'e', 'von', 'ng']);
/** Words of state form: dropped in a second try, never for names that differ only by them. */
const STATE_FORMS = new Set([
  'republic', 'kingdom', 'state', 'sultanate', 'commonwealth', 'federation', 'islamic', 'socialist', 'grand', 'duchy', 'principality',
  'bolivarian', 'plurinational', 'union', 'arab', 'sar', 'region', 'independent', 'republica', 'republique', 'republik', 'республика',
]);
const FORM_MATTERS = new Set(['korea', 'congo', 'china', 'samoa', 'guinea', 'ireland', 'macedonia', 'taiwan', 'yemen', 'vietnam', 'germany', 'emirates']);

/** Words of a name without regard to order, case, accents and short forms. */
function nameKey(name: string): string {
  const words = foldText(name)
    .replace(/(?<=\p{L})['’`´](?=s\b)/gu, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()
    .split(' ');
  return joinInitials(words)
    .map((word) => SHORT_FORMS[word] ?? word)
    .filter((word) => !FILLERS.has(word))
    .sort()
    .join(' ');
}

/** `d p r k` and `u s a` are one word each: lone Latin letters in a row are joined. */
function joinInitials(words: readonly string[]): string[] {
  const result: string[] = [];
  let lone = '';
  for (const word of [...words, '']) {
    if (word.length === 1 && word >= 'a' && word <= 'z') {
      lone += word;
      continue;
    }
    if (lone !== '') result.push(lone);
    lone = '';
    if (word !== '') result.push(word);
  }
  return result;
}

let english: Map<string, string> | null = null;
let others: Map<string, string> | null = null;

/** English names and customs spellings: enough for almost every cell. Built at first use. */
function englishNames(): Map<string, string> {
  if (english !== null) return english;
  english = new Map();
  addLanguage(english, 'en');
  for (const line of COUNTRY_SPELLINGS.trim().split('\n')) {
    const code = line.slice(0, 2);
    for (const name of line.slice(3).split('|')) english.set(nameKey(name), code);
  }
  return english;
}

/** Names in all other languages; some thousand entries, so only built when a cell needs them. */
function otherNames(): Map<string, string> {
  if (others !== null) return others;
  others = new Map();
  for (const language of LANGUAGES.slice(1)) addLanguage(others, language);
  return others;
}

function addLanguage(names: Map<string, string>, language: string): void {
  const display = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
  for (const code of ISO2) {
    const name = display.of(code);
    if (name === undefined) continue;
    // 'Myanmar (Burma)', 'Hong Kong SAR China': the name in front of the bracket is a name too.
    for (const form of [name, name.replace(/\s*[(（].*$/u, '')]) {
      const key = nameKey(form);
      if (key !== '' && !names.has(key)) names.set(key, code);
    }
  }
}

function countryFromName(name: string): string | null {
  const key = nameKey(name);
  if (key === '') return null;
  const found = englishNames().get(key) ?? otherNames().get(key);
  if (found !== undefined) return found;
  const words = key.split(' ');
  if (words.length < 2 || words.some((word) => FORM_MATTERS.has(word))) return null;
  const core = words.filter((word) => !STATE_FORMS.has(word)).join(' ');
  return core === '' || core === key ? null : englishNames().get(core) ?? otherNames().get(core) ?? null;
}

/** `KR - KOREA, REPUBLIC OF`, `Korea (Republic of) (KOR)`, `中国(CHN)`: a code beside a name. */
function countryFromPair(text: string): string | null {
  const pair = /^\(?([A-Z]{2,3}|\d{3})\)?\s*[-–—:/|.,\s]\s*(\D.*)$/su.exec(text) ?? null;
  const tail = /^(.*\D)\s*[-–—:/|\s]?\s*[([（【]\s*([A-Z]{2,3}|\d{3})\s*[)\]）】]$/su.exec(text)
    ?? /^(.*\p{L}.*?)\s*[-–—/|:]\s*([A-Z]{2,3}|\d{3})$/su.exec(text);
  const split = pair !== null ? [pair[1], pair[2]] : tail !== null ? [tail[2], tail[1]] : null;
  if (split === null) return null;
  const byCode = countryFromCode(split[0] ?? '');
  const byName = countryFromName(split[1] ?? '');
  if (byName === null || byCode === null) return null;
  return byCode === byName ? byName : null;
}

function read(text: string): string | null {
  if (text.length > 120 || isBlank(text)) return null;
  const plain = /^[\x20-\x7e]*$/.test(text) ? text.trim() : text.normalize('NFKC').trim();
  const code = countryFromCode(plain.toUpperCase());
  if (code !== null) return code;
  return countryFromName(plain) ?? countryFromPair(plain.toUpperCase());
}

/**
 * Reads a cell that as a whole names a country: ISO 3166-1 alpha-2, alpha-3 or numeric code, or a name in any of some
 * thirty languages in the spellings of customs and statistics. A code beside a name must agree with it.
 * Bare KOREA is `KR`; `KP` is given only for a name or code of the DPRK.
 * @returns ISO 3166-1 alpha-2 code, or null when the cell names no country, or contradicts itself.
 */
export const parseCountry: (text: string) => string | null = memoise(read);
