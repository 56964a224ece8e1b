import { FIELDS } from '../../record/types.js';
import type { MapOption } from '../../input/columns/overrides.js';
import type { InputFormat } from '../../input/types.js';
import { REPORT_FORMATS, type ReportFormat } from '../../report/types.js';
import { day, oneOf, parser, text, textOrNumber, wholeNumber, type Option, type SettingOf } from './kinds.js';

/** `-f FORMAT` or `-f FORMAT=PATH`. */
export interface OutputTarget {
  readonly format: ReportFormat;
  /** Null: standard output. */
  readonly path: string | null;
}

const LISTS = 'What is screened against';
const READING = 'How the file is read';
const JUDGING = 'How records are judged';
const OUTPUT = 'Output';

const INPUT_FORMATS = ['csv', 'ndjson', 'json', 'xlsx', 'parquet'] as const satisfies readonly InputFormat[];
const LEVELS = ['review', 'violation'] as const;

const target = parser({ type: 'string', pattern: `^(${REPORT_FORMATS.join('|')})(=.*\\S.*)?$` }, (value): OutputTarget => {
  const equals = value.indexOf('=');
  const format = oneOf(REPORT_FORMATS)(equals < 0 ? value : value.slice(0, equals));
  const path = equals < 0 ? null : text(value.slice(equals + 1));
  return { format, path: path === '-' ? null : path };
});

const mapping = parser({ type: 'string', pattern: `^(${FIELDS.join('|')})=.+$` }, (value): MapOption => {
  const equals = value.indexOf('=');
  if (equals <= 0 || equals === value.length - 1) throw new Error(`"${value}" is not of the form FIELD=COLUMN; fields are ${FIELDS.join(', ')}`);
  return { field: value.slice(0, equals).trim(), column: value.slice(equals + 1) };
});

const NAMED_DELIMITERS: Readonly<Record<string, string>> = { tab: '\t', '\\t': '\t', comma: ',', semicolon: ';', pipe: '|', space: ' ' };

