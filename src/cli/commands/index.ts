import type { Command } from 'commander';
import type { ExitCode } from '../../screen/finding.js';
import type { Io } from '../io.js';
import type { OptionKey } from '../options/table.js';
import type { GivenFlags } from '../options/resolve.js';
import { allowCommand } from './allow.js';
import { columnsCommand } from './columns.js';
import { explainCommand } from './explain.js';
import { lookupCommand } from './lookup.js';
import { completionCommand } from './completion.js';
import { configCommand } from './config.js';
import { reportCommand } from './report.js';
import { watchlistCommand } from './watchlist.js';

/** What a command is run with. */
export interface Invocation {
  readonly operands: readonly string[];
  /** The command's own options, by commander's names. */
  readonly own: Readonly<Record<string, unknown>>;
  /** Options that it shares with `check`, as given. */
  readonly flags: GivenFlags;
  readonly io: Io;
  /** The whole command line, for what describes it. */
  readonly program: Command;
}

/** A command beside `check`: data for the parser, the help, completion and the manual page. */
export interface CommandSpec {
  readonly name: string;
  /** Operands in commander's notation: `<file>`, `[names...]`. */
  readonly args?: string;
  readonly description: string;
  /** Options of its own: flags and help; a repeatable one gives a list. */
  readonly flags?: readonly (readonly [flags: string, help: string, repeatable?: 'repeatable'])[];
  /** Options shared with `check`. */
  readonly options?: readonly OptionKey[];
  /** Text below the help. */
  readonly after?: string;
  readonly commands?: readonly CommandSpec[];
  run?(invocation: Invocation): Promise<ExitCode>;
}

/** Every command beside `check`, in the order of the help. */
export const COMMANDS: readonly CommandSpec[] = [columnsCommand, lookupCommand, explainCommand, watchlistCommand, reportCommand, allowCommand, configCommand, completionCommand];
