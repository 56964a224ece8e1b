import { terminalSafe } from '../../../report/escape.js';
import { reviewAllowFile, type AllowReview } from '../../../screen/allow/apply.js';
import { parseAllowFile } from '../../../screen/allow/parse.js';
import { AllowFileError } from '../../../screen/allow/types.js';
import type { ExitCode } from '../../../screen/finding.js';
import type { WatchlistIssue } from '../../../watchlist/types.js';
import { UsageError } from '../../errors.js';
import { listsFor, settle, today } from '../../prepare.js';
import { DEFAULT_FILE } from '../allow.js';
import type { Invocation } from '../index.js';
import { decodeUtf8, readRequired } from '../../text-files.js';

/**
 * `nkcheck allow check`: says of each file how many entries count, and of each entry that has expired, ends soon or no
 * longer fits the lists, why. @throws UsageError with the issues of all files
 */
export async function checkAllowFiles({ operands, flags, io }: Invocation): Promise<ExitCode> {
  const { settings } = await settle(flags, io);
  const named = operands.length > 0 ? operands : settings.allow;
  const { lists } = await listsFor(settings);
  const reviews: (readonly [path: string, entries: readonly AllowReview[]])[] = [];
  const issues: WatchlistIssue[] = [];
  for (const path of named.length > 0 ? named : [DEFAULT_FILE]) {
    const called = `the allow-file ${path}`;
    const text = decodeUtf8(await readRequired(path, called), called);
    try {
      reviews.push([path, reviewAllowFile(parseAllowFile(text, path), lists, today(io))]);
    } catch (error) {
      if (!(error instanceof AllowFileError)) throw error;
      issues.push(...error.issues);
    }
  }
  if (issues.length > 0) throw new UsageError(new AllowFileError(issues).message);
  for (const [path, entries] of reviews) await io.stdout.write(`${describeFile(path, entries)}\n`);
  return 0;
}

function describeFile(path: string, entries: readonly AllowReview[]): string {
  const lines = [`${path}: ${countWords(entries)}`, ...entries.filter(({ note }) => note !== null).map(({ text }) => text)];
  return lines.map((line) => terminalSafe(line, Infinity)).join('\n');
}

/** `12 entries: 9 count (2 end soon), 2 expired, 1 without effect`. */
function countWords(entries: readonly AllowReview[]): string {
  const number = (test: (one: AllowReview) => boolean): string => entries.filter(test).length.toLocaleString('en-US');
  const all = entries.length === 1 ? '1 entry' : `${entries.length.toLocaleString('en-US')} entries`;
  const soon = number(({ state, note }) => state === 'valid' && note !== null);
  const parts = [
    `${number(({ state }) => state === 'valid')} valid${soon === '0' ? '' : ` (${soon} ending soon)`}`,
    `${number(({ state }) => state === 'expired')} expired`,
    `${number(({ state }) => state !== 'valid' && state !== 'expired')} without effect`,
  ];
  return `${all}: ${parts.filter((part, i) => i === 0 || !part.startsWith('0 ')).join(', ')}`;
}
