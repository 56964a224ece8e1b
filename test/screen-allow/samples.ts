import { loadColumnDictionary } from '../../src/input/columns/load.js';
import { mapColumns } from '../../src/input/columns/map.js';
import { compileRecordReader } from '../../src/record/reader.js';
import type { AllowEntry, AllowFile } from '../../src/screen/allow/types.js';
import { createAllowances } from '../../src/screen/allow/apply.js';
import { parseAllowFile } from '../../src/screen/allow/parse.js';
import type { Finding } from '../../src/screen/finding.js';
import { createScreener } from '../../src/screen/screener.js';
import { loadShippedLists } from '../../src/watchlist/load.js';
import { parseWatchlist } from '../../src/watchlist/parse.js';
import type { Watchlist } from '../../src/watchlist/types.js';

export const TODAY = '2026-11-23';

/** A small list with one of each: entity, person, ship and goods rule, and a party with a registration number. */
export const LIST_YAML = `watchlist: test-list
title: A list for tests
authority: UN
document: none
asOf: 2026-01-01
basis: [{instrument: UNSCR 1718 (2006), paragraph: 8(d)}]
parties:
  - id: T-E1
    type: entity
    name: Orangun Machine Bureau
    aliases: [Orangun Kigye Bureau]
    listedOn: 2012-05-02
    addresses: [{text: "Tongdaewon 2, Pyongyang", country: KP}]
  - id: T-E2
    type: entity
    name: Pongsu Kwanglim Shipping
    identifiers: [{kind: registration, value: "KWL-4471208"}]
  - id: T-P1
    type: individual
    name: Ri Chang-sop
    bornOn: ["1961-03-02"]
vessels:
  - {id: T-V1, name: KUMGANG PIONEER 7, imo: "8606173", measures: [asset freeze]}
goods:
  - id: T-G1
    direction: to-DPRK
    kind: ban
    title: Machines of every kind
    hs: {complete: ["84"]}
    effectiveFrom: 2017-12-22
`;

export const LISTS: readonly Watchlist[] = [parseWatchlist(LIST_YAML, 'test-list.yaml')];
const { geography } = await loadShippedLists();
const dictionary = loadColumnDictionary();

export type Row = Readonly<Record<string, string>>;

export const ROW: Row = {
  EXPORT_DATE: '2026-03-02', EXPORTER_NAME: 'LIM BROTHERS TRADING PTE LTD', CONSIGNEE_NAME: 'SYARIKAT MAJU JAYA SDN BHD',
  HS_CODE: '48201000', PRODUCT_DESCRIPTION: 'NOTE BOOKS OF PAPER', DESTINATION_COUNTRY: 'MALAYSIA', PORT_OF_DISCHARGE: 'PORT KLANG',
};

export interface Place {
  readonly file?: string;
  readonly record?: number;
  readonly line?: number;
}

/** Screens one row as a run does: columns recognised, record read, every matcher asked. */
export function screen(more: Row, lists: readonly Watchlist[] = LISTS, { file = 'manifest.csv', record = 1, line = 2 }: Place = {}): readonly Finding[] {
  const row = { ...ROW, ...more };
  const mappings = mapColumns(Object.keys(row), [], { direction: 'export', dictionary });
  const read = compileRecordReader(file, mappings, { direction: 'export', sample: [] });
  const screener = createScreener(lists, geography, { jurisdictions: new Set(['UN']), direction: 'export', asOf: TODAY });
  return screener.screen(read({ record, line, cells: Object.values(row) }));
}

/** The finding of a rule for a row. */
export function findingOf(rule: string, more: Row, lists: readonly Watchlist[] = LISTS, place: Place = {}): Finding {
  const found = screen(more, lists, place).find((finding) => finding.rule === rule);
  if (found === undefined) throw new Error(`no ${rule} for ${JSON.stringify(more)}`);
  return found;
}

export const CONSIGNEE: Row = { CONSIGNEE_NAME: 'Orangun Machine Bureau' };

/** An entry as a file would give it, for the entity T-E1 as consignee. */
export function entryFor(finding: Finding, entryDigest: string | null, more: Partial<AllowEntry> = {}): AllowEntry {
  return {
    line: 2, finding: finding.id, rule: finding.rule as AllowEntry['rule'], entry: finding.entry?.id ?? finding.goodsRule, entryDigest,
    field: finding.field, by: 'value', text: finding.value, verdict: finding.verdict, reason: 'register extract compared', author: 'A. Clerk',
    added: '2026-11-01', expires: '2027-11-01', ...more,
  };
}

export const fileOf = (...entries: readonly AllowEntry[]): AllowFile => ({ path: 'allow.yaml', sha256: '00', entries });

/** Applies a file given as text to findings; gives what was cleared and what the summary would say. */
export function applyText(text: string, findings: readonly Finding[], lists = LISTS, today = TODAY) {
  const allowances = createAllowances([parseAllowFile(text, 'allow.yaml')], lists, today);
  const results = findings.map((finding) => allowances.apply(finding));
  return { results, cleared: results.filter((one) => one.allowed !== null).length, report: allowances.report() };
}
