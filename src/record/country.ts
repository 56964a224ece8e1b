import { COUNTRY_SPELLINGS } from './country-spellings.js';
import { foldText } from './fold.js';
import { countryFromCode, ISO_COUNTRIES } from './iso-countries.js';
import { isBlank } from './blank.js';
import { memoise } from './memo.js';

/**
 * Languages whose CLDR country names are understood beside English, by the script of the text: names are only built for scripts that
 * the cells of a file really use.
 */
const LANGUAGES: readonly { readonly script: RegExp; readonly tags: readonly string[] }[] = [
  { script: /\p{Script=Han}|\p{Script=Katakana}|\p{Script=Hiragana}/u, tags: ['zh-Hans', 'zh-Hant', 'ja'] },
  { script: /\p{Script=Hangul}/u, tags: ['ko'] },
  { script: /\p{Script=Cyrillic}/u, tags: ['ru', 'uk', 'mn', 'kk', 'bg'] },
  { script: /\p{Script=Thai}/u, tags: ['th'] },
  { script: /\p{Script=Arabic}/u, tags: ['ar', 'fa', 'ur'] },
  { script: /\p{Script=Latin}/u, tags: ['es', 'fr', 'pt', 'de', 'vi', 'id', 'ms', 'it', 'tr', 'nl', 'pl', 'fil', 'cs', 'sv', 'ro', 'hu'] },
  { script: /\p{L}/u, tags: ['km', 'lo', 'my', 'hi', 'bn', 'el', 'he', 'ta', 'ka', 'hy', 'si', 'ne'] },
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
const others = new Map<number, Map<string, string>>();

/** English names and customs spellings: enough for almost every cell. Built at first use. */
function englishNames(): Map<string, string> {
  if (english !== null) return english;
  english = new Map();
  for (const { alpha2, names } of ISO_COUNTRIES) for (const name of names) addName(english, name, alpha2);
  for (const line of COUNTRY_SPELLINGS.trim().split('\n')) {
    const code = line.slice(0, 2);
    for (const name of line.slice(3).split('|')) english.set(nameKey(name), code);
  }
  return english;
}

/** Looks a name up in the languages of its script. */
function inOtherLanguages(name: string, key: string): string | undefined {
  const group = LANGUAGES.findIndex(({ script }) => script.test(name));
  if (group < 0) return undefined;
  let names = others.get(group);
  if (names === undefined) {
    names = new Map();
    for (const tag of LANGUAGES[group]?.tags ?? []) {
      const display = new Intl.DisplayNames([tag], { type: 'region', fallback: 'none' });
      for (const { alpha2 } of ISO_COUNTRIES) addName(names, display.of(alpha2), alpha2);
    }
    others.set(group, names);
  }
  return names.get(key);
}

function addName(names: Map<string, string>, name: string | undefined, code: string): void {
  if (name === undefined) return;
  // 'Myanmar (Burma)', '中国香港特别行政区(香港)': the name in front of the bracket is a name too.
  for (const form of [name, name.replace(/\s*[(（].*$/u, '')]) {
    const key = nameKey(form);
    if (key !== '' && !names.has(key)) names.set(key, code);
  }
}

function countryFromName(name: string): string | null {
  const key = nameKey(name);
  if (key === '') return null;
  const found = englishNames().get(key) ?? inOtherLanguages(name, key);
  if (found !== undefined) return found;
  const words = key.split(' ');
  if (words.length < 2 || words.some((word) => FORM_MATTERS.has(word))) return null;
  const core = words.filter((word) => !STATE_FORMS.has(word)).join(' ');
  return core === '' || core === key ? null : englishNames().get(core) ?? inOtherLanguages(name, core) ?? null;
}

/**
 * Like `parseCountry`, but knows only codes, English names and customs spellings (which name Korea in all languages).
 * For cells that are seldom countries, such as names and addresses.
 */
export const parseUsualCountry: (text: string) => string | null = memoise((text) => {
  if (text.length > 40) return null;
  return countryFromCode(text.trim().toUpperCase()) ?? englishNames().get(nameKey(text)) ?? null;
});

/** `KR - KOREA, REPUBLIC OF`, `Korea (Republic of) (KOR)`, `中国(CHN)`, `Denmark (DIS) (DIS)`: a code beside a name. */
function countryFromPair(text: string): string | null {
  const head = /^\(?([A-Z]{2,3}|\d{3})\)?\s*[-–—:/|.,\s]\s*(\D.*)$/su.exec(text);
  const tail = /^(.*\D)\s*[-–—:/|\s]?\s*[([（【]\s*([A-Z]{2,3}|\d{3})\s*[)\]）】]$/su.exec(text) ?? /^(.*\p{L}.*?)\s*[-–—/|:]\s*([A-Z]{2,3}|\d{3})$/su.exec(text);
  return (tail === null ? null : agreed(tail[2] ?? '', tail[1] ?? '')) ?? (head === null ? null : agreed(head[1] ?? '', head[2] ?? ''));
}

function agreed(code: string, name: string): string | null {
  const byCode = countryFromCode(code);
  return byCode !== null && (countryFromName(name) ?? countryFromPair(name.trim())) === byCode ? byCode : null;
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
