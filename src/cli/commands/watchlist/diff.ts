import { stat } from 'node:fs/promises';
import { jsonText } from '../../../report/escape.js';
import { diffWatchlists } from '../../../watchlist/diff.js';
import { loadShippedLists, loadWatchlist } from '../../../watchlist/load.js';
import type { Watchlist } from '../../../watchlist/types.js';
import { settle } from '../../prepare.js';
import { tellOutcome } from '../../tell.js';
import type { CommandSpec } from '../index.js';
import { joined, styleFor } from '../listed/rows.js';
import { changeCounts, changeLines, differs } from './changes.js';

export const diffCommand: CommandSpec = {
  name: 'diff',
  args: '<old> <new>',
  description: 'what was added, removed and changed between two states of a list',
  flags: [['--json', 'one JSON object']],
  options: ['color', 'quiet', 'debug'],
  after: `OLD and NEW are watchlist files; the id of a list that comes with nkcheck (un-1718) stands for that list.
Entries are the same when their ids are.

EXIT STATUS
  0    the lists say the same
  1    they differ
  2    one of them cannot be read`,
  async run({ operands: [before = '', after = ''], own, flags, io }) {
    const { settings } = await settle(flags, io);
    const diff = diffWatchlists(await listNamed(before), await listNamed(after));
    await io.stdout.write(own['json'] === true ? `${jsonText(diff)}\n` : joined(changeLines(diff, styleFor(settings, io))));
    const exit = differs(diff) ? 1 : 0;
    if (!settings.quiet) await tellOutcome(io, { word: exit === 0 ? 'The same' : 'Different', tone: exit === 0 ? 'clear' : 'review', reason: changeCounts(diff), exit }, settings);
    return exit;
  },
};

/** A file, or a shipped list by its id where there is no such file. @throws WatchlistError */
async function listNamed(name: string): Promise<Watchlist> {
  const isFile = await stat(name).then(() => true, () => false);
  const shipped = isFile ? undefined : (await loadShippedLists()).lists.find(({ id }) => id === name);
  return shipped ?? loadWatchlist(name);
}
