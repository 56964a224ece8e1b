import { authorityName, basisText } from '../../../report/words.js';
import type { GoodsRule, HsToken } from '../../../watchlist/types.js';
import type { Owned } from './catalogue.js';
import { row, rows, type Row } from './rows.js';

export const DIRECTION_WORDS: Readonly<Record<GoodsRule['direction'], string>> = { 'to-DPRK': 'to the DPRK', 'from-DPRK': 'from the DPRK' };

export const KIND_WORDS: Readonly<Record<GoodsRule['kind'], string>> = {
  ban: 'ban',
  cap: 'cap: lawful below a quota that a trader cannot see',
  'catch-all': 'catch-all: the end use decides',
  'total-ban': 'total ban: every commercial good in this direction',
  'control-list': 'control list: technical parameters decide',
};

const MAPPING_WORDS: Readonly<Record<GoodsRule['mapping'], string>> = {
  explicit: 'the HS codes stand in the instrument',
  guidance: 'the HS codes come from guidance of the authority',
  inferred: "the HS codes are our mapping of the wording, not the instrument's own",
};

/** `UN-2397-7-machinery: Industrial machinery, by HS chapter`. */
export function goodsTitle(rule: GoodsRule): string {
  return `${rule.id}: ${rule.title}`;
}

/** `84`, or `72-83` for a range. */
export function tokenText({ from, to }: Pick<HsToken, 'from' | 'to'>): string {
  return from === to ? from : `${from}-${to}`;
}

/** From when to when the rule binds. */
export function datesText({ effectiveFrom, effectiveTo }: Pick<GoodsRule, 'effectiveFrom' | 'effectiveTo'>): string {
  if (effectiveFrom === null && effectiveTo === null) return 'no dates are known';
  return [effectiveFrom === null ? null : `from ${effectiveFrom}`, effectiveTo === null ? null : `to ${effectiveTo}`].filter((part) => part !== null).join(' ');
}

/** What a reader needs to weigh a goods rule against a code: authority, kind, paragraph, dates, conditions, standing. */
export function goodsRows(rule: GoodsRule): readonly Row[] {
  return [
    ['rule of', `${authorityName(rule.authority)}, goods ${DIRECTION_WORDS[rule.direction]}`],
    ['kind', KIND_WORDS[rule.kind]],
    ...rows('under', rule.basis.map(basisText)),
    ['in force', datesText(rule)],
    ...row('threshold', rule.threshold?.text),
    ...row('conditions', rule.conditions),
    ['sure', `${rule.confidence} confidence; ${MAPPING_WORDS[rule.mapping]}${rule.evidence === null ? '' : `; how far it was read: ${rule.evidence}`}`],
  ];
}

/** Everything of a goods rule. */
export function fullGoodsRows({ list, item: rule }: Owned<GoodsRule>): readonly Row[] {
  const codes = (scope: HsToken['scope']): string => rule.tokens.filter((token) => token.scope === scope).map(tokenText).join(' ');
  const languages = [...new Set(rule.terms.map(({ language }) => language))];
  return [
    ...goodsRows(rule),
    ...row('HS whole', codes('complete')),
    ...row('HS in part', codes('partial')),
    ...(rule.tokens.length === 0 ? row('HS', 'the rule cannot be put in HS codes') : []),
    ...rows('words', languages.map((language) => `${language}: ${rule.terms.filter((term) => term.language === language).map(({ text }) => text).join(', ')}`)),
    ...row('source', rule.source),
    ['list', `${list.id} as of ${list.asOf}`],
    ['in file', rule.location],
  ];
}
