import type { ListedParty, ListedVessel, Watchlist } from '../watchlist/types.js';
import type { FindingEntry } from './finding.js';
import type { Policy } from './matcher.js';
import type { Standing } from './verdicts.js';

type Listed = ListedParty | ListedVessel;

/** What a finding shows of a list entry. */
export function describeEntry(list: Watchlist, listed: Listed): FindingEntry {
  return {
    id: listed.id,
    name: listed.names[0]?.text ?? listed.id,
    list: list.id,
    authority: listed.authority,
    status: listed.statuses[0] ?? 'reported',
    by: listed.by,
    listedOn: listed.listedOn,
    source: listed.source,
  };
}

/**
 * The column of the verdict table for an entry. A party designated by one State counts as designated only
 * where that State's jurisdiction was chosen; everyone else who is not designated is `reported`.
 */
export function standingOf(listed: Listed, policy: Policy): Standing {
  const designated =
    listed.statuses.includes('designated') ||
    (listed.statuses.includes('designated-unilaterally') && policy.jurisdictions.has(listed.authority));
  if (!designated) return 'reported';
  if (listed.type === 'vessel') return 'designated-vessel';
  return listed.type === 'individual' ? 'designated-person' : 'designated-entity';
}

/** How the status of an entry is put in a sentence. */
export function standingWords(entry: FindingEntry): string {
  const since = entry.listedOn === null ? '' : ` (${entry.listedOn})`;
  switch (entry.status) {
    case 'designated':
      return `designated by the ${entry.authority}${since}`;
    case 'designated-unilaterally':
      return `designated by ${entry.by ?? entry.authority}${since}, not by the UN`;
    default:
      return `${STATUS_WORDS[entry.status]}, by ${entry.by ?? entry.authority}${since}, not designated by the UN`;
  }
}

const STATUS_WORDS: Record<Exclude<FindingEntry['status'], 'designated' | 'designated-unilaterally'>, string> = {
  reported: 'reported in connection with the DPRK',
  'named-in-judgment': 'named in a judgment',
  charged: 'charged',
  convicted: 'convicted',
  'conviction-partly-set-aside': 'convicted, partly set aside on appeal',
  settled: 'settled with the prosecution',
  delisted: 'delisted',
};

/**
 * A listing applies to a record from its own date on and until delisting. Where only a month or year is known
 * (`2018-03`), it is compared as text, which dates it to the start of that month or year.
 */
export function timeSigns(listed: Listed, day: string): readonly string[] {
  const signs: string[] = [];
  if (listed.listedOn !== null && day < listed.listedOn) {
    signs.push(`the record is of ${day}, before the listing or status date ${listed.listedOn}`);
  }
  if (listed.delistedOn !== null && day > listed.delistedOn) {
    signs.push(`the entry was delisted on ${listed.delistedOn}, before the record's date ${day}`);
  }
  return signs;
}
