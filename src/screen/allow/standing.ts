import type { Day } from '../../record/types.js';
import { addDays, daysBetween } from './days.js';
import type { ListedById } from './digest.js';
import type { AllowEntry } from './types.js';

/** What the day and the lists say of an allow-file entry, before any finding is seen. */
export type Standing =
  | { readonly state: 'valid'; readonly daysLeft: number }
  | { readonly state: 'expired' | 'future' | 'entry-gone' | 'entry-changed' }
  | { readonly state: 'no-digest'; readonly digest: string };

/** Entries that end within this many days are announced. */
export const SOON_DAYS = 14;

/** An entry may be written on a day that has begun only east of the machine that screens. */
const TIME_ZONE_DAYS = 1;

/** @param today day of the run; an entry clears up to and including the day it expires. */
export function standingOf(entry: AllowEntry, listed: ListedById, today: Day): Standing {
  if (entry.expires < today) return { state: 'expired' };
  if (entry.added > addDays(today, TIME_ZONE_DAYS)) return { state: 'future' };
  if (entry.entry !== null) {
    const digest = listed.digest(entry.entry);
    if (digest === undefined) return { state: 'entry-gone' };
    if (entry.entryDigest === null) return { state: 'no-digest', digest };
    if (entry.entryDigest !== digest) return { state: 'entry-changed' };
  }
  return { state: 'valid', daysLeft: daysBetween(today, entry.expires) };
}

/** A standing in words; null for a valid entry that does not end soon. */
export function standingWords(standing: Standing, entry: AllowEntry): string | null {
  const listed = entry.entry ?? '';
  switch (standing.state) {
    case 'valid':
      return standing.daysLeft > SOON_DAYS ? null : expiresIn(standing.daysLeft);
    case 'expired':
      return `expired on ${entry.expires}`;
    case 'future':
      return `does not count yet: it is dated ${entry.added}`;
    case 'entry-gone':
      return `does not count: no list of this run has the entry ${listed}`;
    case 'entry-changed':
      return `does not count: ${listed} has changed since ${entry.added}; compare it again and clear the finding anew`;
    case 'no-digest':
      return `does not count: without entryDigest a change of ${listed} would go unnoticed; after comparing the entry add entryDigest: "${standing.digest}"`;
  }
}

function expiresIn(days: number): string {
  if (days === 0) return 'expires today';
  return days === 1 ? 'expires tomorrow' : `expires in ${days} days`;
}
