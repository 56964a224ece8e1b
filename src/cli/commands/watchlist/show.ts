import { daysBetween } from '../../../check/list-notes.js';
import { summarizeList } from '../../../check/run.js';
import { jsonText, terminalSafe } from '../../../report/escape.js';
import { authorityLabel, count } from '../../../report/words.js';
import type { Watchlist } from '../../../watchlist/types.js';
import { align } from '../../align.js';
import { UsageError } from '../../errors.js';
import { listsFor, settle, today } from '../../prepare.js';
import type { CommandSpec } from '../index.js';
import { explainKnown } from '../explain/known.js';
import { findGoods, findListed, listedOf, nearest } from '../listed/catalogue.js';
import { TYPE_WORDS } from '../listed/entry.js';
import { datesText } from '../listed/goods.js';
import { headlineLines, joined, row, rowLines, styleFor, type Style } from '../listed/rows.js';

const MOST_CELL = 60;

export const showCommand: CommandSpec = {
  name: 'show',
  args: '[list-or-entry]',
  description: 'the lists of a run; the entries of one list; one entry with all that is known of it',
  flags: [['--json', 'one JSON object']],
  options: ['watchlist', 'default-lists', 'color', 'debug'],
  after: `EXAMPLES
  nkcheck watchlist show
  nkcheck watchlist show un-1718
  nkcheck watchlist show KPv.040
  nkcheck watchlist show -w my-list.yaml my-list`,
  async run({ operands: [asked], own, flags, io }) {
    const { settings } = await settle(flags, io);
    const { lists } = await listsFor(settings);
    const style = styleFor(settings, io);
    const json = own['json'] === true;
    const list = lists.find(({ id }) => id.toLowerCase() === asked?.toLowerCase());
    if (asked === undefined) await io.stdout.write(json ? `${jsonText({ lists: lists.map((one) => listJson(one, today(io))) })}\n` : joined(lists.flatMap((one) => [...listLines(one, today(io), style), ''])));
    else if (list !== undefined) await io.stdout.write(json ? `${jsonText({ ...listJson(list, today(io)), ...contentJson(list) })}\n` : joined([...listLines(list, today(io), style), '', ...entryTable(list, io.stdout.isTTY ? io.stdout.width : 110, style)]));
    else {
      const known = findListed(lists, asked) ?? findGoods(lists, asked);
      if (known === null) throw unknown(asked, lists);
      const { lines, json: object } = explainKnown(asked, lists, style) ?? { lines: [], json: {} };
      await io.stdout.write(json ? `${jsonText(object)}\n` : joined(lines));
    }
    return 0;
  },
};

function listJson(list: Watchlist, day: string): Readonly<Record<string, unknown>> {
  const { title, document, asOf } = list;
  return { ...summarizeList(list), title, document, ageDays: daysBetween(asOf, day) };
}

function contentJson({ parties, vessels, goods }: Watchlist): Readonly<Record<string, unknown>> {
  return { content: { parties, vessels, goods } };
}

function listLines(list: Watchlist, day: string, style: Style): readonly string[] {
  const age = daysBetween(list.asOf, day);
  return [
    ...headlineLines(list.id, style.theme.place, list.title, style),
    ...rowLines([
      ['authority', authorityLabel(list.authority)],
      ['document', list.document],
      ['as of', `${list.asOf}, ${age === 0 ? 'today' : age < 0 ? `${count(-age, 'day')} ahead` : `${count(age, 'day')} ago`}`],
      ['holds', countsText(list)],
      ['sha256', list.sha256],
      ...row('file', list.path),
    ], style),
  ];
}

/** `80 persons, 75 entities, 59 ships`. */
export function countsText({ parties, vessels, goods }: Watchlist): string {
  const people = parties.filter(({ type }) => type === 'individual').length;
  const parts = [
    [people, 'person', 'persons'], [parties.length - people, 'entity', 'entities'], [vessels.length, 'ship', 'ships'], [goods.length, 'goods rule', 'goods rules'],
  ] as const;
  return parts.filter(([n]) => n > 0).map(([n, one, many]) => count(n, one, many)).join(', ');
}

/** A line per entry: id, kind, since when, status, name. */
function entryTable(list: Watchlist, width: number, { theme }: Style): readonly string[] {
  const listed = listedOf(list).map((entry) => [
    entry.id, TYPE_WORDS[entry.type], entry.listedOn ?? '', (entry.statuses[0] ?? '').replaceAll('-', ' '), names(entry.names.map(({ text }) => text)),
  ]);
  const goods = list.goods.map((rule) => [rule.id, rule.kind, datesText(rule), `${rule.authority} ${rule.direction}`, rule.title]);
  const [header = '', ...lines] = align([['id', 'kind', 'since', 'status', 'name'], ...listed, ...goods].map((cells) => cells.map((cell) => terminalSafe(cell, 200))), width);
  return [theme.faint(header), ...lines];
}

function names([first = '', ...others]: readonly string[]): string {
  return [first, ...others.map((name) => name.slice(0, MOST_CELL))].join(' · ');
}

function unknown(asked: string, lists: readonly Watchlist[]): UsageError {
  const near = nearest(asked, lists.flatMap((list) => [list.id, ...[...listedOf(list), ...list.goods].map(({ id }) => id)]));
  const file = /\.ya?ml$/i.test(asked) ? `a file is read with -w: nkcheck watchlist show -w ${asked}` : null;
  return new UsageError(`there is no list or entry "${asked.slice(0, 100)}": ${file ?? (near.length > 0 ? `did you mean ${near.join(', ')}?` : `the lists are ${lists.map(({ id }) => id).join(', ')}`)}`);
}
