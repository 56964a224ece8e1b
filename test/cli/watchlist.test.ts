import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { loadShippedLists } from '../../src/watchlist/load.js';
import type * as Load from '../../src/watchlist/load.js';
import { runBin, runInProcess } from './run.js';

vi.mock('../../src/watchlist/load.js', async (original) => (await import('./cached-lists.js')).cacheShipped(await original<typeof Load>()));

const flat = (text: string): string => text.replace(/\s+/g, ' ');
const folder = mkdtempSync(join(tmpdir(), 'nkcheck-'));
const file = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
const fixture = (name: string): string => fileURLToPath(new URL(`../watchlist/fixtures/${name}`, import.meta.url));
const EXAMPLE = 'data/samples/watchlist-example.yaml';

const list = (name: string, extra = ''): string => `watchlist: own\ntitle: Own\nauthority: XX\ndocument: d\nasOf: 2026-01-01\nparties:\n  - id: X-1\n    type: entity\n    name: ${name}\n    listedOn: 2020-01-01\n${extra}`;

describe('watchlist show', () => {
  it.each([
    [[], ['un-1718', 'holds 80 persons, 75 entities, 59 ships', 'as of 2026-02-27, 269 days ago', 'sha256', 'reported', 'goods', 'data/goods.yaml']],
    [['un-1718'], ['KPi.001 person 2009-07-16 designated YUN HO-JIN · Yun Ho-chin', 'KPv.040 vessel']],
    [['goods'], ['UN-2371-8-coal ban', 'UN from-DPRK']],
    [['KPe.001'], ['KOREA MINING DEVELOPMENT TRADING CORPORATION', 'KOMID (alias, good)']],
    [['un-2371-8-COAL'], ['Coal, full ban']],
    [['-w', EXAMPLE, 'example-own-list'], ['example-own-list', '2 entities']],
  ] as const)('%j', async (args, says) => {
    const { status, stdout } = await runInProcess(['watchlist', 'show', ...args]);
    for (const part of says) expect(flat(stdout)).toContain(part);
    expect(status).toBe(0);
  });

  it('gives JSON: lists, a list with its entries, an entry', async () => {
    const json = async (...args: string[]): Promise<unknown> => JSON.parse((await runInProcess(['watchlist', 'show', '--json', ...args])).stdout) as unknown;
    expect(await json()).toMatchObject({ lists: [{ list: 'un-1718', parties: 155, vessels: 59, ageDays: 269 }, { list: 'reported' }, { list: 'goods' }] });
    expect(await json('un-1718')).toMatchObject({ list: 'un-1718', content: { parties: { length: 155 }, vessels: { length: 59 }, goods: [] } });
    expect(await json('KPv.040')).toMatchObject({ type: 'entry', kind: 'vessel', imo: '8660313' });
  });

  it.each([['un1718', 'did you mean un-1718'], ['NK101', 'the lists are un-1718, reported, goods'], ['own.yaml', 'nkcheck watchlist show -w own.yaml']])('does not know %s', async (asked, says) => {
    const { status, stderr } = await runInProcess(['watchlist', 'show', asked]);
    expect(stderr).toContain(says);
    expect(status).toBe(2);
  });
});

