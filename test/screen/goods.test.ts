import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/screen/finding.js';
import type { GoodsRule } from '../../src/watchlist/types.js';
import { cleanRow, LISTS, screen, type Row } from './helpers.js';

/** Generated from the shipped lists: a rule is tested on the day it is added. */
const RULES = LISTS.flatMap((list) => list.goods).map((rule) => ({ id: rule.id, rule }));
const TODAY = '2026-03-02';

const dayBefore = (day: string): string => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
const dayAfter = (day: string): string => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
/** A day on which the rule is in force. */
const dayIn = ({ effectiveTo }: GoodsRule): string => (effectiveTo !== null && effectiveTo < TODAY ? effectiveTo : TODAY);

const TO: Row = { CONSIGNEE_ADDRESS: '3 HANGGU ROAD, NAMPO', CONSIGNEE_COUNTRY: 'KP', DESTINATION_COUNTRY: 'KP', PORT_OF_DISCHARGE: 'NAMPO' };
const FROM: Row = { EXPORTER_ADDRESS: '3 HANGGU ROAD, NAMPO', EXPORTER_COUNTRY: 'KP', PORT_OF_LOADING: 'NAMPO' };

/** The goods that a rule names: by code where it has codes, else by its first word. */
function goodsOf({ tokens: [token], terms: [term] }: GoodsRule): Row {
  if (token !== undefined) return { HS_CODE: token.from.padEnd(6, '0'), PRODUCT_DESCRIPTION: 'GOODS AS PER INVOICE' };
  return term === undefined ? {} : { PRODUCT_DESCRIPTION: term.text };
}

const route = (rule: GoodsRule, right: boolean): Row => ((rule.direction === 'to-DPRK') === right ? TO : FROM);
const rowFor = (rule: GoodsRule, date: string, right = true): Row => cleanRow({ ...goodsOf(rule), ...route(rule, right), EXPORT_DATE: date });

/** Whether a finding rests on the rule, as the deciding one or beside it. */
function restsOn(finding: Finding, { id }: GoodsRule): boolean {
  return finding.goodsRule === id || finding.reasons.some((reason) => reason.startsWith(`also under ${id}:`) || reason.includes(` ${id}:`));
}

const found = (row: Row, rule: GoodsRule): readonly Finding[] =>
  screen(row, { jurisdictions: [rule.authority] }).filter((finding) => restsOn(finding, rule));

/** What the verdict table says of the bare code (or word) of a rule, without quantity, value or telling description. */
function expected(rule: GoodsRule): 'violation' | 'review' {
  const whole = rule.tokens.every(({ scope }) => scope === 'complete');
  if (rule.kind === 'total-ban') return whole ? 'violation' : 'review';
  if (rule.kind !== 'ban') return 'review';
  const open = rule.threshold !== null && !/^none\b/i.test(rule.threshold.text);
  const [first] = rule.tokens;
  return !open && (first === undefined || first.scope === 'complete') ? 'violation' : 'review';
}

it('the rules are all there', () => expect(RULES.length).toBeGreaterThanOrEqual(204));

describe('every goods rule', () => {
  it.each(RULES)('$id applies in its direction, in its time, by its authority', ({ rule }) => {
    const findings = found(rowFor(rule, dayIn(rule)), rule);
    expect(findings).not.toEqual([]);
    const own = findings.find(({ goodsRule }) => goodsRule === rule.id);
    // Beside a stricter rule of the same authority a rule stands in the reasons; by itself it has the table's verdict.
    if (own !== undefined) expect(own.verdict).toBe(expected(rule));
    else if (expected(rule) === 'violation') expect(findings[0]?.verdict).toBe('violation');
    for (const { basis } of findings) expect(basis).toEqual(expect.arrayContaining([...rule.basis]));
  });

  it.each(RULES)('$id does not apply in the other direction', ({ rule }) => {
    expect(found(rowFor(rule, dayIn(rule), false), rule)).toEqual([]);
  });

  it.each(RULES.filter(({ rule }) => rule.effectiveFrom !== null))('$id begins on its day', ({ rule }) => {
    const day = rule.effectiveFrom ?? '';
    expect(found(rowFor(rule, day), rule)).not.toEqual([]);
    expect(found(rowFor(rule, dayBefore(day)), rule)).toEqual([]);
  });

  it.each(RULES.filter(({ rule }) => rule.effectiveTo !== null))('$id ends on its day', ({ rule }) => {
    const day = rule.effectiveTo ?? '';
    expect(found(rowFor(rule, day), rule)).not.toEqual([]);
    expect(found(rowFor(rule, dayAfter(day)), rule)).toEqual([]);
  });

  it.each(RULES)('$id does not apply to another destination', ({ rule }) => {
    expect(screen(cleanRow({ ...goodsOf(rule), EXPORT_DATE: dayIn(rule) }), { jurisdictions: [rule.authority] })).toEqual([]);
  });

  it.each(RULES.filter(({ rule }) => rule.authority !== 'UN'))('$id needs its jurisdiction', ({ rule }) => {
    expect(screen(rowFor(rule, dayIn(rule))).filter((finding) => restsOn(finding, rule))).toEqual([]);
  });
});
