// Compiles the language data of data/names/*.yaml into src/names/generated/*.ts.
//   node scripts/names-compile.mjs           writes the modules
//   node scripts/names-compile.mjs --check   exits 1 when a module is not what the data say
import { readFileSync, writeFileSync, readdirSync, mkdirSync, existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const source = join(root, 'data', 'names');
const target = join(root, 'src', 'names', 'generated');

const read = (name) => parse(readFileSync(join(source, `${name}.yaml`), 'utf8'), { intAsBigInt: false });
const text = (value) => (value === null || value === undefined ? '' : String(value));
const flat = (groups) => Object.values(groups).flat().map(text);
const mapOfLists = (record) => Object.fromEntries(Object.entries(record).map(([key, words]) => [key, words.map(text)]));
const mapOfStrings = (record) => Object.fromEntries(Object.entries(record).map(([key, value]) => [key, text(value)]));

function language() {
  const legal = read('legal-forms');
  const words = read('words');
  const places = read('places');
  const particles = read('particles');
  const common = read('common-words');
  const scripts = read('scripts');
  const numbers = read('numbers');
  const cells = read('cells');
  const people = read('people');
  return {
    LEGAL_FORMS: { anywhere: flat(legal.anywhere), edges: flat(legal.edges), attached: legal.attached, same: legal.same },
    WORDS: { generic: mapOfLists(words.generic), light: mapOfLists(words.light), romanised: mapOfLists(words.romanised) },
    PLACES: { country: mapOfLists(places.country), city: mapOfLists(places.city), address: places.address.map(text), syllables: places.address_syllables.map(text), signs: places.signs },
    PARTICLES: mapOfLists(particles),
    COMMON: { words: [...new Set(common.common.map(text))], personal: [...new Set(common.common_personal.map(text))] },
    SCRIPTS: Object.fromEntries(Object.entries(scripts).map(([key, table]) => [key, mapOfStrings(table)])),
    NUMBERS: { words: mapOfLists(numbers.words), roman: mapOfStrings(numbers.roman), signs: numbers.signs.map(text) },
    CELLS: { placeholders: cells.placeholders.map(text), generic: Object.keys(cells.generic_aliases) },
    PEOPLE: { variants: mapOfLists(people.variants), not_initials: people.not_initials },
  };
}

function korean() {
  const data = read('korean');
  return {
    SURNAMES: data.surnames,
    LATIN: { onsets: data.onsets, codas: data.codas, vowels: data.vowels },
    CYRILLIC: { onsets: data.cyrillic_onsets, codas: data.cyrillic_codas, vowels: data.cyrillic_vowels },
    KANA: { onsets: data.kana_onsets, codas: data.kana_codas, vowels: data.kana_vowels },
    HANJA_EXTRA: data.hanja_extra,
  };
}

function han() {
  const data = read('han');
  return { SIMPLIFIED: data.simplified.replace(/\s+/g, ''), HANGUL_READINGS: data.hangul, PINYIN_READINGS: data.pinyin };
}

function chinese() {
  const data = read('chinese');
  return { CHINESE_SURNAMES: data.surnames, WADE_GILES: data.initials };
}

const TYPES = {
  LEGAL_FORMS: '{ readonly anywhere: readonly string[]; readonly edges: readonly string[]; readonly attached: readonly string[]; readonly same: readonly (readonly string[])[] }',
  WORDS: 'Readonly<Record<"generic" | "light" | "romanised", Readonly<Record<string, readonly string[]>>>>',
  PLACES: '{ readonly country: Readonly<Record<string, readonly string[]>>; readonly city: Readonly<Record<string, readonly string[]>>; readonly address: readonly string[]; readonly syllables: readonly string[]; readonly signs: readonly string[] }',
  PARTICLES: 'Readonly<Record<"organisation" | "person" | "father" | "behind form" | "title" | "party", readonly string[]>>',
  COMMON: '{ readonly words: readonly string[]; readonly personal: readonly string[] }',
  SCRIPTS: 'Readonly<Record<"homoglyph" | "latin" | "cyrillic" | "greek" | "georgian" | "kana" | "small_kana" | "arabic" | "digit_letters", Readonly<Record<string, string>>>>',
  NUMBERS: '{ readonly words: Readonly<Record<string, readonly string[]>>; readonly roman: Readonly<Record<string, string>>; readonly signs: readonly string[] }',
  CELLS: '{ readonly placeholders: readonly string[]; readonly generic: readonly string[] }',
  PEOPLE: '{ readonly variants: Readonly<Record<string, readonly string[]>>; readonly not_initials: readonly string[] }',
  SURNAMES: 'Readonly<Record<string, { readonly latin: readonly string[]; readonly hangul: readonly string[] }>>',
  LATIN: '{ readonly onsets: Readonly<Record<string, readonly string[]>>; readonly codas: Readonly<Record<string, readonly string[]>>; readonly vowels: Readonly<Record<string, string>> }',
  CYRILLIC: '{ readonly onsets: Readonly<Record<string, readonly string[]>>; readonly codas: Readonly<Record<string, readonly string[]>>; readonly vowels: Readonly<Record<string, string>> }',
  KANA: '{ readonly onsets: Readonly<Record<string, readonly string[]>>; readonly codas: Readonly<Record<string, readonly string[]>>; readonly vowels: Readonly<Record<string, string>> }',
  HANJA_EXTRA: 'Readonly<Record<string, string>>',
  SIMPLIFIED: 'string',
  HANGUL_READINGS: 'Readonly<Record<string, string>>',
  PINYIN_READINGS: 'Readonly<Record<string, string>>',
  CHINESE_SURNAMES: 'Readonly<Record<string, { readonly han: string; readonly spellings: readonly string[] }>>',
  WADE_GILES: 'Readonly<Record<string, readonly string[]>>',
};

const literal = (value) => (typeof value === 'object' && !Array.isArray(value)
  ? `{\n${Object.entries(value).map(([key, item]) => `  ${JSON.stringify(key)}: ${JSON.stringify(item)},`).join('\n')}\n}`
  : JSON.stringify(value));

const moduleText = (tables, from) => `// Generated by scripts/names-compile.mjs from data/names/${from}. Do not edit: change the data and run the script.\n${
  Object.entries(tables).map(([name, value]) => `export const ${name}: ${TYPES[name]} = ${literal(value)};\n`).join('')}`;

const modules = {
  'language.ts': moduleText(language(), '*.yaml'),
  'korean.ts': moduleText(korean(), 'korean.yaml'),
  'han.ts': moduleText(han(), 'han.yaml'),
  'chinese.ts': moduleText(chinese(), 'chinese.yaml'),
};

if (process.argv.includes('--check')) {
  const stale = Object.entries(modules).filter(([name, wanted]) => !existsSync(join(target, name)) || readFileSync(join(target, name), 'utf8') !== wanted);
  const extra = readdirSync(target).filter((name) => !(name in modules));
  for (const [name] of stale) console.error(`src/names/generated/${name} is stale: run node scripts/names-compile.mjs`);
  for (const name of extra) console.error(`src/names/generated/${name} has no source in data/names`);
  process.exitCode = stale.length + extra.length === 0 ? 0 : 1;
} else {
  mkdirSync(target, { recursive: true });
  for (const [name, wanted] of Object.entries(modules)) writeFileSync(join(target, name), wanted);
}
