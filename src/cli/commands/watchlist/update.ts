import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { InputError } from '../../../input/types.js';
import { decodeUtf8 } from '../../../watchlist/decode.js';
import { diffWatchlists } from '../../../watchlist/diff.js';
import { fileError } from '../../../watchlist/file-error.js';
import { unXml } from '../../../watchlist/import/un-xml.js';
import { loadShippedLists, SHIPPED_LISTS } from '../../../watchlist/load.js';
import { parseWatchlist } from '../../../watchlist/parse.js';
import { WatchlistError, type ListedParty, type ListedVessel, type Watchlist } from '../../../watchlist/types.js';
import { toYaml } from '../../../watchlist/write.js';
import { UsageError } from '../../errors.js';
import { settle } from '../../prepare.js';
import { warn } from '../../tell.js';
import type { CommandSpec } from '../index.js';
import { joined, styleFor } from '../listed/rows.js';
import { changeCounts, changeLines, differs } from './changes.js';
import { download, DownloadError, isTrusted } from './download.js';
import { writeList } from './import.js';
import { countsText } from './show.js';

/** Where the Security Council publishes its list. */
export const UN_LIST_URL = 'https://scsanctions.un.org/resources/xml/en/consolidated.xml';
/** The file has about 2 MB. */
const LIMITS = { milliseconds: 60_000, bytes: 64 * 1024 * 1024 };
/** The root element stands within so many characters. */
const HEAD = 4096;
/** The list that comes with nkcheck and is brought up to date. */
const SHIPPED_ID = 'un-1718';
/** A list that has lost more than this share of its parties is taken for a broken one. */
const MOST_LOST = 0.2;

export const updateCommand: CommandSpec = {
  name: 'update',
  description: 'fetch the present UN list and write it as a watchlist',
  flags: [
    ['-o, --output <FILE>', 'the watchlist to write; it is replaced only by a whole and valid list'],
    ['--url <URL>', `another address of the same file (default: ${UN_LIST_URL}); https only`],
    ['--timeout <SECONDS>', 'how long the download may take (default: 60)'],
  ],
  options: ['color', 'quiet', 'debug'],
  after: `The lists that come with nkcheck are not changed: they change with its versions. What is written is the shipped list un-1718
with the parties of the download; the UN file holds no ships, so those are carried over. Standard output shows what differs from
the shipped list. To screen against the new list, leave out the shipped ones and name the others:
  nkcheck manifest.csv --no-default-lists -w un-1718.yaml \\
    -w …/data/reported.yaml -w …/data/goods.yaml

EXIT STATUS
  0    the list was written
  2    usage, or a file that cannot be written
  3    the list could not be fetched, is damaged, is older than the shipped one or has lost many entries: nothing was written`,
  async run({ own, flags, io }) {
    const { settings } = await settle(flags, io);
    const output = own['output'];
    if (typeof output !== 'string') throw new UsageError('name the watchlist to write: nkcheck watchlist update -o un-1718.yaml');
    const url = urlOf(own['url']);
    const shipped = (await loadShippedLists()).lists.find(({ id }) => id === SHIPPED_ID);
    if (shipped === undefined) throw new Error(`the list ${SHIPPED_ID} is missing`);
    const bytes = await download(url, { ...LIMITS, milliseconds: secondsOf(own['timeout']) * 1000 }).catch((error: unknown) => {
      if (error instanceof DownloadError) throw new InputError(url.href, error.message, `nothing was written; fetch the file by other means and use: nkcheck watchlist import un-xml FILE -o ${output}`);
      throw error;
    });
    const { list, notes } = merged(bytes, url, shipped);
    refuseDoubtful(list, shipped, url);
    await writeList(list, [`The UN list as fetched from ${url.href} (SHA-256 ${list.sha256}), with the ships of ${shipped.document}.`], output, io);
    const diff = diffWatchlists(comparable(shipped), comparable(list));
    if (differs(diff)) await io.stdout.write(joined(changeLines(diff, styleFor(settings, io))));
    for (const note of notes) await warn(io, note);
    if (!settings.quiet) {
      await warn(io, `${output} written: the UN list as of ${list.asOf}, ${countsText(list)}; against the shipped one ${changeCounts(diff)} (exit 0)`);
      await warn(io, `to use it: --no-default-lists -w ${[output, ...othersThan(shipped)].join(' -w ')}`);
    }
    return 0;
  },
};

