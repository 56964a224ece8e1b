/** Spelling distance: insertions, deletions, replacements and swaps of neighbours count one each. */

const LONGEST = 60;
const rows = [new Int32Array(LONGEST + 4), new Int32Array(LONGEST + 4), new Int32Array(LONGEST + 4)] as const;
const left = new Uint16Array(LONGEST);
const right = new Uint16Array(LONGEST);

/** Optimal string alignment distance of two words of at most 60 letters, or `limit + 1` when it is more than `limit`. */
export function editDistance(a: string, b: string, limit: number): number {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > limit || a.length > LONGEST || b.length > LONGEST) return limit + 1;
  return unitDistance(spell(a, left), 0, a.length, spell(b, right), 0, b.length, limit);
}

/** The units of a word of at most 60 letters, written into an array. */
function spell(word: string, into: Uint16Array): Uint16Array {
  for (let i = 0; i < word.length; i++) into[i] = word.charCodeAt(i);
  return into;
}

/** The word that `distanceTo` measures from; kept apart, because other words may be compared meanwhile. */
const origin = new Uint16Array(LONGEST);
let measured = 0;

/** Takes a word to measure from. */
export function measureFrom(word: string): void {
  measured = word.length;
  if (measured <= LONGEST) spell(word, origin);
}

/** Distance of the word last taken from the units of another one, as `editDistance` gives it. */
export function distanceTo(units: Uint16Array, start: number, length: number, limit: number): number {
  return Math.abs(measured - length) > limit || measured > LONGEST || length > LONGEST ? limit + 1 : unitDistance(origin, 0, measured, units, start, length, limit);
}

/** Bounded by the band |i - j| <= limit, after what both words begin and end with is left out. */
function unitDistance(a: Uint16Array, aStart: number, aLength: number, b: Uint16Array, bStart: number, bLength: number, limit: number): number {
  let m = aLength;
  let n = bLength;
  while (m > 0 && n > 0 && a[aStart + m - 1] === b[bStart + n - 1]) { m--; n--; }
  let same = 0;
  while (same < m && same < n && a[aStart + same] === b[bStart + same]) same++;
  m -= same;
  n -= same;
  if (m === 0 || n === 0) return Math.min(m + n, limit + 1);
  const p = aStart + same;
  const q = bStart + same;
  let [before, last, now] = rows as unknown as [Int32Array, Int32Array, Int32Array];
  for (let j = 0; j <= n; j++) last[j] = j;
  for (let i = 1; i <= m; i++) {
    const from = Math.max(1, i - limit);
    const to = Math.min(n, i + limit);
    now[from - 1] = from === 1 ? i : limit + 1;
    let best = limit + 1;
    for (let j = from; j <= to; j++) {
      const equal = a[p + i - 1] === b[q + j - 1];
      const above = j > i - 1 + limit ? limit + 1 : (last[j] as number);
      let cost = Math.min((last[j - 1] as number) + (equal ? 0 : 1), (now[j - 1] as number) + 1, above + 1);
      if (i > 1 && j > 1 && a[p + i - 1] === b[q + j - 2] && a[p + i - 2] === b[q + j - 1]) cost = Math.min(cost, (before[j - 2] as number) + 1);
      now[j] = cost;
      if (cost < best) best = cost;
    }
    if (best > limit) return limit + 1;
    [before, last, now] = [last, now, before];
  }
  return Math.min(last[n] as number, limit + 1);
}
