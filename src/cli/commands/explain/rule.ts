import { KIND_WORDS, rulePage, TIER_WORDS } from '../../../report/words.js';
import { CLEARABLE, type Clearable } from '../../../screen/allow/clearable.js';
import { RULES, type RuleCode } from '../../../screen/rules.js';
import { VERDICTS, type Standing } from '../../../screen/verdicts.js';
import { headlineLines, row, rowLines, rows, type Style } from '../listed/rows.js';
import { RAISED, type Raised } from './raised.js';

/** The rule code that a text stands for, whatever its capitals. */
export function ruleCode(text: string): RuleCode | null {
  const code = text.toUpperCase();
  return Object.hasOwn(RULES, code) ? (code as RuleCode) : null;
}

/** Everything of a rule code, for people. */
export function ruleLines(code: RuleCode, style: Style): readonly string[] {
  const { title, meaning, advice, kind } = RULES[code];
  const raised = RAISED[code];
  return [
    ...headlineLines(code, style.theme.place, title, style),
    ...rowLines([
      ['kind', KIND_WORDS[kind]],
      ['means', meaning],
      ['raised when', raised.when],
      ...rows('verdict', verdictTexts(raised)),
      ['next', advice],
      ['to clear', CLEARING[CLEARABLE[code].by]],
      ...row('page', rulePage(code)),
    ], style),
    '',
  ];
}

const CLEARING: Readonly<Record<Clearable['by'], string>> = {
  content: 'with nkcheck allow add and the id of the finding, or by hand in an allow-file: for this content only',
  finding: 'with nkcheck allow add and the id of the finding: for these parties and goods only',
  never: 'never: an identifier is no matter of opinion; correct the record if the number is wrong',
};

const STANDING_WORDS: Readonly<Record<Standing, string>> = {
  'designated-entity': 'designated entity', 'designated-person': 'designated person', 'designated-vessel': 'designated ship', reported: 'reported party',
};

const LEVEL_WORDS = { violation: 'violation', review: 'review', none: 'no finding' } as const;

/** The rows of the verdict table behind a rule, each as a sentence. */
function verdictTexts({ table, decides }: Raised): readonly string[] {
  if (table === undefined) return decides === undefined ? [] : [decides];
  return table.standings.flatMap((standing) => table.tiers.map((tier) => {
    const { base, corroborated, reason } = VERDICTS[standing][tier];
    const second = corroborated === base ? '' : `, with a second sign ${LEVEL_WORDS[corroborated]}`;
    return `${STANDING_WORDS[standing]}, ${TIER_WORDS[tier]} (${tier}): ${LEVEL_WORDS[base]}${second}; ${reason}`;
  }));
}

/** The same as one JSON object. */
export function ruleJson(code: RuleCode): Readonly<Record<string, unknown>> {
  const { table, when, verdicts, decides } = RAISED[code];
  return {
    type: 'rule', rule: code, ...RULES[code], when, verdicts,
    ...(decides === undefined ? {} : { decides }),
    ...(table === undefined ? {} : { table: table.standings.flatMap((standing) => table.tiers.map((tier) => ({ standing, tier, ...VERDICTS[standing][tier] }))) }),
    clearable: CLEARABLE[code].by, page: rulePage(code),
  };
}
