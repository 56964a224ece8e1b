import type { MatchTier, Verdict } from './finding.js';

/** In which column of the table a list entry stands. */
export type Standing = 'designated-entity' | 'designated-person' | 'designated-vessel' | 'reported';

/** `none`: not enough to report. */
export type Level = Verdict | 'none';

interface Cell {
  /** Nothing speaks for or against the match but the name itself. */
  readonly base: Level;
  /** At least one corroborating sign, none against. */
  readonly corroborated: Level;
  readonly reason: string;
}

/**
 * The verdict table for parties and vessels. A contradicting sign lowers the outcome by one step
 * (`lower`); it never touches an identifier, unlike a record that is older than the listing.
 */
export const VERDICTS: Readonly<Record<Standing, Readonly<Record<MatchTier, Cell>>>> = {
  'designated-entity': {
    identifier: { base: 'violation', corroborated: 'violation', reason: 'an identifier belongs to one party only' },
    exact: { base: 'violation', corroborated: 'violation', reason: 'the full listed name of an entity is evidence enough' },
    canonical: { base: 'violation', corroborated: 'violation', reason: 'only legal form, order, spacing, script or romanisation differ' },
    near: { base: 'review', corroborated: 'violation', reason: 'the spelling differs: a second sign must agree for a violation' },
    weak: { base: 'none', corroborated: 'review', reason: 'an acronym, weak alias or part of a name says nothing alone' },
  },
  'designated-vessel': {
    identifier: { base: 'violation', corroborated: 'violation', reason: 'an IMO number stays with a hull for life' },
    exact: { base: 'review', corroborated: 'review', reason: 'ships share names: without an IMO number a name is a question' },
    canonical: { base: 'review', corroborated: 'review', reason: 'ships share names: without an IMO number a name is a question' },
    near: { base: 'none', corroborated: 'review', reason: 'a similar ship name needs a second sign' },
    weak: { base: 'none', corroborated: 'none', reason: 'part of a ship name is no evidence' },
  },
  'designated-person': {
    identifier: { base: 'violation', corroborated: 'violation', reason: 'a document number belongs to one person only' },
    exact: { base: 'review', corroborated: 'violation', reason: 'people share names: birth date, document, DPRK address or nationality decides' },
    canonical: { base: 'review', corroborated: 'violation', reason: 'people share names: birth date, document, DPRK address or nationality decides' },
    near: { base: 'none', corroborated: 'review', reason: 'a similar name of a person is reported only with a second sign' },
    weak: { base: 'none', corroborated: 'none', reason: 'part of a personal name is no evidence' },
  },
  reported: {
    identifier: { base: 'review', corroborated: 'review', reason: 'the party is certain, but it is not designated' },
    exact: { base: 'review', corroborated: 'review', reason: 'the party was named in connection with DPRK trade, not designated' },
    canonical: { base: 'review', corroborated: 'review', reason: 'the party was named in connection with DPRK trade, not designated' },
    near: { base: 'review', corroborated: 'review', reason: 'a similar name of a reported party' },
    weak: { base: 'none', corroborated: 'review', reason: 'a weak alias of a reported party needs a second sign' },
  },
};

/** One step down the ladder violation, review, none. */
export function lower(level: Level): Level {
  return level === 'violation' ? 'review' : 'none';
}

/** What was seen beside the match itself; each sign is a sentence for the reader. */
export interface Signs {
  readonly corroborating: readonly string[];
  readonly contradicting: readonly string[];
  /** The record is older than the listing: no rule was broken, whoever it was. */
  readonly early: readonly string[];
}

/** Nothing speaks for or against a match but the match itself. */
export const NO_SIGNS: Signs = { corroborating: [], contradicting: [], early: [] };

export interface Judgement {
  readonly level: Level;
  /** Why, in order: the cell of the table, then each sign that moved it. */
  readonly reasons: readonly string[];
}

/** Reads the table: the cell by standing and tier, raised by corroboration, lowered one step by contradiction or time. */
export function judge(standing: Standing, tier: MatchTier, signs: Signs): Judgement {
  const cell = VERDICTS[standing][tier];
  const reasons = [`${tier} match: ${cell.reason}`];
  let level = cell.base;
  if (signs.corroborating.length > 0) {
    level = cell.corroborated;
    for (const sign of signs.corroborating) reasons.push(`for it: ${sign}`);
  }
  const against = tier === 'identifier' ? signs.early : [...signs.contradicting, ...signs.early];
  if (against.length > 0) {
    level = lower(level);
    for (const sign of against) reasons.push(`against it: ${sign}`);
  }
  return { level, reasons };
}
