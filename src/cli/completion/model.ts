import type { Argument, Command, Option as Flag } from 'commander';
import { FIELDS } from '../../record/types.js';
import type { Option } from '../options/kinds.js';
import { OPTIONS, OPTION_KEYS } from '../options/table.js';

/** What may stand in one place of a command line. */
export type Value =
  | { readonly kind: 'choices'; readonly choices: readonly string[] }
  | { readonly kind: 'file' }
  /** `CHOICE` or `CHOICE=FILE`. */
  | { readonly kind: 'choice=file'; readonly choices: readonly string[] }
  /** `CHOICE=` and then free text. */
  | { readonly kind: 'choice='; readonly choices: readonly string[] }
  /** Free text. */
  | { readonly kind: 'any' };

export interface Switch {
  /** All spellings: `-f`, `--format`. */
  readonly names: readonly string[];
  readonly help: string;
  /** Null for an option without a value. */
  readonly value: Value | null;
  readonly repeatable: boolean;
}

export interface Operand {
  readonly name: string;
  readonly value: Value;
  readonly variadic: boolean;
}

/** A command as completion sees it. */
export interface Node {
  readonly name: string;
  /** From the program's name down: `nkcheck watchlist import`. */
  readonly path: readonly string[];
  readonly help: string;
  readonly switches: readonly Switch[];
  readonly operands: readonly Operand[];
  readonly children: readonly Node[];
}

/** Reads what can be typed from the commands and options themselves, so that it cannot differ from them. */
export function describeCommand(command: Command, above: readonly string[] = []): Node {
  const help = command.createHelp();
  const path = [...above, command.name()];
  return {
    name: command.name(),
    path,
    help: firstSentence(command.summary() || command.description()),
    switches: help.visibleOptions(command).map(describeSwitch),
    operands: command.registeredArguments.map(describeOperand),
    children: help.visibleCommands(command).filter((child) => child.name() !== 'help').map((child) => describeCommand(child, path)),
  };
}

/** A command and all below it. */
export function flatten(node: Node): readonly Node[] {
  return [node, ...node.children.flatMap(flatten)];
}

function describeSwitch(flag: Flag): Switch {
  const names = [flag.short, flag.long].filter((name) => name !== undefined && name !== null);
  const shared: Option | undefined = OPTIONS[OPTION_KEYS.find((key) => flag.long === `--${key}`) as keyof typeof OPTIONS] as Option | undefined;
  const takesValue = flag.required || flag.optional;
  const value = !takesValue ? null : shared === undefined || shared.kind === 'flag' ? fromName(argumentName(flag.flags)) : fromTable(shared);
  return { names, help: flag.description, value, repeatable: flag.parseArg !== undefined };
}

function fromTable(option: Exclude<Option, { kind: 'flag' }>): Value {
  const choices = option.choices ?? [];
  switch (option.completes) {
    case 'file': return { kind: 'file' };
    case 'choice=file': return { kind: 'choice=file', choices };
    case 'field=column': return { kind: 'choice=', choices: FIELDS };
    default: return choices.length > 0 ? { kind: 'choices', choices } : { kind: 'any' };
  }
}

function describeOperand(argument: Argument): Operand {
  return { name: argument.name(), value: fromName(argument.name()), variadic: argument.variadic };
}

/** `bash|zsh` names choices; what is called a file is one. */
function fromName(name: string): Value {
  if (/^[\w-]+(?:\|[\w-]+)+$/.test(name)) return { kind: 'choices', choices: name.split('|') };
  return /(?:^|[-_\s])(?:files?|results?|old|new|path|out(?:put)?)$/i.test(name) ? { kind: 'file' } : { kind: 'any' };
}

function argumentName(flags: string): string {
  return /[<[]([^\]>]+?)(?:\.\.\.)?[\]>]/.exec(flags)?.[1] ?? '';
}

/** For the one line that a shell has room for. */
function firstSentence(text: string): string {
  return text.split(/[;:.](?:\s|$)/)[0] ?? text;
}
