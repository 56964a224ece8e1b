import { terminalSafe } from '../../../report/escape.js';
import { count } from '../../../report/words.js';
import { loadShippedLists, loadWatchlist } from '../../../watchlist/load.js';
import { WatchlistError, type Watchlist, type WatchlistIssue } from '../../../watchlist/types.js';
import { settle } from '../../prepare.js';
import { tellOutcome, warn } from '../../tell.js';
import type { CommandSpec } from '../index.js';
import { listedOf } from '../listed/catalogue.js';
import { countsText } from './show.js';

export const validateCommand: CommandSpec = {
  name: 'validate',
  args: '<files...>',
  description: 'check watchlist files; every error with its line and column',
  options: ['color', 'quiet', 'debug'],
  after: `Standard error also says which files hold ids of each other or of the lists that come with nkcheck: each is valid, but the two cannot
be used in one run.

EXIT STATUS
  0    all files can be used
  2    a file has errors`,
  async run({ operands, flags, io }) {
    const { settings } = await settle(flags, io);
    const { lists, issues } = await loadAll(operands);
    const broken = new Set(issues.map(({ path }) => path));
    const shipped = (await loadShippedLists()).lists;
    const say = (text: string): Promise<void> => io.stdout.write(`${terminalSafe(text, Infinity)}\n`);
    for (const { path, line, column, message } of issues) await say(`${path}:${line}:${column}: ${message}`);
    for (const [i, list] of lists.entries()) {
      await say(`${list.path}: valid: ${list.id}, ${countsText(list)}`);
      for (const note of clashes(list, [...shipped, ...lists.slice(0, i)], shipped)) await warn(io, `${list.path}: ${note}`);
    }
    const exit = issues.length > 0 ? 2 : 0;
    const reason = exit === 0 ? `${count(operands.length, 'file')} can be used` : `${count(issues.length, 'error')} in ${count(broken.size, 'file')}`;
    if (!settings.quiet) await tellOutcome(io, { word: exit === 0 ? 'Valid' : 'Not valid', tone: exit === 0 ? 'clear' : 'violation', reason, exit }, settings);
    return exit;
  },
};

/** A list may hold what another one holds, a newer state of it for instance; but then the two cannot be used together. */
function clashes(list: Watchlist, others: readonly Watchlist[], shipped: readonly Watchlist[]): readonly string[] {
  const own = new Set(idsOf(list));
  return others.flatMap((other) => {
    const shared = idsOf(other).filter((id) => own.has(id)).length;
    if (shared === 0) return [];
    const advice = shipped.includes(other) ? ', which comes with nkcheck: use the one or the other, with --no-default-lists' : ': use the one or the other';
    return [`${count(shared, 'id is', 'ids are')} also in ${other.path}${advice}`];
  });
}

/** As run-time checks compare them: the id of the list and those of its entries, whatever their capitals. */
function idsOf(list: Watchlist): readonly string[] {
  return [`list ${list.id}`, ...[...listedOf(list), ...list.goods].map(({ id }) => id)].map((id) => id.toLowerCase());
}

async function loadAll(paths: readonly string[]): Promise<{ readonly lists: readonly Watchlist[]; readonly issues: readonly WatchlistIssue[] }> {
  const lists: Watchlist[] = [];
  const issues: WatchlistIssue[] = [];
  for (const path of new Set(paths)) {
    try {
      lists.push(await loadWatchlist(path));
    } catch (error) {
      if (!(error instanceof WatchlistError)) throw error;
      issues.push(...error.issues);
    }
  }
  return { lists, issues };
}
