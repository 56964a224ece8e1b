import { CELLS } from './generated/language.js';
import { contentOf, type Content } from './content.js';
import { foldPlain } from './plain.js';
import { parse, type Parsed } from './parse.js';
import { vesselParts } from './vessel-parts.js';
import { isDistinctive, ROLE, type Token } from './token.js';
import type { NameEntry, NameKind, NameTier } from './types.js';
import { koreanPeople, personKeys, soundWindows, wordWindows, type PersonReading } from './windows.js';

/** Why a name can never be more than a weak hit; null when nothing holds it back. */
export type Cap = 'low-quality' | 'generic' | 'acronym' | null;

/** A listed name made ready for comparison. */
export interface Listed {
  readonly text: string;
  readonly kind: NameKind;
  readonly cap: Cap;
  /** Strongest tier the form can reach. */
  readonly limit: NameTier;
  readonly parsed: Parsed;
  readonly content: Content;
  /** Words that must agree: distinctive ones of a firm, all of a person. */
  readonly anchors: readonly number[];
  /** A firm's name of so few letters that only these letters, nothing like them, can be it. */
  readonly brief: boolean;
  /** Letters of the content without spaces. */
  readonly compact: string;
  /** Meanings of the content in sorted order. */
  readonly concepts: string;
  /** Readings as a Korean person that use every word of the name; empty for all others. */
  readonly people: readonly PersonReading[];
  /** Keys of the whole name, worked out when they are asked for: by words and letters, by Korean sound, as a Korean person. */
  readonly keys: { readonly words: readonly number[]; readonly sound: readonly number[]; readonly person: readonly number[] };
}

const ACRONYM = /^[A-Z][A-Z0-9&.-]{1,7}$/;
const BRACKETS = /[([（【]([^()[\]（）【】]*)[)\]）】]/gu;
const EAST_ASIAN = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const SHORT = 4;
const BRIEF = 6;

let generic: Set<string> | null = null;
const genericConcepts = (): Set<string> => (generic ??= new Set(CELLS.generic.map((name) => conceptsOf(contentOf(parse(name), 'organisation').tokens))));

/** A person whose name reads as Korean in several words or in East Asian letters: judged by syllables alone. */
export const isKoreanPerson = (listed: Listed): boolean => listed.people.some((p) => p.words > 0 || listed.parsed.tokens.some((t) => t.eastAsian));

/** The concepts of words in an order that does not depend on theirs. */
export const conceptsOf = (tokens: readonly Token[]): string => tokens.map((t) => t.concept).sort().join('\u0000');

/** Text of the words without spaces. */
export const compactOf = (tokens: readonly Token[]): string => tokens.map((t) => t.text).join('');

/** The same with known words by their meaning. */
export const meantOf = (tokens: readonly Token[]): string => tokens.map((t) => t.concept).join('');

/** The same with the Mandarin sound of Han characters. */
export const spokenOf = (tokens: readonly Token[]): string => tokens.map((t) => (t.pinyin === '' ? t.text : t.pinyin)).join('');

/** The name and what a bracket adds to it: without the bracket, and the bracket alone when it is an acronym or another script. */
export function listedForms(entry: NameEntry): readonly Listed[] {
  const forms = [listed(entry.text, entry.kind, entry.quality === 'low' ? 'low-quality' : null)];
  const short = withoutLightEnd(forms[0] as Listed);
  if (short !== null) forms.push(short);
  if (!/[([（【]/.test(entry.text)) return forms;
  const inside = [...entry.text.matchAll(BRACKETS)].map((match) => (match[1] ?? '').trim()).filter((text) => text !== '');
  const outside = entry.text.replace(BRACKETS, ' ').trim();
  const additions = inside.filter((text) => ACRONYM.test(text) || (EAST_ASIAN.test(text) && !EAST_ASIAN.test(outside)));
  if (additions.length === 0 || additions.length < inside.length || foldPlain(outside) === '') return forms;
  forms.push(listed(outside, entry.kind, entry.quality === 'low' ? 'low-quality' : null));
  for (const text of additions) forms.push(listed(text, entry.kind, entry.quality === 'low' ? 'low-quality' : null));
  return forms;
}

/** A name of common words only, without the "Group" or "International" at its end: it must be found whole, so it is listed twice. */
function withoutLightEnd(whole: Listed): Listed | null {
  const { tokens, at } = whole.content;
  if (whole.kind !== 'organisation' || whole.anchors.length > 0 || tokens.length < 4 || tokens[tokens.length - 1]?.role !== ROLE.light) return null;
  return listed(whole.text.slice(0, whole.parsed.starts[at[at.length - 1] as number]).trim(), whole.kind, whole.cap, 'near');
}

/** Prepares one text as a listed name. */
export function listed(text: string, kind: NameKind, cap: Cap, limit: NameTier = 'exact'): Listed {
  const parsed = parse(text);
  const content = kind === 'vessel' ? (vesselParts(parsed)[0] ?? contentOf(parsed, 'organisation')) : contentOf(parsed, kind);
  const concepts = conceptsOf(content.tokens);
  const people = kind === 'person' ? wholePeople(parsed) : [];
  let keys: Listed['keys'] | null = null;
  return {
    text, kind, parsed, content, concepts, limit,
    cap: cap ?? (kind === 'organisation' && genericConcepts().has(concepts) ? 'generic' : isAcronym(content, kind, text) ? 'acronym' : null),
    anchors: anchorsOf(content, kind),
    compact: compactOf(content.tokens),
    brief: kind === 'organisation' && content.tokens.every((t) => t.latin || t.number !== null) && compactOf(content.tokens).length <= BRIEF,
    people,
    get keys() { return keys ??= wholeKeys(content, people, kind); },
  };
}

function wholeKeys(content: Content, people: readonly PersonReading[], kind: NameKind): Listed['keys'] {
  const words = new Set<number>();
  const sound = new Set<number>();
  const person = new Set<number>();
  const last = content.tokens.length - 1;
  const whole = (into: Set<number>) => (key: number, from: number, to: number): void => { if (from === 0 && to === last) into.add(key); };
  // A break inside a listed name is only punctuation.
  const joined: Content = { ...content, breaks: content.breaks.map(() => 0) };
  wordWindows(joined, whole(words));
  soundWindows(joined, whole(sound), null, kind === 'vessel');
  for (const reading of people) personKeys(reading, (key) => person.add(key));
  return { words: [...words], sound: [...sound], person: [...person] };
}

function isAcronym(content: Content, kind: NameKind, text: string): boolean {
  const only = content.tokens[0];
  return kind !== 'vessel' && content.tokens.length === 1 && only !== undefined && only.latin && only.text.length <= (kind === 'person' ? SHORT - 1 : /^[A-Z.]+$/.test(text) ? SHORT + 1 : SHORT);
}

function anchorsOf(content: Content, kind: NameKind): readonly number[] {
  const anchors: number[] = [];
  content.tokens.forEach((token, i) => {
    if (kind === 'person' ? token.number === null && (token.text.length > 1) : isDistinctive(token) && (token.text.length > 1)) anchors.push(i);
  });
  return anchors;
}

function wholePeople(parsed: Parsed): readonly PersonReading[] {
  const found: PersonReading[] = [];
  const last = parsed.tokens.length - 1;
  if (last > 4) return found;
  koreanPeople(parsed, (person) => {
    if (person.from === 0 && person.to === last) found.push(person);
  });
  return found;
}

