import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { Command } from 'commander';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { allowCommand } from '../../src/cli/commands/allow.js';
import { isUsageError } from '../../src/cli/errors.js';
import { Output } from '../../src/cli/io.js';
import type { Finding, Summary } from '../../src/screen/finding.js';
import { findingOf, LIST_YAML, LISTS, screen } from './samples.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nkcheck-allow-'));
  await writeFile(join(folder, 'list.yaml'), LIST_YAML);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const here = (name: string): string => join(folder, name);

const NAMED = findingOf('NK101', { CONSIGNEE_NAME: 'Orangun Machine Bureau' });
const ADDRESSED = findingOf('NK101', { CONSIGNEE_NAME: 'Orangun Machine Bureau, Pyongyang' }, LISTS, { record: 7, line: 8 });
const REASON = 'other firm, register extract seen';

function resultOf(findings: readonly Finding[], sha256 = LISTS[0]!.sha256): string {
  const violation = findings.filter(({ verdict }) => verdict === 'violation').length;
  const summary: Summary = {
    type: 'summary', exit: 1, reason: 'x', records: { read: 9, screened: 9, skipped: 0 }, findings: { violation, review: findings.length - violation, allowed: 0 },
    inputs: [], lists: [{ list: 'test-list', authority: 'UN', asOf: '2026-01-01', entries: 3, parties: 3, vessels: 1, goods: 1, sha256, path: 'list.yaml' }],
    config: {}, allow: { files: [], used: [], unused: [], expired: [] }, notes: [], tool: { name: 'nkcheck', version: '0' },
  };
  return [...findings, summary].map((line) => `${JSON.stringify(line)}\n`).join('');
}

interface Call {
  readonly stdin?: string;
  readonly own?: Readonly<Record<string, unknown>>;
  readonly allow?: readonly string[];
}

/** Runs a subcommand against the small list, on 23 November 2026. */
async function run(name: 'add' | 'check', operands: readonly string[], { stdin, own = {}, allow = [here('allow.yaml')] }: Call = {}) {
  const [out, err] = [new PassThrough(), new PassThrough()];
  const text = async (stream: PassThrough): Promise<string> => { stream.end(); return (await stream.toArray()).join(''); };
  const io = {
    stdin: Object.assign(Readable.from(stdin === undefined ? [] : [Buffer.from(stdin)]), { isTTY: stdin === undefined }),
    stdout: new Output(out), stderr: new Output(err), env: { USER: 'clerk' }, cwd: folder, cpus: 1, now: () => new Date(2026, 10, 23, 12),
  };
  const spec = allowCommand.commands!.find((one) => one.name === name)!;
  try {
    const exit = await spec.run!({ operands, own, flags: { allow, watchlist: [here('list.yaml')], 'default-lists': false }, io, program: new Command() });
    return { exit, stdout: await text(out), stderr: await text(err) };
  } catch (error) {
    if (!isUsageError(error)) throw error;
    return { exit: 2, stdout: await text(out), stderr: error.message };
  }
}