describe('watchlist validate', () => {
  it('counts what valid files hold', async () => {
    const { status, stdout, stderr } = await runBin(['watchlist', 'validate', EXAMPLE]);
    expect(stdout).toBe(`${EXAMPLE}: valid: example-own-list, 1 person, 2 entities, 1 ship, 1 goods rule\n`);
    expect(stderr).toBe('nkcheck: Valid: 1 file can be used (exit 0)\n');
    expect(status).toBe(0);
  });

  it('gives every error of every file with its place', async () => {
    const first = file('bad-1.yaml', list('Example', '    colour: red\n    bornOn: [2020-02-30]\n'));
    const second = file('bad-2.yaml', 'watchlist: [');
    const missing = join(folder, 'none.yaml');
    const { status, stdout, stderr } = await runInProcess(['watchlist', 'validate', first, second, missing, EXAMPLE]);
    expect(stdout).toMatch(/bad-1\.yaml:11:\d+: .*colour/);
    expect(stdout).toMatch(/bad-1\.yaml:12:\d+: /);
    expect(stdout).toMatch(/bad-2\.yaml:1:\d+: /);
    expect(stdout).toContain('none.yaml:1:1: there is no such file');
    expect(stdout).toContain(`${EXAMPLE}: valid`);
    expect(stderr).toContain('errors in 3 files (exit 2)');
    expect(status).toBe(2);
  });

  it('says which lists cannot be used together', async () => {
    const copy = file('copy.yaml', readFileSync(EXAMPLE, 'utf8'));
    const { status, stderr } = await runInProcess(['watchlist', 'validate', 'data/un-1718.yaml', EXAMPLE, copy]);
    expect(stderr).toContain('data/un-1718.yaml: 215 ids are also in data/un-1718.yaml, which comes with nkcheck');
    expect(stderr).toContain(`copy.yaml: 6 ids are also in ${EXAMPLE}: use the one or the other`);
    expect(status).toBe(0);
  });
});

