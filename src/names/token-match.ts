import { editDistance } from './distance.js';
import { isPinyin } from './pinyin.js';
import { sameSyllables } from './korean-syllables.js';
import { differentLetters, ROLE, type Token } from './token.js';
import type { NameKind } from './types.js';

/** How two words agree, best first. */
export const AGREE = { none: 0, twoSlips: 1, oneSlip: 2, sound: 3, syllables: 4, meaning: 5, same: 6 } as const;
export type Agreement = (typeof AGREE)[keyof typeof AGREE];

/** Worth of an agreement in a score. */
export const WORTH: readonly number[] = [0, 0.7, 0.82, 0.9, 0.96, 0.98, 1];

const SOUND_FROM = 3;
/** Shortest words in which one slip, and two, are believed. */
export const ONE_SLIP_FROM = 4;
export const TWO_SLIPS_FROM: Readonly<Record<NameKind, number>> = { person: 6, organisation: 9, vessel: 99 };
const OTHER_SCRIPT_SLIP_FROM = 5;

/** Compares two words of names of a kind. Symmetric. */
export function matchTokens(a: Token, b: Token, kind: NameKind): Agreement {
  if (a.text === b.text) return AGREE.same;
  if (a.number !== null || b.number !== null) return a.number === b.number ? AGREE.meaning : AGREE.none;
  if (a.concept === b.concept) return AGREE.meaning;
  if (a.latin !== b.latin && (a.latin ? b.pinyin === a.text : a.pinyin === b.text)) return AGREE.syllables;
  const lexical = a.role !== ROLE.word && a.role !== ROLE.common ? 1 : 0;
  const otherLexical = b.role !== ROLE.word && b.role !== ROLE.common ? 1 : 0;
  if (kind !== 'person' && lexical + otherLexical > 0) return AGREE.none;
  if (kind === 'person') {
    if (a.sound === b.sound && Math.min(a.text.length, b.text.length) >= SOUND_FROM) return AGREE.sound;
  } else if (a.readings.length > 0 && b.readings.length > 0 && a.text.length > 1 && b.text.length > 1 && a.hanja === b.hanja && sameSyllables(a.firmReadings, b.firmReadings)) {
    return AGREE.syllables;
  }
  return slips(a, b, kind);
}

function slips(a: Token, b: Token, kind: NameKind): Agreement {
  const shorter = Math.min(a.text.length, b.text.length);
  if (shorter < ONE_SLIP_FROM || a.eastAsian || b.eastAsian) return AGREE.none;
  if (!a.latin || !b.latin) {
    return !a.latin && !b.latin && shorter >= OTHER_SCRIPT_SLIP_FROM && editDistance(a.text, b.text, 1) === 1 ? AGREE.oneSlip : AGREE.none;
  }
  const limit = shorter >= TWO_SLIPS_FROM[kind] ? 2 : 1;
  if (Math.abs(a.text.length - b.text.length) > limit || differentLetters(a, b) > 2 * limit) return AGREE.none;
  // Words that read as Korean or Chinese syllables on both sides differ by a syllable, not by a slip.
  if (kind !== 'person' && ((a.readings.length > 0 && b.readings.length > 0) || (isPinyin(a.text) && isPinyin(b.text)))) return turned(a, b) ? AGREE.oneSlip : AGREE.none;
  return bySlips(editDistance(a.text, b.text, limit), a.text.length, b.text.length, a.text[0] === b.text[0], kind);
}

/** How two different Latin words of so many letters agree when nothing but the distance of their letters speaks for them. */
export function bySlips(distance: number, length: number, otherLength: number, sameFirst: boolean, kind: NameKind): Agreement {
  const shorter = Math.min(length, otherLength);
  if (shorter < ONE_SLIP_FROM || distance > (shorter >= TWO_SLIPS_FROM[kind] ? 2 : 1)) return AGREE.none;
  if (distance === 1) return AGREE.oneSlip;
  return sameFirst && 3 * distance <= Math.max(length, otherLength) ? AGREE.twoSlips : AGREE.none;
}

const TURNED_FROM = 7;

/** Two neighbouring letters of a long word have changed places, which no romanisation does. */
const turned = (a: Token, b: Token): boolean =>
  a.text.length >= TURNED_FROM && a.text.length === b.text.length && a.letters === b.letters && editDistance(a.text, b.text, 1) === 1 && [...a.text].sort().join('') === [...b.text].sort().join('');
