import { readFileSync } from 'node:fs';
import { describeCommand, flatten } from '../../dist/cli/completion/model.js';
import { STARTERS, STATUSES } from '../../dist/cli/help.js';
import { CONFIG_NAME } from '../../dist/cli/options/config-file.js';
import { CONFIG_VARIABLE } from '../../dist/cli/options/resolve.js';
import { OPTIONS, OPTION_KEYS, variableOf } from '../../dist/cli/options/table.js';
import { FIELDS } from '../../dist/record/types.js';

const { version, description } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));

/** The manual page in the man(7) language, from the commands themselves. */
export function manualPage(program) {
  const commands = flatten(describeCommand(program)).slice(1);
  return [
    '.\\" Made by scripts/make-docs.mjs; changes belong into src/cli.',
    `.TH NKCHECK 1 "" "nkcheck ${escape(version)}" "User Commands"`,
    section('NAME', [`nkcheck \\- ${escape(lowerFirst(description))}`]),
    section('SYNOPSIS', synopsis(program)),
    section('DESCRIPTION', paragraphs(DESCRIPTION)),
    section('OPTIONS', optionGroups(program)),
    section('COMMANDS', [...paragraphs(['Each has a --help of its own, with examples and exit status.']), ...commands.flatMap((node) => describeOne(commandAt(program, node.path), node))]),
    section('FIELDS', paragraphs([`For --map and in reports: ${FIELDS.join(', ')}.`])),
    section('EXIT STATUS', list(STATUSES)),
    section('ENVIRONMENT', [...paragraphs([ENVIRONMENT]), ...list([...OPTION_KEYS.map((key) => [variableOf(key), `as --${spelling(key)}`]), ...VARIABLES])]),
    section('FILES', list(FILES)),
    section('EXAMPLES', examples(STARTERS)),
    section('NOTES', paragraphs(NOTES)),
    section('SEE ALSO', paragraphs(['The guides and a page for each rule are in the folder docs of the package.'])),
  ].join('\n') + '\n';
}

const DESCRIPTION = [
  'nkcheck reads export or import records from CSV, XLSX, NDJSON, JSON or Parquet files, finds out what each column means, and compares every record with lists of designated parties and vessels and with the prohibitions on goods, destinations and routes that concern the Democratic People\'s Republic of Korea. It prints what it found, with the evidence and the paragraph of the resolution, and ends with a status that a script can trust.',
  'A bare FILE is shorthand for the command check. Results go to standard output, everything else to standard error; the last line there states the verdict. Folders are searched for files that can be read, patterns such as *.csv are expanded by nkcheck where the shell did not, and - is standard input.',
  'A switch can be turned round: --explain by --no-explain, --no-header by --header. That is for taking back what a variable or the configuration file says.',
];

const ENVIRONMENT = 'Every option can be set by a variable. A flag wins over the variable, the variable over the configuration file. Lists are separated by commas, or by line ends where a value holds a comma. A variable that begins with NKCHECK_ and is none of these is an error; an empty one is not set.';

const VARIABLES = [
  [CONFIG_VARIABLE, `the configuration file to read instead of the nearest ${CONFIG_NAME}`],
  ['NO_COLOR', 'no colour when it is set and not empty'],
  ['FORCE_COLOR', 'colour where there is no terminal as well; 0 or false for none'],
  ['GITHUB_STEP_SUMMARY', 'with --format github: the file that all findings are added to'],
];

const FILES = [
  [CONFIG_NAME, 'options by their long name, as in "fail-on: violation"; the nearest one from the working directory upwards is read. Paths in it are relative to it.'],
  ['data/un-1718.yaml', 'in the package: the parties and vessels designated by the committee of the United Nations'],
  ['data/reported.yaml', 'in the package: parties named in reports that are on no list'],
  ['data/goods.yaml', 'in the package: the prohibitions on goods, with HS codes and paragraphs'],
  ['data/schema/', 'in the package: JSON Schemas of watchlists, allow-files, results and nkcheck.yaml'],
];

const NOTES = ['nkcheck is a screening aid and no legal advice. It does not resolve who owns or controls a party.'];

