export interface DateParts {
  /** `[h]:mm`: a duration. */
  readonly elapsed: boolean;
  readonly day: boolean;
  readonly time: boolean;
}

const SECONDS_PER_DAY = 86_400;
/** 9999-12-31, the last day a sheet knows. */
const LAST_SERIAL = 2_958_465;
/** Days from 1900-01-01 to 1904-01-01 in the serial numbers of workbooks that begin in 1904. */
const OFFSET_1904 = 1_462;
/** The 29th of February 1900, which never was: sheets keep it for compatibility with an old mistake. */
const PHANTOM_DAY = 60;

/**
 * A serial date as ISO 8601: `2024-01-31`, with ` 10:30:00` when the format shows a time and there is one, a time alone
 * for a format of times. Null when the number is no date.
 */
export function renderDate(serial: number, parts: DateParts, date1904: boolean): string | null {
  if (!Number.isFinite(serial) || serial < 0) return null;
  const seconds = Math.round(serial * SECONDS_PER_DAY);
  if (parts.elapsed) return `${Math.floor(seconds / 3600)}:${clock(seconds).slice(3)}`;
  const days = Math.floor(seconds / SECONDS_PER_DAY) + (date1904 ? OFFSET_1904 : 0);
  if (days > LAST_SERIAL) return null;
  const rest = seconds % SECONDS_PER_DAY;
  if (!parts.day && (days === 0 || (date1904 && days === OFFSET_1904))) return clock(rest);
  const day = isoDay(days);
  return rest === 0 || !parts.time ? day : `${day} ${clock(rest)}`;
}

function isoDay(days: number): string {
  if (days === PHANTOM_DAY) return '1900-02-29';
  const date = new Date(Date.UTC(1899, 11, days > PHANTOM_DAY ? 30 : 31));
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

function clock(seconds: number): string {
  const pad = (value: number): string => `${value}`.padStart(2, '0');
  return `${pad(Math.floor(seconds / 3600) % 24)}:${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}`;
}
