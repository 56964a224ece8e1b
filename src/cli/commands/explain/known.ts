import type { Watchlist } from '../../../watchlist/types.js';
import { findGoods, findListed } from '../listed/catalogue.js';
import { entryJson, entryRows, entryStanding } from '../listed/entry.js';
import { fullGoodsRows } from '../listed/goods.js';
import { headlineLines, rowLines, type Style } from '../listed/rows.js';
import { ruleCode, ruleJson, ruleLines } from './rule.js';

/** What is said of the thing asked for, in both forms. */
export interface Explanation {
  readonly lines: readonly string[];
  readonly json: Readonly<Record<string, unknown>>;
}

/** Explains a rule code, goods rule or list entry, which need no result; null for anything else. */
export function explainKnown(asked: string, lists: readonly Watchlist[], style: Style): Explanation | null {
  const code = ruleCode(asked);
  if (code !== null) return { lines: ruleLines(code, style), json: ruleJson(code) };
  const goods = findGoods(lists, asked);
  if (goods !== null) {
    return {
      lines: [...headlineLines(goods.item.id, style.theme.place, goods.item.title, style), ...rowLines(fullGoodsRows(goods), style), ''],
      json: { type: 'goods-rule', list: goods.list.id, ...goods.item },
    };
  }
  const listed = findListed(lists, asked);
  if (listed === null) return null;
  return {
    lines: [...headlineLines(listed.item.id, style.theme.place, entryStanding(listed), style), ...rowLines(entryRows(listed, 'full'), style), ''],
    json: { ...entryJson(listed), type: 'entry', kind: listed.item.type },
  };
}