const delimiter = parser({ type: 'string', pattern: '^[^"\\r\\n]{1,8}$|^semicolon$' }, (value) => {
  const found = NAMED_DELIMITERS[value.toLowerCase()] ?? value;
  if (found === '' || found.length > 8 || /["\r\n]/.test(found)) throw new Error('a delimiter is one to eight characters without quotes and line ends, or tab, comma, semicolon, pipe');
  return found;
});

const jurisdiction = parser({ type: 'string', pattern: '^[A-Za-z]{2}$' }, (value) => {
  const code = value.trim().toUpperCase();
  if (!/^[A-Z]{2}$/.test(code)) throw new Error(`"${value}" is not a code of two letters like SG, JP, US, EU`);
  return code;
});

/**
 * Every option of a screening run, in the order of the help: the one place that command line, NKCHECK_ variables,
 * nkcheck.yaml, its JSON Schema, completion and manual page are made from.
 */
export const OPTIONS = {
  watchlist: { kind: 'list', short: 'w', arg: 'FILE', parse: text, completes: 'file', group: LISTS, help: 'a further YAML watchlist (repeatable)' },
  'default-lists': { kind: 'flag', initial: true, group: LISTS, help: 'leave out the lists that come with nkcheck' },
  'max-list-age': { kind: 'value', arg: 'DAYS', parse: wholeNumber(0, 36500, 'days'), initial: null, group: LISTS, help: 'a list older than this makes the run incomplete' },
  allow: { kind: 'list', arg: 'FILE', parse: text, completes: 'file', group: LISTS, help: 'allow-file of cleared findings (repeatable)' },

  map: { kind: 'list', arg: 'FIELD=COLUMN', parse: mapping, completes: 'field=column', group: READING, help: 'which column holds a field, by header text or number (repeatable)' },
  mapping: { kind: 'value', arg: 'FILE', parse: text, initial: null, completes: 'file', group: READING, help: 'a mapping saved by "nkcheck columns --save"; fails when the sheet has changed' },
  header: { kind: 'flag', initial: true, group: READING, help: 'the file has no header line; needs --map' },
  'fill-down': { kind: 'flag', initial: false, group: READING, help: 'rows that hold goods only take parties and ports from the row above' },
  'input-format': { kind: 'value', arg: 'FORMAT', parse: oneOf(INPUT_FORMATS), choices: INPUT_FORMATS, initial: null, group: READING, help: `do not detect the format: ${INPUT_FORMATS.join(', ')}` },
  encoding: { kind: 'value', arg: 'NAME', parse: text, initial: null, group: READING, help: 'do not detect the encoding, e.g. gb18030' },
  delimiter: { kind: 'value', arg: 'TEXT', parse: delimiter, initial: null, group: READING, help: 'do not detect the delimiter: tab, comma, semicolon, pipe or the text itself' },
  sheet: { kind: 'value', arg: 'NAME', parse: textOrNumber, initial: null, group: READING, help: 'the sheet of a workbook, by name or number (default: all)' },
  direction: { kind: 'value', arg: 'export|import', parse: oneOf(['export', 'import']), choices: ['export', 'import'], initial: 'export', group: READING, help: 'which way the goods go when the file does not say' },

  jurisdiction: { kind: 'list', arg: 'CODE[,CODE]', parse: jurisdiction, commas: true, group: JUDGING, help: "whose rules apply beside the UN's, e.g. SG,US" },
  'as-of': { kind: 'value', arg: 'DATE', parse: day, initial: null, group: JUDGING, help: 'judge records without a date as of this day (default: today)' },
  'fail-on': { kind: 'value', arg: 'LEVEL', parse: oneOf([...LEVELS, 'never']), choices: [...LEVELS, 'never'], initial: 'review', group: JUDGING, help: 'the least finding that makes exit status 1: review, violation, never' },
  'allow-empty': { kind: 'flag', initial: false, group: JUDGING, help: 'an input without records is no error' },
  'allow-skipped': { kind: 'flag', initial: false, group: JUDGING, help: 'records that cannot be read are no error' },

  format: { kind: 'list', short: 'f', arg: 'FORMAT[=PATH]', parse: target, choices: REPORT_FORMATS, completes: 'choice=file', group: OUTPUT, help: `${REPORT_FORMATS.join(', ')} (repeatable; default: text)` },
  show: { kind: 'value', arg: 'LEVEL', parse: oneOf(LEVELS), choices: LEVELS, initial: 'review', group: OUTPUT, help: 'the least finding that is shown: review, violation; never changes the verdict' },
  explain: { kind: 'flag', initial: false, group: OUTPUT, help: 'show the evidence step by step' },
  rejects: { kind: 'value', arg: 'FILE', parse: text, initial: null, completes: 'file', group: OUTPUT, help: 'write the raw records that could not be screened' },
  timestamp: { kind: 'flag', initial: true, group: OUTPUT, help: 'leave times out: equal input gives equal bytes' },
  color: { kind: 'flag', initial: true, cosmetic: true, group: OUTPUT, help: 'no colour (also with NO_COLOR set, or into a pipe)' },
  progress: { kind: 'flag', initial: true, cosmetic: true, group: OUTPUT, help: 'no progress line on the terminal' },
  quiet: { kind: 'flag', short: 'q', initial: false, cosmetic: true, group: OUTPUT, help: 'nothing on standard error but errors' },
  jobs: { kind: 'value', arg: 'N', parse: wholeNumber(1, 256, 'threads'), initial: null, cosmetic: true, group: OUTPUT, help: 'threads (default: the cores); the output is the same for every N' },
  debug: { kind: 'flag', initial: false, cosmetic: true, group: OUTPUT, help: 'show stack traces of errors' },
} as const satisfies Record<string, Option>;

export type OptionKey = keyof typeof OPTIONS;

/** The resolved options of a run. */
export type Settings = { readonly [K in OptionKey]: SettingOf<(typeof OPTIONS)[K]> };

export const OPTION_KEYS = Object.keys(OPTIONS) as readonly OptionKey[];

/** The variable that sets an option: `fail-on` is NKCHECK_FAIL_ON. */
export function variableOf(key: OptionKey): string {
  return `NKCHECK_${key.replaceAll('-', '_').toUpperCase()}`;
}
