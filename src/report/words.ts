import type { ExitCode, Finding, FindingEntry, FindingKind, MatchTier, Summary, Verdict } from '../screen/finding.js';
import { RULES, type RuleInfo } from '../screen/rules.js';
import type { Basis, EntryStatus } from '../watchlist/types.js';
import type { ReportContext } from './types.js';

/** The sentences that all formats share, so that no two of them call the same thing by different words. */

export const VERDICTS = ['violation', 'review'] as const satisfies readonly Verdict[];

export const KINDS = ['party', 'vessel', 'goods', 'destination', 'route', 'data'] as const satisfies readonly FindingKind[];

export const KIND_WORDS: Readonly<Record<FindingKind, string>> = {
  party: 'Parties',
  vessel: 'Vessels',
  goods: 'Goods',
  destination: 'Destination or origin',
  route: 'Route',
  data: 'Data',
};

/** What a tier says, for a reader who does not know the word. */
export const TIER_WORDS: Readonly<Record<MatchTier, string>> = {
  identifier: 'same identifier',
  exact: 'same name',
  canonical: 'same name in another writing',
  near: 'similar name',
  weak: 'weak likeness',
};

/** Said under every report. */
export const DISCLAIMER =
  'This is a screening aid, not legal advice. Ownership and control behind a name are not resolved, and an exemption '
  + 'cannot be known from a file: ask the competent authority when in doubt.';

export function count(n: number, one: string, many = `${one}s`): string {
  return `${n.toLocaleString('en-US')} ${n === 1 ? one : many}`;
}

/** `UNSCR 1718 (2006), 8(d), since 2006-10-14`. */
export function basisText(basis: Basis): string {
  const paragraph = basis.paragraph === null ? '' : `, ${/^\d/.test(basis.paragraph) ? 'paragraph ' : ''}${basis.paragraph}`;
  return `${basis.instrument}${paragraph}${basis.effective === null ? '' : `, in force since ${basis.effective}`}`;
}

const AUTHORITY_NAMES: Readonly<Record<string, string>> = {
  UN: 'the UN', 'UN-PoE': 'the UN Panel of Experts', EU: 'the EU', US: 'the United States', GB: 'the United Kingdom', UK: 'the United Kingdom', JP: 'Japan',
  KR: 'the Republic of Korea', SG: 'Singapore', CA: 'Canada', AU: 'Australia', CH: 'Switzerland', CN: 'China',
  HK: 'Hong Kong', IN: 'India', MY: 'Malaysia', PH: 'the Philippines', TH: 'Thailand', TW: 'Taiwan',
};

export function authorityName(code: string): string {
  return AUTHORITY_NAMES[code] ?? code;
}

/** The same as a heading of a table or plot: `UN Panel of Experts`. */
export function authorityLabel(code: string): string {
  return authorityName(code).replace(/^the /, '');
}

/** How the standing of an entry is put into words, by who says so and when; only the first two speak of a designation in force. */
const STATUS_WORDS: Readonly<Record<EntryStatus, (who: string) => string>> = {
  designated: (who) => `designated by ${who}`,
  'designated-unilaterally': (who) => `designated by ${who}; not by the UN`,
  reported: (who) => `reported by ${who}; not designated`,
  'named-in-judgment': (who) => `named in a judgment (${who}); not designated`,
  charged: (who) => `charged (${who}); a charge is not a conviction; not designated`,
  convicted: (who) => `convicted (${who}); not designated`,
  'conviction-partly-set-aside': (who) => `convicted, in part set aside later (${who}); not designated`,
  settled: (who) => `settled (${who}); not designated`,
  delisted: (who) => `once listed by ${who}; taken off the list, no longer designated`,
};

/** `designated by the UN, 2009-04-24` or `reported by UN Panel of Experts, 2018-03; not designated`. */
export function statusText({ status, by, authority, listedOn }: FindingEntry): string {
  const who = status === 'designated' || by === null ? authorityName(authority) : by;
  return STATUS_WORDS[status](listedOn === null ? who : `${who}, ${listedOn}`);
}

