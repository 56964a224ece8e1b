import { readFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { UsageError } from '../errors.js';
import { OPTION_KEYS, type OptionKey } from './table.js';

export const CONFIG_NAME = 'nkcheck.yaml';

/** A configuration file: options by their long name, values as text. */
export interface ConfigFile {
  /** As shown to people: relative to the working directory. */
  readonly path: string;
  readonly directory: string;
  readonly entries: ReadonlyMap<OptionKey, { readonly texts: readonly string[]; readonly location: string }>;
}

/**
 * The nearest nkcheck.yaml from the working directory upwards, or the file that is named.
 * @throws UsageError when it is not valid
 */
export async function findConfig(cwd: string, named: string | undefined): Promise<ConfigFile | null> {
  if (named !== undefined && named !== '') {
    const found = await read(resolve(cwd, named), cwd);
    if (found === null) throw new UsageError(`NKCHECK_CONFIG: there is no file ${named}`);
    return found;
  }
  for (let directory = cwd; ; directory = dirname(directory)) {
    const found = await read(join(directory, CONFIG_NAME), cwd);
    if (found !== null) return found;
    if (dirname(directory) === directory) return null;
  }
}

async function read(path: string, cwd: string): Promise<ConfigFile | null> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw new UsageError(`${path} cannot be read: ${(error as Error).message}`, { cause: error });
  }
  return parseConfig(text, relative(cwd, path), dirname(path));
}

/**
 * Reads a configuration file strictly: unknown keys, nested values and repeated keys are errors with their place.
 * @throws UsageError
 */
export async function parseConfig(text: string, path: string, directory: string): Promise<ConfigFile> {
  // Loaded here: most runs have no configuration file and need not pay for the YAML parser.
  const { LineCounter, isMap, isScalar, isSeq, parseDocument } = await import('yaml');
  const lines = new LineCounter();
  const document = parseDocument(text, { schema: 'failsafe', lineCounter: lines, prettyErrors: false });
  const at = (offset: number): string => {
    const { line, col } = lines.linePos(offset);
    return `${path}:${line}:${col}`;
  };
  const problem = document.errors[0] ?? document.warnings[0];
  if (problem !== undefined) throw new UsageError(`${at(problem.pos[0])}: not valid YAML: ${problem.message}`);
  const entries = new Map<OptionKey, { texts: readonly string[]; location: string }>();
  const { contents } = document;
  if (contents === null || (isScalar(contents) && contents.value === '')) return { path, directory, entries };
  if (!isMap(contents)) throw new UsageError(`${at(0)}: a configuration file has lines like "fail-on: violation"`);
  for (const { key, value } of contents.items) {
    const name = isScalar(key) ? String(key.value) : '';
    const where = at((isScalar(key) ? key.range?.[0] : undefined) ?? 0);
    const known = OPTION_KEYS.find((one) => one === name);
    if (known === undefined) throw new UsageError(`${where}: unknown key "${name}"; keys are ${OPTION_KEYS.join(', ')}`);
    const texts = (isSeq(value) ? value.items : [value]).map((item) => {
      if (isScalar(item) && typeof item.value === 'string') return item.value;
      throw new UsageError(`${where}: ${name}: a value or a list of values is wanted`);
    });
    entries.set(known, { texts, location: where });
  }
  return { path, directory, entries };
}
