import { resolve } from 'node:path';
import { terminalSafe } from '../../../report/escape.js';
import { addToAllowFile } from '../../../screen/allow/append.js';
import { addDays } from '../../../screen/allow/days.js';
import type { Clearing } from '../../../screen/allow/format.js';
import { AllowFileError, ClearingRefused } from '../../../screen/allow/types.js';
import type { ExitCode, Finding, ListSummary } from '../../../screen/finding.js';
import type { Watchlist } from '../../../watchlist/types.js';
import { UsageError } from '../../errors.js';
import type { Io } from '../../io.js';
import { day, wholeNumber, type Parse } from '../../options/kinds.js';
import { openFileDestination } from '../../outputs.js';
import { listsFor, settle, today } from '../../prepare.js';
import { warn } from '../../tell.js';
import { DEFAULT_DAYS, DEFAULT_FILE } from '../allow.js';
import type { Invocation } from '../index.js';
import { decodeUtf8, readIfThere } from '../../text-files.js';
import { findSaved } from './results.js';

/** Two years; the file itself checks the day. */
const MAX_DAYS = 731;

/** `nkcheck allow add FINDING [RESULT…]`: writes the entry and prints it. @throws UsageError, ResultError, WatchlistError */
export async function addClearance({ operands, own, flags, io }: Invocation): Promise<ExitCode> {
  const { settings } = await settle(flags, io);
  const [id = '', ...results] = operands;
  const path = targetOf(settings.allow);
  const choice = choiceOf(own, io);
  const { lists } = await listsFor(settings);
  const saved = await findSaved(id, results, choice.record, choice.by === 'name', io);
  const called = `the allow-file ${path}`;
  const bytes = await readIfThere(path, called);
  const existing = bytes === null ? null : decodeUtf8(bytes, called, { keepMark: true });
  const { text, item, entry } = orUsageError(() => addToAllowFile(existing, path, saved.finding, { ...choice, lists }));
  const destination = await openFileDestination(path, 'the allow-file');
  await destination.write(text);
  await destination.finish();
  await io.stdout.write(`${safeLines(`${path}:${entry.line}: finding ${id} is cleared until ${entry.expires}\n${item}`)}\n`);
  if (settings.quiet) return 0;
  for (const note of [listNote(saved.finding, saved.lists, lists), useNote(path, settings.allow)]) if (note !== null) await warn(io, note);
  return 0;
}

function targetOf(named: readonly string[]): string {
  if (named.length > 1) throw new UsageError(`several allow-files are named (${named.join(', ')}): say with --allow which one to write to`);
  return named[0] ?? DEFAULT_FILE;
}

/** What the person chose on the command line. */
function choiceOf(own: Invocation['own'], io: Io): Omit<Clearing, 'lists'> & { readonly record: number | null } {
  const text = (key: string): string | null => (typeof own[key] === 'string' ? own[key] : null);
  const read = <T>(key: string, parse: Parse<T>): T | null => {
    const value = text(key);
    return value === null ? null : orUsageError(() => parse(value), `--${key}: `);
  };
  const reason = text('reason');
  if (reason === null) throw new UsageError('--reason is needed: say what was compared, so that it can be understood in two years');
  const expires = read('expires', day);
  const days = read('days', wholeNumber(1, MAX_DAYS, 'days'));
  if (expires !== null && days !== null) throw new UsageError('--expires and --days say the same: give one of them');
  const added = today(io);
  return {
    reason,
    author: text('author') ?? userName(io.env),
    added,
    expires: expires ?? addDays(added, days ?? DEFAULT_DAYS),
    by: own['name'] === true ? 'name' : 'value',
    record: read('record', wholeNumber(1, 999_999_999, 'record')),
  };
}

/** The variables in which version control and systems keep the name of the user, the fullest first. */
const NAME_VARIABLES = ['GIT_AUTHOR_NAME', 'USER', 'LOGNAME', 'USERNAME'] as const;

function userName(env: Io['env']): string {
  const name = NAME_VARIABLES.map((variable) => env[variable]?.trim() ?? '').find((one) => one !== '');
  if (name === undefined) throw new UsageError('--author is needed: who clears the finding?');
  return name;
}

/** Refusals, broken files and values that cannot be read are faults of what was given: exit status 2. */
function orUsageError<T>(work: () => T, where = ''): T {
  try {
    return work();
  } catch (error) {
    const given = where !== '' || error instanceof ClearingRefused || error instanceof AllowFileError;
    if (!given) throw error;
    throw new UsageError(`${where}${(error as Error).message}`, { cause: error });
  }
}

/** The person looked at a result of another edition of the list than the one whose entry is now written down. */
function listNote({ entry, goodsRule }: Finding, before: readonly ListSummary[], lists: readonly Watchlist[]): string | null {
  const id = entry?.id ?? goodsRule;
  const list = lists.find((one) => [...one.parties, ...one.vessels, ...one.goods].some((listed) => listed.id === id));
  if (list === undefined || before.some((one) => one.list === list.id && one.sha256 === list.sha256)) return null;
  return `the list ${list.id} is not the edition that the result was screened against; ${id ?? ''} is cleared as it stands now (${list.asOf}): look at it again`;
}

function useNote(path: string, named: readonly string[]): string | null {
  return named.some((one) => resolve(one) === resolve(path)) ? null : `screen with --allow ${path}, or name it as "allow" in nkcheck.yaml`;
}

function safeLines(text: string): string {
  return text.trimEnd().split(/\r?\n/).map((line) => terminalSafe(line, Infinity)).join('\n');
}
