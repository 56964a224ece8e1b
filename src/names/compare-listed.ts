import type { Cell } from './cell.js';
import { joinedSlip } from './joined-slip.js';
import { koreanPerson } from './korean-people.js';
import { isKoreanPerson, type Listed } from './listed.js';
import { nearFirm } from './near-firm.js';
import { nearPerson } from './near-person.js';
import { atMost, rankOf, stronger, type Outcome } from './outcome.js';
import { vesselName } from './vessel-name.js';
import { wholeName } from './whole-name.js';

/**
 * Ways in which a name may be found, as bits. Each way needs a key of its own kind that name and cell share; an index that has
 * seen no such key may leave the way out, because it could only come to nothing.
 */
export const WAY = { whole: 1, words: 2, slip: 4, all: 7 } as const;

/**
 * The one comparison of a listed name with a cell. The index calls it for the candidates of its keys, `compareNames` and the
 * exhaustive search call it without an index; nothing else decides a tier.
 */
export function compareListed(listed: Listed, cell: Cell, ways: number = WAY.all): Outcome | null {
  if (listed.content.tokens.length === 0 || cell.parsed.tokens.length === 0) return null;
  const outcome = listed.kind === 'vessel' ? vesselName(listed, cell) : party(listed, cell, ways);
  if (outcome === null) return null;
  const limited = atMost(outcome.tier, listed.limit) === outcome.tier ? outcome : { ...outcome, tier: listed.limit };
  return !cell.parsed.cut ? limited : { ...limited, evidence: [...limited.evidence, 'the cell is very long: only its first part was compared'] };
}

function party(listed: Listed, cell: Cell, ways: number): Outcome | null {
  const korean = listed.kind === 'person' && isKoreanPerson(listed);
  const whole = (ways & WAY.whole) === 0 ? null : stronger(listed.people.length > 0 ? koreanPerson(listed, cell) : null, wholeName(listed, cell));
  if (listed.cap === 'generic' || (whole !== null && rankOf(whole.tier) >= 2)) return whole;
  const words = (ways & WAY.words) === 0 || korean ? null : listed.kind === 'person' ? nearPerson(listed, cell) : nearFirm(listed, cell);
  return stronger(stronger(whole, words), (ways & WAY.slip) === 0 ? null : joinedSlip(listed, cell));
}
