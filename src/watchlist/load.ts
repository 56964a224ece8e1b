import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { decodeUtf8 } from './decode.js';
import { fileError, fileErrorMessage } from './file-error.js';
import { WatchlistError, type Geography, type Watchlist, type WatchlistIssue } from './types.js';

/** The lists that ship with the program, in the order in which reports show them. */
export const SHIPPED_LISTS = ['un-1718.yaml', 'reported.yaml', 'goods.yaml'] as const;
export const SHIPPED_GEOGRAPHY = 'geography.yaml';

/** Bounds the memory a damaged or wrong file can take; the largest official list makes about 6 MB of YAML. */
const MAX_BYTES = 16 * 1024 * 1024;

export interface ShippedLists {
  readonly lists: readonly Watchlist[];
  readonly geography: Geography;
}

/** What the build writes beside the compiled program: the lists as parsed, and the digests of their YAML. */
export interface CompiledLists extends ShippedLists {
  readonly sources: readonly { readonly file: string; readonly sha256: string }[];
}

interface Source {
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

/**
 * Loads one watchlist file.
 * @throws WatchlistError when the file is missing, unreadable, too large, not UTF-8 or not a valid watchlist
 */
export async function loadWatchlist(path: string): Promise<Watchlist> {
  const bytes = await readBounded(path);
  const text = decodeUtf8(bytes, path);
  const { parseWatchlist } = await import('./parse.js');
  return parseWatchlist(text, path, digest(bytes));
}

/** Where the shipped lists lie. This file is two folders below the package, as source and as compiled program. */
export interface ShippedPlaces {
  /** Folder of the YAML files. */
  readonly data: URL;
  /** The file the build makes of them; there is none beside the source. */
  readonly compiled: URL;
}

const INSTALLED: ShippedPlaces = {
  data: new URL('../../data/', import.meta.url),
  compiled: new URL('../data/lists.json', import.meta.url),
};

/**
 * Loads the lists in data/. Their `path` is relative to the package (`data/un-1718.yaml`), so that results do not
 * depend on where the program is installed. Uses the copy compiled by the build when it was made from the very same
 * YAML, which saves loading the YAML parser; otherwise reads the YAML.
 */
export async function loadShippedLists(places: ShippedPlaces = INSTALLED): Promise<ShippedLists> {
  const [sources, compiled] = await Promise.all([readSources(places.data), readCompiled(places.compiled)]);
  if (compiled !== undefined && madeFrom(compiled, sources)) return { lists: compiled.lists, geography: compiled.geography };
  return parseSources(sources);
}

/**
 * Loads what one run screens against: the shipped lists, unless left out, and the user's own. The geography is always
 * there: it is no list but the meaning of place names.
 * @throws WatchlistError with the issues of all files together, and of ids that two lists share
 */
export async function loadLists(own: readonly string[], options: { readonly shipped: boolean }): Promise<ShippedLists> {
  const { lists: shipped, geography } = await loadShippedLists();
  const lists = options.shipped ? [...shipped] : [];
  const issues: WatchlistIssue[] = [];
  for (const path of own) {
    try {
      lists.push(await loadWatchlist(path));
    } catch (error) {
      if (!(error instanceof WatchlistError)) throw error;
      issues.push(...error.issues);
    }
  }
  // The shipped lists were checked against each other when they were compiled.
  if (own.length > 0) issues.push(...(await import('./parse.js')).checkAcrossLists(lists));
  if (issues.length > 0) throw new WatchlistError(issues);
  return { lists, geography };
}

/** Reads the YAML in data/ and gives what `loadShippedLists` may use instead next time. For the build. */
export async function compileShippedLists(data: URL = INSTALLED.data): Promise<CompiledLists> {
  const sources = await readSources(data);
  return { sources: sources.map(({ file, sha256 }) => ({ file, sha256 })), ...await parseSources(sources) };
}

async function parseSources(sources: readonly Source[]): Promise<ShippedLists> {
  const { checkAcrossLists, parseGeography, parseWatchlist } = await import('./parse.js');
  const issues: WatchlistIssue[] = [];
  const lists: Watchlist[] = [];
  let geography: Geography | undefined;
  for (const { file, bytes, sha256 } of sources) {
    const path = `data/${file}`;
    try {
      const text = decodeUtf8(bytes, path);
      if (file === SHIPPED_GEOGRAPHY) geography = parseGeography(text, path, sha256);
      else lists.push(parseWatchlist(text, path, sha256));
    } catch (error) {
      if (!(error instanceof WatchlistError)) throw error;
      issues.push(...error.issues);
    }
  }
  issues.push(...checkAcrossLists(lists));
  if (issues.length > 0 || geography === undefined) throw new WatchlistError(issues);
  return { lists, geography };
}

/** Undefined when there is no compiled copy or it is damaged: the YAML then speaks for itself. */
async function readCompiled(url: URL): Promise<CompiledLists | undefined> {
  try {
    return JSON.parse(await readFile(url, 'utf8')) as CompiledLists;
  } catch {
    return undefined;
  }
}

function madeFrom(compiled: CompiledLists, sources: readonly Source[]): boolean {
  return compiled.sources.length === sources.length
    && sources.every(({ file, sha256 }, i) => compiled.sources[i]!.file === file && compiled.sources[i]!.sha256 === sha256);
}

async function readSources(data: URL): Promise<readonly Source[]> {
  return Promise.all([...SHIPPED_LISTS, SHIPPED_GEOGRAPHY].map(async (file) => {
    try {
      const bytes = await readFile(new URL(file, data));
      return { file, bytes, sha256: digest(bytes) };
    } catch (error) {
      throw fileError(`data/${file}`, `${fileErrorMessage(error)}; the installation is incomplete: install nkcheck again`);
    }
  }));
}

async function readBounded(path: string): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > MAX_BYTES) break;
      chunks.push(chunk);
    }
  } catch (error) {
    throw fileError(path, fileErrorMessage(error));
  }
  if (size > MAX_BYTES) throw fileError(path, `the file is larger than ${MAX_BYTES / 1024 / 1024} MB: this is no watchlist, or it should be split`);
  return Buffer.concat(chunks);
}

function digest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
