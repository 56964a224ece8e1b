import { foldText } from '../../../names/index.js';
import { terminalSafe } from '../../../report/escape.js';
import { count, TIER_WORDS } from '../../../report/words.js';
import { entryRows, entryTitle } from '../listed/entry.js';
import { DIRECTION_WORDS, goodsRows, goodsTitle } from '../listed/goods.js';
import { headlineLines, paragraph, row, rowLines, rows, type Row, type Style } from '../listed/rows.js';
import type { Answer, ListedHit, Sign } from './answer.js';
import type { GoodsHit } from './goods.js';
import type { Query } from './query.js';

/** A very common name on a long list may have more hits than anybody reads; the machine formats hold all. */
const MOST_HITS = 20;
const MOST_QUERY = 200;

const QUERY_WORDS: Readonly<Record<Query['kind'], string>> = { name: '', imo: 'IMO number ', id: 'identifier ', hs: 'HS code ' };

/** An answer for people; a blank line ends it. */
export function answerLines(answer: Answer, explain: boolean, style: Style): readonly string[] {
  const { query, hits, signs, goods, notes } = answer;
  const asked = `${QUERY_WORDS[query.kind]}${query.kind === 'name' ? `"${terminalSafe(query.value, MOST_QUERY)}"` : terminalSafe(query.value, MOST_QUERY)}`;
  return [
    style.theme.place(asked),
    ...notes.flatMap((note) => paragraph(`note: ${note}`, style)),
    ...hits.slice(0, MOST_HITS).flatMap((hit) => [...hitLines(hit, explain, style), '']),
    ...(hits.length > MOST_HITS ? [...paragraph(`and ${count(hits.length - MOST_HITS, 'more hit')}: --json shows all`, style), ''] : []),
    ...signs.flatMap((sign) => [...signLines(sign, query.kind === 'id' ? 'identifier' : 'party', style), '']),
    ...(query.kind === 'hs' ? goodsLines(goods, explain, style) : []),
    ...(hits.length === 0 && query.kind !== 'hs' ? nothingLines(query, explain, style) : []),
  ];
}

function nothingLines(query: Query, explain: boolean, style: Style): readonly string[] {
  const nothing = query.kind === 'name' ? 'no listed party or ship bears this name'
    : query.kind === 'imo' ? 'no listed ship or company has this number' : 'no listed party has this identifier';
  return [
    ...paragraph(nothing, style),
    ...(explain && query.kind === 'name' ? rowLines([['read as', foldText(query.value)]], style) : []),
    '',
  ];
}

function signLines({ verdict, rule, reasons }: Sign, what: string, style: Style): readonly string[] {
  return [
    ...headlineLines('NAMES THE DPRK', style.theme.verdict[verdict], `a record with this ${what} is at least a ${verdict}`, style),
    ...rowLines([...rows('verdict', reasons), ['rule', rule]], style),
  ];
}

function hitLines(hit: ListedHit, explain: boolean, style: Style): readonly string[] {
  const tone = hit.verdict === 'none' ? style.theme.faint : style.theme.verdict[hit.verdict];
  return [
    ...headlineLines(TIER_WORDS[hit.match.tier].toUpperCase(), tone, entryTitle(hit.owned), style),
    ...rowLines([
      ...matchRows(hit, explain),
      ...entryRows(hit.owned, 'short'),
      ...row('verdict', outlook(hit)),
      ...row('rule', hit.rule),
    ], style),
  ];
}

/** What was compared with what, where it is not plain from the headline; step by step with `--explain`. */
function matchRows({ match, owned }: ListedHit, explain: boolean): readonly Row[] {
  if (match.tier === 'identifier') return rows('matched', match.evidence);
  const known = owned.item.names[0]?.text === match.name;
  if (!explain) return known ? [] : [['matched', `"${match.surface}" with "${match.name}"`]];
  const steps = match.evidence.length > 0 ? match.evidence : ['the same words, letter by letter'];
  return [
    ['given', `"${match.surface}"`],
    ['listed', `"${match.name}"`],
    ...rows('steps', steps.map((step, i) => `${i + 1}. ${step}`)),
  ];
}

