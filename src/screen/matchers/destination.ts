import type { Draft, Subject } from '../matcher.js';
import { defineMatcher } from '../matcher.js';
import type { NexusSign } from '../nexus.js';
import type { RuleCode } from '../rules.js';
import { cellWords } from '../words.js';

/** Any link to the DPRK is at least a question, even when no rule names the goods. */
export const destinationMatcher = defineMatcher({
  id: 'destination',
  prepare: () => null,
  match({ nexus, record }) {
    const drafts: Draft[] = [];
    const add = (rule: RuleCode, signs: readonly NexusSign[], what: string, reasons: readonly string[]): void => {
      const first = signs[0];
      if (first === undefined) return;
      drafts.push({
        rule, verdict: 'review', cell: first.cell, entry: null, match: null, basis: [],
        message: `${what}: ${cellWords(first.cell)}`,
        reasons: [...signs.map(describeSign), ...reasons],
        identity: [first.cell.value, ...partyValues(record)],
      });
    };
    side(nexus.to, nexus.contradicted.to, 'NK401', 'bound for the DPRK');
    side(nexus.from, nexus.contradicted.from, 'NK402', 'coming from the DPRK');
    if (nexus.to.length === 0 && nexus.from.length === 0) {
      add('NK403', nexus.mention, 'the record names the DPRK', ['neither origin nor destination says so: find out what part it plays']);
    }
    return drafts;

    function side(signs: readonly NexusSign[], contra: readonly NexusSign[], rule: RuleCode, what: string): void {
      const against = contra[0];
      if (against === undefined) add(rule, signs, what, []);
      else add('NK404', signs, `the code says DPRK, ${cellWords(against.cell)} says the Republic of Korea`, contra.map(describeSign));
    }
  },
});

function partyValues(record: Subject['record']): readonly string[] {
  return ['exporter', 'consignee'].map((field) => record.cells.find((c) => c.field === field)?.value ?? '');
}

function describeSign({ cell, sign }: NexusSign): string {
  const note = sign.entry.note === null ? '' : ` (${sign.entry.note})`;
  return `${cellWords(cell)}: "${sign.surface}" is ${sign.entry.value}${sign.entry.system === null ? '' : `, ${sign.entry.system}`}${note}`;
}
