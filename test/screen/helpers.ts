import { mapColumns } from '../../src/input/columns/map.js';
import { loadColumnDictionary } from '../../src/input/columns/load.js';
import { compileRecordReader } from '../../src/record/reader.js';
import type { ShipmentRecord } from '../../src/record/types.js';
import type { Finding } from '../../src/screen/finding.js';
import type { Policy } from '../../src/screen/matcher.js';
import { createScreener } from '../../src/screen/screener.js';
import type { Screener } from '../../src/screen/screener.js';
import { loadShippedLists } from '../../src/watchlist/load.js';
import type { ShippedLists } from '../../src/watchlist/load.js';
import type { Watchlist } from '../../src/watchlist/types.js';

/** A record as a file would hold it: header text to cell. */
export type Row = Readonly<Record<string, string>>;

const shipped: ShippedLists = await loadShippedLists();
export const LISTS: readonly Watchlist[] = shipped.lists;
export const GEOGRAPHY = shipped.geography;

/** The list with the given id among the shipped ones. */
export function listOf(id: string): Watchlist {
  const list = LISTS.find((one) => one.id === id);
  if (list === undefined) throw new Error(`no shipped list ${id}`);
  return list;
}

const dictionary = loadColumnDictionary();
const readers = new Map<string, (cells: readonly string[]) => ShipmentRecord>();

/** Reads one row through the real recognition of columns and the real record reader. */
export function recordOf(row: Row, direction: Policy['direction'] = 'export'): ShipmentRecord {
  const headers = Object.keys(row);
  const key = JSON.stringify([direction, headers]);
  let read = readers.get(key);
  if (read === undefined) {
    const mappings = mapColumns(headers, [], { direction, dictionary });
    const compiled = compileRecordReader('manifest.csv', mappings, { direction, sample: [] });
    read = (cells) => compiled({ record: 1, line: 2, cells });
    readers.set(key, read);
  }
  return read(Object.values(row));
}

const screeners = new Map<string, Screener>();

export interface Choice {
  readonly jurisdictions?: readonly string[];
  readonly direction?: Policy['direction'];
  readonly asOf?: string;
}

/** A screener over the shipped lists, kept for all tests of a file. */
export function screenerFor({ jurisdictions = ['UN'], direction = 'export', asOf = '2026-11-23' }: Choice = {}): Screener {
  const key = JSON.stringify([jurisdictions, direction, asOf]);
  let screener = screeners.get(key);
  if (screener === undefined) {
    screener = createScreener(LISTS, GEOGRAPHY, { jurisdictions: new Set(['UN', ...jurisdictions]), direction, asOf });
    screeners.set(key, screener);
  }
  return screener;
}

/** Screens one row against the shipped lists. */
export function screen(row: Row, choice: Choice = {}): readonly Finding[] {
  return screenerFor(choice).screen(recordOf(row, choice.direction));
}

/** An honest shipment from Singapore to Malaysia, after every listing; cells of `more` are added or replaced. */
export function cleanRow(more: Row = {}): Row {
  return {
    DECLARATION_NO: 'SG-2026-000017',
    EXPORT_DATE: '2026-03-02',
    EXPORTER_NAME: 'LIM BROTHERS TRADING PTE LTD',
    EXPORTER_ADDRESS: '12 JALAN BESAR, SINGAPORE 208789',
    EXPORTER_COUNTRY: 'SG',
    CONSIGNEE_NAME: 'SYARIKAT MAJU JAYA SDN BHD',
    CONSIGNEE_ADDRESS: '8 JALAN AMPANG, 50450 KUALA LUMPUR',
    CONSIGNEE_COUNTRY: 'MY',
    HS_CODE: '48201000',
    PRODUCT_DESCRIPTION: 'NOTE BOOKS AND DIARIES OF PAPER',
    DESTINATION_COUNTRY: 'MALAYSIA',
    PORT_OF_LOADING: 'SINGAPORE',
    PORT_OF_DISCHARGE: 'PORT KLANG',
    VESSEL_NAME: 'WAN HAI 161',
    ...more,
  };
}

/** A finding in short, for tables of cases: `violation NK101 KPe.003`. */
export function brief(finding: Finding): string {
  return [finding.verdict, finding.rule, finding.entry?.id ?? finding.goodsRule ?? ''].join(' ').trim();
}

export const briefs = (findings: readonly Finding[]): readonly string[] => findings.map(brief);