/** Second signs that raise a verdict, in the words of a clerk. */
const SIGNS: Readonly<Record<ListedHit['owned']['item']['type'], string>> = {
  entity: 'the DPRK named in the record, or an address of the list',
  individual: 'birth date, DPRK nationality, or an address in the DPRK',
  vessel: 'the DPRK named in the record',
};

/** What a record with this name would get, and what more would raise it. */
function outlook({ verdict, toDprk, reasons, owned: { item } }: ListedHit): string {
  // The measures against a ship stand in a row of their own.
  const why = reasons.filter((reason) => !reason.startsWith('measure:')).join('; ');
  const rises = toDprk !== 'none' && toDprk !== verdict;
  const second = rises ? ` With a second sign a ${toDprk}: ${SIGNS[item.type]}.` : '';
  const number = item.type === 'vessel' && verdict !== 'violation' && item.imo !== null ? ` The IMO number decides: ${item.imo} is the listed ship, another valid one is not.` : '';
  if (verdict === 'none') return `no finding by itself (${why}).${second}${number}`;
  return `${verdict}${rises ? ' by itself' : ''} (${why}).${second}${number}`;
}

function goodsLines(goods: readonly GoodsHit[], explain: boolean, style: Style): readonly string[] {
  const asked = goods.filter(({ notAsked }) => notAsked === null);
  const others = goods.filter(({ notAsked }) => notAsked !== null);
  return [
    ...(asked.length === 0 ? [...paragraph('no rule that applies here touches this code', style), ''] : []),
    ...asked.flatMap((hit) => [...goodsHitLines(hit, style), '']),
    ...otherRuleLines(others, explain, style),
    ...paragraph('A goods rule bites only on goods that go its way; any goods to or from the DPRK are at least a review.', style),
    '',
  ];
}

/** Rules of authorities that were not chosen, and of other days: by authority, with their titles where steps are wanted. */
function otherRuleLines(others: readonly GoodsHit[], explain: boolean, style: Style): readonly string[] {
  if (others.length === 0) return [];
  const groups = new Map<string, GoodsHit[]>();
  for (const hit of others) groups.set(hit.notAsked ?? '', [...(groups.get(hit.notAsked ?? '') ?? []), hit]);
  const text = ({ rule }: GoodsHit): string => (explain ? `${goodsTitle(rule)} (${DIRECTION_WORDS[rule.direction]})` : `${rule.id} (${DIRECTION_WORDS[rule.direction]})`);
  return [
    ...paragraph('Not judged here (nkcheck explain ID says more):', style),
    ...[...groups].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([why, hits]) => paragraph(`${why}: ${hits.map(text).join(explain ? '; ' : ', ')}`, style, 4)),
    '',
  ];
}

function goodsHitLines(hit: GoodsHit, style: Style): readonly string[] {
  const { rule, verdict } = hit;
  const tone = verdict === 'none' ? style.theme.faint : style.theme.verdict[verdict];
  return [
    ...headlineLines(verdict === 'none' ? 'NO FINDING' : verdict.toUpperCase(), tone, `${DIRECTION_WORDS[rule.direction]}: ${rule.title} (${rule.id})`, style),
    ...rowLines([
      ['covers', coversText(hit)],
      ['verdict', goodsOutlook(hit)],
      ...goodsRows(rule),
    ], style),
  ];
}

function coversText({ covers: { code, scope, coverage } }: GoodsHit): string {
  if (coverage === 'short') return `HS ${code}: the code asked for has too few digits to tell`;
  return scope === 'complete' ? `HS ${code}: every good under it` : `HS ${code}: some of the goods under it`;
}

const MOST_TERMS = 5;

function goodsOutlook({ verdict, named, reasons, rule }: GoodsHit): string {
  const why = `${verdict === 'none' ? 'no finding' : verdict} (${reasons.join('; ')}).`;
  if (named === verdict) return why;
  const terms = rule.terms.slice(0, MOST_TERMS).map(({ text }) => text).join(', ');
  return `${why} A ${named} where the description names the goods${terms === '' ? '' : `, e.g. ${terms}`}.`;
}
