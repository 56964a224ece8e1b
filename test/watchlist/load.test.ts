import { mkdtemp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compileShippedLists, loadLists, loadShippedLists, loadWatchlist, SHIPPED_GEOGRAPHY, SHIPPED_LISTS } from '../../src/watchlist/load.js';
import { WatchlistError } from '../../src/watchlist/types.js';
import { HEAD } from './broken-files.js';

const GOOD = `${HEAD}vessels:\n  - {id: V-1, name: CHOL RYONG, aliases: [龍建奉]}\n`;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nkcheck-watchlist-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function file(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

async function firstIssue(path: string): Promise<string> {
  const error = await loadWatchlist(path).then(() => null, (reason: unknown) => reason);
  expect(error).toBeInstanceOf(WatchlistError);
  const [issue] = (error as WatchlistError).issues;
  expect(issue!.path).toBe(path);
  return `${issue!.line}:${issue!.column} ${issue!.message}`;
}

describe('loadWatchlist', () => {
  it('gives the list with the path and the digest of the very bytes', async () => {
    const bytes = Buffer.from(`\ufeff${GOOD}`);
    const path = await file('good.yaml', bytes);
    const list = await loadWatchlist(path);
    expect(list.path).toBe(path);
    expect(list.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(list.vessels[0]!.location).toBe(`${path}:7`);
  });

  it.each<readonly [string, string | Uint8Array, RegExp]>([
    ['UTF-16', Buffer.from(`\ufeff${GOOD}`, 'utf16le'), /^1:1 .*UTF-16.*save it as UTF-8/],
    ['Latin-1', Buffer.concat([Buffer.from('title: T\nwatchlist: Fen'), Buffer.from([0xea]), Buffer.from('tre\n')]), /^2:15 .*not valid UTF-8.*save it as UTF-8/],
    ['a cut character', Buffer.from(GOOD).subarray(0, Buffer.from(GOOD).indexOf('奉') + 1), /^7:45 .*not valid UTF-8/],
    ['gzip', Buffer.from([0x1f, 0x8b, 8, 0, 0, 0]), /^1:1 .*compressed/],
    ['a binary file', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 1]), /^1:1 .*not a text file/],
    ['an empty file', '', /^1:1 .*empty/],
    ['a file of more than 16 MB', Buffer.alloc(16 * 1024 * 1024 + 1, '#'), /^1:1 .*larger than 16 MB/],
  ])('refuses %s', async (name, content, says) => {
    expect(await firstIssue(await file(`${name}.yaml`, content))).toMatch(says);
  });

  it('refuses a missing file and a directory', async () => {
    expect(await firstIssue(join(folder, 'absent.yaml'))).toMatch(/no such file/);
    expect(await firstIssue(join(folder))).toMatch(/directory/);
  });
});

describe('loadShippedLists', () => {
  const data = new URL('../../data/', import.meta.url);

  it('gives the same objects from YAML and from the file the build makes', async () => {
    const compiled = await compileShippedLists();
    const path = await file('lists.json', JSON.stringify(compiled));
    const places = { data, compiled: pathToFileURL(path) };
    expect(await loadShippedLists(places)).toEqual(await loadShippedLists({ data, compiled: new URL('file:///nowhere.json') }));
  });

  it('reads the YAML again when it is not the one that was compiled', async () => {
    const copy = join(folder, 'copy');
    await mkdir(copy);
    for (const name of [...SHIPPED_LISTS, SHIPPED_GEOGRAPHY]) await writeFile(join(copy, name), await readFile(new URL(name, data)));
    const places = { data: pathToFileURL(`${copy}/`), compiled: pathToFileURL(join(folder, 'stale.json')) };
    const compiled = await compileShippedLists(places.data);
    const marked = { ...compiled, lists: compiled.lists.map((list) => ({ ...list, title: 'from the compiled file' })) };
    await writeFile(places.compiled, JSON.stringify(marked));
    expect((await loadShippedLists(places)).lists[0]!.title).toBe('from the compiled file');

    const changed = (await readFile(join(copy, 'un-1718.yaml'), 'utf8')).replace('title: Security', 'title: Changed Security');
    await writeFile(join(copy, 'un-1718.yaml'), changed);
    expect((await loadShippedLists(places)).lists[0]!.title).toMatch(/^Changed Security/);

    await writeFile(places.compiled, '{"sources": [');
    expect((await loadShippedLists(places)).lists[0]!.title).toMatch(/^Changed Security/);

    await writeFile(join(copy, 'reported.yaml'), 'nonsense');
    await expect(loadShippedLists(places)).rejects.toThrow(/^data\/reported\.yaml:1:1: /);
    await rm(join(copy, 'reported.yaml'));
    await expect(loadShippedLists(places)).rejects.toThrow(/data\/reported\.yaml.*installation is incomplete/);
  });

  it('names lists by their place in the package, wherever that is installed', async () => {
    const { lists } = await loadShippedLists();
    expect(lists.map((list) => list.path)).toEqual(SHIPPED_LISTS.map((name) => `data/${name}`));
    expect(lists[0]!.parties[0]!.location).toMatch(/^data\/un-1718\.yaml:\d+$/);
  });
});

describe('loadLists', () => {
  it('adds the lists of the user to those that ship, or takes only them', async () => {
    const own = await file('own.yaml', GOOD);
    expect((await loadLists([own], { shipped: true })).lists.map(({ id }) => id)).toEqual(['un-1718', 'reported', 'goods', 'test-list']);
    const only = await loadLists([own], { shipped: false });
    expect(only.lists.map(({ id }) => id)).toEqual(['test-list']);
    expect(only.geography.entries.length).toBeGreaterThan(0);
  });

  it('names the issues of all files together', async () => {
    const same = await file('same.yaml', GOOD.replace('test-list', 'other').replace('V-1', 'KPe.001'));
    const broken = await file('broken.yaml', `${HEAD}parties: 1\n`);
    const error = await loadLists([broken, same, join(folder, 'absent.yaml')], { shipped: true }).then(() => null, (reason: unknown) => reason);
    expect(error).toBeInstanceOf(WatchlistError);
    expect((error as WatchlistError).issues.map(({ path, message }) => `${path.slice(folder.length + 1)} ${message}`)).toEqual([
      expect.stringMatching(/^broken\.yaml `parties` must be a list/),
      expect.stringMatching(/^absent\.yaml there is no such file/),
      expect.stringMatching(/^same\.yaml the entry id KPe\.001 is already used in data\/un-1718\.yaml:\d+/),
    ]);
  });
});
