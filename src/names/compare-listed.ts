import type { Cell } from './cell.js';
import { joinedSlip } from './joined-slip.js';
import { koreanPerson } from './korean-people.js';
import { isKoreanPerson, type Listed } from './listed.js';
import { nearFirm } from './near-firm.js';
import { nearPerson } from './near-person.js';
import { rankOf, stronger, type Outcome } from './outcome.js';
import { vesselName } from './vessel-name.js';
import { wholeName } from './whole-name.js';

/**
 * The one comparison of a listed name with a cell. The index calls it for the candidates of its keys, `compareNames` and the
 * exhaustive search call it without an index; nothing else decides a tier.
 */
export function compareListed(listed: Listed, cell: Cell): Outcome | null {
  if (listed.content.tokens.length === 0 || cell.parsed.tokens.length === 0) return null;
  const outcome = listed.kind === 'vessel' ? vesselName(listed, cell) : listed.kind === 'person' ? person(listed, cell) : firm(listed, cell);
  return outcome === null || !cell.parsed.cut ? outcome : { ...outcome, evidence: [...outcome.evidence, 'the cell is very long: only its first part was compared'] };
}

function firm(listed: Listed, cell: Cell): Outcome | null {
  const whole = wholeName(listed, cell);
  if (whole !== null && rankOf(whole.tier) >= 2) return whole;
  return stronger(stronger(whole, nearFirm(listed, cell)), joinedSlip(listed, cell));
}

function person(listed: Listed, cell: Cell): Outcome | null {
  if (isKoreanPerson(listed)) return stronger(koreanPerson(listed, cell), joinedSlip(listed, cell));
  const korean = listed.people.length > 0 ? koreanPerson(listed, cell) : null;
  if (korean !== null && rankOf(korean.tier) >= 2) return korean;
  const whole = wholeName(listed, cell);
  if (whole !== null && rankOf(whole.tier) >= 2) return whole;
  return stronger(stronger(stronger(korean, whole), nearPerson(listed, cell)), joinedSlip(listed, cell));
}
