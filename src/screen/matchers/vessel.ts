import { buildNameIndex } from '../../names/index.js';
import type { NameEntry } from '../../names/index.js';
import type { ListedVessel, Watchlist } from '../../watchlist/types.js';
import { describeEntry, standingOf, standingWords, timeSigns } from '../entries.js';
import type { Draft } from '../matcher.js';
import { defineMatcher } from '../matcher.js';
import { judge } from '../verdicts.js';
import { cellWords } from '../words.js';

interface Candidate {
  readonly list: Watchlist;
  readonly vessel: ListedVessel;
}

/** Ships by IMO number first, by name only where no valid IMO number tells them apart. */
export const vesselMatcher = defineMatcher({
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
  match({ record, day, nexus }, { byImo, index, owners, policy }) {
    const drafts: Draft[] = [];
    const found = new Set<ListedVessel>();
    const valid = new Set(record.imos.flatMap((imo) => (imo.valid && imo.digits !== null ? [imo.digits] : [])));
    const sailingAs = record.vessels[0]?.value ?? null;

    for (const imo of record.imos) {
      for (const { list, vessel } of (imo.valid && imo.digits !== null && byImo.get(imo.digits)) || []) {
        if (found.has(vessel)) continue;
        const standing = standingOf(vessel, policy);
        const { level, reasons } = judge(standing, 'identifier', { corroborating: [], contradicting: [] });
        const late = standing === 'reported' ? [] : timeSigns(vessel, day);
        if (level === 'none') continue;
        found.add(vessel);
        const entry = describeEntry(list, vessel);
        const alias = sailingAs === null ? '' : `, sailing as ${sailingAs}`;
        drafts.push({
          rule: 'NK201',
          // A ship not yet listed on the record's day breaks no rule of that day, yet the officer wants to know.
          verdict: late.length > 0 ? 'review' : level,
          cell: imo.cell,
          entry,
          match: {
            tier: 'identifier', score: 1, name: `IMO ${imo.digits}`, surface: imo.cell.value,
            evidence: [`IMO ${imo.digits} is the number of ${entry.name}`, ...imo.notes],
          },
          basis: vessel.basis,
          message: `vessel with IMO ${imo.digits} is ${entry.name} (${entry.id})${alias}, ${standingWords(entry)}`,
          reasons: [...reasons, ...late, ...vessel.measures.map((m) => `measure: ${m}`)],
          identity: [imo.digits ?? ''],
        });
      }
    }

    for (const cell of record.vessels) {
      for (const hit of index.search(cell.value)) {
        const owner = owners[hit.entry];
        if (owner === undefined || found.has(owner.vessel)) continue;
        const { list, vessel } = owner;
        // Another valid IMO number says that it is another ship, unless the listed one is known to have none.
        if (vessel.imo !== null && valid.size > 0 && !valid.has(vessel.imo)) continue;
        const standing = standingOf(vessel, policy);
        const { level, reasons } = judge(standing, hit.tier, {
          corroborating: nexus.any ? [`the record names the DPRK`] : [],
          contradicting: standing === 'reported' ? [] : timeSigns(vessel, day),
        });
        if (level === 'none') continue;
        found.add(vessel);
        const entry = describeEntry(list, vessel);
        const invalid = record.imos.find((imo) => !imo.valid);
        const doubt = invalid === undefined ? 'no IMO number in the record' : `${cellWords(invalid.cell)} is not a valid IMO number`;
        drafts.push({
          rule: 'NK202',
          verdict: level,
          cell,
          entry,
          match: { tier: hit.tier, score: hit.score, name: hit.listed, surface: hit.surface, evidence: hit.evidence },
          basis: vessel.basis,
          message: `vessel is named like ${entry.name} (${entry.id}${vessel.imo === null ? '' : `, IMO ${vessel.imo}`}), ${standingWords(entry)}; ${doubt}`,
          reasons: [...reasons, ...vessel.measures.map((m) => `measure: ${m}`)],
          identity: [hit.surface],
        });
      }
    }

    const flag = nexus.flag[0];
    if (flag !== undefined && drafts.length === 0) {
      drafts.push({
        rule: 'NK203', verdict: 'review', cell: flag.cell, entry: null, match: null,
        basis: [],
        message: `vessel ${sailingAs === null ? '' : `${sailingAs} `}flies the flag of the DPRK (${cellWords(flag.cell)})`,
        reasons: ['a DPRK-flag ship is a link to the DPRK whatever the ports say'],
        identity: [sailingAs ?? '', ...valid],
      });
    }
    return drafts;
  },
});
