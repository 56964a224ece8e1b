import { terminalSafe } from '../../../report/escape.js';
import { count } from '../../../report/words.js';
import { loadShippedLists, loadWatchlist } from '../../../watchlist/load.js';
import { checkAcrossLists } from '../../../watchlist/parse.js';
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
  after: `The files are checked each by itself, and for ids that two of them share, since such lists cannot be used in one run.

EXIT STATUS
  0    all files can be used
  2    a file has errors`,
  async run({ operands, flags, io }) {
    const { settings } = await settle(flags, io);
    const { lists, issues } = await loadAll(operands);
    const all = [...issues, ...checkAcrossLists(lists)];
    const broken = new Set(all.map(({ path }) => path));
    const say = (text: string): Promise<void> => io.stdout.write(`${terminalSafe(text, Infinity)}\n`);
    for (const { path, line, column, message } of all) await say(`${path}:${line}:${column}: ${message}`);
    for (const list of lists) {
      if (broken.has(list.path)) continue;
      await say(`${list.path}: valid: ${list.id}, ${countsText(list)}`);
      for (const note of await clashes(list)) await warn(io, `${list.path}: ${note}`);
    }
    const exit = all.length > 0 ? 2 : 0;
    const reason = exit === 0 ? `${count(operands.length, 'file')} can be used` : `${count(all.length, 'error')} in ${count(broken.size, 'file')}`;
    if (!settings.quiet) await tellOutcome(io, { word: exit === 0 ? 'Valid' : 'Not valid', tone: exit === 0 ? 'clear' : 'violation', reason, exit }, settings);
    return exit;
  },
};

/** A list may hold what a shipped one holds, a newer state of it for instance; but then the two cannot be used together. */
async function clashes(list: Watchlist): Promise<readonly string[]> {
  const idsOf = (one: Watchlist): readonly string[] => [...listedOf(one), ...one.goods].map(({ id }) => id.toLowerCase());
  const own = new Set(idsOf(list));
  return (await loadShippedLists()).lists.flatMap((shipped) => {
    const shared = idsOf(shipped).filter((id) => own.has(id)).length;
    return shared === 0 && shipped.id !== list.id ? [] : [`${count(shared, 'id is', 'ids are')} also in the list ${shipped.id} that comes with nkcheck: use the one or the other, with --no-default-lists`];
  });
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
