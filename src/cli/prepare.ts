import type { ReadingOptions } from '../check/options.js';
import { loadColumnDictionary } from '../input/columns/load.js';
import { parseMappingFile } from '../input/columns/mapping-file.js';
import { encodingLabel } from '../input/text/decode.js';
import type { Summary } from '../screen/finding.js';
import { loadLists, type ShippedLists } from '../watchlist/load.js';
import type { Watchlist } from '../watchlist/types.js';
import { UsageError } from './errors.js';
import type { Io } from './io.js';
import { findConfig } from './options/config-file.js';
import { CONFIG_VARIABLE, resolveSettings, type GivenFlags, type Resolved } from './options/resolve.js';
import { decodeUtf8, readRequired } from './text-files.js';
import { OPTIONS, OPTION_KEYS, type Settings } from './options/table.js';

/** Settles the options of a command. @throws UsageError */
export async function settle(flags: GivenFlags, io: Io): Promise<Resolved> {
  return resolveSettings(flags, io.env, await findConfig(io.cwd, io.env[CONFIG_VARIABLE]));
}

/** How inputs are to be read. @throws UsageError, MappingFileError */
export async function readingOptions(settings: Settings): Promise<ReadingOptions> {
  if (settings.mapping !== null && settings.map.length > 0) throw new UsageError('--mapping and --map cannot be used together: correct the mapping file instead');
  if (!settings.header && settings.map.length === 0) throw new UsageError('--no-header needs --map: without a header only you can say what a column holds, e.g. --map consignee=3');
  if (settings.encoding !== null && encodingLabel(settings.encoding) === null) {
    throw new UsageError(`--encoding: "${settings.encoding}" is no encoding that can be read; use a name such as utf-8, gb18030, big5, euc-kr, shift_jis, windows-1251 or windows-1252`);
  }
  return {
    input: {
      ...(settings['input-format'] === null ? {} : { format: settings['input-format'] }),
      ...(settings.encoding === null ? {} : { encoding: settings.encoding }),
      ...(settings.delimiter === null ? {} : { delimiter: settings.delimiter }),
      ...(settings.sheet === null ? {} : { sheet: settings.sheet }),
      ...(settings.header ? {} : { noHeader: true }),
    },
    maps: settings.map,
    mapping: settings.mapping === null ? null : parseMappingFile(await readMapping(settings.mapping), settings.mapping),
    fillDown: settings['fill-down'],
    direction: settings.direction,
    dictionary: loadColumnDictionary(),
  };
}

/** The lists to screen against. @throws UsageError when none is left, WatchlistError when one is broken */
export async function listsFor(settings: Pick<Settings, 'watchlist' | 'default-lists'>): Promise<ShippedLists> {
  if (!settings['default-lists'] && settings.watchlist.length === 0) {
    throw new UsageError('--no-default-lists leaves nothing to screen against: name a list with --watchlist');
  }
  return loadLists(settings.watchlist, { shipped: settings['default-lists'] });
}

/** A mistyped code would apply no rules at all, and nobody would notice. @throws UsageError */
export function refuseUnknownJurisdictions(settings: Pick<Settings, 'jurisdiction' | 'default-lists'>, lists: readonly Watchlist[]): void {
  // Without the shipped lists a code may have nothing to apply to.
  if (!settings['default-lists']) return;
  const known = new Set(lists.flatMap((list) => [...list.parties, ...list.vessels, ...list.goods].map(({ authority }) => authority)));
  const unknown = settings.jurisdiction.find((code) => !known.has(code));
  if (unknown === undefined) return;
  const codes = [...known].filter((code) => /^[A-Z]{2}$/.test(code)).sort().join(', ');
  throw new UsageError(`--jurisdiction: no list has rules or entries of ${unknown}; there are ${codes}`);
}

/** The options for the audit block: all that can change what is found or shown. */
export function auditConfig({ settings, origins }: Resolved): Summary['config'] {
  return Object.fromEntries(
    OPTION_KEYS.filter((key) => !('cosmetic' in OPTIONS[key])).map((key) => [key, { value: settings[key], origin: origins[key] }]),
  );
}

/** The calendar day of the run where the user is. */
export function today(io: Io): string {
  const now = io.now();
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

async function readMapping(path: string): Promise<string> {
  const named = `--mapping: ${path}`;
  return decodeUtf8(await readRequired(path, named), named);
}
