import type { ShipmentRecord } from '../record/types.js';
import type { Geography, Watchlist } from '../watchlist/types.js';
import { fingerprint } from './fingerprint.js';
import type { Finding } from './finding.js';
import { createGeography } from './geography.js';
import type { Draft, Policy, Subject } from './matcher.js';
import { MATCHERS } from './matchers/index.js';
import { readNexus, type Nexus } from './nexus.js';
import { RULES } from './rules.js';

/** Screens one record after another against prepared lists. */
export interface Screener {
  /** All findings of the record, in the order of the matcher registry; empty for a clean one. */
  screen(record: ShipmentRecord): readonly Finding[];
}

/** Prepares every matcher once. The lists are not copied and must not change afterwards. */
export function createScreener(lists: readonly Watchlist[], geography: Geography, policy: Policy): Screener {
  const places = createGeography(geography);
  const matchers = MATCHERS.map((bind) => bind({ lists, places, policy }));
  return {
    screen(record) {
      const subject: Subject = {
        record,
        day: record.date?.day ?? policy.asOf,
        until: record.date?.until ?? record.date?.day ?? policy.asOf,
        nexus: readNexus(record, places, policy.direction),
      };
      const drafts: Draft[] = [];
      for (const match of matchers) drafts.push(...match(subject, drafts));
      return drafts.length === 0 ? NOTHING : drafts.map((draft) => complete(draft, subject));
    },
  };
}

const NOTHING: readonly Finding[] = [];

function complete(draft: Draft, { record, until, nexus }: Subject): Finding {
  return {
    type: 'finding',
    id: fingerprint(draft),
    verdict: draft.verdict,
    rule: draft.rule,
    kind: RULES[draft.rule].kind,
    file: record.file,
    record: record.record,
    line: record.line,
    field: draft.cell.field,
    column: draft.cell.column,
    value: draft.cell.value,
    entry: draft.entry,
    match: draft.match,
    basis: draft.basis,
    message: draft.message,
    reasons: draft.reasons,
    recordId: record.id,
    destination: destinationOf(record, nexus),
    judgedAsOf: until,
    goodsRule: draft.goodsRules?.[0] ?? null,
    allowed: null,
  };
}

/** What is said plainly of the DPRK counts before the country of a column, which may be that of a port on the way. */
function destinationOf({ places }: ShipmentRecord, { to, contradicted }: Nexus): string | null {
  if (to.length > 0 && contradicted.to.length === 0) return 'KP';
  return places.find(({ role, country }) => role === 'destination' && country !== null)?.country ?? null;
}
