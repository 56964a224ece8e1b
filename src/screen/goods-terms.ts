import { memoise } from '../record/memo.js';
import type { GoodsRule } from '../watchlist/types.js';
import { PhraseIndex } from './text/phrases.js';
import type { Occurrence } from './text/phrases.js';
import type { Tokens } from './text/tokens.js';

export interface TermReader {
  /** Ids of the rules whose goods a description names, each with the words that name them. */
  read(description: string): ReadonlyMap<string, string>;
}

/** Words that make of the goods something else, before or behind them. */
const NOT_THE_GOODS: ReadonlySet<string> = new Set(['imitation', 'simulated', 'fake', 'faux', 'mock', 'toy', 'dummy', 'costume', 'pseudo']);
/** Made stones are no gems; made textiles are textiles: these words count in chapter 71 only. */
const MADE: ReadonlySet<string> = new Set(['synthetic', 'artificial', 'reconstructed', 'cubic', 'glass', 'plastic', 'plated']);
/** Shut out all that follows up to the next semicolon or bracket, as tariff texts do: "fish, excluding squid". */
const EXCLUDES: ReadonlySet<string> = new Set(['excluding', 'excl', 'except', 'excepting']);
/** Shut out the next few words: what is denied, and what the goods are only for ("tyres for motor cars", "used on bicycles"). */
const DENIES: ReadonlySet<string> = new Set(['not', 'non', 'without', 'nor', 'for', 'on']);
/** Behind a name of goods: the goods are a machine for them or only look, smell or taste so. */
const ONLY_FOR: ReadonlySet<string> = new Set([
  'engine', 'generator', 'genset', 'truck', 'pump', 'heater', 'stove', 'lamp', 'boiler', 'burner', 'mining', 'machine', 'machinery', 'detector',
  'dispensing', 'dispenser', 'nozzle', 'station', 'filter', 'additive', 'powered', 'driven', 'blade', 'drill', 'wheel', 'saw', 'segmental', 'tipped',
  'cleaner', 'polish', 'flavour', 'flavor', 'flavoured', 'flavored', 'oil', 'sauce', 'hydride', 'scented', 'shaped', 'printed', 'jacket', 'suit', 'wear', 'sock', 'substitute', 'free', 'like', 'style', 'effect',
]);
const REACH = 3;
/** How far back an exclusion is looked for; it keeps very long cells cheap. */
const EXCLUDES_REACH = 40;

/**
 * Prepares the words of the rules for reading descriptions. Latin and Cyrillic words are found whole, with simple
 * English plurals; Han, Hangul, kana and Thai inside the text. Words that are denied or only look like the goods do not count.
 */
export function createTermReader(rules: readonly GoodsRule[]): TermReader {
  const index = new PhraseIndex<string>(singular);
  const jewels = new Set<string>();
  for (const rule of rules) {
    if (rule.tokens.some(({ from }) => from.startsWith('71'))) jewels.add(rule.id);
    for (const { text } of rule.terms) index.add(text, rule.id);
  }
  return {
    read: memoise((description) => {
      const tokens = index.tokens(description);
      const named = new Map<string, string>();
      for (const at of index.find(tokens)) {
        const made = at.from >= 0 && near(tokens, at, MADE, 1);
        if (at.from >= 0 && isDenied(description, tokens, at)) continue;
        const surface = description.slice(at.start, at.end);
        for (const id of at.values) {
          if (made && jewels.has(id)) continue;
          if ((named.get(id)?.length ?? 0) < surface.length) named.set(id, surface);
        }
      }
      return named;
    }),
  };
}

/**
 * English plurals as singulars, without a dictionary: "tennis" loses its s as well, but on both sides, and so nothing is lost.
 */
function singular(word: string): string {
  if (word.length < 3 || !/^[a-z]+$/.test(word)) return word;
  if (word.length > 4 && /ies?$/.test(word)) return word.replace(/ies?$/, 'y');
  if (/(?:ch|sh|x|z|ss)es?$/.test(word)) return word.replace(/es?$/, '');
  return word.endsWith('s') && !/[su]s$/.test(word) ? word.slice(0, -1) : word;
}

function isDenied(text: string, tokens: Tokens, at: Occurrence<string>): boolean {
  if (near(tokens, at, NOT_THE_GOODS, REACH)) return true;
  const next = tokens.words[at.to];
  if (next !== undefined && next.gap !== 'hard' && ONLY_FOR.has(next.key)) return true;
  let samePart = true;
  for (let i = at.from - 1; i >= 0 && at.from - i <= EXCLUDES_REACH; i--) {
    const word = tokens.words[i];
    const following = tokens.words[i + 1];
    if (word === undefined || following === undefined || /[;)\n]/.test(text.slice(word.end, following.start))) return false;
    samePart &&= following.gap !== 'hard';
    if (EXCLUDES.has(word.key) || (word.key === 'other' && following.key === 'than')) return true;
    if (samePart && DENIES.has(word.key) && at.from - i <= (word.key === 'non' ? 1 : REACH)) return true;
  }
  return false;
}

/** One of the words stands within so many words before or behind, in the same part of the text. */
function near({ words }: Tokens, at: Occurrence<string>, of: ReadonlySet<string>, reach: number): boolean {
  for (let i = at.from - 1; i >= 0 && at.from - i <= reach; i--) {
    if (words[i + 1]?.gap === 'hard') break;
    if (of.has(words[i]?.key ?? '')) return true;
  }
  for (let i = at.to; i < words.length && i < at.to + reach; i++) {
    if (words[i]?.gap === 'hard') break;
    if (of.has(words[i]?.key ?? '')) return true;
  }
  return false;
}
