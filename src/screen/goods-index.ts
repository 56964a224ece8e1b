import type { Day } from '../record/types.js';
import type { GoodsRule, HsToken, Watchlist } from '../watchlist/types.js';

export type Direction = GoodsRule['direction'];

/** How a rule's token covers a code. `short`: the code has fewer digits than the token, so it may or may not be inside. */
export type Coverage = 'whole' | 'part' | 'short';

export interface CodeMatch {
  readonly rule: GoodsRule;
  readonly token: HsToken;
  readonly coverage: Coverage;
}

/** Every goods rule of the chosen authorities, asked by code. */
export interface GoodsIndex {
  readonly rules: readonly GoodsRule[];
  /** Rules of the direction in force in the time whose tokens cover the code, the best coverage of each. */
  byCode(direction: Direction, digits: string, time: Time): readonly CodeMatch[];
  /** Total bans of the direction in force in the time: they need no code. */
  totalBans(direction: Direction, time: Time): readonly GoodsRule[];
  /** Rules of the direction in force that name neither codes nor words: duties on every such shipment. */
  duties(direction: Direction, time: Time): readonly GoodsRule[];
}

/** When a record may be of: one day, or the first and last of a month or year. */
export interface Time {
  readonly day: Day;
  readonly until: Day;
}

/**
 * Whether the rule binds on some day of the time; both ends of a rule are inclusive, an open end is open. A record that
 * gives only a month or a year counts as soon as one of its possible days does.
 */
export function inForce(rule: GoodsRule, { day, until }: Time): boolean {
  return (rule.effectiveFrom === null || until >= rule.effectiveFrom) && (rule.effectiveTo === null || day <= rule.effectiveTo);
}

const RANK: Record<Coverage, number> = { whole: 2, part: 1, short: 0 };

/** Compares the code with a token on the token's number of digits (at most six, as the rules go). */
function coverage(token: HsToken, digits: string): Coverage | null {
  const length = token.from.length;
  if (digits.length >= length) {
    const head = digits.slice(0, length);
    if (head < token.from || head > token.to) return null;
    return token.scope === 'complete' ? 'whole' : 'part';
  }
  const from = token.from.slice(0, digits.length);
  const to = token.to.slice(0, digits.length);
  return digits >= from && digits <= to ? 'short' : null;
}

const JURISDICTION = /^[A-Z]{2}$/;

/**
 * Whether the rule binds this run. Rules of a State or of the EU bind when they are chosen; rules of another authority
 * (a firm's own policy) were chosen by loading their list.
 */
export function isChosen({ authority }: GoodsRule, jurisdictions: ReadonlySet<string>): boolean {
  return jurisdictions.has(authority) || !JURISDICTION.test(authority);
}

/** Prepares the rules of the chosen jurisdictions; answers are memoised per direction and six-digit code. */
export function createGoodsIndex(lists: readonly Watchlist[], jurisdictions: ReadonlySet<string>): GoodsIndex {
  const rules = lists.flatMap((list) => list.goods).filter((rule) => isChosen(rule, jurisdictions));
  const duties = rules.filter((rule) => rule.kind !== 'total-ban' && rule.tokens.length === 0 && rule.terms.length === 0);
  const memo = new Map<string, readonly CodeMatch[]>();

  const lookUp = (direction: Direction, digits: string): readonly CodeMatch[] => {
    const found: CodeMatch[] = [];
    for (const rule of rules) {
      if (rule.direction !== direction || rule.kind === 'total-ban') continue;
      let best: CodeMatch | null = null;
      for (const token of rule.tokens) {
        const covered = coverage(token, digits);
        if (covered !== null && (best === null || RANK[covered] > RANK[best.coverage])) best = { rule, token, coverage: covered };
      }
      if (best !== null) found.push(best);
    }
    return found;
  };

  return {
    rules,
    byCode(direction, digits, time) {
      const key = `${direction}${digits.slice(0, 6)}`;
      let found = memo.get(key);
      if (found === undefined) {
        found = lookUp(direction, digits.slice(0, 6));
        // The HS has fewer than 10,000 subheadings; hostile codes beyond that are not worth keeping.
        if (memo.size < 20_000) memo.set(key, found);
      }
      return found.filter(({ rule }) => inForce(rule, time));
    },
    totalBans: (direction, time) =>
      rules.filter((rule) => rule.kind === 'total-ban' && rule.direction === direction && inForce(rule, time)),
    duties: (direction, time) => duties.filter((rule) => rule.direction === direction && inForce(rule, time)),
  };
}
