import type * as Load from '../../src/watchlist/load.js';

/**
 * The module that loads lists, with the shipped ones parsed once for all runs of a test file:
 * `vi.mock('../../src/watchlist/load.js', async (original) => cacheShipped(await original()))`.
 */
export function cacheShipped(load: typeof Load): typeof Load {
  let shipped: ReturnType<typeof Load.loadShippedLists> | null = null;
  return {
    ...load,
    loadShippedLists: (places) => (places === undefined ? (shipped ??= load.loadShippedLists()) : load.loadShippedLists(places)),
    loadLists: (own, options) => (own.length === 0 && options.shipped ? (shipped ??= load.loadShippedLists()) : load.loadLists(own, options)),
  };
}
