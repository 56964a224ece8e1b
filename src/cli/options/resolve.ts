import { isAbsolute, join } from 'node:path';
import { UsageError } from '../errors.js';
import type { ConfigFile } from './config-file.js';
import type { Option, Origin } from './kinds.js';
import { didYouMean } from './near.js';
import { OPTIONS, OPTION_KEYS, variableOf, type OptionKey, type Settings } from './table.js';

/** What was given on the command line, by option key. */
export type GivenFlags = Partial<Record<OptionKey, boolean | string | readonly string[]>>;

export interface Resolved {
  readonly settings: Settings;
  readonly origins: Readonly<Record<OptionKey, Origin>>;
  /** Where each value was given: `--fail-on`, `NKCHECK_FAIL_ON`, `nkcheck.yaml:3:1`; null for a default. */
  readonly places: Readonly<Record<OptionKey, string | null>>;
}

type Env = Readonly<Record<string, string | undefined>>;

/** A value as text, and the name of the place it comes from, for messages. */
interface Given {
  readonly text: string;
  readonly where: string;
}

interface One {
  readonly value: unknown;
  readonly origin: Origin;
  readonly place: string | null;
}

const PREFIX = 'NKCHECK_';
/** The one variable of this prefix that is no option: which configuration file to read. */
export const CONFIG_VARIABLE = 'NKCHECK_CONFIG';

/**
 * Settles every option: flag, then variable, then configuration file, then default.
 * @throws UsageError naming the flag, variable or line that is wrong
 */
export function resolveSettings(flags: GivenFlags, env: Env, file: ConfigFile | null): Resolved {
  refuseUnknownVariables(env);
  const settings: Partial<Record<OptionKey, unknown>> = {};
  const origins: Partial<Record<OptionKey, Origin>> = {};
  const places: Partial<Record<OptionKey, string | null>> = {};
  for (const key of OPTION_KEYS) {
    const { value, origin, place } = resolveOne(key, OPTIONS[key], flags, env, file);
    settings[key] = value;
    origins[key] = origin;
    places[key] = place;
  }
  return { settings: settings as Settings, origins: origins as Resolved['origins'], places: places as Resolved['places'] };
}

function resolveOne(key: OptionKey, option: Option, flags: GivenFlags, env: Env, file: ConfigFile | null): One {
  // What a weaker place says is read as well: a mistake there must not stay hidden until the flag is left out.
  const weaker = fromFile(key, option, file) ?? { value: option.kind === 'list' ? [] : option.initial, origin: 'default', place: null };
  const middle = fromVariable(key, option, env) ?? weaker;
  return fromFlag(key, option, flags[key]) ?? middle;
}

function fromFlag(key: OptionKey, option: Option, flag: GivenFlags[OptionKey]): One | null {
  if (flag === undefined) return null;
  const place = `--${typeof flag === 'boolean' && !flag ? 'no-' : ''}${key}`;
  // `--no-allow` gives false for an option that takes files: none of them is used.
  if (typeof flag === 'boolean') return { value: option.kind === 'flag' ? flag : [], origin: 'flag', place };
  return { value: read(option, (typeof flag === 'string' ? [flag] : flag).map((text) => ({ text, where: place })), place), origin: 'flag', place };
}

function fromVariable(key: OptionKey, option: Option, env: Env): One | null {
  const where = variableOf(key);
  const text = env[where];
  // CI systems pass a variable on as empty when it was left out.
  if (text === undefined || text === '') return null;
  const parts = option.kind === 'list' ? text.split(text.includes('\n') ? '\n' : ',').map((part) => part.trim()).filter((part) => part !== '') : [text];
  return { value: read(option, parts.map((part) => ({ text: part, where })), where), origin: 'env', place: where };
}

function fromFile(key: OptionKey, option: Option, file: ConfigFile | null): One | null {
  const entry = file?.entries.get(key);
  if (file === null || entry === undefined) return null;
  const given = entry.values.map(({ text, location }) => ({ text: inFolder(option, text, file.folder), where: `${location}: ${key}` }));
  return { value: read(option, given, `${entry.location}: ${key}`), origin: 'file', place: entry.location };
}

/** Paths in a configuration file mean the same wherever nkcheck is called below it. */
function inFolder(option: Option, text: string, folder: string): string {
  const completes = option.kind === 'flag' ? undefined : option.completes;
  const within = (path: string): string => (path.trim() === '' || path === '-' || isAbsolute(path) ? path : join(folder, path));
  if (completes === 'file') return within(text);
  const equals = text.indexOf('=');
  return completes === 'choice=file' && equals >= 0 ? text.slice(0, equals + 1) + within(text.slice(equals + 1)) : text;
}

/** @param where the place as a whole, for errors that no single value makes */
function read(option: Option, given: readonly Given[], where: string): unknown {
  if (option.kind === 'list') {
    const single = option.commas === true ? given.flatMap((one) => one.text.split(',').map((text) => ({ text, where: one.where }))) : given;
    return single.map((one) => attempt(one.where, () => option.parse(one.text)));
  }
  const [only] = given;
  if (only === undefined || given.length > 1) throw new UsageError(`${where}: one value is wanted, not a list`);
  return attempt(only.where, () => (option.kind === 'flag' ? readBoolean(only.text) : option.parse(only.text)));
}

function attempt<T>(where: string, parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    throw new UsageError(`${where}: ${(error as Error).message}`, { cause: error });
  }
}

function readBoolean(text: string): boolean {
  if (/^(?:true|1|yes|on)$/i.test(text)) return true;
  if (/^(?:false|0|no|off)$/i.test(text)) return false;
  throw new Error(`"${text}" is neither true nor false`);
}

function refuseUnknownVariables(env: Env): void {
  const known = new Set<string>([...OPTION_KEYS.map(variableOf), CONFIG_VARIABLE]);
  const unknown = Object.keys(env).find((name) => name.startsWith(PREFIX) && !known.has(name));
  if (unknown === undefined) return;
  throw new UsageError(`the variable ${unknown} is unknown${didYouMean(unknown, [...known]) || '; variables are named like options: --fail-on is NKCHECK_FAIL_ON'}`);
}
