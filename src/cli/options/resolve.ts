import { resolve } from 'node:path';
import { UsageError } from '../errors.js';
import type { ConfigFile } from './config-file.js';
import type { Option, Origin } from './kinds.js';
import { OPTIONS, OPTION_KEYS, variableOf, type OptionKey, type Settings } from './table.js';

/** What was given on the command line, by option key. */
export type GivenFlags = Partial<Record<OptionKey, boolean | string | readonly string[]>>;

export interface Resolved {
  readonly settings: Settings;
  readonly origins: Readonly<Record<OptionKey, Origin>>;
}

type Env = Readonly<Record<string, string | undefined>>;

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
  for (const key of OPTION_KEYS) {
    const { value, origin } = resolveOne(key, OPTIONS[key], flags, env, file);
    settings[key] = value;
    origins[key] = origin;
  }
  return { settings: settings as Settings, origins: origins as Resolved['origins'] };
}

function resolveOne(key: OptionKey, option: Option, flags: GivenFlags, env: Env, file: ConfigFile | null): { readonly value: unknown; readonly origin: Origin } {
  const flag = flags[key];
  if (flag !== undefined) return { value: readFlag(key, option, flag), origin: 'flag' };
  const variable = env[variableOf(key)];
  if (variable !== undefined && variable !== '') return { value: readTexts(option, fromVariable(option, variable), variableOf(key)), origin: 'env' };
  const entry = file?.entries.get(key);
  if (file !== null && entry !== undefined) {
    const paths = option.kind !== 'flag' && option.completes === 'file';
    const texts = paths ? entry.texts.map((path) => resolve(file.directory, path)) : entry.texts;
    return { value: readTexts(option, texts, `${entry.location}: ${key}`), origin: 'file' };
  }
  return { value: option.kind === 'list' ? [] : option.initial, origin: 'default' };
}

function readFlag(key: OptionKey, option: Option, flag: boolean | string | readonly string[]): unknown {
  // `--no-allow` gives false for an option that takes files: none of them is used.
  if (typeof flag === 'boolean') return option.kind === 'flag' ? flag : [];
  return readTexts(option, typeof flag === 'string' ? [flag] : flag, `--${key}`);
}

function fromVariable(option: Option, text: string): readonly string[] {
  if (option.kind !== 'list') return [text];
  return text.split(text.includes('\n') ? '\n' : ',').map((part) => part.trim()).filter((part) => part !== '');
}

function readTexts(option: Option, texts: readonly string[], where: string): unknown {
  try {
    if (option.kind === 'list') return (option.commas === true ? texts.flatMap((one) => one.split(',')) : texts).map(option.parse);
    if (texts.length !== 1) throw new Error('one value is wanted, not a list');
    const only = texts[0] as string;
    return option.kind === 'flag' ? readBoolean(only) : option.parse(only);
  } catch (error) {
    throw new UsageError(`${where}: ${(error as Error).message}`, { cause: error });
  }
}

function readBoolean(text: string): boolean {
  if (/^(?:true|1|yes)$/i.test(text)) return true;
  if (/^(?:false|0|no)$/i.test(text)) return false;
  throw new Error(`"${text}" is neither true nor false`);
}

function refuseUnknownVariables(env: Env): void {
  const known = new Set<string>([...OPTION_KEYS.map(variableOf), CONFIG_VARIABLE]);
  const unknown = Object.keys(env).find((name) => name.startsWith(PREFIX) && !known.has(name));
  if (unknown !== undefined) throw new UsageError(`the variable ${unknown} is unknown; "nkcheck config --show" lists those that exist`);
}
