import { defineMatcher } from '../matcher.js';
import { cellWords } from '../words.js';

/** Border and transshipment places: ordinary by themselves, so shown only beside another finding of the record. */
export const routeMatcher = defineMatcher({
  id: 'route',
  prepare: () => null,
  match({ nexus }, _prepared, earlier) {
    const first = nexus.route[0];
    if (first === undefined || earlier.length === 0) return [];
    return [{
      rule: 'NK410' as const, verdict: 'review' as const, cell: first.cell, entry: null, match: null, basis: [],
      message: `route sign beside the other findings: ${cellWords(first.cell)}`,
      reasons: nexus.route.map(({ cell, sign }) => `${cellWords(cell)}: "${sign.surface}": ${sign.entry.note ?? sign.entry.value}`),
      identity: nexus.route.map(({ sign }) => sign.entry.value),
    }];
  },
});
