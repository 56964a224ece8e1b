import { visible } from '../../../report/escape.js';
import { count } from '../../../report/words.js';
import { IMPORTERS, importWatchlist } from '../../../watchlist/import/registry.js';
import type { Watchlist } from '../../../watchlist/types.js';
import { toYaml } from '../../../watchlist/write.js';
import { UsageError } from '../../errors.js';
import type { Io } from '../../io.js';
import { openFileDestination } from '../../outputs.js';
import { settle } from '../../prepare.js';
import { warn } from '../../tell.js';
import type { CommandSpec } from '../index.js';
import { countsText } from './show.js';

const FORMATS = IMPORTERS.map(({ id }) => id);

export const importCommand: CommandSpec = {
  name: 'import',
  args: '<format> <file>',
  description: 'turn an official list that you have downloaded into a watchlist',
  flags: [
    ['--programme <NAME>', 'dprk (default): entries under DPRK sanctions; all: every entry of the file'],
    ['-o, --output <FILE>', 'write to a file instead of standard output; it appears only when it is whole'],
  ],
  options: ['as-of', 'quiet', 'debug'],
  after: `FORMAT is ${FORMATS.join(', ')}, or auto to tell it from the content. The file may be packed with gzip.
--as-of is the day the file speaks for; it is needed where the file does not say it itself.
What an importer leaves out or cannot understand is said on standard error.

EXAMPLE
  nkcheck watchlist import un-xml consolidated.xml -o un-dprk.yaml`,
  async run({ operands: [format = '', file = ''], own, flags, io }) {
    const { settings, origins } = await settle(flags, io);
    // A day that judges records, set in a variable or file, says nothing of a downloaded list.
    const asOf = origins['as-of'] === 'flag' ? settings['as-of'] : null;
    const { watchlist, notes } = await importWatchlist(format.toLowerCase(), file, { programme: programmeOf(own['programme']), ...(asOf === null ? {} : { asOf }) });
    await writeList(watchlist, [`Imported from ${file} (SHA-256 ${watchlist.sha256}).`], own['output'] as string | undefined, io);
    for (const note of notes) await warn(io, note);
    if (!settings.quiet) await warn(io, `${watchlist.id} as of ${watchlist.asOf}: ${countsText(watchlist)}${notes.length === 0 ? '' : `; ${count(notes.length, 'note')} above`} (exit 0)`);
    return 0;
  },
};

function programmeOf(given: unknown): 'DPRK' | 'all' {
  const name = typeof given === 'string' ? given.toLowerCase() : 'dprk';
  if (name !== 'dprk' && name !== 'all') throw new UsageError(`--programme: "${String(given)}" is neither dprk nor all`);
  return name === 'dprk' ? 'DPRK' : 'all';
}

/** Writes a list as YAML, with comment lines on top. @throws UsageError when the file cannot be written */
export async function writeList(list: Watchlist, comments: readonly string[], output: string | undefined, io: Io): Promise<void> {
  const text = `${comments.map((line) => `# ${visible(line)}\n`).join('')}${toYaml(list)}`;
  if (output === undefined || output === '-') {
    await io.stdout.write(text);
    return;
  }
  const destination = await openFileDestination(output, 'the watchlist');
  try {
    await destination.write(text);
    await destination.finish();
  } catch (error) {
    await destination.discard();
    throw error;
  }
}
