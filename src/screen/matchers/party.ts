import { buildNameIndex, foldText, isPlaceholderParty } from '../../names/index.js';
import type { NameEntry, NameHit } from '../../names/index.js';
import type { Cell } from '../../record/types.js';
import type { ListedParty, Watchlist } from '../../watchlist/types.js';
import { describeEntry, standingOf, standingWords, timeSigns } from '../entries.js';
import type { FindingEntry } from '../finding.js';
import type { Draft, Policy, Subject } from '../matcher.js';
import { defineMatcher } from '../matcher.js';
import { partySigns } from '../party-signs.js';
import type { RuleCode } from '../rules.js';
import { fieldWords } from '../words.js';
import { judge } from '../verdicts.js';

interface Candidate {
  readonly list: Watchlist;
  readonly party: ListedParty;
}

/** A listed party found in a cell, by its best name. */
interface PartyHit extends Candidate {
  readonly hit: NameHit;
}

/** Names of listed parties in every party, address and unmapped text cell. */
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
    return { index: buildNameIndex(entries), owners, policy };
  },
  match(subject, { index, owners, policy }) {
    const drafts: Draft[] = [];
    for (const cell of subject.record.parties) {
      const hits = index.search(cell.value);
      if (hits.length === 0 || isPlaceholderParty(cell.value)) continue;
      for (const hit of bestPerParty(hits, owners)) {
        const draft = judgeHit(hit, cell, subject, policy);
        if (draft !== null) drafts.push(draft);
      }
    }
    return drafts;
  },
});

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
  const standing = standingOf(party, policy);
  const signs = partySigns(party, hit, cell, subject, standing);
  // A report about past deeds concerns earlier shipments too; a designation binds from its day on.
  const late = standing === 'reported' ? [] : timeSigns(party, subject.day);
  const { level, reasons } = judge(standing, hit.tier, {
    corroborating: signs.corroborating,
    contradicting: [...signs.contradicting, ...late],
  });
  if (level === 'none') return null;
  const entry = describeEntry(list, party);
  return {
    rule: ruleFor(entry, party),
    verdict: level,
    cell,
    entry,
    match: { tier: hit.tier, score: hit.score, name: hit.listed, surface: hit.surface, evidence: hit.evidence },
    basis: party.basis,
    message: messageFor(entry, hit, cell),
    reasons,
    identity: [hit.surface],
  };
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
