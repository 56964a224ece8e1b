/**
 * Writes dist/data/lists.json: the shipped lists as parsed objects with the digests of their YAML, so that a start
 * need not load the YAML parser. Run after tsc; fails, and with it the build, when a list is not valid.
 */
import { mkdir, writeFile } from 'node:fs/promises';

const { compileShippedLists } = await import('../dist/watchlist/load.js');
const folder = new URL('../dist/data/', import.meta.url);
await mkdir(folder, { recursive: true });
await writeFile(new URL('lists.json', folder), JSON.stringify(await compileShippedLists()));
