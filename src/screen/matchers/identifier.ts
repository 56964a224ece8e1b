import type { Cell } from '../../record/types.js';
import type { Identifier, ListedParty, ListedVessel, Watchlist } from '../../watchlist/types.js';
import { describeEntry, judgeEntry, standingWords } from '../entries.js';
import type { Draft, Policy, Subject } from '../matcher.js';
import { defineMatcher } from '../matcher.js';
import { NO_SIGNS } from '../verdicts.js';
import { fieldWords } from '../words.js';

interface Candidate {
  readonly list: Watchlist;
  readonly party: ListedParty | ListedVessel;
  readonly kind: Identifier['kind'] | 'imo';
  readonly value: string;
}

/** Kinds that are shared between parties (a switchboard, a fax) or typed too freely to identify one. */
const SHARED_KINDS: ReadonlySet<string> = new Set(['phone', 'fax', 'website']);

/**
 * A short number is an identifier only where the record says what it is. IMO numbers, company numbers and the
 * like have seven digits; a quantity may have as many.
 */
const SELF_EVIDENT_LENGTH = 8;

const LABELS: Readonly<Record<Candidate['kind'], RegExp>> = {
  imo: /\bimo\b/i,
  'imo-company': /\bimo\b|owner|manager|operator|company/i,
  registration: /reg|uen|roc|brn|c\.?r\.?\b|licen[cs]e|company|注册|登記|登记|統一/i,
  passport: /pass|passport|护照|護照|旅券|여권|document|\bid\b/i,
  'national-id': /\bid\b|national|identity|document|pass/i,
  swift: /./,
  email: /./,
  phone: /./,
  fax: /./,
  website: /./,
};

/** SWIFT codes, passports, registration and company numbers, e-mail addresses of listed parties, in any text cell. */
export const identifierMatcher = defineMatcher({
  id: 'identifier',
  prepare({ lists, policy }) {
    const byValue = new Map<string, Candidate[]>();
    const add = (value: string, candidate: Omit<Candidate, 'value'>): void => {
      const key = compact(value);
      if (key.length < 5) return;
      byValue.set(key, [...(byValue.get(key) ?? []), { ...candidate, value }]);
    };
    for (const list of lists) {
      for (const party of list.parties) {
        for (const { kind, value } of party.identifiers) {
          if (!SHARED_KINDS.has(kind)) add(value, { list, party, kind });
        }
      }
      for (const vessel of list.vessels) {
        if (vessel.imo !== null) add(vessel.imo, { list, party: vessel, kind: 'imo' });
      }
    }
    return { byValue, policy };
  },
  match(subject, { byValue, policy }, earlier) {
    const drafts: Draft[] = [];
    for (const cell of identifierCells(subject)) {
      for (const token of tokensOf(cell.value)) {
        for (const candidate of byValue.get(token) ?? []) {
          if (!isMeant(candidate, token, cell)) continue;
          const draft = judgeIdentifier(candidate, cell, subject, policy);
          const known = (d: Draft): boolean => d.entry?.id === draft?.entry?.id && d.entry?.list === draft?.entry?.list && d.match?.tier === 'identifier';
          if (draft !== null && !earlier.some(known) && !drafts.some(known)) drafts.push(draft);
        }
      }
    }
    return drafts;
  },
});

const OTHER_FIELDS: ReadonlySet<string> = new Set(['description', 'voyage', 'vessel']);

/** Party cells, unmapped cells of any kind, and the free-text fields; the IMO column belongs to the vessel matcher. */
function identifierCells({ record }: Subject): readonly Cell[] {
  const parties = new Set(record.parties);
  return record.cells.filter((c) => parties.has(c) || c.field === 'unmapped' || OTHER_FIELDS.has(c.field));
}

function compact(value: string): string {
  return value.normalize('NFKC').toUpperCase().replace(/[\s\-./]/g, '');
}

/** Words, e-mail addresses, and the whole cell when it is short: each once, compacted like the listed values. */
function tokensOf(value: string): ReadonlySet<string> {
  const tokens = new Set<string>();
  const text = value.length > 4000 ? value.slice(0, 4000) : value;
  for (const word of text.split(/[\s,;:()[\]{}|"'<>#]+/)) {
    if (word.length >= 5) tokens.add(compact(word));
  }
  if (value.length <= 40) tokens.add(compact(value));
  return tokens;
}

/** Whether the token stands for this kind of identifier here: long ones always, short ones only under a label or alone in a cell. */
function isMeant(candidate: Candidate, token: string, cell: Cell): boolean {
  if (candidate.kind === 'swift' || candidate.kind === 'email') return true;
  const distinctive = token.length >= SELF_EVIDENT_LENGTH || /[A-Z]/.test(token);
  if (distinctive && candidate.kind !== 'imo') return true;
  const label = LABELS[candidate.kind];
  return label.test(cell.column) || label.test(cell.value) || (cell.field === 'unmapped' && compact(cell.value) === token);
}

const KIND_WORDS: Readonly<Record<Candidate['kind'], string>> = {
  imo: 'IMO number', 'imo-company': 'company IMO number', registration: 'registration number', passport: 'passport number',
  'national-id': 'identity number', swift: 'SWIFT code', email: 'e-mail address', phone: 'telephone', fax: 'fax', website: 'website',
};

function judgeIdentifier({ list, party, kind, value }: Candidate, cell: Cell, subject: Subject, policy: Policy): Draft | null {
  const { level, reasons } = judgeEntry(party, 'identifier', NO_SIGNS, subject, policy);
  if (level === 'none') return null;
  const entry = describeEntry(list, party);
  return {
    rule: kind === 'imo' ? 'NK201' : 'NK103',
    verdict: level,
    cell,
    entry,
    match: {
      tier: 'identifier', score: 1, name: value, surface: value,
      evidence: [`${KIND_WORDS[kind]} ${value} is that of ${entry.name}`],
    },
    basis: party.basis,
    message: `${fieldWords(cell)} holds the ${KIND_WORDS[kind]} ${value} of ${entry.name} (${entry.id}), ${standingWords(entry)}`,
    reasons,
    identity: [value],
  };
}
