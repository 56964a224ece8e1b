import { mergeResults } from '../../../report/merge.js';
import { recordLines } from '../../../report/text/record.js';
import { count, ruleInfo } from '../../../report/words.js';
import { CLEARABLE, isIdentifierFinding } from '../../../screen/allow/clearable.js';
import type { Finding } from '../../../screen/finding.js';
import type { RuleCode } from '../../../screen/rules.js';
import type { Watchlist } from '../../../watchlist/types.js';
import type { Io } from '../../io.js';
import { resultSources } from '../../results.js';
import { findGoods, findListed } from '../listed/catalogue.js';
import { entryRows } from '../listed/entry.js';
import { goodsRows } from '../listed/goods.js';
import { paragraph, row, rowLines, rows, type Style } from '../listed/rows.js';

/** Where else the same finding stands. */
export interface FoundFinding {
  readonly first: Finding;
  /** `file:line` of the first records that have it, the first one left out. */
  readonly elsewhere: readonly string[];
  /** How many records have it. */
  readonly records: number;
}

const ELSEWHERE_SHOWN = 20;

/** Reads saved results to their end for a finding; null when none has it. @throws UsageError, ResultError */
export async function findFinding(id: string, paths: readonly string[], io: Io): Promise<FoundFinding | null> {
  let first: Finding | null = null;
  let records = 0;
  const elsewhere: string[] = [];
  for await (const item of mergeResults(resultSources(paths, io))) {
    if (item.type !== 'finding' || item.id !== id) continue;
    records += 1;
    if (first === null) first = item;
    else if (elsewhere.length < ELSEWHERE_SHOWN) elsewhere.push(`${item.file}:${item.line}`);
  }
  return first === null ? null : { first, elsewhere, records };
}

/** A finding with all that led to it, what is known of the entry or rule behind it, and how it can be cleared. */
export function findingLines({ first, elsewhere, records }: FoundFinding, lists: readonly Watchlist[], results: readonly string[], style: Style): readonly string[] {
  const more = records - 1 - elsewhere.length;
  return [
    ...recordLines([first], { ...style, explain: true }),
    ...behindLines(first, lists, style),
    ...rowLines([
      ...row('code', ruleText(first.rule)),
      ...rows('also in', more > 0 ? [...elsewhere, `and ${count(more, 'more record')}`] : elsewhere),
      ['to clear', clearing(first, results)],
    ], style),
    '',
  ];
}

function ruleText(rule: string): string {
  const info = ruleInfo(rule);
  return info === null ? `${rule} is unknown to this version` : `${rule}, ${info.title}: ${info.meaning}`;
}

/** The entry or goods rule as the lists of this run have it, which may have changed since. */
function behindLines({ entry, goodsRule }: Finding, lists: readonly Watchlist[], style: Style): readonly string[] {
  const listed = entry === null ? null : findListed(lists.filter(({ id }) => id === entry.list), entry.id);
  const goods = goodsRule === null ? null : findGoods(lists, goodsRule);
  if (listed !== null) return [...paragraph(`What the list says of ${listed.item.id}:`, style), ...rowLines(entryRows(listed, 'full'), style), ''];
  if (goods !== null) return [...paragraph(`What the rule ${goods.item.id} says:`, style), ...rowLines([...goodsRows(goods.item), ...row('in file', goods.item.location)], style), ''];
  const gone = entry?.id ?? goodsRule;
  return gone === null ? [] : [...paragraph(`${gone} is on none of the lists read here: name its list with --watchlist`, style), ''];
}

function clearing(finding: Finding, results: readonly string[]): string {
  if (isIdentifierFinding(finding)) return 'cannot be cleared: an identifier is no matter of opinion; correct the record if the number is wrong';
  if (finding.allowed !== null) return `cleared already: ${finding.allowed.reason} (${finding.allowed.author}, until ${finding.allowed.expires})`;
  const scope = CLEARABLE[finding.rule as RuleCode].by === 'content' ? 'this content in this field' : 'these parties and goods';
  return `nkcheck allow add ${finding.id} ${results.join(' ')} --reason "…" (clears ${scope} only, and comes back when it expires or the entry changes)`;
}
