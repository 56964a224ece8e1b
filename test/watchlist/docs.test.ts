import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { ADDRESS, ALIAS, BASIS, COUNTS, GOODS, IDENTIFIER, PARTY, THRESHOLD, VESSEL, WATCHLIST } from '../../src/watchlist/shapes.js';

it('docs/watchlists.md explains every key', () => {
  const text = readFileSync(new URL('../../docs/watchlists.md', import.meta.url), 'utf8');
  const code = [...text.matchAll(/`([^`\n]+)`/g)].flatMap((match) => match[1]!.match(/\w+/g) ?? []);
  const keys = [WATCHLIST, COUNTS, PARTY, VESSEL, GOODS, BASIS, ALIAS, IDENTIFIER, ADDRESS, THRESHOLD].flatMap(Object.keys);
  expect(keys.filter((key) => !code.includes(key))).toEqual([]);
});
