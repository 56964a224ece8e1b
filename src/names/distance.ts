/** Spelling distance: insertions, deletions, replacements and swaps of neighbours count one each. */

const rows = [new Int32Array(64), new Int32Array(64), new Int32Array(64)] as const;

/**
 * Optimal string alignment distance of two words of at most 60 letters, or `limit + 1` when it is more than `limit`.
 * Bounded by the band |i - j| <= limit.
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (a === b) return 0;
  const m = a.length;
  const n = b.length;
  if (Math.abs(m - n) > limit || m > 60 || n > 60) return limit + 1;
  let [before, last, now] = rows as unknown as [Int32Array, Int32Array, Int32Array];
  for (let j = 0; j <= n; j++) last[j] = j;
  for (let i = 1; i <= m; i++) {
    const from = Math.max(1, i - limit);
    const to = Math.min(n, i + limit);
    now[from - 1] = from === 1 ? i : limit + 1;
    let best = limit + 1;
    for (let j = from; j <= to; j++) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1);
      const above = j > i - 1 + limit ? limit + 1 : (last[j] as number);
      let cost = Math.min((last[j - 1] as number) + (same ? 0 : 1), (now[j - 1] as number) + 1, above + 1);
      if (i > 1 && j > 1 && a.charCodeAt(i - 1) === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === b.charCodeAt(j - 1)) {
        cost = Math.min(cost, (before[j - 2] as number) + 1);
      }
      now[j] = cost;
      if (cost < best) best = cost;
    }
    if (best > limit) return limit + 1;
    [before, last, now] = [last, now, before];
  }
  return Math.min(last[n] as number, limit + 1);
}
