import type { Watchlist } from '../../src/watchlist/types.js';

/** A list without what depends on where it was read: for comparing content. */
export function contentOf(list: Watchlist): unknown {
  const place = new Set(['path', 'sha256', 'location']);
  return JSON.parse(JSON.stringify(list, (key, value: unknown) => (place.has(key) ? undefined : value)));
}