function urlOf(given: unknown): URL {
  const text = typeof given === 'string' ? given : UN_LIST_URL;
  if (!URL.canParse(text)) throw new UsageError(`--url: "${text}" is not an address like ${UN_LIST_URL}`);
  const url = new URL(text);
  if (!isTrusted(url)) throw new UsageError(`--url: ${text} is not encrypted: a list that decides over shipments is fetched over https only`);
  return url;
}

function secondsOf(given: unknown): number {
  if (given === undefined) return LIMITS.milliseconds / 1000;
  const seconds = typeof given === 'string' && /^\d{1,5}$/.test(given) ? Number(given) : 0;
  if (seconds < 1) throw new UsageError(`--timeout: "${String(given)}" is not a whole number of seconds`);
  return seconds;
}

/** @throws InputError when the download is not the list or is damaged */
function merged(bytes: Uint8Array, url: URL, shipped: Watchlist): Merged {
  try {
    return merge(bytes, url, shipped);
  } catch (error) {
    if (!(error instanceof WatchlistError)) throw error;
    const [first] = error.issues;
    throw new InputError(url.href, first?.message ?? error.message, 'nothing was written', first?.line ?? null);
  }
}

interface Merged {
  readonly list: Watchlist;
  readonly notes: readonly string[];
}

/** The shipped list with the downloaded parties, checked as any watchlist is. @throws WatchlistError */
function merge(bytes: Uint8Array, url: URL, shipped: Watchlist): Merged {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const text = decodeUtf8(bytes, url.href, 'it was damaged on its way: fetch it again');
  if (!unXml.detect(text.slice(0, HEAD))) throw fileError(url.href, /<html/i.test(text.slice(0, HEAD)) ? 'a web page came instead of the list' : 'what came is not the UN list');
  const { watchlist, notes } = unXml.parse({ path: url.href, text, sha256 }, {}, { programme: 'DPRK' });
  const list: Watchlist = {
    ...shipped,
    document: `${watchlist.document}; ships as in the list of ${shipped.asOf} that comes with nkcheck`,
    asOf: watchlist.asOf, path: url.href, sha256, parties: watchlist.parties,
  };
  parseWatchlist(toYaml(list), url.href);
  return { list, notes: notes.filter((note) => !note.startsWith('the file holds no vessels')) };
}

/** Fails closed: a list that lost entries would let shipments pass. */
function refuseDoubtful(list: Watchlist, shipped: Watchlist, url: URL): void {
  const advice = 'nothing was written; if that is right, use: nkcheck watchlist import un-xml';
  if (list.asOf < shipped.asOf) throw new InputError(url.href, `the list is of ${list.asOf}, older than the one that comes with nkcheck (${shipped.asOf})`, advice);
  if (list.parties.length < shipped.parties.length * (1 - MOST_LOST)) {
    throw new InputError(url.href, `the list has ${list.parties.length} parties, the one that comes with nkcheck ${shipped.parties.length}`, advice);
  }
}

/** A list without what is written freely: wording of notes and remarks differs from edition to edition. */
function comparable(list: Watchlist): Watchlist {
  const entry = <T extends ListedParty | ListedVessel>(one: T): T => ({ ...one, remarks: null, source: null, confidence: null });
  return {
    ...list,
    parties: list.parties.map((party) => ({ ...entry(party), identifiers: party.identifiers.map((identifier) => ({ ...identifier, note: null })) })),
    vessels: list.vessels.map(entry),
  };
}

/** Files of the other shipped lists, as this installation has them. */
function othersThan(list: Watchlist): readonly string[] {
  return SHIPPED_LISTS.filter((file) => `data/${file}` !== list.path).map((file) => fileURLToPath(new URL(`../../../../data/${file}`, import.meta.url)));
}
