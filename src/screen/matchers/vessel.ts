import { buildNameIndex, foldText } from '../../names/index.js';
import type { NameEntry, NameHit, NameIndex } from '../../names/index.js';
import type { Cell, ImoNumber } from '../../record/types.js';
import type { ListedVessel, Watchlist } from '../../watchlist/types.js';
import { describeEntry, judgeEntry, standingWords } from '../entries.js';
import type { Draft, Policy, Subject } from '../matcher.js';
import { defineMatcher } from '../matcher.js';
import { NO_SIGNS } from '../verdicts.js';
import { cellWords } from '../words.js';

interface Candidate {
  readonly list: Watchlist;
  readonly vessel: ListedVessel;
}

interface Prepared {
  readonly byImo: ReadonlyMap<string, readonly Candidate[]>;
  readonly index: NameIndex;
  /** Owner of each name of the index. */
  readonly owners: readonly Candidate[];
  readonly policy: Policy;
}

const NOTHING: readonly Draft[] = [];

/** Ships by IMO number first, by name only where no valid IMO number tells them apart. */
export const vesselMatcher = defineMatcher<Prepared>({
  id: 'vessel',
  prepare({ lists, policy }) {
    const byImo = new Map<string, Candidate[]>();
    const entries: NameEntry[] = [];
    const owners: Candidate[] = [];
    for (const list of lists) {
      for (const vessel of list.vessels) {
        const candidate = { list, vessel };
        if (vessel.imo !== null) byImo.set(vessel.imo, [...(byImo.get(vessel.imo) ?? []), candidate]);
        for (const name of vessel.names) {
          entries.push({ text: name.text, quality: name.quality, kind: 'vessel' });
          owners.push(candidate);
        }
      }
    }
    return { byImo, index: buildNameIndex(entries), owners, policy };
  },
  match(subject, prepared) {
    const { record, nexus } = subject;
    const told = vesselsTold(record);
    if (record.vessels.length === 0 && record.imos.length === 0 && nexus.flag.length === 0 && told.length === 0) return NOTHING;
    const drafts: Draft[] = [];
    const found = new Set<ListedVessel>();
    for (const imo of record.imos) {
      for (const candidate of (imo.valid && imo.digits !== null && prepared.byImo.get(imo.digits)) || []) {
        if (found.has(candidate.vessel)) continue;
        const draft = byNumber(candidate, imo, subject, prepared.policy);
        if (draft === null) continue;
        found.add(candidate.vessel);
        drafts.push(draft);
      }
    }
    for (const { cell, text } of [...record.vessels.map((one) => ({ cell: one, text: one.value })), ...told]) {
      for (const hit of prepared.index.search(text)) {
        if (cell.field !== 'vessel' && hit.tier !== 'exact' && hit.tier !== 'canonical') continue;
        const candidate = prepared.owners[hit.entry];
        if (candidate === undefined || found.has(candidate.vessel)) continue;
        const draft = byName(candidate, hit, cell, subject, prepared.policy);
        if (draft === null) continue;
        found.add(candidate.vessel);
        drafts.push(draft);
      }
    }
    return drafts.length === 0 ? flagOnly(subject) : drafts;
  },
});

