import { readdir, realpath, stat } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { asInputError, NO_SUCH_FILE } from './bytes/source.js';
import { InputError } from './types.js';

/** Endings of files that are taken from a directory; a file that is named itself is taken whatever its ending. */
const ENDINGS = /\.(?:csv|tsv|tab|psv|txt|ndjson|jsonl|json|xlsx|xlsm|parquet)(?:\.(?:gz|zst))?$/i;

/** Directories within directories that are followed. */
const MOST_DEPTH = 32;

/** Endings of sheets and containers that are refused by name when they are opened, which is better than passing over them. */
const REFUSED = /\.(?:xls|xlsb|xlt|ods|fods|numbers|zip|7z|rar|edi|edifact|x12|dbf|(?:csv|tsv|txt|json|ndjson|jsonl)\.(?:bz2|xz|lz4|br|zip))$/i;

const GLOB = /[*?[\]{}]/;

/**
 * Turns arguments into paths: a file stays, a directory gives the files of known endings below it, a pattern (`*`, `?`,
 * `[a-z]`, `{a,b}`, `**`) what it matches; each of the latter sorted. `-` is standard input.
 * @param leftAside told of the files of a directory that are not taken, since nothing may be passed over in silence
 * @throws InputError for a path that does not exist, and for a directory or pattern that gives no file
 */
export async function expandPaths(args: readonly string[], leftAside?: LeftAside): Promise<string[]> {
  const paths: string[] = [];
  for (const arg of args) paths.push(...(arg === '-' ? [arg] : await expand(arg, leftAside)));
  return paths;
}

export type LeftAside = (directory: string, files: readonly string[]) => void;

async function expand(arg: string, leftAside: LeftAside | undefined): Promise<string[]> {
  let found;
  try {
    found = await stat(arg);
  } catch (error) {
    // A file may have brackets in its name; only what does not exist is a pattern.
    if (GLOB.test(arg) && (error as { code?: string }).code === 'ENOENT') return expandGlob(arg);
    throw asInputError(arg, error);
  }
  if (!found.isDirectory()) return [arg];
  const all = await walk(arg);
  const files = all.filter((path) => ENDINGS.test(path) || REFUSED.test(path));
  if (files.length === 0) {
    throw new InputError(arg, 'no file in this directory has a known ending', 'name the files themselves');
  }
  if (files.length < all.length) leftAside?.(arg, all.filter((path) => !files.includes(path)));
  return files;
}

async function expandGlob(pattern: string): Promise<string[]> {
  const paths = new Set<string>();
  for (const alternative of expandBraces(pattern)) {
    if (!GLOB.test(alternative)) {
      // `{may,june}.csv` names two files: that one of them is there does not make up for the other.
      await stat(alternative).catch((error: unknown) => { throw asInputError(alternative, error); });
      paths.add(alternative);
      continue;
    }
    const regex = globRegex(alternative);
    const root = globRoot(alternative);
    const depth = alternative.includes('**') ? MOST_DEPTH : alternative.split('/').length - root.split('/').length + 1;
    for (const path of await walk(root, depth).catch(noneIfMissing)) if (regex?.test(path) === true) paths.add(path);
  }
  if (paths.size === 0) throw new InputError(pattern, 'no file matches this pattern', 'check the path');
  return [...paths].sort(compare);
}

/** A pattern whose directory is not there matches nothing; one that may not be read is an error. */
function noneIfMissing(error: unknown): string[] {
  if (error instanceof InputError && error.reason === NO_SUCH_FILE) return [];
  throw error;
}

/** The files below a directory down to a depth, sorted by path, hidden ones left out. @throws InputError */
async function walk(directory: string, depth = MOST_DEPTH, above: readonly string[] = []): Promise<string[]> {
  const files: string[] = [];
  let entries;
  let real;
  try {
    real = await realpath(directory);
    entries = await readdir(directory, { withFileTypes: true });
  } catch (error) {
    throw asInputError(directory, error);
  }
  for (const entry of entries) {
    if (entry.name.startsWith('.')) continue;
    const path = directory === '.' ? entry.name : join(directory, entry.name);
    // A link that leads nowhere is taken for a file: opening it says so.
    const target = entry.isSymbolicLink() ? await stat(path).catch(() => null) : entry;
    if (target === null || target.isFile()) files.push(path);
    else if (target.isDirectory()) {
      const inside = [...above, real];
      // A link to a directory above would lead round in a circle.
      if (depth > 1 && !inside.includes(await realpath(path))) files.push(...await walk(path, depth - 1, inside));
    }
  }
  return files.sort(compare);
}

/** By code unit, so that the order is the same on every machine. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The directory above the first wildcard. */
function globRoot(pattern: string): string {
  let root = dirname(pattern);
  while (GLOB.test(root)) root = dirname(root);
  return root;
}

function expandBraces(pattern: string): string[] {
  const found = /\{([^{}]*)\}/.exec(pattern);
  if (found === null) return [pattern];
  const before = pattern.slice(0, found.index);
  const after = pattern.slice(found.index + found[0].length);
  return (found[1] as string).split(',').flatMap((choice) => expandBraces(before + choice + after));
}

/** The pattern as a regular expression; null when it is none (`[z-a]`). */
function globRegex(pattern: string): RegExp | null {
  const plain = pattern.replace(/^\.[/\\]/, '').split(sep).join('/');
  const source = plain.replace(/\*\*\/|\*\*|\*|\?|\[[^\]]+\]|[.+^${}()|\\[\]]/g, (token) => {
    if (token === '**/') return '(?:.*/)?';
    if (token === '**') return '.*';
    if (token === '*') return '[^/]*';
    if (token === '?') return '[^/]';
    if (token.length > 1) return token.replace(/^\[!/, '[^').replace(/\\/g, '\\\\');
    return `\\${token}`;
  });
  try {
    return new RegExp(`^${source}$`, 'u');
  } catch {
    return null;
  }
}
