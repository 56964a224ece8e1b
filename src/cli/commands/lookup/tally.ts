import type { FailOn } from '../../../check/exit-status.js';
import { count, type Headline } from '../../../report/words.js';
import type { ExitCode } from '../../../screen/finding.js';
import type { Level } from '../../../screen/verdicts.js';
import type { Answer } from './answer.js';

/** What a lookup came to. */
export interface Outcome extends Headline {
  readonly exit: ExitCode;
  readonly reason: string;
}

/** Counts queries by the worst verdict that a record with the same value would get. */
export class LookupTally {
  queries = 0;
  readonly worst: Record<Level, number> = { violation: 0, review: 0, none: 0 };
  /** Queries with hits of which none is a finding by itself. */
  below = 0;

  add({ hits, signs, goods }: Answer): void {
    const levels: readonly Level[] = [...hits, ...signs, ...goods.filter(({ notAsked }) => notAsked === null)].map(({ verdict }) => verdict);
    const worst: Level = levels.includes('violation') ? 'violation' : levels.includes('review') ? 'review' : 'none';
    this.queries += 1;
    this.worst[worst] += 1;
    if (worst === 'none' && levels.length > 0) this.below += 1;
  }

  /** The exit status of `check` for records that hold nothing but what was looked up. @param stale sentences on lists that are too old */
  outcome(failOn: FailOn, stale: readonly string[]): Outcome {
    const { violation, review } = this.worst;
    const weak = this.below === 0 ? '' : `; ${count(this.below, 'query has', 'queries have')} hits that are no finding by themselves`;
    const found = `${count(violation, 'violation')}, ${count(review, 'review')} in ${count(this.queries, 'query', 'queries')}${weak}`;
    if (stale.length > 0) return { word: 'Incomplete', tone: 'incomplete', exit: 3, reason: `${stale.join('; ')}; ${found}` };
    const failing = failOn === 'never' ? 0 : violation + (failOn === 'review' ? review : 0);
    const exit = failing > 0 ? 1 : 0;
    if (violation > 0) return { word: 'Violation', tone: 'violation', exit, reason: found };
    if (review > 0) return { word: 'Review', tone: 'review', exit, reason: found };
    if (this.below > 0) return { word: 'No finding', tone: 'clear', exit, reason: found };
    return { word: 'Nothing found', tone: 'clear', exit, reason: `nothing listed in ${count(this.queries, 'query', 'queries')}` };
  }
}
