import { dataMatcher } from './data.js';
import { destinationMatcher } from './destination.js';
import { goodsMatcher } from './goods.js';
import { identifierMatcher } from './identifier.js';
import { partyMatcher } from './party.js';
import { routeMatcher } from './route.js';
import { vesselMatcher } from './vessel.js';

/** The matchers in the order in which a record's findings are shown; the last two speak only beside others. */
export const MATCHERS = [
  partyMatcher, vesselMatcher, identifierMatcher, goodsMatcher, destinationMatcher, routeMatcher, dataMatcher,
] as const;
