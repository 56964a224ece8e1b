import type { Day } from '../../../record/types.js';
import { createGoodsIndex, inForce, isChosen, type Coverage, type Direction } from '../../../screen/goods-index.js';
import { judgeGoods } from '../../../screen/goods-verdict.js';
import type { Policy } from '../../../screen/matcher.js';
import type { Level } from '../../../screen/verdicts.js';
import type { GoodsRule, HsToken, Watchlist } from '../../../watchlist/types.js';
import { tokenText } from '../listed/goods.js';
import { recordOf } from './record.js';

/** A goods rule that touches a code. */
export interface GoodsHit {
  readonly rule: GoodsRule;
  /** The code as the rule has it, and whether it covers all goods under it. */
  readonly covers: { readonly code: string; readonly scope: HsToken['scope']; readonly coverage: Coverage };
  /** Null when the rule is judged in this run; else why it is not. */
  readonly notAsked: string | null;
  /** Verdict of a record in the rule's direction whose description says nothing. */
  readonly verdict: Level;
  /** Verdict where the description names what the rule names. */
  readonly named: Level;
  /** Why. */
  readonly reasons: readonly string[];
}

const DIRECTIONS: readonly Direction[] = ['to-DPRK', 'from-DPRK'];
/** Rules of the past and of days to come are shown too, and said to be so. */
const EVER = { day: '0000-01-01', until: '9999-12-31' };

/** All rules of all authorities that touch one of the codes, the strictest that apply first. */
export function answerHs(codes: readonly { readonly digits: string }[], { lists, policy }: { readonly lists: readonly Watchlist[]; readonly policy: Policy }): readonly GoodsHit[] {
  const index = createGoodsIndex(lists, new Set(lists.flatMap((list) => list.goods.map(({ authority }) => authority))));
  const hits = new Map<string, GoodsHit>();
  for (const direction of DIRECTIONS) {
    for (const { digits } of codes) {
      for (const { rule, token, coverage } of index.byCode(direction, digits, EVER)) {
        const hit = judged(rule, { code: tokenText(token), scope: token.scope, coverage }, policy);
        const known = hits.get(rule.id);
        if (known === undefined || strength(hit) < strength(known)) hits.set(rule.id, hit);
      }
    }
    for (const rule of index.totalBans(direction, EVER)) {
      const whole = rule.tokens.every(({ scope }) => scope === 'complete');
      hits.set(rule.id, judged(rule, { code: rule.tokens.map(tokenText).join(' '), scope: whole ? 'complete' : 'partial', coverage: whole ? 'whole' : 'part' }, policy));
    }
  }
  return [...hits.values()].sort((a, b) => strength(a) - strength(b) || (a.rule.id < b.rule.id ? -1 : 1));
}

function judged(rule: GoodsRule, covers: GoodsHit['covers'], policy: Policy): GoodsHit {
  const record = recordOf({});
  const silent = judgeGoods(rule, covers.coverage, null, record);
  return {
    rule, covers, notAsked: notAsked(rule, policy),
    verdict: silent.level,
    named: judgeGoods(rule, covers.coverage, rule.title, record).level,
    reasons: silent.reasons,
  };
}

function notAsked(rule: GoodsRule, { jurisdictions, asOf }: Policy): string | null {
  if (!inForce(rule, dayOnly(asOf))) return rule.effectiveFrom !== null && asOf < rule.effectiveFrom ? `in force only from ${rule.effectiveFrom}` : `ended on ${rule.effectiveTo ?? ''}`;
  return isChosen(rule, jurisdictions) ? null : `needs --jurisdiction ${rule.authority}`;
}

const dayOnly = (day: Day): { readonly day: Day; readonly until: Day } => ({ day, until: day });

const LEVELS: readonly Level[] = ['violation', 'review', 'none'];

/** Lower is stricter: rules that apply, then by verdict, then the UN's, then goods to the DPRK. */
function strength({ notAsked: reason, verdict, named, rule, covers }: GoodsHit): number {
  return [
    reason === null ? 0 : 1, LEVELS.indexOf(verdict), LEVELS.indexOf(named), rule.authority === 'UN' ? 0 : 1, DIRECTIONS.indexOf(rule.direction),
    ['whole', 'part', 'short'].indexOf(covers.coverage),
  ].reduce((sum, digit) => sum * 4 + digit, 0);
}
