import { relative } from 'node:path';
import { terminalSafe } from '../../report/escape.js';
import { themeFor } from '../../report/text/theme.js';
import { UsageError } from '../errors.js';
import type { Io } from '../io.js';
import { findConfig, CONFIG_NAME } from '../options/config-file.js';
import type { Option } from '../options/kinds.js';
import { CONFIG_VARIABLE, resolveSettings, type Resolved } from '../options/resolve.js';
import { configSchema } from '../options/schema.js';
import { OPTIONS, OPTION_KEYS, type OptionKey, type OutputTarget, type Settings } from '../options/table.js';
import { wantsColor } from '../outputs.js';
import type { CommandSpec } from './index.js';

export const configCommand: CommandSpec = {
  name: 'config',
  description: 'show every option with its value and where it was set',
  flags: [
    ['--show', 'value and origin of every option (what happens without it as well)'],
    ['--json', 'the same as one JSON object'],
    ['--schema', `the JSON Schema of ${CONFIG_NAME}, for editors`],
  ],
  // `--show` is the command's own here; what --show LEVEL is set to is shown with the rest.
  options: OPTION_KEYS.filter((key) => key !== 'show'),
  after: `EXIT STATUS
  0  shown
  2  a flag, a variable or a line of ${CONFIG_NAME} is wrong

EXAMPLES
  nkcheck config --show
  nkcheck config --show --fail-on violation    try what a flag would do
  nkcheck config --schema > nkcheck.schema.json`,
  async run({ own, flags, io }) {
    if (own['schema'] === true) {
      if (own['json'] === true || own['show'] === true) throw new UsageError('--schema stands alone');
      await io.stdout.write(`${JSON.stringify(configSchema(), null, 2)}\n`);
      return 0;
    }
    const file = await findConfig(io.cwd, io.env[CONFIG_VARIABLE]);
    const resolved = resolveSettings(flags, io.env, file);
    const path = file?.path ?? null;
    await io.stdout.write(own['json'] === true ? toJson(resolved, path) : toText(resolved, path, io));
    return 0;
  },
};

function toJson({ settings, origins, places }: Resolved, file: string | null): string {
  const options = Object.fromEntries(OPTION_KEYS.map((key) => [key, { value: settings[key], origin: origins[key], place: places[key] }]));
  return `${JSON.stringify({ file, options }, null, 2)}\n`;
}

function toText({ settings, places }: Resolved, file: string | null, io: Io): string {
  const theme = themeFor(settings.color && wantsColor(io.env, io.stdout.isTTY));
  const rows = OPTION_KEYS.map((key) => ({ key, group: OPTIONS[key].group, value: shown(key, settings), place: places[key] }));
  const keyWidth = Math.max(...rows.map(({ key }) => key.length)) + 2;
  // A few long values must not push everything else out of sight.
  const valueWidth = Math.min(40, Math.max(...rows.map(({ value }) => value.length)));
  const lines = [file === null ? `No ${CONFIG_NAME} in ${terminalSafe(relative('', io.cwd) || 'this folder', Infinity)} or above.` : `Configuration file: ${theme.place(terminalSafe(file, Infinity))}`];
  let group = '';
  for (const row of rows) {
    if (row.group !== group) lines.push('', row.group);
    group = row.group;
    const line = `  ${row.key.padEnd(keyWidth)}${row.value.padEnd(valueWidth)}  `;
    lines.push(row.place === null ? theme.faint(`${line}default`) : `${line}${terminalSafe(row.place, Infinity)}`);
  }
  return `${lines.join('\n')}\n`;
}

/** What happens where an option has no value. */
export const UNSET: Partial<Record<OptionKey, string>> = {
  'max-list-age': 'no limit',
  'input-format': 'detected',
  encoding: 'detected',
  delimiter: 'detected',
  map: 'detected',
  sheet: 'all',
  'as-of': 'today',
  jurisdiction: 'UN only',
  format: 'text',
  jobs: 'the cores',
};

function shown(key: OptionKey, settings: Settings): string {
  const value: unknown = settings[key];
  const none = value === null || (Array.isArray(value) && value.length === 0);
  if (none) return UNSET[key] ?? 'none';
  const option: Option = OPTIONS[key];
  const text = key === 'format' ? settings.format.map(describeTarget).join(', ')
    : key === 'map' ? settings.map.map(({ field, column }) => `${field}=${column}`).join(', ')
      : key === 'delimiter' ? (value === '\t' ? 'tab' : JSON.stringify(value))
        : option.kind === 'list' ? (value as readonly string[]).join(', ')
          : String(value);
  return terminalSafe(text, Infinity);
}

function describeTarget({ format, path }: OutputTarget): string {
  return path === null ? format : `${format}=${path}`;
}
