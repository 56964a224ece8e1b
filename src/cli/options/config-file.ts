import { access } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { UsageError } from '../errors.js';
import { decodeUtf8, readIfThere } from '../text-files.js';
import { didYouMean } from './near.js';
import { OPTION_KEYS, type OptionKey } from './table.js';

export const CONFIG_NAME = 'nkcheck.yaml';
/** A name that people try; to pass over such a file in silence would drop its settings. */
const NEAR_NAME = 'nkcheck.yml';

/** A value as it stands in the file, and where: `nkcheck.yaml:3:10`. */
export interface ConfigValue {
  readonly text: string;
  readonly location: string;
}

/** A configuration file: options by their long name, values as text. */
export interface ConfigFile {
  /** As shown to people: relative to the working directory. */
  readonly path: string;
  /** The folder that paths in it are relative to, itself relative to the working directory; empty when they are one. */
  readonly folder: string;
  readonly entries: ReadonlyMap<OptionKey, { readonly location: string; readonly values: readonly ConfigValue[] }>;
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
    await refuseNearName(join(directory, NEAR_NAME), cwd);
    if (dirname(directory) === directory) return null;
  }
}

async function refuseNearName(path: string, cwd: string): Promise<void> {
  if (!await access(path).then(() => true, () => false)) return;
  throw new UsageError(`${relative(cwd, path)} would not be read: a configuration file is called ${CONFIG_NAME}; rename it, or name it with NKCHECK_CONFIG`);
}

async function read(path: string, cwd: string): Promise<ConfigFile | null> {
  const shown = relative(cwd, path);
  const bytes = await readIfThere(path, shown);
  return bytes === null ? null : parseConfig(decodeUtf8(bytes, shown), shown);
}

/**
 * Reads a configuration file strictly: unknown keys, nested values and repeated keys are errors with their place.
 * @param path relative to the working directory
 * @throws UsageError
 */
export async function parseConfig(text: string, path: string): Promise<ConfigFile> {
  // Loaded here: most runs have no configuration file and need not pay for the YAML parser.
  const { LineCounter, isMap, isNode, isScalar, isSeq, parseDocument } = await import('yaml');
  const lines = new LineCounter();
  const document = parseDocument(text, { schema: 'failsafe', lineCounter: lines, prettyErrors: false });
  const at = (offset: number): string => {
    const { line, col } = lines.linePos(offset);
    return `${path}:${line}:${col}`;
  };
  const problem = document.errors[0] ?? document.warnings[0];
  if (problem !== undefined) throw new UsageError(`${at(problem.pos[0])}: not valid YAML: ${problem.message}`);
  const entries = new Map<OptionKey, { location: string; values: readonly ConfigValue[] }>();
  const file: ConfigFile = { path, folder: dirname(path) === '.' ? '' : dirname(path), entries };
  const { contents } = document;
  if (contents === null || (isScalar(contents) && contents.value === '')) return file;
  if (!isMap(contents)) throw new UsageError(`${at(contents.range?.[0] ?? 0)}: a configuration file has lines like "fail-on: violation"`);
  for (const { key, value } of contents.items) {
    const name = isScalar(key) ? String(key.value) : '';
    const location = at(isNode(key) ? key.range?.[0] ?? 0 : 0);
    const known = OPTION_KEYS.find((one) => one === name);
    if (known === undefined) throw new UsageError(`${location}: unknown key "${name}"${didYouMean(name, OPTION_KEYS) || `; keys are ${OPTION_KEYS.join(', ')}`}`);
    const values = (isSeq(value) ? value.items : [value]).map((item) => {
      const place = isNode(item) && item.range ? at(item.range[0]) : location;
      if (isScalar(item) && typeof item.value === 'string') return { text: item.value, location: place };
      throw new UsageError(`${place}: ${name}: a value or a list of values is wanted`);
    });
    entries.set(known, { location, values });
  }
  return file;
}
