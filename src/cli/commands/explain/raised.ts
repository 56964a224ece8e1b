import type { MatchTier } from '../../../screen/finding.js';
import type { RuleCode } from '../../../screen/rules.js';
import type { Standing } from '../../../screen/verdicts.js';

/** When a rule is raised, in short; the page of the rule in docs/rules has the whole of it. */
export interface Raised {
  readonly when: string;
  /** Verdicts it may have, as the page says. */
  readonly verdicts: 'violation or review' | 'review';
  /** The part of the verdict table that decides, for names and identifiers. */
  readonly table?: { readonly standings: readonly Standing[]; readonly tiers: readonly MatchTier[] };
  /** What decides the verdict of the others. */
  readonly decides?: string;
}

const NAMES = ['exact', 'canonical', 'near', 'weak'] as const satisfies readonly MatchTier[];
const ON_DPRK_TRADE = 'on records that go to or come from the DPRK, by the rules of that direction in force on the day of the record';

/** A row per rule code. test/cli compares the verdicts with docs/rules. */
export const RAISED: Readonly<Record<RuleCode, Raised>> = {
  NK101: {
    when: 'The name of a designated entity stands in a party, address or unrecognised text column, a description, a port or a place of delivery.',
    verdicts: 'violation or review', table: { standings: ['designated-entity'], tiers: NAMES },
  },
  NK102: {
    when: 'The name of a designated person stands in a party, address or unrecognised text column, a description, a port or a place of delivery. In Korean names every syllable must agree.',
    verdicts: 'violation or review', table: { standings: ['designated-person'], tiers: NAMES },
  },
  NK103: {
    when: 'A SWIFT code, passport, registration, company IMO number or e-mail address of a listed party stands in a party, address, description, vessel, voyage or unrecognised column.',
    verdicts: 'violation or review', table: { standings: ['designated-entity', 'designated-person', 'reported'], tiers: ['identifier'] },
  },
  NK104: {
    when: 'The name is that of a party that was reported, named in a judgment, charged, convicted, settled with or delisted.',
    verdicts: 'review', table: { standings: ['reported'], tiers: NAMES },
  },
  NK105: {
    when: 'The name is that of a party designated by one State or the EU. Without --jurisdiction for that authority it is judged as reported, with it as designated.',
    verdicts: 'violation or review', table: { standings: ['reported', 'designated-entity', 'designated-person'], tiers: NAMES },
  },
  NK201: {
    when: 'An IMO number with a right check digit equals that of a listed ship, whatever the ship is called.',
    verdicts: 'violation or review', table: { standings: ['designated-vessel', 'reported'], tiers: ['identifier'] },
  },
  NK202: {
    when: 'The name in a vessel column is the present or a former name of a listed ship, and no other valid IMO number tells them apart.',
    verdicts: 'review', table: { standings: ['designated-vessel'], tiers: NAMES },
  },
  NK203: { when: 'A flag column names the DPRK and the ship is not found on a list.', verdicts: 'review', decides: 'always review' },
  NK301: {
    when: `The HS code, or the code with its description, is covered, ${ON_DPRK_TRADE}.`,
    verdicts: 'violation or review', decides: 'violation; review where North and South Korea contradict each other',
  },
  NK302: {
    when: `A rule covers the HS code only in part, or the code is too short to tell, and the description does not name what the rule names; ${ON_DPRK_TRADE}.`,
    verdicts: 'review', decides: 'always review',
  },
  NK303: {
    when: `A cap, a catch-all, a control list or a value threshold that the record leaves open; ${ON_DPRK_TRADE}.`,
    verdicts: 'review', decides: 'always review; below a threshold there is no finding',
  },
  NK304: {
    when: 'An authority named with --jurisdiction bars every commercial good in this direction; no HS code is needed.',
    verdicts: 'violation or review', decides: 'violation; review where the ban itself lets some goods pass, or where North and South Korea contradict each other',
  },
  NK305: {
    when: 'A record that goes to or comes from the DPRK has no HS code that can be read, neither in its column nor marked as one in the description.',
    verdicts: 'review', decides: 'always review',
  },
  NK306: {
    when: `The description names what a rule bars and no code of the record is under such a rule; ${ON_DPRK_TRADE}.`,
    verdicts: 'review', decides: 'always review',
  },
  NK401: { when: 'A certain sign of the DPRK stands in a destination, port of discharge, place of delivery, or with the consignee, notify party or end user.', verdicts: 'review', decides: 'always review' },
  NK402: { when: 'A certain sign of the DPRK stands in the origin, port of loading, or with the exporter or manufacturer.', verdicts: 'review', decides: 'always review' },
  NK403: { when: 'A certain sign of the DPRK stands elsewhere: in transit, with a carrier, forwarder or bank, in the description, an unrecognised column or the currency.', verdicts: 'review', decides: 'always review' },
  NK404: { when: 'All that speaks for the DPRK on a side is a bare code, and a name, port or telephone number of the South stands on the same side.', verdicts: 'review', decides: 'always review' },
  NK410: { when: 'A border or transshipment place stands in a record that has another finding.', verdicts: 'review', decides: 'always review, never alone' },
  NK901: { when: 'An IMO number, date or country could not be read in a record that has another finding.', verdicts: 'review', decides: 'always review, never alone' },
};