/** The rule behind a finding; null for a code that this version does not know (a result of another version). */
export function ruleInfo(rule: string): RuleInfo | null {
  return Object.hasOwn(RULES, rule) ? RULES[rule as keyof typeof RULES] : null;
}

/** What a person should do next with a finding, or null when the rule is unknown here. */
export function nextStep(finding: Finding): string | null {
  return ruleInfo(finding.rule)?.advice ?? null;
}

/** Page of a rule, relative to the repository of nkcheck. */
export function rulePage(rule: string): string {
  return `docs/rules/${encodeURIComponent(rule)}.md`;
}

export interface Headline {
  /** One or two words for a badge. */
  readonly word: string;
  readonly tone: 'violation' | 'review' | 'incomplete' | 'clear';
}

/** The verdict of a run in a word. It restates `summary.exit` and the counts and adds nothing to them. */
export function headline({ exit, findings: { violation, review, allowed }, records }: Summary): Headline {
  if (exit === 0 && records.skipped > 0) return { word: 'Not all screened', tone: 'incomplete' };
  if (exit === 0 && violation + review > 0) return { word: 'Below the gate', tone: 'review' };
  if (exit === 0) return { word: allowed > 0 ? 'All findings cleared' : 'Nothing found', tone: 'clear' };
  if (exit === 1) return violation > 0 ? { word: 'Violation', tone: 'violation' } : { word: 'Review', tone: 'review' };
  if (exit === 2) return { word: 'Nothing screened', tone: 'incomplete' };
  if (exit === 3) return { word: 'Incomplete', tone: 'incomplete' };
  return { word: 'Interrupted', tone: 'incomplete' };
}

const EXIT_MEANINGS: Readonly<Record<ExitCode, string>> = {
  0: 'every record was screened and nothing reached the level of --fail-on',
  1: 'at least one finding at or above the level of --fail-on',
  2: 'usage, configuration, watchlist or allow-file is wrong: nothing was screened',
  3: 'screening is incomplete: what was not screened may hold more findings',
  130: 'interrupted from the keyboard: screening is incomplete',
  141: 'the reader of the output closed it before the verdict: screening is incomplete',
  143: 'terminated: screening is incomplete',
};

/** What the exit status says. Status 0 with skipped records exists only where `--allow-skipped` asked for it. */
export function exitMeaning({ exit, records }: Pick<Summary, 'exit' | 'records'>): string {
  if (exit !== 0 || records.skipped === 0) return EXIT_MEANINGS[exit];
  return `nothing reached the level of --fail-on, but ${count(records.skipped, 'record was', 'records were')} not screened and let pass`;
}

/** `2 violations and 3 reviews`, with the cleared ones where there are any. */
export function findingCounts(findings: Summary['findings']): string {
  const base = `${count(findings.violation, 'violation')} and ${count(findings.review, 'review')}`;
  return findings.allowed === 0 ? base : `${base}, ${findings.allowed.toLocaleString('en-US')} cleared by the allow-file`;
}

/** The least verdict that fails the run, as the options of the run say; `review` where they say nothing. */
export function failOn(summary: Summary): Verdict | 'never' {
  const value = (summary.config['fail-on'] ?? summary.config['failOn'])?.value;
  return value === 'violation' || value === 'never' ? value : 'review';
}

/** The finding counts toward exit status 1. */
export function reachesGate(finding: Pick<Finding, 'verdict' | 'allowed'>, gate: Verdict | 'never'): boolean {
  if (finding.allowed !== null || gate === 'never') return false;
  return finding.verdict === 'violation' || gate === 'review';
}

/** Says what the options kept from view, so that a short list is not taken for a clean one. */
export function hiddenTexts({ findings }: Summary, { show, showAllowed }: Pick<ReportContext, 'show' | 'showAllowed'>): string[] {
  const texts: string[] = [];
  if (show === 'violation' && findings.review > 0) {
    texts.push(`${count(findings.review, 'review')} not shown because of --show violation`);
  }
  if (!showAllowed && findings.allowed > 0) {
    texts.push(`${count(findings.allowed, 'cleared finding')} not shown; --no-allow shows them`);
  }
  return texts;
}
