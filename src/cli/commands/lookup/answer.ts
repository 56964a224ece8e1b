import { isPlaceholderParty } from '../../../names/index.js';
import type { Finding, FindingMatch } from '../../../screen/finding.js';
import { standingOf } from '../../../screen/entries.js';
import type { Policy } from '../../../screen/matcher.js';
import { createScreener, type Screener } from '../../../screen/screener.js';
import { VERDICTS, type Level } from '../../../screen/verdicts.js';
import type { Geography, Watchlist } from '../../../watchlist/types.js';
import { findListed, type Listed, type Owned } from '../listed/catalogue.js';
import { answerHs, type GoodsHit } from './goods.js';
import { indexNames, type NamedHit } from './listed-names.js';
import type { Query } from './query.js';
import { recordOf, TO_DPRK } from './record.js';

/** A listed party or ship that a query found, and what it means for a record. */
export interface ListedHit {
  readonly owned: Owned<Listed>;
  readonly match: FindingMatch;
  /** Rule of the finding that a record would have; null where there would be none. */
  readonly rule: string | null;
  /** Verdict of a record that holds nothing but what was looked up. */
  readonly verdict: Level;
  /** Verdict of the same record bound for the DPRK: the commonest second sign. */
  readonly toDprk: Level;
  /** Why the verdict is what it is. */
  readonly reasons: readonly string[];
}

/** Something in a looked-up name or identifier that is a finding without any list entry: it names the DPRK. */
export type Sign = Pick<Finding, 'verdict' | 'rule' | 'reasons'>;

export interface Answer {
  readonly query: Query;
  readonly hits: readonly ListedHit[];
  readonly signs: readonly Sign[];
  readonly goods: readonly GoodsHit[];
  /** What a reader should know of how the query was read. */
  readonly notes: readonly string[];
}

export interface AnswerSetup {
  readonly lists: readonly Watchlist[];
  readonly geography: Geography;
  readonly policy: Policy;
}

/** Answers queries against prepared lists; what a kind of query needs is prepared at its first. */
export function createAnswerer(setup: AnswerSetup): (query: Query) => Answer {
  const names = once(() => indexNames(setup.lists));
  const screener = once(() => createScreener(setup.lists, setup.geography, setup.policy));
  return (query) => {
    switch (query.kind) {
      case 'name': return answerName(query, names().search(query.value), screener(), setup);
      case 'imo': return answerIdentifier(query, screener().screen(recordOf({ imo: query.digits, 'IMO or document number': query.digits })), setup);
      case 'id': return answerDocument(query, screener(), setup);
      case 'hs': return { ...nothing(query, query.codes.flatMap(({ notes }) => notes)), goods: answerHs(query.codes, setup) };
    }
  };
}

function nothing(query: Query, notes: readonly string[] = []): Answer {
  return { query, hits: [], signs: [], goods: [], notes };
}

function answerName(query: Query, named: readonly NamedHit[], screener: Screener, setup: AnswerSetup): Answer {
  if (isPlaceholderParty(query.value)) return nothing(query, ['the text stands for no party, so it is not compared']);
  const asParty = screener.screen(recordOf({ party: query.value }));
  if (named.length === 0 && asParty.length === 0) return nothing(query);
  const alone = [...asParty, ...screener.screen(recordOf({ ship: query.value }))];
  const bound = [{ party: query.value }, { ship: query.value }].flatMap((cells) => screener.screen(recordOf({ ...cells, destination: TO_DPRK })));
  return {
    ...nothing(query),
    hits: [...identified(asParty, setup), ...named.map((one) => judgeNamed(one, alone, bound, setup.policy))],
    signs: signsOf(asParty),
  };
}

function judgeNamed({ owned, hit }: NamedHit, alone: readonly Finding[], bound: readonly Finding[], policy: Policy): ListedHit {
  const [here, there] = [findingFor(alone, owned), findingFor(bound, owned)];
  const { tier, score, listed, surface, evidence } = hit;
  return {
    owned,
    match: { tier, score, name: listed, surface, evidence },
    rule: here?.rule ?? there?.rule ?? null,
    verdict: here?.verdict ?? 'none',
    toDprk: there?.verdict ?? 'none',
    reasons: here?.reasons ?? [silence(owned, hit.tier, there !== undefined, policy)],
  };
}

/** Why a hit is no finding by itself. */
function silence({ item }: Owned<Listed>, tier: NamedHit['hit']['tier'], bound: boolean, policy: Policy): string {
  const cell = VERDICTS[standingOf(item, policy)][tier];
  if (cell.base === 'none' && (bound || cell.corroborated === 'none')) return `${tier} match: ${cell.reason}`;
  if (item.delistedOn !== null && policy.asOf > item.delistedOn) return `delisted on ${item.delistedOn}`;
  if (item.listedOn !== null && policy.asOf < item.listedOn) return `listed only on ${item.listedOn}, after the day asked for (${policy.asOf})`;
  return 'the words are better explained by another entry that bears them as its full name';
}

function findingFor(findings: readonly Finding[], { list, item }: Owned<Listed>): Finding | undefined {
  return findings.find(({ entry }) => entry !== null && entry.id === item.id && entry.list === list.id);
}

function answerIdentifier(query: Query, findings: readonly Finding[], setup: AnswerSetup): Answer {
  return { ...nothing(query), hits: identified(findings, setup) };
}

/** A passport, registration, SWIFT code, address or number that is nobody's may still be one of the DPRK. */
function answerDocument(query: Query & { readonly value: string }, screener: Screener, setup: AnswerSetup): Answer {
  const { value } = query;
  const answer = answerIdentifier(query, screener.screen(recordOf({ 'IMO or document number': value })), setup);
  if (answer.hits.length > 0) return answer;
  const signs = signsOf(['SWIFT code', 'telephone'].flatMap((column) => screener.screen(recordOf({ [column]: value }))));
  return { ...answer, notes: SHARED.test(value) ? [SHARED_NOTE] : [], signs };
}

/** What says DPRK without any list entry, each rule once. */
function signsOf(findings: readonly Finding[]): readonly Sign[] {
  const signs = new Map(findings.filter(({ kind }) => kind === 'destination').map(({ verdict, rule, reasons }) => [rule, { verdict, rule, reasons }]));
  return [...signs.values()];
}

/** Hits by an identifier among the findings of a record. */
function identified(findings: readonly Finding[], { lists }: AnswerSetup): readonly ListedHit[] {
  return findings.flatMap(({ entry, match, rule, verdict, reasons }): ListedHit[] => {
    const owned = entry === null || match?.tier !== 'identifier' ? null : findListed(lists.filter(({ id }) => id === entry.list), entry.id);
    return owned === null || match === null ? [] : [{ owned, match, rule, verdict, toDprk: verdict, reasons }];
  });
}

const SHARED = /^\s*\+|^\s*(?:https?:|www\.)/i;
const SHARED_NOTE = 'telephone and fax numbers and web addresses of listed parties are not compared: others share them';

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}
