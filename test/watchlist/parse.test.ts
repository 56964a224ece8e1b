import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseGeography, parseWatchlist } from '../../src/watchlist/parse.js';
import { WatchlistError, type WatchlistIssue } from '../../src/watchlist/types.js';
import { BROKEN_FILES, HEAD } from './broken-files.js';

function issuesOf(run: () => unknown): readonly WatchlistIssue[] {
  try {
    run();
  } catch (error) {
    if (error instanceof WatchlistError) return error.issues;
    throw error;
  }
  return [];
}

describe('a broken watchlist is refused with place and remedy', () => {
  it.each(BROKEN_FILES.map((file) => [file.name, file] as const))('%s', (_name, { yaml, at, says }) => {
    const issues = issuesOf(() => parseWatchlist(yaml, 'list.yaml'));
    expect(issues, 'no issue was found').not.toHaveLength(0);
    const [first] = issues as [WatchlistIssue];
    expect(`${first.line}:${first.column} ${first.message}`).toMatch(new RegExp(`^${at} `));
    expect(first.path).toBe('list.yaml');
    for (const words of says) expect(first.message).toContain(words);
  });

  it('names every issue of the file at once, in file order', () => {
    const yaml = `${HEAD.replace('2026-01-01', '2026-02-31')}parties:
  - {id: P-1, type: firm, name: One Name, color: red}
  - {id: P-2, type: entity, name: Ltd, nationalities: [XX]}
vessels:
  - {id: V-1, name: CHOL RYONG, imo: "1234568", flag: Panama}
`;
    const issues = issuesOf(() => parseWatchlist(yaml, 'list.yaml'));
    expect(issues.map((issue) => `${issue.line}:${issue.column}`)).toEqual(['5:7', '7:21', '7:43', '8:35', '8:56', '10:38', '10:55']);
    expect(new WatchlistError(issues).message.split('\n')).toHaveLength(7);
    expect(new WatchlistError(issues).message).toMatch(/^list\.yaml:5:7: /);
  });

  it('survives ten thousand open brackets', () => {
    const issues = issuesOf(() => parseWatchlist(`${HEAD}parties: ${'['.repeat(10_000)}`, 'list.yaml'));
    expect(issues.length).toBeGreaterThan(0);
  });

  it('survives lists in lists in lists', () => {
    expect(issuesOf(() => parseWatchlist(`${HEAD}parties:\n${'- '.repeat(20_000)}x\n`, 'list.yaml')).length).toBeGreaterThan(0);
  });

  it('shows a thousand issues of a file that is broken all over, and counts the rest', () => {
    const issues = issuesOf(() => parseWatchlist(`${HEAD}vessels:\n${'  - {id: V-1, name: CHOL RYONG, imo: "1"}\n'.repeat(1500)}`, 'list.yaml'));
    expect(issues).toHaveLength(1001);
    expect(issues.at(-1)!.message).toMatch(/^and \d+ more/);
  });

  it('answers any damage to a good file with a list or with issues, never with another error', () => {
    const good = readFileSync(new URL('../../data/samples/watchlist-example.yaml', import.meta.url), 'utf8');
    const damage = fc.array(fc.tuple(fc.nat(good.length), fc.nat(3), fc.constantFrom('', '"', ':', '- ', '{', ']', '\t', '&a ', '*a', '!x ', '\n', '#', '\u0000', 'é', '? ')), { minLength: 1, maxLength: 4 });
    fc.assert(fc.property(damage, (changes) => {
      const text = changes.reduce((current, [at, remove, insert]) => current.slice(0, at) + insert + current.slice(at + remove), good);
      for (const issue of issuesOf(() => parseWatchlist(text, 'list.yaml'))) {
        expect(issue.line).toBeGreaterThan(0);
        expect(issue.column).toBeGreaterThan(0);
        expect(issue.message.length).toBeGreaterThan(10);
      }
    }), { numRuns: 200 });
  });

  it('does not expand aliases of aliases', () => {
    const bomb = ['a: &a [x, x, x, x, x, x, x, x, x]', ...'bcdefghij'.split('').map((key, i) => `${key}: &${key} [${Array(9).fill(`*${'abcdefghij'[i]}`).join(', ')}]`)].join('\n');
    const started = performance.now();
    expect(issuesOf(() => parseWatchlist(bomb, 'list.yaml')).length).toBeGreaterThan(10);
    expect(performance.now() - started).toBeLessThan(2000);
  });

  it('keeps messages short when a value is a whole paragraph', () => {
    const issues = issuesOf(() => parseWatchlist(`${HEAD}parties:\n  - {id: P-1, type: "${'long '.repeat(500)}", name: One Name}\n`, 'list.yaml'));
    expect(issues[0]!.message.length).toBeLessThan(300);
  });
});

