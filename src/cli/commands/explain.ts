import { jsonText } from '../../report/escape.js';
import { RULES } from '../../screen/rules.js';
import type { Watchlist } from '../../watchlist/types.js';
import { UsageError } from '../errors.js';
import type { Io } from '../io.js';
import { listsFor, settle } from '../prepare.js';
import type { CommandSpec } from './index.js';
import { findFinding, findingLines } from './explain/finding.js';
import { explainKnown, type Explanation } from './explain/known.js';
import { listedOf, nearest } from './listed/catalogue.js';
import { joined, styleFor, type Style } from './listed/rows.js';

const FINDING_ID = /^[0-9a-f]{16}$/i;

export const explainCommand: CommandSpec = {
  name: 'explain',
  args: '<rule-or-finding> [results...]',
  description: 'what is behind a rule code, a goods rule, a list entry or a finding',
  flags: [['--json', 'one JSON object']],
  options: ['watchlist', 'default-lists', 'color', 'debug'],
  after: `A finding is looked up by its id in saved NDJSON results; - is standard input.

EXAMPLES
  nkcheck explain NK101
  nkcheck explain UN-2397-7-machinery
  nkcheck explain KPe.003
  nkcheck manifest.csv -f ndjson=result.ndjson
  nkcheck explain 9f2c41d07a3be615 result.ndjson

Exit status 0 when it is explained, 2 when it is unknown.`,
  async run({ operands: [asked = '', ...results], own, flags, io }) {
    const { settings } = await settle(flags, io);
    const { lists } = await listsFor(settings);
    const { lines, json } = await explain(asked.trim(), results, lists, styleFor(settings, io), io);
    await io.stdout.write(own['json'] === true ? `${jsonText(json)}\n` : joined(lines));
    return 0;
  },
};

async function explain(asked: string, results: readonly string[], lists: readonly Watchlist[], style: Style, io: Io): Promise<Explanation> {
  const known = explainKnown(asked, lists, style);
  if (known !== null) {
    if (results.length > 0) throw new UsageError(`"${asked}" is no finding, so no result is read: leave out ${results.join(' ')}`);
    return known;
  }
  if (!FINDING_ID.test(asked)) throw unknown(asked, lists);
  if (results.length === 0) throw new UsageError(`${asked} looks like the id of a finding: name the saved NDJSON result that holds it, e.g. nkcheck explain ${asked} result.ndjson`);
  const found = await findFinding(asked.toLowerCase(), results, io);
  if (found === null) throw new UsageError(`no finding ${asked} in ${results.join(', ')}: is it the result of the run that showed it?`);
  return { lines: findingLines(found, lists, results, style), json: { ...found.first, records: found.records, elsewhere: found.elsewhere } };
}

function unknown(asked: string, lists: readonly Watchlist[]): UsageError {
  if (lists.some(({ id }) => id === asked)) return new UsageError(`${asked} is a list: nkcheck watchlist show ${asked}`);
  const ids = [...Object.keys(RULES), ...lists.flatMap((list) => [...list.goods, ...listedOf(list)].map(({ id }) => id))];
  const near = nearest(asked, ids);
  const advice = near.length > 0 ? `did you mean ${near.join(', ')}?` : 'give a rule code (NK101), a goods rule (UN-2397-7-machinery), a list entry (KPe.003) or the id of a finding; for a name: nkcheck lookup NAME';
  return new UsageError(`nothing is known as "${asked.slice(0, 100)}": ${advice}`);
}
