import type { Cell, HsCode } from '../../record/types.js';
import type { GoodsRule } from '../../watchlist/types.js';
import type { CodeMatch, Direction, GoodsIndex } from '../goods-index.js';
import { createGoodsIndex, inForce } from '../goods-index.js';
import type { TermReader } from '../goods-terms.js';
import { createTermReader } from '../goods-terms.js';
import { caveats, judgeGoods } from '../goods-verdict.js';
import type { GoodsJudgement } from '../goods-verdict.js';
import type { Draft, Subject } from '../matcher.js';
import { defineMatcher } from '../matcher.js';
import type { NexusSign } from '../nexus.js';
import { cellWords, clip } from '../words.js';

interface Prepared {
  readonly index: GoodsIndex;
  readonly terms: TermReader;
}

/** One direction of the record: where the DPRK stands in it, and whether North or South is in doubt. */
interface Side {
  readonly direction: Direction;
  readonly sign: NexusSign;
  readonly doubt: string | null;
}

interface Judged extends GoodsJudgement {
  readonly rule: GoodsRule;
  /** The description names what the rule names. */
  readonly named: boolean;
}

/** Goods prohibitions: only in their direction, on their days, by the chosen authorities. */
export const goodsMatcher = defineMatcher<Prepared>({
  id: 'goods',
  prepare({ lists, policy }) {
    const index = createGoodsIndex(lists, policy.jurisdictions);
    let terms: TermReader | null = null;
    // Thousands of words in eight languages: prepared for the first record of DPRK trade, which most files do not have.
    return { index, terms: { read: (description) => (terms ??= createTermReader(index.rules)).read(description) } };
  },
  match(subject, prepared) {
    return sidesOf(subject).flatMap((side) => matchSide(side, subject, prepared));
  },
});

function sidesOf({ nexus }: Subject): readonly Side[] {
  const side = (direction: Direction, signs: readonly NexusSign[], contra: readonly NexusSign[]): Side[] => {
    const sign = signs[0];
    if (sign === undefined) return [];
    const against = contra[0];
    return [{ direction, sign, doubt: against === undefined ? null : `${cellWords(against.cell)} says the Republic of Korea` }];
  };
  return [
    ...side('to-DPRK', nexus.to, nexus.contradicted.to),
    ...side('from-DPRK', nexus.from, nexus.contradicted.from),
  ];
}

function matchSide(side: Side, subject: Subject, prepared: Prepared): readonly Draft[] {
  const { record } = subject;
  const named = namedRules(record.descriptions, prepared.terms);
  const drafts: Draft[] = [];
  const codes = record.hsCodes.filter((code) => code.valid);
  const covered = new Set<string>();

  for (const code of codes) {
    const matches = prepared.index.byCode(side.direction, code.digits, subject);
    for (const { rule } of matches) covered.add(rule.id);
    for (const group of byAuthority(matches, named, subject)) {
      drafts.push(draftFor(group, code.cell, side, subject, [code.digits.slice(0, 6)], code));
    }
  }
  // Rules that no HS code expresses (undefined luxury goods) are found by what the description names.
  const unexpressed = rulesNamed(side.direction, named, prepared.index, subject).filter(({ rule }) => rule.tokens.length === 0);
  const describedBy = record.descriptions[0];
  if (describedBy !== undefined) {
    const matches = unexpressed.map(({ rule }) => ({ rule, coverage: 'part' as const }));
    for (const group of byAuthority(matches, named, subject)) {
      drafts.push(draftFor(group, describedBy, side, subject, [], null));
    }
  }
  const bans = prepared.index.totalBans(side.direction, subject).map((rule) => ({
    rule, coverage: rule.tokens.every(({ scope }) => scope === 'complete') ? 'whole' as const : 'part' as const,
  }));
  for (const group of byAuthority(bans, named, subject)) drafts.push(draftFor(group, side.sign.cell, side, subject, [], null));
  if (codes.length === 0) drafts.push(missingCode(side, subject, named, prepared.index));
  else drafts.push(...contradiction(side, subject, named, covered, prepared.index));
  return drafts;
}

/** Rule ids whose terms stand in a description, with the words found. */
function namedRules(descriptions: readonly Cell[], terms: TermReader): ReadonlyMap<string, string> {
  const named = new Map<string, string>();
  for (const cell of descriptions) {
    for (const [id, words] of terms.read(cell.value)) if (!named.has(id)) named.set(id, words);
  }
  return named;
}

/**
 * One finding per authority: its strictest rule decides, its other rules stand in the basis.
 * Violations come before reviews; among equals a rule whose goods the description names, then one that names the codes itself.
 */
