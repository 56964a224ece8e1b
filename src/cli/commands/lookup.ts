import { staleLists } from '../../check/list-notes.js';
import { summarizeList } from '../../check/run.js';
import { jsonText } from '../../report/escape.js';
import type { Watchlist } from '../../watchlist/types.js';
import { UsageError } from '../errors.js';
import type { Io } from '../io.js';
import { listsFor, settle, today } from '../prepare.js';
import { tellOutcome } from '../tell.js';
import { VERSION } from '../../check/version.js';
import type { CommandSpec } from './index.js';
import { joined, styleFor } from './listed/rows.js';
import { createAnswerer } from './lookup/answer.js';
import { answerJson, JSON_FORMS } from './lookup/json.js';
import { namesOn, readCodes, readNames, type NameOperands, type Query } from './lookup/query.js';
import { LookupTally } from './lookup/tally.js';
import { answerLines } from './lookup/text.js';

export const lookupCommand: CommandSpec = {
  name: 'lookup',
  args: '[names...]',
  description: 'ask about names, IMO numbers, identifiers or HS codes, without a file',
  flags: [
    ['--imo <NUMBER>', 'an IMO number, of a ship or a company (repeatable)', 'repeatable'],
    ['--id <VALUE>', 'a passport, SWIFT code, registration or e-mail address (repeatable)', 'repeatable'],
    ['--hs <CODE>', 'an HS code: every goods rule that touches it (repeatable)', 'repeatable'],
    ['--json', 'one JSON document'],
    ['--ndjson', 'one JSON object a line, the summary last'],
  ],
  options: ['watchlist', 'default-lists', 'max-list-age', 'jurisdiction', 'as-of', 'fail-on', 'explain', 'color', 'quiet', 'debug'],
  after: `The name - reads names from standard input, one a line; as text only those with hits are shown.

EXIT STATUS is that of "check" for a record that holds nothing but what is looked up:
  0    nothing listed, or only hits that are no finding by themselves (they are shown)
  1    a finding at or above --fail-on; with --hs: a rule that applies touches the code
  2    usage, a code that cannot be read, an IMO number whose check digit is wrong
  3    standard input holds no names or is not UTF-8; a list is older than --max-list-age

EXAMPLES
  nkcheck lookup "Tanchon Commercial Bank" --explain
  nkcheck lookup --imo 8909575 --id FTBDKPPY
  nkcheck lookup --hs 2701 --jurisdiction SG,US
  cut -d, -f3 customers.csv | nkcheck lookup - --ndjson`,
  async run({ operands, own, flags, io }) {
    const { settings } = await settle(flags, io);
    const [names, codes] = [readNames(operands), readCodes(own)];
    if (names.names.length + codes.length === 0 && !names.stdin) throw new UsageError('nothing to look up: give a name, --imo, --id or --hs, e.g. nkcheck lookup "Tanchon Commercial Bank"');
    if (own['json'] === true && own['ndjson'] === true) throw new UsageError('--json and --ndjson cannot be used together');
    const { lists, geography } = await listsFor(settings);
    refuseMistypedImos(codes, lists);
    const asOf = settings['as-of'] ?? today(io);
    const jurisdictions = new Set(['UN', ...settings.jurisdiction]);
    const answer = createAnswerer({ lists, geography, policy: { jurisdictions, direction: 'export', asOf } });
    const form = own['json'] === true ? JSON_FORMS.json : own['ndjson'] === true ? JSON_FORMS.ndjson : null;
    const style = styleFor(settings, io);
    const tally = new LookupTally();
    if (form !== null) await io.stdout.write(form.start);
    for await (const { query, quietly } of queries(names, codes, io)) {
      const one = answer(query);
      tally.add(one);
      if (form !== null) await io.stdout.write(`${tally.queries > 1 ? form.between : ''}${answerJson(one)}`);
      else if (!quietly || one.hits.length + one.signs.length > 0) await io.stdout.write(joined(answerLines(one, settings.explain, style)));
    }
    const outcome = tally.outcome(settings['fail-on'], staleLists(lists, today(io), settings['max-list-age']));
    if (form !== null) {
      await io.stdout.write(`${form.beforeSummary}${jsonText({
        type: 'summary', exit: outcome.exit, reason: outcome.reason, queries: tally.queries,
        findings: { violation: tally.worst.violation, review: tally.worst.review }, below: tally.below,
        asOf, jurisdictions: [...jurisdictions], lists: lists.map(summarizeList), tool: { name: 'nkcheck', version: VERSION },
      })}${form.end}`);
    }
    if (!settings.quiet) await tellOutcome(io, outcome, settings);
    return outcome.exit;
  },
};

/** Everything to look up, in order. `quietly`: nothing is said of it unless something is found. */
async function* queries({ names, stdin }: NameOperands, codes: readonly Query[], io: Io): AsyncGenerator<{ readonly query: Query; readonly quietly: boolean }> {
  for (const value of names) yield { query: { kind: 'name', value }, quietly: false };
  if (stdin) for await (const value of namesOn(io.stdin)) yield { query: { kind: 'name', value }, quietly: true };
  for (const query of codes) yield { query, quietly: false };
}

/** A number with a wrong check digit belongs to no ship; "nothing found" would be a wrong answer to a slip of the finger. */
function refuseMistypedImos(codes: readonly Query[], lists: readonly Watchlist[]): void {
  for (const query of codes) {
    if (query.kind !== 'imo' || query.checkDigitAgrees) continue;
    const companies = lists.flatMap((list) => list.parties.flatMap(({ identifiers }) => identifiers));
    if (companies.some(({ kind, value }) => kind === 'imo-company' && value.replace(/\D/g, '') === query.digits)) continue;
    const ships = lists.flatMap((list) => list.vessels);
    const near = ships.filter(({ imo }) => imo !== null && oneSlip(imo, query.digits)).map(({ imo, names }) => `${imo ?? ''} (${names[0]?.text ?? ''})`);
    const hint = near.length === 0 ? '' : `; listed numbers that differ by one slip: ${near.join(', ')}`;
    throw new UsageError(`--imo: ${query.digits} fails the check digit of ship numbers, so a digit is wrong${hint}`);
  }
}

/** One digit is another, or two neighbours are swapped. */
function oneSlip(a: string, b: string): boolean {
  const at = [...a].flatMap((digit, i) => (digit === b[i] ? [] : [i]));
  const [first = 0, second = 0] = at;
  return at.length === 1 || (at.length === 2 && second === first + 1 && a[first] === b[second] && a[second] === b[first]);
}
