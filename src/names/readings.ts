import { readMarkup } from './markup.js';
import { compareHits } from './outcome.js';
import type { NameHit } from './types.js';

/** How a cell can be read in another way than it is written. */
interface Reading {
  readonly text: string;
  /** What was done, for the evidence. */
  readonly step: string;
}

/** What shows that there is another reading: the cheap question asked of every cell. */
const SIGNS = /[\n\r\v\f|\u0085\u2028\u2029\u202e]|&#|&[a-z]|<\/?[a-z]|\\[nrtu]|%[\da-f]{2}/i;
/** A word divided at the end of a line; the end of a line, which many systems write as a bar. */
const HYPHENATED = /[-‐]\s*[\n\r\v\f\u0085\u2028\u2029]+\s*/g;
const LINE_END = /[\n\r\v\f|\u0085\u2028\u2029]+/g;
const ESCAPED = /\\(?:([nrt])|u([\da-f]{4}))/gi;

/**
 * Searches a cell as it is written, and again as it may have been meant: forms break a long name over lines, and exports
 * leave the signs of HTML, JSON or URLs in it. Per entry the strongest hit counts.
 */
export function searchReadings(text: string, search: (text: string) => readonly NameHit[]): readonly NameHit[] {
  const hits = search(text);
  if (!SIGNS.test(text)) return hits;
  const best = new Map(hits.map((hit) => [hit.entry, hit]));
  let more = false;
  for (const { text: other, step } of readingsOf(text)) {
    for (const hit of search(other)) {
      const known = best.get(hit.entry);
      if (known !== undefined && compareHits(known, hit) <= 0) continue;
      best.set(hit.entry, { ...hit, evidence: [...hit.evidence, step] });
      more = true;
    }
  }
  return more ? [...best.values()].sort(compareHits) : hits;
}

function readingsOf(text: string): readonly Reading[] {
  const found: Reading[] = [];
  const plain = unescaped(readMarkup(text)).replaceAll('\u202e', '');
  if (plain !== text) found.push({ text: plain, step: 'signs of HTML, an escape or a text direction were read as what they stand for' });
  const joined = plain.replace(HYPHENATED, '-').replace(LINE_END, ' ').trim();
  if (joined !== plain) found.push({ text: joined, step: 'the name goes on over the end of a line' });
  return found;
}

/** Escapes of JSON strings that nobody read: `\\n`, `\\u0041`. */
function unescaped(text: string): string {
  return text.replace(ESCAPED, (_, sign?: string, hex?: string) => (sign === undefined ? String.fromCharCode(Number.parseInt(hex ?? '', 16)) : sign.toLowerCase() === 't' ? ' ' : '\n'));
}