describe('watchlist import', () => {
  it.each(['un-xml', 'auto', 'UN-XML'])('writes YAML of the UN list as %s, which validates', async (format) => {
    const out = join(folder, `${format}.yaml`);
    const { status, stderr } = await runInProcess(['watchlist', 'import', format, fixture('un-small.xml'), '-o', out]);
    expect(stderr).toContain('the file holds no vessels');
    expect(stderr).toMatch(/un-dprk as of 2026-05-04: .*\(exit 0\)/);
    expect(status).toBe(0);
    expect(readFileSync(out, 'utf8')).toMatch(/^# Imported from .*un-small\.xml \(SHA-256 [0-9a-f]{64}\)\.\nwatchlist: un-dprk\n/);
    expect((await runInProcess(['watchlist', 'validate', out])).status).toBe(0);
  });

  it('writes to standard output as the built program, and takes a day and a programme', async () => {
    const { status, stdout } = await runBin(['watchlist', 'import', 'auto', fixture('un-small.xml'), '--programme', 'all', '--as-of', '2026-05-05', '-q']);
    expect(stdout).toContain('watchlist: un-consolidated\n');
    expect(stdout).toContain('asOf: 2026-05-05\n');
    expect(status).toBe(0);
  });

  it('does not take the day of judging for the day of the list', async () => {
    const { stdout } = await runInProcess(['watchlist', 'import', 'auto', fixture('un-small.xml')], { env: { NKCHECK_AS_OF: '2020-01-01' } });
    expect(stdout).toContain('asOf: 2026-05-04\n');
  });

  it.each([
    [['un-xml', 'missing.xml'], 'there is no such file'],
    [['ofac-csv', fixture('un-small.xml')], 'import it as un-xml'],
    [['excel', fixture('un-small.xml')], 'there is no importer excel'],
    [['auto', EXAMPLE], 'a watchlist already'],
    [['auto', fixture('un-small.xml'), '--programme', 'iran'], 'neither dprk nor all'],
    [['auto', fixture('un-small.xml'), '-o', '/nonexistent/x.yaml'], 'its folder does not exist'],
  ] as const)('refuses %j', async (args, says) => {
    const { status, stdout, stderr } = await runInProcess(['watchlist', 'import', ...args]);
    expect(stderr).toContain(says);
    expect(stdout).toBe('');
    expect(status).toBe(2);
  });
});

describe('watchlist diff', () => {
  it('says that equal lists are the same', async () => {
    const { status, stdout, stderr } = await runInProcess(['watchlist', 'diff', 'un-1718', 'data/un-1718.yaml']);
    expect(stdout).toContain('214 entries');
    expect(stderr).toContain('The same: 0 added, 0 removed, 0 changed (exit 0)');
    expect(status).toBe(0);
  });

  it('shows what was added, removed and changed', async () => {
    const old = file('old.yaml', list('Example One', '  - id: X-2\n    type: entity\n    name: Example Two\n    listedOn: 2020-01-01\n'));
    const current = file('new.yaml', list('Example Uno', '    aliases: [Example One]\n  - id: X-3\n    type: individual\n    name: Example Three\n    listedOn: 2021-01-01\n'));
    const { status, stdout, stderr } = await runInProcess(['watchlist', 'diff', old, current]);
    const text = flat(stdout);
    for (const part of ['ADDED X-3, person: Example Three', 'REMOVED X-2, entity: Example Two', 'CHANGED X-1, entity: Example Uno', '- Example One (primary, good)', '+ Example One (alias, good)']) expect(text).toContain(part);
    expect(stderr).toContain('Different: 1 added, 1 removed, 1 changed (exit 1)');
    expect(status).toBe(1);
    const json = JSON.parse((await runInProcess(['watchlist', 'diff', old, current, '--json'])).stdout) as unknown;
    expect(json).toMatchObject({ added: [{ id: 'X-3' }], removed: [{ id: 'X-2' }], changed: [{ id: 'X-1' }] });
  });

  it('ends 2 when a list cannot be read', async () => {
    expect((await runInProcess(['watchlist', 'diff', 'un-1718', 'none.yaml'])).status).toBe(2);
  });
});

/** The DPRK part of a UN file with the shipped parties, without the ids left out. */
async function unFile(day: string, leaveOut: (index: number) => boolean = () => false): Promise<string> {
  const { lists } = await loadShippedLists();
  const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const records = (lists[0]?.parties ?? []).filter((_, i) => !leaveOut(i)).map(({ id, type, names, listedOn }) => {
    const tag = type === 'individual' ? 'INDIVIDUAL' : 'ENTITY';
    return `<${tag}><REFERENCE_NUMBER>${id}</REFERENCE_NUMBER><FIRST_NAME>${escaped(names[0]?.text ?? '')}</FIRST_NAME><UN_LIST_TYPE>DPRK</UN_LIST_TYPE><LISTED_ON>${listedOn ?? ''}</LISTED_ON></${tag}>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<CONSOLIDATED_LIST dateGenerated="${day}T00:00:00Z">\n${records.join('\n')}\n</CONSOLIDATED_LIST>\n`;
}

describe('watchlist update', () => {
  let server: Server;
  let base = '';
  const bodies = new Map<string, string>();
  const answer: RequestListener = ({ url = '' }, response) => {
    const body = bodies.get(url);
    if (url === '/moved') response.writeHead(302, { location: '/new.xml' }).end();
    else if (url === '/open') response.writeHead(302, { location: 'http://example.org/list.xml' }).end();
    else if (url === '/loop') response.writeHead(302, { location: '/loop' }).end();
    else if (url === '/short') { response.writeHead(200, { 'content-length': '1000' }); response.write('<CONS'); setTimeout(() => response.destroy(), 20); }
    else if (url === '/silent') return;
    else if (body === undefined) response.writeHead(503).end('busy');
    else response.writeHead(200, { 'content-type': 'text/xml' }).end(body);
  };

  beforeAll(async () => {
    const whole = await unFile('2027-01-02', (i) => i === 0);
    bodies.set('/new.xml', whole).set('/old.xml', await unFile('2020-01-01')).set('/few.xml', await unFile('2027-01-02', (i) => i % 2 === 0));
    bodies.set('/cut.xml', whole.slice(0, 5000)).set('/page.xml', '<!DOCTYPE html><html><body>sign in</body></html>').set('/empty.xml', '').set('/other.xml', '<list/>');
    server = createServer(answer);
    await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => { server.closeAllConnections(); server.close(); });

  const update = (path: string, output: string, ...more: string[]): ReturnType<typeof runInProcess> => runInProcess(['watchlist', 'update', '--url', base + path, '-o', output, ...more]);

  it.each(['/new.xml', '/moved'])('%s: writes the list with the ships and says what differs', async (path) => {
    const output = join(folder, 'updated.yaml');
    const { status, stdout, stderr } = await update(path, output);
    expect(status).toBe(0);
    expect(flat(stdout)).toContain('REMOVED KPi.001, person: YUN HO-JIN');
    expect(stderr).toContain('the UN list as of 2027-01-02, 79 persons, 75 entities, 59 ships');
    expect(stderr).toContain(`--no-default-lists -w ${output} -w`);
    const { status: valid, stdout: counts } = await runInProcess(['watchlist', 'validate', output]);
    expect(counts).toContain('un-1718, 79 persons, 75 entities, 59 ships');
    expect(valid).toBe(0);
    expect((await runInProcess(['lookup', 'TANCHON COMMERCIAL BANK', '--no-default-lists', '-w', output])).status).toBe(1);
  });

  const BAD: readonly (readonly [path: string, exit: number, says: string, ...more: string[]])[] = [
    ['/none.xml', 3, 'answered with status 503'],
    ['/open', 3, 'not encrypted'],
    ['/loop', 3, 'redirects more than 3 times'],
    ['/short', 3, 'cannot be reached'],
    ['/empty.xml', 3, 'sent an empty file'],
    ['/silent', 3, 'within 1 seconds', '--timeout', '1'],
    ['/old.xml', 3, 'older than the one that comes with nkcheck'],
    ['/few.xml', 3, 'the list has 77 parties'],
    ['/cut.xml', 3, 'cut off'],
    ['/page.xml', 3, 'a web page came instead of the list'],
    ['/other.xml', 3, 'what came is not the UN list'],
  ];
  it.each(BAD.map(([path, exit, says, ...more]) => ({ path, exit, says, more })))('$path: leaves the old list as it is', async ({ path, exit, says, more }) => {
    const output = file('kept.yaml', 'what was there before\n');
    const { status, stdout, stderr } = await update(path, output, ...more);
    expect(stderr).toMatch(new RegExp(says));
    expect(stdout).toBe('');
    expect(status).toBe(exit);
    expect(readFileSync(output, 'utf8')).toBe('what was there before\n');
    expect(readdirSync(folder).filter((name) => name.endsWith('.partial'))).toEqual([]);
  });

  it.each([
    [['--url', 'http://example.org/x.xml', '-o', 'x.yaml'], 2, 'not encrypted'],
    [['--url', 'nonsense', '-o', 'x.yaml'], 2, 'is not an address'],
    [['--timeout', 'soon', '-o', 'x.yaml'], 2, 'whole number of seconds'],
    [[], 2, 'name the watchlist to write'],
  ] as const)('%j', async (args, exit, says) => {
    const { status, stderr } = await runInProcess(['watchlist', 'update', ...args]);
    expect(stderr).toContain(says);
    expect(status).toBe(exit);
    expect(existsSync('x.yaml')).toBe(false);
  });

  it('says when nobody listens', async () => {
    const closed = createServer(answer);
    await new Promise<void>((resolve) => { closed.listen(0, '127.0.0.1', resolve); });
    const { port } = closed.address() as AddressInfo;
    await new Promise((resolve) => { closed.close(resolve); });
    const { status, stderr } = await runInProcess(['watchlist', 'update', '--url', `http://127.0.0.1:${port}/x.xml`, '-o', 'x.yaml']);
    expect(stderr).toContain('it refuses the connection; nothing was written; fetch the file by other means');
    expect(status).toBe(3);
  });

  it('says in its help that the shipped lists stay as they are', async () => {
    const { stdout } = await runBin(['watchlist', 'update', '--help']);
    expect(flat(stdout)).toContain('The lists that come with nkcheck are not changed');
  });
});

describe.skipIf(!existsSync('../shared/lists/un'))('the real files (skipped without ../shared)', () => {
  it('finds no party added or removed between the UN file and the shipped list', async () => {
    const out = join(folder, 'real.yaml');
    await runInProcess(['watchlist', 'import', 'auto', '../shared/lists/un/UN_consolidated_2026-02-27.xml.gz', '-o', out]);
    const { added, removed } = JSON.parse((await runInProcess(['watchlist', 'diff', 'un-1718', out, '--json'])).stdout) as { added: unknown[]; removed: { kind: string }[] };
    expect(added).toEqual([]);
    expect(removed.filter(({ kind }) => kind !== 'vessel')).toEqual([]);
  });
});