function section(title, lines) {
  // A heading begins a paragraph by itself.
  return [`.SH ${title}`, ...(lines[0] === '.PP' ? lines.slice(1) : lines)].join('\n');
}

/** Each text as a paragraph of its own. */
function paragraphs(texts) {
  return texts.flatMap((text) => ['.PP', escape(text)]);
}

/** Terms in bold with their meaning indented below. */
function list(rows) {
  return rows.flatMap(([term, text]) => ['.TP', `.B ${escape(term)}`, escape(text)]);
}

function examples(rows) {
  return rows.flatMap(([command, purpose]) => ['.PP', escape(upperFirst(purpose)), '.RS 4', '.EX', escape(command), '.EE', '.RE']);
}

function synopsis(program) {
  const lines = program.commands.filter(visible).map((command) => `nkcheck ${command.name()} ${usageOf(command)}`.trim());
  return ['nkcheck [OPTION]... FILE...', ...lines].flatMap((line, i) => [...(i === 0 ? [] : ['.br']), boldName(line)]);
}

/** Operands, or what stands for the subcommands. */
function usageOf(command) {
  if (command.commands.length > 0) return 'COMMAND ...';
  const operands = command.registeredArguments.map((argument) => {
    const name = argument.name().includes('|') ? `{${argument.name()}}` : argument.name().toUpperCase();
    return argument.required ? `${name}${argument.variadic ? '...' : ''}` : `[${name}]${argument.variadic ? '...' : ''}`;
  });
  return ['[OPTION]...', ...operands].join(' ');
}

function boldName(line) {
  const [name, ...rest] = line.split(' [');
  return `\\fB${escape(name)}\\fR${rest.map((part) => ` ${escape(`[${part}`)}`).join('')}`;
}

function optionGroups(program) {
  const groups = [...new Set(OPTION_KEYS.map((key) => OPTIONS[key].group))];
  const flags = program.createHelp().visibleOptions(program);
  return [undefined, ...groups].flatMap((group) => [
    ...(group === undefined ? [] : [`.SS ${escape(group)}`]),
    ...flags.filter(({ helpGroupHeading }) => helpGroupHeading === (group === undefined ? undefined : `${group}:`)).flatMap(flagItem),
  ]);
}

function flagItem({ flags, description: help }) {
  return ['.TP', `\\fB${escape(flags).replace(/[<[](.*)[\]>]$/, (_, argument) => `\\fI${argument}`)}\\fR`, escape(help)];
}

/** A command with its own options; those that it shares with check are only named. */
function describeOne(command, { path, help }) {
  const flags = command.createHelp().visibleOptions(command).filter(({ long }) => long !== '--help');
  const own = flags.filter(({ helpGroupHeading }) => helpGroupHeading === undefined);
  const shared = flags.filter((flag) => !own.includes(flag)).map(({ long }) => long);
  const isCheck = command.name() === 'check' && path.length === 2;
  return [
    `.SS "${escape(`${path.join(' ')} ${usageOf(command)}`.trim()).replaceAll('"', '\\(dq')}"`,
    escape(upperFirst(command.description() || help)) + '.',
    ...own.flatMap(flagItem),
    ...(isCheck ? ['.PP', 'It takes all of the options above.'] : shared.length > 0 ? ['.PP', escape(`It shares with check: ${shared.join(', ')}.`)] : []),
  ];
}

function commandAt(program, path) {
  return path.slice(1).reduce((command, name) => command.commands.find((child) => child.name() === name), program);
}

const visible = (command) => command.name() !== 'help';

const spelling = (key) => (OPTIONS[key].kind === 'flag' ? `${key}: true or false` : key);

const lowerFirst = (text) => text.charAt(0).toLowerCase() + text.slice(1);
const upperFirst = (text) => text.charAt(0).toUpperCase() + text.slice(1);

/** Text that troff prints as it stands: a hyphen stays a hyphen that can be copied. */
function escape(text) {
  const ascii = text.replace(/\s+/g, ' ').replaceAll('\\', '\\e').replaceAll('-', '\\-').replaceAll('…', '...');
  return ascii.replace(/^([.'])/, '\\&$1').replace(/[^\x20-\x7e]/gu, (char) => `\\[u${char.codePointAt(0).toString(16).toUpperCase().padStart(4, '0')}]`);
}
