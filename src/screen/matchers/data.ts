import type { ValueFault } from '../../record/types.js';
import type { Draft } from '../matcher.js';
import { defineMatcher } from '../matcher.js';
import { cellWords } from '../words.js';

const CONSEQUENCE: Record<ValueFault['code'], string> = {
  'imo-check-digit': 'the vessel was compared by name only',
  'imo-unreadable': 'the vessel was compared by name only',
  'date-unreadable': 'the record was judged by the day of the run',
  'country-unknown': 'the place was judged by its words only',
  'hs-unreadable': 'the goods could not be held against the prohibitions',
};

const NOTHING: readonly Draft[] = [];

/** Unreadable values, reported only on records that have another finding; elsewhere the summary counts them. */
export const dataMatcher = defineMatcher({
  id: 'data',
  prepare: () => null,
  match({ record, nexus }, _prepared, earlier) {
    if (earlier.length === 0 || record.faults.length === 0) return NOTHING;
    const read = new Set([...nexus.to, ...nexus.from, ...nexus.mention, ...nexus.flag].map(({ cell }) => cell));
    return record.faults
      // A country that a sign of the DPRK was read from, misspelt or cut off, is no longer unknown.
      .filter((fault) => fault.code !== 'country-unknown' || !read.has(fault.cell))
      // The goods matcher has its own finding for an unreadable code.
      .filter((fault) => fault.code !== 'hs-unreadable')
      .map((fault): Draft => ({
        rule: 'NK901', verdict: 'review', cell: fault.cell, entry: null, match: null, basis: [],
        message: `${cellWords(fault.cell)}: ${fault.reason}`,
        reasons: [CONSEQUENCE[fault.code]],
        identity: [fault.code, fault.cell.value],
      }));
  },
});