/** In a sentence only what follows M/V, VESSEL or SHIP is the name of a ship. */
const LABEL = /\b(?:m\.?\s?[/.]?\s?[vt]\.?|vessel|vsl|ship)(?:'?s)?(?:\s+name)?\s*[:"']?\s+([^,;:()\n"]{3,60})/giu;

/** Ships named in columns that were not recognised and in descriptions: "CARGO EX M/V PETREL 8, TRANSHIPPED". */
function vesselsTold({ cells }: Subject['record']): readonly { readonly cell: Cell; readonly text: string }[] {
  let told: { cell: Cell; text: string }[] | null = null;
  for (const cell of cells) {
    if ((cell.field !== 'unmapped' && cell.field !== 'description') || !MAY_HOLD_LABEL.test(cell.value)) continue;
    for (const [, text] of cell.value.slice(0, LONGEST_TEXT).matchAll(LABEL)) if (text !== undefined) (told ??= []).push({ cell, text });
  }
  return told ?? NONE_TOLD;
}

const MAY_HOLD_LABEL = /\bm\.?\s?[/.]?\s?[vt]\b|\bv(?:esse|s)l|\bship\b/i;
const LONGEST_TEXT = 2_000;
const NONE_TOLD: readonly { readonly cell: Cell; readonly text: string }[] = [];

function byNumber({ list, vessel }: Candidate, imo: ImoNumber, subject: Subject, policy: Policy): Draft | null {
  const { level, reasons } = judgeEntry(vessel, 'identifier', NO_SIGNS, subject, policy);
  if (level === 'none') return null;
  const entry = describeEntry(list, vessel);
  const sailingAs = subject.record.vessels[0]?.value;
  return {
    rule: 'NK201',
    verdict: level,
    cell: imo.cell,
    entry,
    match: {
      tier: 'identifier', score: 1, name: `IMO ${imo.digits}`, surface: imo.cell.value,
      evidence: [`IMO ${imo.digits} is the number of ${entry.name}`, ...imo.notes],
    },
    basis: vessel.basis,
    message: `vessel with IMO ${imo.digits} is ${entry.name} (${entry.id})${sailingAs === undefined ? '' : `, sailing as ${sailingAs}`}, ${standingWords(entry)}`,
    reasons: [...reasons, ...measures(vessel)],
    identity: [imo.digits ?? ''],
  };
}

function byName({ list, vessel }: Candidate, hit: NameHit, cell: Cell, subject: Subject, policy: Policy): Draft | null {
  const { record, nexus } = subject;
  // Another valid IMO number says that it is another ship, unless the listed one is known to have none.
  if (vessel.imo !== null && record.imos.some((imo) => imo.valid && imo.digits !== vessel.imo && speaksOf(imo, cell, record))) return null;
  const corroborating = nexus.any ? ['the record names the DPRK'] : [];
  const { level, reasons } = judgeEntry(vessel, hit.tier, { corroborating, contradicting: [] }, subject, policy);
  if (level === 'none') return null;
  const entry = describeEntry(list, vessel);
  const invalid = record.imos.find((imo) => !imo.valid);
  const doubt = invalid === undefined ? 'no IMO number in the record' : `${cellWords(invalid.cell)} is not a valid IMO number`;
  return {
    rule: 'NK202',
    verdict: level,
    cell,
    entry,
    match: { tier: hit.tier, score: hit.score, name: hit.listed, surface: hit.surface, evidence: hit.evidence },
    basis: vessel.basis,
    message: `vessel is named like ${entry.name} (${entry.id}${vessel.imo === null ? '' : `, IMO ${vessel.imo}`}), ${standingWords(entry)}; ${doubt}`,
    reasons: [...reasons, ...measures(vessel)],
    identity: [hit.surface],
  };
}

/** Whether an IMO number may be that of the ship in the cell: the first ship of the record, or the same cell. A feeder has a number of its own. */
function speaksOf(imo: ImoNumber, cell: Cell, { vessels }: Subject['record']): boolean {
  if (imo.cell === cell || imo.cell.index === cell.index) return true;
  const [first] = vessels;
  if (cell.field !== 'vessel' || first === undefined) return false;
  const [one, other] = [foldText(first.value), foldText(cell.value)];
  return one.includes(other) || other.includes(one);
}

const measures = (vessel: ListedVessel): readonly string[] => vessel.measures.map((measure) => `measure: ${measure}`);

/** A flag of the DPRK on a ship that is not listed. */
function flagOnly({ record, nexus }: Subject): readonly Draft[] {
  const flag = nexus.flag[0];
  if (flag === undefined) return NOTHING;
  const sailingAs = record.vessels[0]?.value ?? '';
  return [{
    rule: 'NK203', verdict: 'review', cell: flag.cell, entry: null, match: null,
    basis: [],
    message: `vessel ${sailingAs === '' ? '' : `${sailingAs} `}flies the flag of the DPRK (${cellWords(flag.cell)})`,
    reasons: ['a DPRK-flag ship is a link to the DPRK whatever the ports say'],
    identity: [sailingAs, ...record.imos.flatMap((imo) => (imo.valid && imo.digits !== null ? [imo.digits] : []))],
  }];
}