describe('allow add', () => {
  beforeEach(() => writeFile(here('result.ndjson'), resultOf([NAMED])));

  it('writes a new file, prints what it wrote and where', async () => {
    const { exit, stdout, stderr } = await run('add', [NAMED.id, here('result.ndjson')], { own: { reason: REASON, author: 'A. Clerk' } });
    expect(exit).toBe(0);
    expect(stderr).toBe('');
    expect(stdout).toMatch(new RegExp(`allow\\.yaml:5: finding ${NAMED.id} is cleared until 2027-11-23\n {2}# consignee is`));
    const written = await readFile(here('allow.yaml'), 'utf8');
    expect(written).toContain('author: "A. Clerk"\n    added: 2026-11-23\n    expires: 2027-11-23\n');
    expect(written.endsWith(stdout.split('\n').slice(1).join('\n'))).toBe(true);
  });

  it('reads standard input, takes the user for the author, counts days', async () => {
    const { stdout } = await run('add', [NAMED.id], { stdin: resultOf([NAMED]), own: { reason: REASON, days: '30' } });
    expect(stdout).toContain('author: "clerk"');
    expect(stdout).toContain('expires: 2026-12-23');
  });

  it('continues the file and keeps its bytes', async () => {
    const before = '\ufeffallow:   # ours\r\n- {rule: NK401, finding: "0011223344556677", field: flag, value: KP, reason: a good reason, author: Me, added: 2026-01-01, expires: 2026-12-31}\r\n';
    await writeFile(here('allow.yaml'), before);
    expect((await run('add', [NAMED.id, here('result.ndjson')], { own: { reason: REASON } })).exit).toBe(0);
    expect((await readFile(here('allow.yaml'), 'utf8')).startsWith(before)).toBe(true);
    expect((await run('check', [here('allow.yaml')])).stdout).toContain('2 entries: 2 valid\n');
  });

  it('asks which cell is meant when the id stands for several', async () => {
    await writeFile(here('two.ndjson'), resultOf([NAMED, NAMED, ADDRESSED]));
    const own = { reason: REASON };
    const asked = await run('add', [NAMED.id, here('two.ndjson')], { own });
    expect(asked.exit).toBe(2);
    expect(asked.stderr).toMatch(/stands for 2 different cells[^]*--record N, or clear the name in all of them with --name:\n.*record 1: violation[^]*record 7: violation/);
    expect((await run('add', [NAMED.id, here('two.ndjson')], { own: { ...own, record: '7' } })).stdout).toContain('value: "Orangun Machine Bureau, Pyongyang"');
    expect((await run('add', [NAMED.id, here('two.ndjson')], { own: { ...own, name: true }, allow: [here('name.yaml')] })).stdout).toContain('name: "Orangun Machine Bureau"');
  });

  it('says when the list is another edition than that of the result', async () => {
    await writeFile(here('old.ndjson'), resultOf([NAMED], 'ff'));
    expect((await run('add', [NAMED.id, here('old.ndjson')], { own: { reason: REASON } })).stderr).toMatch(/list test-list is not the edition .* look at it again/);
  });

  const REFUSED: readonly (readonly [string, readonly string[], Call, RegExp])[] = [
    ['no reason', [NAMED.id, 'result.ndjson'], {}, /--reason is needed/],
    ['an id that is none', ['KPe.003', 'result.ndjson'], { own: { reason: REASON } }, /no finding id: the id is the 16 digits/],
    ['an id that is not there', ['0'.repeat(16), 'result.ndjson'], { own: { reason: REASON } }, /no finding 0{16} among the 1 of/],
    ['a record that has it not', [NAMED.id, 'result.ndjson'], { own: { reason: REASON, record: '3' } }, /of record 3 among the 1/],
    ['no result named', [NAMED.id], { own: { reason: REASON } }, /name the saved result .* -f ndjson=result\.ndjson/],
    ['a result that is not there', [NAMED.id, 'none.ndjson'], { own: { reason: REASON } }, /does not exist/],
    ['a result that is none', [NAMED.id, 'list.yaml'], { own: { reason: REASON } }, /NDJSON/],
    ['both ends', [NAMED.id, 'result.ndjson'], { own: { reason: REASON, days: '3', expires: '2027-01-01' } }, /give one of them/],
    ['days without number', [NAMED.id, 'result.ndjson'], { own: { reason: REASON, days: 'many' } }, /--days: "many"/],
    ['three years', [NAMED.id, 'result.ndjson'], { own: { reason: REASON, expires: '2029-11-23' } }, /more than 2 years/],
    ['two files', [NAMED.id, 'result.ndjson'], { own: { reason: REASON }, allow: ['a.yaml', 'b.yaml'] }, /several allow-files/],
    ['a folder as file', [NAMED.id, 'result.ndjson'], { own: { reason: REASON }, allow: ['.'] }, /is a directory/],
  ];
  it.each(REFUSED)('refuses %s, with exit 2 and no file written', async (_name, [id = '', ...paths], call, message) => {
    const { exit, stderr } = await run('add', [id, ...paths.map(here)], { ...call, ...(call.allow === undefined ? {} : { allow: call.allow.map(here) }) });
    expect(exit).toBe(2);
    expect(stderr).toMatch(message);
    await expect(readFile(here('allow.yaml'))).rejects.toThrow('ENOENT');
  });

  it('refuses an identifier', async () => {
    const found = screen({ REMARKS: 'UEN KWL-4471208' });
    await writeFile(here('result.ndjson'), resultOf(found));
    expect((await run('add', [found[0]!.id, here('result.ndjson')], { own: { reason: REASON } })).stderr).toMatch(/identifier, which is never cleared/);
  });

  it('leaves a broken file as it is', async () => {
    await writeFile(here('allow.yaml'), 'allow:\n  - rule: NK101\n');
    const { exit, stderr } = await run('add', [NAMED.id, here('result.ndjson')], { own: { reason: REASON } });
    expect([exit, stderr.split('\n')[0]]).toEqual([2, expect.stringMatching(/allow\.yaml:2:5: an allow-file entry needs/)]);
    expect(await readFile(here('allow.yaml'), 'utf8')).toBe('allow:\n  - rule: NK101\n');
    await writeFile(here('allow.yaml'), Buffer.from([0x23, 0xe9, 0x0a]));
    expect((await run('add', [NAMED.id, here('result.ndjson')], { own: { reason: REASON } })).stderr).toMatch(/not UTF-8/);
  });
});

