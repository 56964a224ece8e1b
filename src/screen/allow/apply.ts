import type { Day } from '../../record/types.js';
import type { Watchlist } from '../../watchlist/types.js';
import type { Finding, Summary } from '../finding.js';
import { clip } from '../words.js';
import { isIdentifierFinding } from './clearable.js';
import { contentKeys, contentKey, entryOf } from './content.js';
import { ListedById } from './digest.js';
import { standingOf, standingWords, type Standing } from './standing.js';
import type { AllowEntry, Allowances, AllowFile } from './types.js';

/** An entry in use: where it stands, what day and lists say of it, what it did. */
interface Clearance {
  readonly entry: AllowEntry;
  /** 1-based over the entries of all files, in order: `allowed.entry` of a finding. */
  readonly number: number;
  readonly place: string;
  readonly standing: Standing;
  used: boolean;
  /** Why it left a finding of its content standing; the first reason counts. */
  missed: string | null;
  /** What is different in a finding that has its id and another content. */
  differs: string | null;
}

/**
 * Prepares the entries of the allow-files for a run. Every finding is answered by look-ups only, whatever the number of
 * entries.
 * @param lists those of the run: entries for other or changed list entries clear nothing
 * @param today the day of the run
 */
export function createAllowances(files: readonly AllowFile[], lists: readonly Watchlist[], today: Day): Allowances {
  const clearances = openClearances(files, lists, today);
  const byContent = groupBy(clearances, ({ entry }) => contentKey(entry));
  const byFinding = groupBy(clearances, ({ entry }) => entry.finding);
  return {
    apply(finding) {
      if (finding.allowed !== null || isIdentifierFinding(finding)) return finding;
      const candidates = contentKeys(finding).flatMap((key) => byContent.get(key) ?? []);
      for (const clearance of candidates) {
        if (!clears(clearance, finding)) continue;
        clearance.used = true;
        const { reason, author, expires } = clearance.entry;
        return { ...finding, allowed: { reason, author, expires, entry: clearance.number } };
      }
      for (const other of byFinding.get(finding.id) ?? []) {
        if (!candidates.includes(other)) other.differs ??= differenceWords(other.entry, finding);
      }
      return finding;
    },
    report: () => summarize(files, clearances),
  };
}

function openClearances(files: readonly AllowFile[], lists: readonly Watchlist[], today: Day): readonly Clearance[] {
  const listed = new ListedById(lists);
  const placed = files.flatMap(({ path, entries }) => entries.map((entry) => ({ entry, place: `${path}:${entry.line}` })));
  return placed.map(({ entry, place }, i) => ({
    entry, place, number: i + 1, standing: standingOf(entry, listed, today), used: false, missed: null, differs: null,
  }));
}

function groupBy(clearances: readonly Clearance[], keyOf: (one: Clearance) => string | null): ReadonlyMap<string, readonly Clearance[]> {
  const groups = new Map<string, Clearance[]>();
  for (const one of clearances) {
    const key = keyOf(one);
    if (key === null) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return groups;
}

/** Whether an entry for the content of the finding clears it now; keeps the reason if it does not. */
function clears(clearance: Clearance, finding: Finding): boolean {
  const { entry, standing } = clearance;
  if (standing.state !== 'valid') return false;
  if (entry.finding !== null && entry.finding !== finding.id) {
    clearance.missed ??= `the finding of this content has the id ${finding.id}`;
    return false;
  }
  // What made it a violation was not there when the review was cleared.
  if (entry.verdict === 'review' && finding.verdict !== 'review') {
    clearance.missed ??= 'it clears a review, and a finding of this content is a violation now';
    return false;
  }
  return true;
}

/** The finding's id is that of an entry, but its content is not. */
function differenceWords(entry: AllowEntry, finding: Finding): string {
  const listed = entryOf(finding);
  if (entry.rule !== finding.rule) return `finding ${finding.id} is one of ${finding.rule}`;
  if (entry.entry !== listed) return `finding ${finding.id} names ${listed ?? 'no list entry'}`;
  if (entry.field !== finding.field) return `finding ${finding.id} is in the field ${finding.field}`;
  const [what, text] = entry.by === 'name' ? ['name', finding.match?.surface ?? ''] : ['cell', finding.value];
  return `the ${what} is now "${clip(text, 60)}"`;
}

function summarize(files: readonly AllowFile[], clearances: readonly Clearance[]): Summary['allow'] {
  const expired = clearances.filter(({ standing }) => standing.state === 'expired');
  const others = clearances.filter(({ standing }) => standing.state !== 'expired');
  return {
    files: files.map(({ path, sha256, entries }) => ({ file: path, sha256, entries: entries.length })),
    used: others.filter(({ used }) => used).map(words),
    unused: others.filter(({ used }) => !used).map(words),
    expired: expired.map(words),
  };
}

/**
 * `allow.yaml:12: "NAME" (NK101, KPe.003); expires in 9 days`. A plain entry reads the same used and unused, so that
 * merged results of a split run can tell that one part used what another did not.
 */
function words({ entry, place, standing, used, missed, differs }: Clearance): string {
  return [`${place}: ${describeAllowEntry(entry)}`, standingWords(standing, entry), missed, used ? null : differs].filter((part) => part !== null).join('; ');
}

/** An entry in short: `"NAME" (NK101, KPe.003)`. */
export function describeAllowEntry({ text, rule, entry }: AllowEntry): string {
  return `"${clip(text, 60)}" (${entry === null ? rule : `${rule}, ${entry}`})`;
}

/** What day and lists say of each entry of a file, for `allow check`; in file order. */
export function reviewAllowFile(file: AllowFile, lists: readonly Watchlist[], today: Day): readonly AllowReview[] {
  return openClearances([file], lists, today).map((clearance) => ({
    entry: clearance.entry, state: clearance.standing.state, text: words(clearance), note: standingWords(clearance.standing, clearance.entry),
  }));
}

export interface AllowReview {
  readonly entry: AllowEntry;
  readonly state: Standing['state'];
  /** Place, content and note in one line. */
  readonly text: string;
  /** Null for an entry that counts and does not end soon. */
  readonly note: string | null;
}