describe('parseWatchlist', () => {
  const list = parseWatchlist(`${HEAD}basis:
  - {instrument: UNSCR 1718 (2006), paragraph: 8(d), effective: 2006-10-14}
parties:
  - id: P-1
    type: individual
    name: RI JE-SON
    aliases: [Ri Che-son, {name: 리제선, kind: original-script}, {name: RJS, quality: low}, {name: Old Name, kind: former}]
    bornOn: ["1938", "1940-02-26"]
    nationalities: [KP]
    identifiers: [{kind: passport, value: "0012345", note: expired}]
    addresses: [{text: Pyongyang}, {text: Beijing, country: CN}]
    listedOn: 2009-07
  - id: P-2
    type: entity
    name: Common Words Trading
    nameQuality: low
    authority: SG
    status: [charged, designated-unilaterally]
    by: a court
    delistedOn: 2020-01-01
    basis: [{instrument: Other act}]
vessels:
  - {id: V-1, name: CHOL RYONG, imo: "8606173", flag: KP, measures: [asset freeze]}
goods:
  - id: G-1
    authority: UN
    direction: to-DPRK
    kind: cap
    title: Fuel
    hs: {complete: ["72-83"], partial: ["2710"]}
    terms: {en: [jet fuel], zh-Hans: [航空煤油]}
    threshold: {text: over USD 2000, amount: 2000, currency: USD}
  - {id: G-2, direction: from-DPRK, kind: total-ban, title: Everything}
`, 'list.yaml');

  it('gives names in order with kind and quality', () => {
    expect(list.parties[0]!.names).toEqual([
      { text: 'RI JE-SON', kind: 'primary', quality: 'good' },
      { text: 'Ri Che-son', kind: 'alias', quality: 'good' },
      { text: '리제선', kind: 'original-script', quality: 'good' },
      { text: 'RJS', kind: 'alias', quality: 'low' },
      { text: 'Old Name', kind: 'former', quality: 'good' },
    ]);
    expect(list.parties[1]!.names).toEqual([{ text: 'Common Words Trading', kind: 'primary', quality: 'low' }]);
  });

  it('fills what the file leaves out, and keeps what an entry says itself', () => {
    const [first, second] = list.parties;
    expect(first).toMatchObject({ authority: 'TEST', statuses: ['designated'], listedOn: '2009-07', by: null, source: null, confidence: null });
    expect(first!.basis).toEqual([{ instrument: 'UNSCR 1718 (2006)', paragraph: '8(d)', effective: '2006-10-14' }]);
    expect(first!.addresses).toEqual([{ text: 'Pyongyang', country: null }, { text: 'Beijing', country: 'CN' }]);
    expect(second).toMatchObject({ authority: 'SG', statuses: ['charged', 'designated-unilaterally'], delistedOn: '2020-01-01' });
    expect(second!.basis).toEqual([{ instrument: 'Other act', paragraph: null, effective: null }]);
  });

  it('reads vessels and goods rules', () => {
    expect(list.vessels[0]).toMatchObject({ type: 'vessel', imo: '8606173', flag: 'KP', measures: ['asset freeze'] });
    expect(list.goods[0]).toMatchObject({
      authority: 'UN', kind: 'cap', mapping: 'inferred', confidence: 'medium',
      tokens: [{ from: '72', to: '83', scope: 'complete' }, { from: '2710', to: '2710', scope: 'partial' }],
      terms: [{ text: 'jet fuel', language: 'en' }, { text: '航空煤油', language: 'zh-Hans' }],
      threshold: { text: 'over USD 2000', amount: 2000, currency: 'USD' },
    });
    expect(list.goods[1]).toMatchObject({ authority: 'TEST', tokens: [], effectiveFrom: null });
  });

  it('says where each entry stands', () => {
    expect(list.parties.map((party) => party.location)).toEqual(['list.yaml:9', 'list.yaml:18']);
    expect(list.goods[1]!.location).toBe('list.yaml:38');
  });

  it('reads a byte order mark and CRLF line ends, and keeps its line numbers', () => {
    const crlf = parseWatchlist(`\ufeff${HEAD}vessels:\n  - {id: V-1, name: CHOL RYONG}\n`.replaceAll('\n', '\r\n'), 'list.yaml');
    expect(crlf.id).toBe('test-list');
    expect(crlf.vessels[0]!.location).toBe('list.yaml:7');
  });

  it('joins folded text to one line', () => {
    const folded = parseWatchlist(`${HEAD.replace('document: none', 'document: >-\n  first line\n  second line')}vessels:\n  - {id: V-1, name: CHOL RYONG}\n`, 'list.yaml');
    expect(folded.document).toBe('first line second line');
  });
});

describe('parseGeography', () => {
  const head = 'geography: true\ntitle: Places\nasOf: 2026-01-01\ncounts: {entries: 1}\nentries:\n';
  const entry = '  - {id: G1, kind: port, value: "Nampo", refersTo: DPRK, match: location-field, confidence: high}\n';

  it('reads entries', () => {
    const geography = parseGeography(head + entry, 'geo.yaml');
    expect(geography.entries).toEqual([{ id: 'G1', kind: 'port', value: 'Nampo', fold: null, system: null, refersTo: 'DPRK', match: 'location-field', note: null, confidence: 'high' }]);
    expect(geography.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each([
    ['a watchlist', `${HEAD}parties: []\n`, '1:1', 'this is a watchlist file'],
    ['unquoted code', head + entry.replace('"Nampo"', '408'), '6:33', 'not quoted'],
    ['unknown match rule', head + entry.replace('location-field', 'location'), '6:65', '`match` cannot be location'],
    ['wrong count', head + entry + entry.replace('G1', 'G2'), '4:19', 'the file has 2'],
    ['id used twice', head + entry + entry, '7:10', 'already used in line 6'],
  ])('refuses %s', (_name, yaml, at, says) => {
    const [first] = issuesOf(() => parseGeography(yaml, 'geo.yaml'));
    expect(`${first?.line}:${first?.column}`).toBe(at);
    expect(first?.message).toContain(says);
  });
});