describe('allow check', () => {
  it('lists what ends soon, has expired or no longer fits, and is 0 for it', async () => {
    const item = (entry: string, field: string, expires: string): string => `  - {rule: NK101, entry: ${entry}, entryDigest: "0123456789abcdef", field: ${field}, value: A Firm, reason: a good reason, author: Me, added: 2026-01-01, expires: ${expires}}\n`;
    await writeFile(here('result.ndjson'), resultOf([NAMED]));
    await run('add', [NAMED.id, here('result.ndjson')], { own: { reason: REASON, days: '9' } });
    const text = await readFile(here('allow.yaml'), 'utf8');
    await writeFile(here('allow.yaml'), `${text}${item('T-E1', 'consignee', '2026-12-31')}${item('T-E1', 'exporter', '2026-11-22')}${item('X-1', 'bank', '2026-12-31')}`);
    const { exit, stdout } = await run('check', []);
    expect(exit).toBe(0);
    expect(stdout.replaceAll(folder, '').split('\n')).toEqual([
      '/allow.yaml: 4 entries: 1 valid (1 ending soon), 1 expired, 2 without effect',
      '/allow.yaml:5: "Orangun Machine Bureau" (NK101, T-E1); expires in 9 days',
      '/allow.yaml:16: "A Firm" (NK101, T-E1); does not count: T-E1 has changed since 2026-01-01; compare it again and clear the finding anew',
      '/allow.yaml:17: "A Firm" (NK101, T-E1); expired on 2026-11-22',
      '/allow.yaml:18: "A Firm" (NK101, X-1); does not count: no list of this run has the entry X-1',
      '',
    ]);
  });

  it('names every issue of every file, with exit 2', async () => {
    await writeFile(here('a.yaml'), 'allow:\n  - rule: NK101\n');
    await writeFile(here('b.yaml'), 'allow: yes\n');
    const { exit, stderr } = await run('check', [here('a.yaml'), here('b.yaml')]);
    expect(exit).toBe(2);
    expect(stderr).toMatch(/a\.yaml:2:5: [^]*b\.yaml:1:8: /);
    expect((await run('check', [here('none.yaml')])).stderr).toMatch(/does not exist/);
  });
});
