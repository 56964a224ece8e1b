import type { ShipmentRecord } from '../record/types.js';
import type { GoodsRule } from '../watchlist/types.js';
import type { Level } from './verdicts.js';
import type { Coverage, Time } from './goods-index.js';
import type { RuleCode } from './rules.js';

export interface GoodsJudgement {
  readonly level: Level;
  readonly code: RuleCode;
  readonly reasons: readonly string[];
}

type Ban = { readonly level: Level; readonly code: RuleCode; readonly reason: string };

/**
 * The verdict table for goods once direction, date and jurisdiction fit: by kind of rule and, for a ban, by how its
 * token covers the code and whether the description names what the rule names.
 */
const BAN: Readonly<Record<Coverage, { readonly named: Ban; readonly silent: Ban }>> = {
  whole: {
    named: { level: 'violation', code: 'NK301', reason: 'the rule covers every good under this code' },
    silent: { level: 'violation', code: 'NK301', reason: 'the rule covers every good under this code' },
  },
  part: {
    named: { level: 'violation', code: 'NK301', reason: 'the code holds what the rule names, and the description names it' },
    silent: { level: 'review', code: 'NK302', reason: 'the code also holds goods that the rule does not cover; the description does not decide' },
  },
  short: {
    named: { level: 'violation', code: 'NK301', reason: 'the code is too short to decide alone, but the description names what the rule names' },
    silent: { level: 'review', code: 'NK302', reason: 'the code has too few digits to tell whether the rule covers it' },
  },
};

/** A total ban whose own text lets some goods pass (food, medicine) is told, not judged. */
const TOTAL_IN_PART: Ban = { level: 'review', code: 'NK304', reason: 'this authority bars nearly every commercial good in this direction; its conditions decide' };

const OTHER_KINDS: Readonly<Record<Exclude<GoodsRule['kind'], 'ban'>, Ban>> = {
  cap: { level: 'review', code: 'NK303', reason: 'a cap: lawful only below a quota that a trader cannot see, with confirmation of the authority' },
  'catch-all': { level: 'review', code: 'NK303', reason: 'a catch-all: the end use decides' },
  'control-list': { level: 'review', code: 'NK303', reason: 'technical parameters decide, which a code does not tell' },
  'total-ban': { level: 'violation', code: 'NK304', reason: 'this authority bars every commercial good in this direction' },
};

/**
 * Judges one rule that covers the code.
 * @param named the words of the description that name what the rule names, or null
 */
export function judgeGoods(rule: GoodsRule, coverage: Coverage, named: string | null, record: ShipmentRecord): GoodsJudgement {
  const cell = rule.kind === 'ban' ? BAN[coverage][named === null ? 'silent' : 'named']
    : rule.kind === 'total-ban' && coverage !== 'whole' ? TOTAL_IN_PART : OTHER_KINDS[rule.kind];
  const reasons = [cell.reason];
  if (named !== null) reasons.push(`the description says "${named}"`);
  if (rule.kind === 'ban' && rule.threshold !== null) {
    const { state, reason } = threshold(rule.threshold, record);
    reasons.push(reason);
    if (state === 'below') return { level: 'none', code: cell.code, reasons };
    if (state === 'open') return { level: 'review', code: 'NK303', reasons };
  }
  return { level: cell.level, code: cell.code, reasons };
}

/**
 * Where the record stands to a value threshold per item. Below is certain when even the whole value does not exceed
 * it; above is certain only with a quantity of one piece or a unit value above it in the same currency.
 */
function threshold(
  limit: NonNullable<GoodsRule['threshold']>,
  record: ShipmentRecord,
): { readonly state: 'above' | 'below' | 'open'; readonly reason: string } {
  // "None" is the source's own word for a rule without a value limit.
  if (/^none\b/i.test(limit.text)) return { state: 'above', reason: 'the rule has no value threshold' };
  const open = { state: 'open', reason: `the threshold decides: ${limit.text}` } as const;
  const value = record.value;
  if (limit.amount === null || value === null || value.currency !== limit.currency) return open;
  const shown = `${value.amount} ${value.currency}`;
  if (value.amount <= limit.amount) return { state: 'below', reason: `value ${shown} does not exceed the threshold: ${limit.text}` };
  const each = record.quantity !== null && record.quantity > 0 ? value.amount / record.quantity : null;
  if (each !== null && each > limit.amount) return { state: 'above', reason: `value ${shown} exceeds the threshold: ${limit.text}` };
  return open;
}

/** What a reader must know of the standing of a rule: inference and recollection are said, never hidden. */
export function caveats(rule: GoodsRule, { day, until }: Time): readonly string[] {
  const said: string[] = [];
  if (rule.effectiveFrom !== null && day < rule.effectiveFrom) said.push(`the record is of ${day} to ${until}: it may be older than the rule, which binds from ${rule.effectiveFrom}`);
  if (rule.effectiveTo !== null && until > rule.effectiveTo) said.push(`the record is of ${day} to ${until}: it may be later than the rule, which ended on ${rule.effectiveTo}`);
  if (rule.conditions !== null) said.push(`conditions: ${rule.conditions}`);
  if (rule.mapping === 'inferred') said.push('the HS codes are our mapping of the wording, not the instrument\'s own');
  if (rule.confidence !== 'high') said.push(`confidence of this rule: ${rule.confidence}${rule.evidence === null ? '' : ` (${rule.evidence})`}`);
  else if (rule.evidence !== null && /recall|infer/i.test(rule.evidence)) said.push(`how far it was read: ${rule.evidence}`);
  return said;
}
