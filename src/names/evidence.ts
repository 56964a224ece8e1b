import { LEGAL_FORMS } from './generated/language.js';
import { BREAK, type Parsed } from './parse.js';
import type { Cap, Listed } from './listed.js';
import type { Surroundings } from './surroundings.js';
import { FOLDED, ROLE, type Token } from './token.js';
import { AGREE, type Agreement } from './token-match.js';

/** The English of the evidence: one short sentence for each step from the cell's words to the listed name's. */

const FOLDING_TEXT: readonly (readonly [number, string])[] = [
  [FOLDED.homoglyph, 'letters that only look like the Latin ones were read as those'],
  [FOLDED.digits, 'digits inside a word were read as the letters they look like'],
  [FOLDED.transliterated, 'written in another alphabet and compared in Latin letters'],
  [FOLDED.misspelt, 'a slip of the pen in a common word was put right'],
  [FOLDED.invisible, 'invisible characters were removed'],
  [FOLDED.width, 'full-width characters were read as ordinary ones'],
  [FOLDED.mojibake, 'text that had been decoded wrongly was repaired'],
  [FOLDED.accents, 'accents were left out'],
];

/** What folding did to a part of a cell, in words. */
export function foldingEvidence(parsed: Parsed, from: number, to: number): readonly string[] {
  let bits = parsed.foldings;
  for (let i = from; i <= to; i++) bits |= (parsed.tokens[i] as Token).foldings;
  return FOLDING_TEXT.filter(([bit]) => (bits & bit) !== 0).map(([, text]) => text);
}

const CAP_TEXT: Readonly<Record<Exclude<Cap, null>, string>> = {
  'low-quality': 'the list itself calls this name a weak alias',
  generic: 'many bodies bear this name, so it says little without other signs',
  acronym: 'a short name or acronym, matched as a whole word only',
};

export const capEvidence = (cap: Cap): readonly string[] => (cap === null ? [] : [CAP_TEXT[cap]]);

/** How two words agree, or null when they are the same word. */
export function wordEvidence(listed: Token, found: Token, agreement: Agreement, surface: string): string | null {
  switch (agreement) {
    case AGREE.same: return null;
    case AGREE.meaning: return listed.text === found.text ? null : `"${surface}" stands for "${listed.text}"`;
    case AGREE.syllables: return listed.latin !== found.latin && (listed.pinyin === found.text || found.pinyin === listed.text) ? `"${surface}" and "${listed.text}" are the same word in East Asian and in Latin letters` : `"${surface}" and "${listed.text}" are spellings of the same Korean syllables`;
    case AGREE.sound: return `"${surface}" and "${listed.text}" are spellings of the same name`;
    case AGREE.oneSlip: return `"${surface}" differs from "${listed.text}" by one letter`;
    case AGREE.twoSlips: return `"${surface}" differs from "${listed.text}" by two letters`;
    default: return null;
  }
}

/** Legal forms that one side has and the other has not. */
export function legalEvidence(listed: Listed, parsed: Parsed, from: number, to: number): string | null {
  const of = (tokens: readonly Token[]): string => tokens.filter((t) => t.role === ROLE.legal).map((t) => t.text).join(' ');
  const there = of(listed.parsed.tokens);
  const here = of(neighbourhood(parsed, from, to));
  return there === here ? null : `legal form not compared: ${here === '' ? 'none' : `"${here}"`} here, ${there === '' ? 'none' : `"${there}"`} in the list`;
}

/** The tokens of a match with the legal forms right beside it. */
export function neighbourhood(parsed: Parsed, from: number, to: number): readonly Token[] {
  let left = from;
  let right = to;
  while (left > 0 && (parsed.tokens[left - 1] as Token).role === ROLE.legal && (parsed.breaks[left] as number) < BREAK.hard) left--;
  while (right + 1 < parsed.tokens.length && (parsed.tokens[right + 1] as Token).role === ROLE.legal && (parsed.breaks[right + 1] as number) < BREAK.hard) right++;
  return parsed.tokens.slice(left, right + 1);
}

/** What stands beside the match, when it matters. */
export function edgeEvidence(around: Surroundings): readonly string[] {
  const edges = [around.left, around.right];
  if (edges.includes('open')) return [`further words stand beside the name: "${around.extra}"`];
  if (edges.includes('number')) return ['a number stands beside the name'];
  if (edges.includes('address') || edges.includes('place')) return ['an address or place beside the name was not compared'];
  return [];
}

const SAME_FORM = new Map(LEGAL_FORMS.same.flatMap((forms) => forms.map((form) => [form, forms[0] as string] as const)));

/** The legal forms beside a match include those of the listed name, written out or not, and there is one. */
export function sameLegalForm(listed: Listed, parsed: Parsed, from: number, to: number): boolean {
  const of = (tokens: readonly Token[]): readonly string[] => tokens.filter((t) => t.role === ROLE.legal).map((t) => SAME_FORM.get(t.text) ?? t.text);
  const wanted = of(listed.parsed.tokens);
  const found = of(neighbourhood(parsed, from, to));
  return wanted.length > 0 && wanted.every((form) => found.includes(form));
}
