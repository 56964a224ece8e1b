import { readdir, stat } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { asInputError } from './bytes/source.js';
import { InputError } from './types.js';

/** Endings of files that are taken from a directory; a file that is named itself is taken whatever its ending. */
const ENDINGS = /\.(?:csv|tsv|tab|psv|txt|ndjson|jsonl|json|xlsx|xlsm|parquet)(?:\.(?:gz|zst))?$/i;

/** Directories within directories that are followed. */
const MOST_DEPTH = 32;

const GLOB = /[*?[\]{}]/;

/**
 * Turns arguments into paths: a file stays, a directory gives the files of known endings below it, a pattern (`*`, `?`,
 * `[a-z]`, `{a,b}`, `**`) what it matches; each of the latter sorted. `-` is standard input.
 * @throws InputError for a path that does not exist, and for a directory or pattern that gives no file
 */
export async function expandPaths(args: readonly string[]): Promise<string[]> {
  const paths: string[] = [];
  for (const arg of args) paths.push(...(arg === '-' ? [arg] : await expand(arg)));
  return paths;
}

async function expand(arg: string): Promise<string[]> {
  let found;
  try {
    found = await stat(arg);
  } catch (error) {
    // A file may have brackets in its name; only what does not exist is a pattern.
    if (GLOB.test(arg) && (error as { code?: string }).code === 'ENOENT') return expandGlob(arg);
    throw asInputError(arg, error);
  }
  if (!found.isDirectory()) return [arg];
  const files = (await walk(arg)).filter((path) => ENDINGS.test(path));
  if (files.length === 0) {
    throw new InputError(arg, 'no file in this directory has a known ending', 'name the files themselves');
  }
  return files;
}

async function expandGlob(pattern: string): Promise<string[]> {
  const paths = new Set<string>();
  for (const alternative of expandBraces(pattern)) {
    const regex = globRegex(alternative);
    const root = globRoot(alternative);
    const depth = alternative.includes('**') ? MOST_DEPTH : alternative.split('/').length - root.split('/').length + 1;
    for (const path of await walk(root, depth).catch(() => [])) if (regex?.test(path) === true) paths.add(path);
  }
  if (paths.size === 0) throw new InputError(pattern, 'no file matches this pattern', 'check the path');
  return [...paths].sort(compare);
}

/** The files below a directory down to a depth, sorted by path, hidden ones left out. @throws InputError */
async function walk(directory: string, depth = MOST_DEPTH): Promise<string[]> {
  const files: string[] = [];
  let entries;
  try {
    entries = await readdir(directory, { withFileTypes: true });
  } catch (error) {
    throw asInputError(directory, error);
  }
  for (const entry of entries) {
    if (entry.name.startsWith('.')) continue;
    const path = directory === '.' ? entry.name : join(directory, entry.name);
    if (entry.isDirectory()) {
      if (depth > 1) files.push(...await walk(path, depth - 1));
    }
    else if (entry.isFile() || (entry.isSymbolicLink() && (await stat(path).catch(() => null))?.isFile() === true)) files.push(path);
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
