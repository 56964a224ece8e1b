import { createHash } from 'node:crypto';
import { EntryBuilder } from './build.js';
import { Issues, type Position } from './issues.js';
import { mapping, type Parsed } from './read.js';
import { GEOGRAPHY, WATCHLIST } from './shapes.js';
import type { Geography, Watchlist, WatchlistIssue } from './types.js';
import { readYaml, type YamlMapping } from './yaml.js';

const START: Position = { line: 1, column: 1 };
const watchlistFile = mapping('a watchlist', WATCHLIST);
const geographyFile = mapping('a geography file', GEOGRAPHY);

/**
 * Reads one watchlist file.
 * @param path shown in messages and locations
 * @param sha256 of the file's bytes when they are not the UTF-8 of `text` (a file with a byte order mark)
 * @throws WatchlistError with every issue of the file
 */
export function parseWatchlist(text: string, path: string, sha256: string = hash(text)): Watchlist {
  const issues = new Issues(path);
  const raw = readFile(text, issues, 'watchlist', watchlistFile);
  if (raw === undefined) return failed(issues);
  const build = new EntryBuilder(raw, issues);
  const list: Watchlist = {
    id: raw.watchlist,
    title: raw.title,
    authority: raw.authority,
    document: raw.document,
    asOf: raw.asOf,
    path,
    sha256,
    parties: (raw.parties ?? []).map((party) => build.party(party)),
    vessels: (raw.vessels ?? []).map((vessel) => build.vessel(vessel)),
    goods: (raw.goods ?? []).map((rule) => build.goods(rule)),
  };
  checkContent(raw, list, issues);
  issues.throwIfAny();
  return list;
}

/** Reads a geography file (data/geography.yaml). Throws WatchlistError with every issue. */
export function parseGeography(text: string, path: string, sha256: string = hash(text)): Geography {
  const issues = new Issues(path);
  const raw = readFile(text, issues, 'geography', geographyFile);
  if (raw === undefined) return failed(issues);
  reportRepeatedIds(raw.entries.map((entry) => ({ id: entry.id, at: entry.places['id'] ?? entry.at })), issues);
  if (!issues.any && raw.counts.entries !== raw.entries.length) {
    issues.add(raw.counts.places['entries'] ?? raw.counts.at, wrongCount('entries', raw.counts.entries, raw.entries.length));
  }
  issues.throwIfAny();
  return {
    asOf: raw.asOf,
    sha256,
    entries: raw.entries.map(({ id, kind, value, fold, system, refersTo, match, note, confidence }) => ({
      id, kind, value, fold: fold ?? null, system: system ?? null, refersTo, match, note: note ?? null, confidence,
    })),
  };
}

/**
 * Checks what only shows when the lists of one run stand together: no id of a list, party, vessel or goods rule may
 * occur twice, also not in other capitals, because results and allow-files name entries by id alone.
 */
export function checkAcrossLists(lists: readonly Watchlist[]): readonly WatchlistIssue[] {
  const entries = lists.flatMap((list) => [...list.parties, ...list.vessels, ...list.goods]);
  return [
    ...repeated(lists.map((list) => ({ id: list.id, location: `${list.path}:1` })), 'watchlist'),
    ...repeated(entries, 'entry'),
  ];
}

function repeated(items: readonly { id: string; location: string }[], what: string): WatchlistIssue[] {
  const first = new Map<string, string>();
  return items.flatMap(({ id, location }) => {
    const earlier = first.get(id.toLowerCase());
    if (earlier === undefined) {
      first.set(id.toLowerCase(), location);
      return [];
    }
    const colon = location.lastIndexOf(':');
    const message = `the ${what} id ${id} is already used in ${earlier}: ids must differ across all lists of a run; rename this one`;
    return [{ path: location.slice(0, colon), line: Number(location.slice(colon + 1)), column: 1, message }];
  });
}

/** SHA-256 of a text's UTF-8 bytes, in hexadecimal. */
export function hash(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

function readFile<T>(text: string, issues: Issues, kind: 'watchlist' | 'geography', read: (node: YamlMapping, context: { issues: Issues; key: string }) => T | undefined): T | undefined {
  const tree = readYaml(text.startsWith('\ufeff') ? text.slice(1) : text, issues);
  if (tree === undefined) return undefined;
  const keys = tree.kind === 'mapping' ? tree.pairs.map(({ key }) => key.text) : [];
  const other = kind === 'watchlist' ? 'geography' : 'watchlist';
  if (tree.kind !== 'mapping') {
    issues.add(tree, `this is no ${kind} file: it must be a mapping that starts with \`${kind}:\``);
    return undefined;
  }
  if (keys.includes(other) && !keys.includes(kind)) {
    issues.add(tree, `this is a ${other} file, not a ${kind} file`);
    return undefined;
  }
  return read(tree, { issues, key: '' });
}

/** Counts, ids and emptiness: what no single entry shows. Counts are not judged while entries are broken. */
function checkContent(raw: Parsed<typeof WATCHLIST>, list: Watchlist, issues: Issues): void {
  const entries = [...(raw.parties ?? []), ...(raw.vessels ?? []), ...(raw.goods ?? [])];
  reportRepeatedIds(entries.map((entry) => ({ id: entry.id, at: entry.places['id'] ?? entry.at })), issues);
  if (issues.any) return;
  if (entries.length === 0) {
    issues.add(START, 'the list has no entries: add parties, vessels or goods; an empty list would clear everything');
    return;
  }
  for (const part of ['parties', 'vessels', 'goods'] as const) {
    const stated = raw.counts?.[part];
    if (stated === undefined || stated === list[part].length) continue;
    issues.add(raw.counts?.places[part] ?? START, wrongCount(part, stated, list[part].length));
  }
}

function wrongCount(part: string, stated: number, found: number): string {
  const remedy = found < stated ? 'entries are missing, or the count is wrong' : 'correct the count';
  return `\`counts\` says ${stated} ${part}, but the file has ${found}: ${remedy}`;
}

function reportRepeatedIds(entries: readonly { id: string; at: Position }[], issues: Issues): void {
  const first = new Map<string, Position>();
  for (const { id, at } of entries) {
    const earlier = first.get(id.toLowerCase());
    if (earlier === undefined) first.set(id.toLowerCase(), at);
    else issues.add(at, `the id ${id} is already used in line ${earlier.line}: give each entry its own`);
  }
}

function failed(issues: Issues): never {
  issues.throwIfAny();
  throw new Error(`${issues.path} could not be read, and no issue was recorded`);
}
