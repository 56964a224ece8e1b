import { buildNameIndex, foldText, isPlaceholderParty, NAME_TIERS } from '../../names/index.js';
import type { NameEntry, NameHit, NameIndex, NameTier } from '../../names/index.js';
import { memoise } from '../../record/memo.js';
import type { Cell } from '../../record/types.js';
import type { ListedParty, Watchlist } from '../../watchlist/types.js';
import { describeEntry, judgeEntry, standingOf, standingWords } from '../entries.js';
import type { FindingEntry } from '../finding.js';
import type { Draft, Policy, Subject } from '../matcher.js';
import { defineMatcher } from '../matcher.js';
import { partySigns } from '../party-signs.js';
import type { RuleCode } from '../rules.js';
import { fieldWords } from '../words.js';

interface Candidate {
  readonly list: Watchlist;
  readonly party: ListedParty;
}

/** A listed party found in a cell, by its best name. */
interface PartyHit extends Candidate {
  readonly hit: NameHit;
}

/** Names of listed parties in every party, address and unmapped text cell, and in descriptions and places of delivery. */
export const partyMatcher = defineMatcher({
  id: 'party',
  prepare({ lists, policy }) {
    const entries: NameEntry[] = [];
    const owners: Candidate[] = [];
    for (const list of lists) {
      for (const party of list.parties) {
        for (const name of party.names) {
          entries.push({ text: name.text, quality: name.quality, kind: party.type === 'individual' ? 'person' : 'organisation' });
          owners.push({ list, party });
        }
      }
    }
    const index = buildNameIndex(entries);
    return { index, sentence: memoise((text) => inRunningText(index, text)), owners, policy };
  },
  match(subject, { index, sentence, owners, policy }) {
    const { parties, descriptions, places } = subject.record;
    let drafts: Draft[] | null = null;
    const look = (cell: Cell, weakToo: boolean): void => {
      const hits = cell.field === 'unmapped' || cell.field === 'description' ? sentence(cell.value) : index.search(cell.value);
      if (hits.length === 0 || isPlaceholderParty(cell.value)) return;
      for (const found of bestPerParty(hits, owners)) {
        if (found.hit.tier === 'weak' && !weakToo) continue;
        const draft = judgeHit(found, cell, subject, policy);
        if (draft !== null) (drafts ??= []).push(draft);
      }
    };
    for (const cell of parties) look(cell, true);
    // Made for goods and places: a full name in them is a lead all the same, a part of one is not.
    for (const cell of descriptions) look(cell, false);
    for (const { cell, kind } of places) if (kind === 'port') look(cell, false);
    return drafts ?? NOTHING;
  },
});

const NOTHING: readonly Draft[] = [];

/** Words that lead to a name in running text, and words that end it: "release to …", "parts for … on arrival". */
const LEADS = /[\s,;:.(-](to|for|by|from|via|on|at|with|in|per)(?=[\s:])/giu;
const TO_A_PARTY: ReadonlySet<string> = new Set(['to', 'for', 'by', 'from', 'via', 'with']);

/**
 * Hits in a cell of running text. A full name inside a sentence is weak or nothing, because the words beside it might be part
 * of another name; where those are only words that lead to a name, each piece between them is searched for itself.
 */
function inRunningText(index: NameIndex, text: string): readonly NameHit[] {
  const hits = index.search(text);
  const leads = [...` ${text}`.matchAll(LEADS)].map((match) => ({ at: match.index + match[0].length - 1, word: match[1] ?? '' }));
  if (leads.length === 0 || leads.length > MAX_LEADS) return hits;
  // Names may hold such a word themselves ("Committee for Space Technology"), so what is left of the cell is searched too.
  const pieces = leads.flatMap(({ at, word }, i) => (TO_A_PARTY.has(word.toLowerCase()) ? [text.slice(at, leads[i + 1]?.at), text.slice(at)] : []));
  const best = new Map(hits.map((hit) => [hit.entry, hit]));
  for (const hit of [...new Set(pieces)].flatMap((piece) => index.search(piece.trim()))) {
    if (rank(hit.tier) < rank(best.get(hit.entry)?.tier ?? 'weak')) best.set(hit.entry, hit);
  }
  return [...best.values()].sort((a, b) => rank(a.tier) - rank(b.tier));
}

const MAX_LEADS = 20;
/** Lower is stronger. */
const rank = (tier: NameTier): number => NAME_TIERS.indexOf(tier);

/**
 * One hit per party, the strongest; a near or weak hit on the very words that are another party's
 * exact or canonical name is dropped, since those words are already explained.
 */
function bestPerParty(hits: readonly NameHit[], owners: readonly Candidate[]): PartyHit[] {
  const best = new Map<ListedParty, PartyHit>();
  const explained: string[] = [];
  for (const hit of hits) {
    const owner = owners[hit.entry];
    if (owner === undefined || best.has(owner.party)) continue;
    const surface = foldText(hit.surface);
    const strong = hit.tier === 'exact' || hit.tier === 'canonical';
    if (strong) explained.push(surface);
    else if (explained.some((s) => s.includes(surface) || surface.includes(s))) continue;
    best.set(owner.party, { ...owner, hit });
  }
  return [...best.values()];
}

function judgeHit({ list, party, hit }: PartyHit, cell: Cell, subject: Subject, policy: Policy): Draft | null {
  const signs = partySigns(party, hit, cell, subject, standingOf(party, policy));
  const { level, reasons } = judgeEntry(party, hit.tier, signs, subject, policy);
  if (level === 'none') return null;
  const entry = describeEntry(list, party);
  return {
    rule: ruleFor(entry, party),
    verdict: level,
    cell,
    entry,
    match: { tier: hit.tier, score: hit.score, name: hit.listed, surface: withBracket(hit.surface, cell.value), evidence: hit.evidence },
    basis: party.basis,
    message: messageFor(entry, hit, cell),
    reasons,
    identity: [hit.surface],
  };
}

/** A stretch of words ends before the bracket that closes it: "… BANK (DCB" is shown as "… BANK (DCB)". */
function withBracket(surface: string, text: string): string {
  return /\([^)]*$/.test(surface) && text.includes(`${surface})`) ? `${surface})` : surface;
}

function ruleFor(entry: FindingEntry, party: ListedParty): RuleCode {
  if (entry.status === 'designated') return party.type === 'individual' ? 'NK102' : 'NK101';
  return entry.status === 'designated-unilaterally' ? 'NK105' : 'NK104';
}

const TIER_VERB: Record<NameHit['tier'], string> = {
  exact: 'is',
  canonical: 'is',
  near: 'is much like',
  weak: 'may stand for',
};

function messageFor(entry: FindingEntry, hit: NameHit, cell: Cell): string {
  const alias = foldText(hit.listed) === foldText(entry.name) ? '' : `, listed as ${hit.listed}`;
  return `${fieldWords(cell)} ${TIER_VERB[hit.tier]} ${entry.name} (${entry.id}${alias}), ${standingWords(entry)}`;
}
