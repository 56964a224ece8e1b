import type { Cell } from './cell.js';
import { capEvidence, foldingEvidence } from './evidence.js';
import { sameSurname } from './korean-surnames.js';
import { sameSyllables } from './korean-syllables.js';
import type { Listed } from './listed.js';
import { atMost, stronger, type Outcome } from './outcome.js';
import { slice, surroundings, type Surroundings } from './surroundings.js';
import { ROLE, type Token } from './token.js';
import type { PersonReading } from './windows.js';
import type { NameTier } from './types.js';

/**
 * Finds a Korean person in a cell by the classes of the syllables. A syllable of another class is another person, never a slip.
 */
export function koreanPerson(listed: Listed, cell: Cell): Outcome | null {
  let best: Outcome | null = null;
  for (const person of cell.people()) {
    const twin = listed.people.find((wanted) => samePerson(wanted, person));
    if (twin !== undefined) best = stronger(best, judge(listed, cell, person));
  }
  return best;
}

/** Equal family name and given name, by class. */
export const samePerson = (a: PersonReading, b: PersonReading): boolean => sameSurname(a.surname, b.surname) && sameSyllables(a.given, b.given);

function judge(listed: Listed, cell: Cell, person: PersonReading): Outcome | null {
  const { parsed } = cell;
  const around = surroundings(parsed, person.from, person.to, 'person');
  const next = parsed.tokens[person.to + 1];
  // One Latin word that could be a whole Korean name is more often another name: it must stand alone, and not before a legal form.
  if (person.words === 0 && (parsed.tokens[person.from] as Token).latin && (next?.role === ROLE.legal || open(around))) return null;
  const syllables = Math.max(...person.given.map((r) => r.syllables.length));
  const exact = parsed.tokens.slice(person.from, person.to + 1).map((t) => t.text).join(' ') === listed.parsed.tokens.map((t) => t.text).join(' ');
  const own = parsed.tokens[person.from] as Token;
  const reached = person.words === 0 && own.eastAsian && !own.hanja && syllables >= 2 && open(around) && !around.continues ? 'near' : tierOf(around, exact, syllables, person.surnameFirst);
  if (reached === null) return null;
  const tier = listed.cap === null ? reached : atMost(reached, 'weak');
  const surface = slice(parsed, person.from, person.to);
  const line = exact ? 'the same words as the listed name' : `"${surface}" and "${listed.text}" are spellings of the same Korean name: family name and every syllable agree`;
  return {
    tier, score: exact ? 1 : person.surnameFirst ? 0.98 : 0.95, from: person.from, to: person.to,
    evidence: [line, ...(person.surnameFirst ? [] : ['the family name stands last']), ...(open(around) ? [`further words stand beside the name: "${around.extra}"`] : []), ...foldingEvidence(parsed, person.from, person.to), ...(tier === 'weak' ? capEvidence(listed.cap) : [])],
  };
}

const open = (around: Surroundings): boolean => around.left === 'place' || [around.left, around.right].some((e) => e === 'open' || e === 'light' || e === 'number');

/** Among other words without a break a Korean name is as likely a piece of a firm's name; a family name with one syllable then says nothing. */
function tierOf(around: Surroundings, exact: boolean, syllables: number, surnameFirst: boolean): NameTier | null {
  if (!open(around)) return exact ? 'exact' : 'canonical';
  return syllables >= 2 && surnameFirst && !around.continues ? 'weak' : null;
}
