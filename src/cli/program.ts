import { Command, CommanderError, Option as Flag } from 'commander';
import type { ExitCode } from '../screen/finding.js';
import { COMMANDS, type CommandSpec } from './commands/index.js';
import { check } from './commands/check.js';
import { UsageError } from './errors.js';
import { EXAMPLES, EXIT_STATUS, fitted } from './help.js';
import type { Io } from './io.js';
import { OPTIONS, OPTION_KEYS, type OptionKey } from './options/table.js';
import type { Option } from './options/kinds.js';
import type { GivenFlags } from './options/resolve.js';
import { ignoreBrokenPipe } from './outputs.js';
import { warn } from './tell.js';
import { VERSION } from '../check/version.js';

/** What came of the command line: an exit status, or help that was asked for. */
export async function runProgram(argv: readonly string[], io: Io): Promise<ExitCode> {
  let exit: ExitCode = 0;
  const done = (code: ExitCode): void => { exit = code; };
  const program = createProgram(io, done);
  if (argv.length === 0 && io.stdin.isTTY === true) {
    await io.stderr.write(program.helpInformation());
    await warn(io, 'nothing to read: nothing was screened (exit 2)');
    return 2;
  }
  try {
    await program.parseAsync([...argv], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    // Help and version were asked for; everything else has been explained on standard error.
    if (error.exitCode !== 0) {
      exit = 2;
      await warn(io, 'nothing was screened (exit 2)');
    }
  }
  // The verdict stands: a reader that has gone away changes nothing.
  await io.stdout.flush().catch(ignoreBrokenPipe);
  return exit;
}

/** The commands and options, for running, completion and the manual page. */
export function createProgram(io: Io, done: (exit: ExitCode) => void): Command {
  const program = new Command('nkcheck');
  const screen = async (files: readonly string[], command: Command): Promise<void> => {
    done(await check(files, flagsOf(command), io));
  };
  configure(program, io)
    .description('Sanctions checker for trade with North Korea (DPRK): screens export records against designated parties, vessels and goods prohibitions.')
    .usage('[options] FILE…\n       nkcheck COMMAND …')
    .version(VERSION, '-V, --version', 'the version')
    .helpOption('-h, --help', 'this help')
    .enablePositionalOptions()
    .argument('[files...]', 'CSV, XLSX, NDJSON, JSON or Parquet, also gzipped; folders and patterns; - for standard input')
    .action(async (files: string[], _options: unknown, command: Command) => {
      refuseMistypedCommand(files, program);
      await screen(files, command);
    });
  addOptions(program, OPTION_KEYS);
  program.addHelpText('after', `\n${EXIT_STATUS}\n\n${EXAMPLES}`);

  const checking = configure(program.command('check [files...]'), io)
    .description('screen export or import records (what a bare FILE does as well)')
    .action(async (files: string[], _options: unknown, command: Command) => { await screen(files, command); });
  addOptions(checking, OPTION_KEYS);
  checking.addHelpText('after', `\n${EXIT_STATUS}`);

  for (const spec of COMMANDS) addCommand(program, spec, io, done);
  return program;
}

function addCommand(parent: Command, spec: CommandSpec, io: Io, done: (exit: ExitCode) => void): void {
  const command = configure(parent.command(`${spec.name}${spec.args === undefined ? '' : ` ${spec.args}`}`), io).description(spec.description);
  for (const [flags, help, repeatable] of spec.flags ?? []) {
    const flag = new Flag(flags, help);
    command.addOption(repeatable === undefined ? flag : flag.argParser(collect));
  }
  addOptions(command, spec.options ?? []);
  if (spec.after !== undefined) command.addHelpText('after', `\n${fitted(spec.after)}`);
  for (const child of spec.commands ?? []) addCommand(command, child, io, done);
  const { run } = spec;
  if (run === undefined) return;
  command.action(async (...args: unknown[]) => {
    const operands = args.slice(0, -2).flat().filter((arg): arg is string => typeof arg === 'string');
    done(await run({ operands, own: command.opts(), flags: flagsOf(command, spec.options ?? []), io, program: rootOf(command) }));
  });
}

function rootOf(command: Command): Command {
  return command.parent === null ? command : rootOf(command.parent);
}

function configure(command: Command, io: Io): Command {
  return command
    .exitOverride()
    .showSuggestionAfterError(true)
    .configureHelp({ sortSubcommands: false, showGlobalOptions: false, subcommandTerm: (child) => child.name() })
    .configureOutput({
      writeOut: (text) => { void io.stdout.write(text).catch(() => undefined); },
      writeErr: (text) => { void io.stderr.write(text).catch(() => undefined); },
      outputError: (text, write) => { write(text.replace(/^error: /, 'nkcheck: ')); },
      getOutHelpWidth: () => io.stdout.width,
      getErrHelpWidth: () => io.stderr.width,
    });
}

function addOptions(command: Command, keys: readonly OptionKey[]): void {
  for (const key of keys) {
    for (const flag of flagsFor(key, OPTIONS[key])) command.addOption(flag.helpGroup(`${OPTIONS[key].group}:`));
  }
}

function flagsFor(key: OptionKey, option: Option): Flag[] {
  const short = option.short === undefined ? '' : `-${option.short}, `;
  if (option.kind === 'flag') {
    const [wanted, reverse] = option.initial ? [`no-${key}`, key] : [key, `no-${key}`];
    // The reverse is for what a variable or nkcheck.yaml has set.
    return [new Flag(`${short}--${wanted}`, option.help).default(undefined), new Flag(`--${reverse}`, `the reverse of --${wanted}`).default(undefined).hideHelp()];
  }
  const flag = new Flag(`${short}--${key} <${option.arg}>`, option.help);
  if (option.kind === 'list') flag.argParser(collect);
  return key === 'allow' ? [flag, new Flag('--no-allow', 'ignore the allow-files: cleared findings count again').default(undefined)] : [flag];
}

/** Adds a value of an option that may be given several times. */
function collect(value: string, earlier: string[] | boolean | undefined): string[] {
  return [...(Array.isArray(earlier) ? earlier : []), value];
}

/** The options given on the command line, by key; those before a subcommand count as well. */
function flagsOf(command: Command, keys: readonly OptionKey[] = OPTION_KEYS): GivenFlags {
  const given: Partial<Record<OptionKey, boolean | string | readonly string[]>> = {};
  for (let one: Command | null = command; one !== null; one = one.parent) {
    for (const key of OPTION_KEYS) {
      const name = camelCase(key);
      if (one.getOptionValueSource(name) !== 'cli') continue;
      // An option of the command's own that bears the name of a shared one.
      if (one === command && !keys.includes(key)) continue;
      if (!keys.includes(key)) throw new UsageError(`--${key} is no option of "${command.name()}"`);
      given[key] ??= one.getOptionValue(name) as string;
    }
  }
  return given;
}

function camelCase(key: string): string {
  return key.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** `nkcheck lokup NAME` must not be taken for two missing files. */
function refuseMistypedCommand([first]: readonly string[], program: Command): void {
  if (first === undefined || !/^[a-z]{4,}$/.test(first)) return;
  const near = program.commands.map((command) => command.name()).find((name) => isNear(first, name));
  if (near !== undefined) throw new UsageError(`there is no command "${first}"; did you mean "nkcheck ${near}"? A file of that name: ./${first}`);
}

/** One letter too many, too few, wrong or swapped. */
function isNear(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  const rest = (text: string, skip: number): string => text.slice(start + skip);
  return rest(a, 1) === rest(b, 1) || rest(a, 0) === rest(b, 1) || rest(a, 1) === rest(b, 0)
    || (a[start] === b[start + 1] && a[start + 1] === b[start] && rest(a, 2) === rest(b, 2));
}
