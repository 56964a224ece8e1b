import { memoise } from '../../record/memo.js';
import type { Cell } from '../../record/types.js';
import type { Identifier, ListedParty, ListedVessel, Watchlist } from '../../watchlist/types.js';
import { describeEntry, judgeEntry, standingWords } from '../entries.js';
import type { Draft, Policy, Subject } from '../matcher.js';
import { defineMatcher } from '../matcher.js';
import { compact, createIdentifierFilter, identifierKeys, identifierTokens } from '../identifier-tokens.js';
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
      for (const key of identifierKeys(value)) byValue.set(key, [...(byValue.get(key) ?? []), { ...candidate, value }]);
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
    const lookUp = memoise((text: string): readonly Found[] => {
      const found = [...identifierTokens(text)].flatMap((token) => (byValue.get(token) ?? []).map((candidate) => ({ candidate, token })));
      return found.length === 0 ? NOTHING_FOUND : found;
    });
    return { mayHold: createIdentifierFilter(byValue.keys()), lookUp, policy };
  },
  match(subject, { mayHold, lookUp, policy }, earlier) {
    let drafts: Draft[] = NOTHING;
    for (const cell of subject.record.cells) {
      if (OTHER_COLUMNS.has(cell.field) || !mayHold(cell.value)) continue;
      for (const { candidate, token } of lookUp(cell.value)) {
        if (!isMeant(candidate, token, cell)) continue;
        const draft = judgeIdentifier(candidate, cell, subject, policy);
        const known = (d: Draft): boolean => d.entry?.id === draft?.entry?.id && d.entry?.list === draft?.entry?.list && d.match?.tier === 'identifier';
        if (draft !== null && !earlier.some(known) && !drafts.some(known)) drafts = [...drafts, draft];
      }
    }
    return drafts;
  },
});

/** A listed identifier with the characters of the cell that it was found by. */
interface Found {
  readonly candidate: Candidate;
  readonly token: string;
}

const NOTHING: Draft[] = [];
const NOTHING_FOUND: readonly Found[] = [];

/** Running numbers, amounts, codes and places hold no identifiers of parties; the IMO column belongs to the vessel matcher. */
const OTHER_COLUMNS: ReadonlySet<Cell['field']> = new Set<Cell['field']>([
  'imo', 'hs_code', 'value', 'currency', 'quantity', 'unit', 'weight', 'date', 'flag', 'exporter_country', 'consignee_country',
  'origin_country', 'destination_country', 'transit_country', 'port_of_loading', 'port_of_discharge', 'record_id', 'bill_of_lading',
]);

/** Whether the token stands for this kind of identifier here: long ones always, short ones only under a label or alone in a cell. */
function isMeant(candidate: Candidate, token: string, cell: Cell): boolean {
  if (candidate.kind === 'swift' || candidate.kind === 'email') return true;
  const distinctive = token.length >= SELF_EVIDENT_LENGTH || /[A-Z]/.test(token);
  if (distinctive && candidate.kind !== 'imo') return true;
  return isLabelled(candidate, cell) || (cell.field === 'unmapped' && compact(cell.value) === token);
}

function isLabelled({ kind }: Candidate, { column, value }: Cell): boolean {
  return LABELS[kind].test(column) || LABELS[kind].test(value);
}

/** Nine digits under no label may be a running number that happens to be somebody's passport. */
function isBareNumber(candidate: Candidate, cell: Cell): boolean {
  return (candidate.kind === 'passport' || candidate.kind === 'national-id') && /^\d+$/.test(cell.value.replace(/\s/g, '')) && !isLabelled(candidate, cell);
}

const KIND_WORDS: Readonly<Record<Candidate['kind'], string>> = {
  imo: 'IMO number', 'imo-company': 'company IMO number', registration: 'registration number', passport: 'passport number',
  'national-id': 'identity number', swift: 'SWIFT code', email: 'e-mail address', phone: 'telephone', fax: 'fax', website: 'website',
};

function judgeIdentifier(candidate: Candidate, cell: Cell, subject: Subject, policy: Policy): Draft | null {
  const { list, party, kind, value } = candidate;
  const bare = isBareNumber(candidate, cell);
  const { level, reasons } = judgeEntry(party, 'identifier', NO_SIGNS, subject, policy);
  if (level === 'none') return null;
  const entry = describeEntry(list, party);
  return {
    rule: kind === 'imo' ? 'NK201' : 'NK103',
    verdict: bare ? 'review' : level,
    cell,
    entry,
    match: {
      tier: 'identifier', score: 1, name: value, surface: value,
      evidence: [`${KIND_WORDS[kind]} ${value} is that of ${entry.name}`],
    },
    basis: party.basis,
    message: `${fieldWords(cell)} holds the ${KIND_WORDS[kind]} ${value} of ${entry.name} (${entry.id}), ${standingWords(entry)}`,
    reasons: bare ? [...reasons, `nothing says that the number is a ${KIND_WORDS[kind]}`] : reasons,
    identity: [value],
  };
}
