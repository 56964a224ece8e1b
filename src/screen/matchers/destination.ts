import type { Direction, GoodsIndex } from '../goods-index.js';
import { createGoodsIndex } from '../goods-index.js';
import type { Draft, Subject } from '../matcher.js';
import { defineMatcher } from '../matcher.js';
import type { NexusSign } from '../nexus.js';
import type { RuleCode } from '../rules.js';
import { cellWords } from '../words.js';

const NOTHING: readonly Draft[] = [];

/** Any link to the DPRK is at least a question, even when no rule names the goods. */
export const destinationMatcher = defineMatcher<GoodsIndex>({
  id: 'destination',
  prepare: ({ lists, policy }) => createGoodsIndex(lists, policy.jurisdictions),
  match(subject, index) {
    const { nexus } = subject;
    const { to, from, mention, contradicted } = nexus;
    if (to.length === 0 && from.length === 0) {
      return mention.length === 0 ? NOTHING : [
        draft('NK403', 'the record names the DPRK', mention, ['neither origin nor destination says so: find out what part it plays'], subject),
      ];
    }
    return [
      ...side('to-DPRK', 'NK401', 'bound for the DPRK', to, contradicted.to, subject, index),
      ...side('from-DPRK', 'NK402', 'coming from the DPRK', from, contradicted.from, subject, index),
    ];
  },
});

/** One side of the shipment: a doubt whether it is North or South, or the DPRK and the duties that bind any such shipment. */
function side(
  direction: Direction, rule: RuleCode, what: string, signs: readonly NexusSign[], against: readonly NexusSign[], subject: Subject, index: GoodsIndex,
): readonly Draft[] {
  if (signs.length === 0) return NOTHING;
  const south = against[0];
  if (south !== undefined) {
    return [draft('NK404', `the code says DPRK, ${cellWords(south.cell)} says the Republic of Korea`, signs, against.map(describeSign), subject)];
  }
  const duties = index.duties(direction, subject);
  const reasons = duties.map((duty) => `binding whatever the goods: ${duty.id}: ${duty.title}`);
  return [{ ...draft(rule, what, signs, reasons, subject), basis: duties.flatMap((duty) => duty.basis) }];
}

function draft(rule: RuleCode, what: string, signs: readonly NexusSign[], reasons: readonly string[], { record }: Subject): Draft {
  const { cell } = signs[0] as NexusSign;
  const parties = ['exporter', 'consignee'].map((field) => record.cells.find((one) => one.field === field)?.value ?? '');
  return {
    rule, verdict: 'review', cell, entry: null, match: null, basis: [],
    message: `${what}: ${cellWords(cell)}`,
    reasons: [...new Set([...signs.map(describeSign), ...reasons])],
    identity: [cell.value, ...parties],
  };
}

/** What a sign of the kind is, said of the DPRK. */
const SIGN_WORDS: Readonly<Record<string, string>> = {
  aircraft: 'is an aircraft or airline of the DPRK', airport: 'is an airport of the DPRK', bic: 'is a SWIFT code of the DPRK',
  'call-sign': 'is a call sign of the DPRK', code: 'is a code of the DPRK', domain: 'is an internet domain of the DPRK',
  locode: 'is a port of the DPRK', mmsi: 'is a ship number of the DPRK', phone: 'is a telephone number of the DPRK',
  place: 'is a place in the DPRK', subdivision: 'is a province or city of the DPRK',
};
/** Kinds whose own note names the place behind the code. */
const NAMED_BY_NOTE = new Set(['locode', 'subdivision']);

function describeSign({ cell, sign }: NexusSign): string {
  const { kind, refersTo, value, system, note } = sign.entry;
  const said = `${cellWords(cell)}: "${sign.surface}"`;
  if (refersTo === 'NOT-DPRK') return `${said} is ${value}, which is not the DPRK`;
  if (refersTo === 'AMBIGUOUS') return `${said} may mean the DPRK (${note ?? value})`;
  if (system?.startsWith('ISO 4217') === true) return `${said} is the currency of the DPRK (${value})`;
  const detail = kind === 'code' ? system : NAMED_BY_NOTE.has(kind) || note?.startsWith('form of ') === true ? note : null;
  return `${said} ${SIGN_WORDS[kind] ?? 'names the DPRK'}${detail === null ? '' : ` (${detail})`}`;
}
