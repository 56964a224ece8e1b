import type { Day } from '../../record/types.js';

const MS_PER_DAY = 86_400_000;

/** Days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / MS_PER_DAY);
}

/** The day `count` days later. */
export function addDays(day: Day, count: number): Day {
  return new Date(Date.parse(day) + count * MS_PER_DAY).toISOString().slice(0, 10);
}

/** The same day `count` years later; 29 February becomes 1 March where there is none. */
export function addYears(day: Day, count: number): Day {
  const [year = 0, month = 1, dayOfMonth = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year + count, month - 1, dayOfMonth)).toISOString().slice(0, 10);
}