function byAuthority(matches: readonly Pick<CodeMatch, 'rule' | 'coverage'>[], named: ReadonlyMap<string, string>, { record }: Subject): readonly Judged[][] {
  const groups = new Map<string, Judged[]>();
  for (const { rule, coverage } of matches) {
    const words = named.get(rule.id) ?? null;
    const judged = { ...judgeGoods(rule, coverage, words, record), rule, named: words !== null };
    if (judged.level === 'none') continue;
    groups.set(rule.authority, [...(groups.get(rule.authority) ?? []), judged]);
  }
  const rank = (j: Judged): number => (j.level === 'violation' ? 0 : 4) + (j.named ? 0 : 2) + (j.rule.mapping === 'explicit' ? 0 : 1);
  return [...groups.values()].map((group) => [...group].sort((a, b) => rank(a) - rank(b)));
}

const TOWARD: Record<Direction, string> = { 'to-DPRK': 'to the DPRK', 'from-DPRK': 'from the DPRK' };

function draftFor(
  group: readonly Judged[], cell: Cell, side: Side, subject: Subject, identity: readonly string[], code: HsCode | null,
): Draft {
  const first = group[0] as Judged;
  const goods = code === null ? 'goods' : `HS ${code.digits}`;
  const also = group.slice(1).map((j) => `also under ${j.rule.id}: ${j.rule.title}`);
  return {
    rule: first.code,
    // Whether the goods go North or South is in doubt: nothing is certain enough for a violation.
    verdict: first.level === 'violation' && side.doubt === null ? 'violation' : 'review',
    cell,
    entry: null,
    match: null,
    basis: group.flatMap((j) => j.rule.basis),
    message: `${goods} ${TOWARD[side.direction]}: ${first.rule.title} (${first.rule.authority}, ${first.rule.id})`,
    reasons: [
      `${cellWords(side.sign.cell)} says ${side.direction === 'to-DPRK' ? 'the goods go to' : 'the goods come from'} the DPRK`,
      ...first.reasons,
      ...(side.doubt === null ? [] : [`against it: ${side.doubt}`]),
      ...(code?.notes ?? []),
      ...caveats(first.rule, subject),
      ...also,
    ],
    goodsRules: group.map((j) => j.rule.id),
    identity: [...identity, ...partiesOf(subject)],
  };
}

/** Goods are cleared for a trade between parties, never for everyone. */
function partiesOf({ record }: Subject): readonly string[] {
  const cell = (field: Cell['field']): string => record.cells.find((c) => c.field === field)?.value ?? '';
  return [cell('exporter'), cell('consignee'), cell('description')];
}

/** No readable code on a DPRK record: a question, with what the description gives away. */
function missingCode(side: Side, subject: Subject, named: ReadonlyMap<string, string>, index: GoodsIndex): Draft {
  const { record } = subject;
  const unreadable = record.hsCodes[0];
  const hints = rulesNamed(side.direction, named, index, subject);
  const cell = unreadable?.cell ?? record.descriptions[0] ?? side.sign.cell;
  return {
    rule: 'NK305', verdict: 'review', cell, entry: null, match: null,
    basis: hints[0]?.rule.basis ?? [],
    message: `goods ${TOWARD[side.direction]} without a readable HS code${unreadable === undefined ? '' : ` ("${clip(unreadable.cell.value, 40)}")`}`,
    reasons: [
      `${cellWords(side.sign.cell)} names the DPRK`,
      ...(unreadable?.notes ?? []),
      ...hints.map(({ rule, words }) => `the description says "${words}", which ${rule.id} names: ${rule.title}`),
    ],
    goodsRules: hints.map(({ rule }) => rule.id),
    identity: partiesOf(subject),
  };
}

function rulesNamed(
  direction: Direction, named: ReadonlyMap<string, string>, index: GoodsIndex, subject: Subject,
): readonly { readonly rule: GoodsRule; readonly words: string }[] {
  return index.rules.flatMap((rule) => {
    const words = named.get(rule.id);
    return words !== undefined && rule.direction === direction && inForce(rule, subject) ? [{ rule, words }] : [];
  });
}

/** The description names what a rule of this direction bars, and no code of the record is under any such rule. */
function contradiction(
  side: Side, subject: Subject, named: ReadonlyMap<string, string>, covered: ReadonlySet<string>, index: GoodsIndex,
): readonly Draft[] {
  const coded = rulesNamed(side.direction, named, index, subject).filter(({ rule }) => rule.tokens.length > 0);
  const first = coded[0];
  const code = subject.record.hsCodes[0];
  if (first === undefined || code === undefined || coded.some(({ rule }) => covered.has(rule.id))) return [];
  return [{
    rule: 'NK306', verdict: 'review', cell: subject.record.descriptions[0] ?? code.cell, entry: null, match: null,
    basis: first.rule.basis,
    message: `the description says "${first.words}" (${first.rule.id}), but HS ${code.digits} is not under that rule`,
    reasons: [`code and description contradict each other: ${cellWords(code.cell)}`, `rule: ${first.rule.title}`],
    goodsRules: coded.map(({ rule }) => rule.id),
    identity: [code.digits, ...partiesOf(subject)],
  }];
}
