import type { ListedParty, ListedVessel, Watchlist } from '../watchlist/types.js';
import type { FindingEntry, MatchTier } from './finding.js';
import type { Policy, Subject } from './matcher.js';
import type { Judgement, Signs, Standing } from './verdicts.js';
import { judge } from './verdicts.js';

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

/** What the dates of an entry and of a record say about each other. */
interface TimeSigns {
  /** The entry was delisted before the record: no finding of it. */
  readonly over: boolean;
  /** Sentences against a finding: the record is older than the listing. */
  readonly against: readonly string[];
  /** Sentences that only tell: the record gives a month or a year in which the listing began. */
  readonly open: readonly string[];
}

/**
 * A listing applies to a record from its own date on and until delisting. A record that gives only a month or year counts
 * as soon as its last possible day is in the listing. Where only a month or year of listing is known (`2018-03`), it is
 * compared as text, which dates it to the start of that month or year.
 */
function timeSigns({ listedOn, delistedOn }: Listed, { day, until }: Pick<Subject, 'day' | 'until'>): TimeSigns {
  const shown = day === until ? day : `${day} to ${until}`;
  const before = listedOn !== null && until < listedOn;
  const perhaps = listedOn !== null && !before && day < listedOn;
  return {
    over: delistedOn !== null && day > delistedOn,
    against: before ? [`the record is of ${shown}, before the listing or status date ${listedOn}`] : [],
    open: perhaps ? [`the record is of ${shown}: it may be older than the listing of ${listedOn}`] : [],
  };
}

/**
 * Reads the verdict table for an entry and a record. A report about past deeds concerns earlier shipments too; a designation
 * binds from its day on, and an entry that was delisted before the record is no finding.
 */
export function judgeEntry(listed: Listed, tier: MatchTier, signs: Omit<Signs, 'early'>, subject: Pick<Subject, 'day' | 'until'>, policy: Policy): Judgement {
  const standing = standingOf(listed, policy);
  const time = timeSigns(listed, subject);
  if (time.over) return { level: 'none', reasons: [] };
  if (standing === 'reported') return judge(standing, tier, { ...signs, early: [] });
  const { level, reasons } = judge(standing, tier, { ...signs, early: time.against });
  return { level, reasons: [...reasons, ...time.open] };
}
