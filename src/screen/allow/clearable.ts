import type { Finding } from '../finding.js';
import type { RuleCode } from '../rules.js';

/** What an allow-file entry for a rule must hold so that it means one content and no other. */
export interface Clearable {
  /**
   * `content`: rule, list entry, field and name or cell say it all, so an entry can be written by hand.
   * `finding`: the parties of the trade or other cells are part of it, and only the finding's id holds them.
   * `never`: an identifier is no matter of opinion.
   */
  readonly by: 'content' | 'finding' | 'never';
  /** Whether findings of the rule name a list entry or goods rule. */
  readonly entry: 'always' | 'sometimes' | 'no';
}

export const CLEARABLE: Readonly<Record<RuleCode, Clearable>> = {
  NK101: { by: 'content', entry: 'always' },
  NK102: { by: 'content', entry: 'always' },
  NK103: { by: 'never', entry: 'always' },
  NK104: { by: 'content', entry: 'always' },
  NK105: { by: 'content', entry: 'always' },
  NK201: { by: 'never', entry: 'always' },
  NK202: { by: 'content', entry: 'always' },
  NK203: { by: 'finding', entry: 'no' },
  NK301: { by: 'finding', entry: 'always' },
  NK302: { by: 'finding', entry: 'always' },
  NK303: { by: 'finding', entry: 'always' },
  NK304: { by: 'finding', entry: 'always' },
  NK305: { by: 'finding', entry: 'sometimes' },
  NK306: { by: 'finding', entry: 'always' },
  NK401: { by: 'finding', entry: 'no' },
  NK402: { by: 'finding', entry: 'no' },
  NK403: { by: 'finding', entry: 'no' },
  NK404: { by: 'finding', entry: 'no' },
  NK410: { by: 'finding', entry: 'no' },
  NK901: { by: 'finding', entry: 'no' },
};

/** Whether a finding rests on an identifier. Asked of rule and match both, so that neither alone can open the door. */
export function isIdentifierFinding({ rule, match }: Pick<Finding, 'rule' | 'match'>): boolean {
  return match?.tier === 'identifier' || !Object.hasOwn(CLEARABLE, rule) || CLEARABLE[rule as RuleCode].by === 'never';
}
