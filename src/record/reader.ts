import { readMarkup } from '../names/index.js';
import { isBlank } from './blank.js';
import { compileDates, type DateReader } from './date-columns.js';
import { compileHsColumns, type HsColumns } from './hs-columns.js';
import { findHsCodes } from './hs.js';
import { findMarkedImos, furtherImos, parseImo } from './imo.js';
import { compileAmounts, type AmountReader } from './amounts.js';
import { planColumn, planExtraColumn, type ColumnPlan } from './plans.js';
import { isMisplacedName, isTextValue } from './text-cells.js';
import { compileNameJoiner } from './split-names.js';
import type { DateOrder } from './dates.js';
import type { Cell, ColumnMapping, HsCode, ImoNumber, PlaceCell, ShipmentRecord, ValueFault } from './types.js';

/** A row as the input room hands it on: cells by position. */
export interface RowCells {
  readonly record: number;
  readonly line: number;
  readonly cells: readonly string[];
}

export interface ReaderOptions {
  /** Which way the goods go. The roles of places and parties are settled by the mappings, which were made for this direction. */
  readonly direction: 'export' | 'import';
  /** Overrides the order of day and month that the sample shows. */
  readonly dateOrder?: DateOrder;
  /** Rows read ahead, for decisions about columns as a whole. */
  readonly sample: readonly (readonly string[])[];
}

/** Turns rows into records; `notes` say how columns are read where a person should know. */
export interface RecordReader {
  (row: RowCells): ShipmentRecord;
  readonly notes: readonly string[];
}

/** What a row has given so far. */
interface Draft {
  readonly cells: Cell[];
  parties: Cell[];
  readonly hsCodes: HsCode[];
  readonly descriptions: Cell[];
  readonly places: PlaceCell[];
  readonly vessels: Cell[];
  readonly imos: ImoNumber[];
  readonly faults: ValueFault[];
  id: string | null;
  idRank: number;
}

/**
 * Compiles a reader for the rows of one table: which column gives what is settled once, values are parsed once per distinct
 * text (bounded memory). Nothing is dropped: unmapped text is screened as a party, unreadable values become faults of the record.
 * @param file the name that findings show for the table
 */
export function compileRecordReader(file: string, mappings: readonly ColumnMapping[], options: ReaderOptions): RecordReader {
  const notes: string[] = [];
  const plans = mappings.map((mapping) => planColumn(mapping, options.sample, notes));
  const idRank = rankOf(mappings, 'record_id');
  const billRank = rankOf(mappings, 'bill_of_lading');
  const hs = compileHsColumns(mappings, options.sample);
  const dates = compileDates(mappings, options.sample, options.dateOrder ?? null, notes);
  const amounts = compileAmounts(mappings);
  const joinNames = compileNameJoiner(mappings);

  const read = (row: RowCells): ShipmentRecord => {
    const draft: Draft = {
      cells: [], parties: [], hsCodes: [], descriptions: [], places: [], vessels: [], imos: [], faults: [], id: null, idRank: Number.MAX_VALUE,
    };
    for (let i = 0; i < row.cells.length; i += 1) {
      const value = readMarkup((row.cells[i] ?? '').trim()).trim();
      if (value === '') continue;
      let plan = plans[i];
      if (plan === undefined) plans[i] = plan = planExtraColumn(i);
      if (plan.fields.length === 0) addUnmapped(draft, plan, value);
      else addMapped(draft, plan, value, idRank[i] ?? Number.MAX_VALUE, billRank[i] ?? Number.MAX_VALUE);
    }
    if (joinNames !== null) draft.parties = joinNames(draft.parties);
    return finish(file, row, draft, hs, dates, amounts);
  };
  return Object.assign(read, { notes });
}

function finish(file: string, row: RowCells, draft: Draft, hs: HsColumns, dates: DateReader, amounts: AmountReader): ShipmentRecord {
  hs.read(draft.cells, draft.hsCodes, draft.faults);
  const date = dates(draft.cells, draft.faults);
  return {
    file,
    record: row.record,
    line: row.line,
    id: draft.id,
    cells: draft.cells,
    parties: draft.parties,
    hsCodes: draft.hsCodes,
    descriptions: draft.descriptions,
    places: draft.places,
    vessels: draft.vessels,
    imos: draft.imos,
    date,
    value: amounts.value(draft.cells),
    quantity: amounts.quantity(draft.cells),
    faults: draft.faults,
  };
}

function addUnmapped(draft: Draft, plan: ColumnPlan, value: string): void {
  const cell: Cell = { field: 'unmapped', column: plan.column, index: plan.index, value };
  draft.cells.push(cell);
  if (!isTextValue(value) || isBlank(value)) return;
  draft.parties.push(cell);
  addPlaces(draft, plan, cell);
  addMarkedImos(draft, cell);
}

function addMapped(draft: Draft, plan: ColumnPlan, value: string, idRank: number, billRank: number): void {
  const blank = isBlank(value);
  let first: Cell | null = null;
  for (const field of plan.fields) {
    const cell: Cell = { field, column: plan.column, index: plan.index, value };
    draft.cells.push(cell);
    first ??= cell;
    if (blank) continue;
    switch (field) {
      case 'description':
        draft.descriptions.push(cell);
        addCodesInText(draft, cell);
        addMarkedImos(draft, cell);
        break;
      case 'vessel':
        draft.vessels.push(cell);
        for (const digits of furtherImos(value, null)) draft.imos.push({ cell, digits, valid: true, notes: ['found inside a longer text'] });
        break;
      case 'imo':
        addImo(draft, cell);
        break;
      case 'record_id':
        takeId(draft, value, idRank);
        break;
      case 'bill_of_lading':
        // A bill of lading identifies the record where there is no number of its own.
        takeId(draft, value, billRank + 1000);
        break;
      default:
    }
  }
  if (first === null || blank) return;
  if (plan.party || (plan.forCodes && isMisplacedName(value))) draft.parties.push(first);
  if (plan.places.length > 0) addPlaces(draft, plan, first);
}

function addPlaces(draft: Draft, plan: ColumnPlan, cell: Cell): void {
  for (const place of plan.places) {
    const country = place.country(cell.value);
    draft.places.push({ cell, role: place.role, kind: place.kind, country });
    if (country === null && place.kind === 'country') {
      draft.faults.push({ cell, code: 'country-unknown', reason: `"${cell.value.slice(0, 60)}" names no country` });
      // Text that is no country may be a name in the wrong column: better screened twice than not at all.
      if (cell.value.length > 3 && isTextValue(cell.value) && !draft.parties.includes(cell)) draft.parties.push(cell);
    }
  }
}

function addCodesInText(draft: Draft, cell: Cell): void {
  for (const { digits, notes, valid } of findHsCodes(cell.value)) draft.hsCodes.push({ cell, digits, notes, source: 'description', valid });
}

function addMarkedImos(draft: Draft, cell: Cell): void {
  if (!/imo/i.test(cell.value)) return;
  for (const digits of findMarkedImos(cell.value)) draft.imos.push({ cell, digits, valid: true, notes: ['found inside a longer text'] });
}

function addImo(draft: Draft, cell: Cell): void {
  const { digits, valid, notes } = parseImo(cell.value);
  draft.imos.push({ cell, digits, valid, notes });
  for (const further of furtherImos(cell.value, digits)) draft.imos.push({ cell, digits: further, valid: true, notes: ['one of several in the cell'] });
  if (valid) return;
  if (digits === null && isTextValue(cell.value)) draft.vessels.push(cell);
  if (digits === null) draft.faults.push({ cell, code: 'imo-unreadable', reason: 'the cell holds no IMO number of seven digits' });
  else draft.faults.push({ cell, code: 'imo-check-digit', reason: `the check digit of IMO number ${digits} is wrong` });
}

function takeId(draft: Draft, value: string, rank: number): void {
  if (rank >= draft.idRank) return;
  draft.id = value;
  draft.idRank = rank;
}

/** Rank of each column among those of a field, most confident first. */
export function rankOf(mappings: readonly ColumnMapping[], field: ColumnMapping['fields'][number]): readonly number[] {
  const order = mappings.filter((mapping) => mapping.fields.includes(field)).sort((a, b) => b.confidence - a.confidence || a.index - b.index);
  const ranks: number[] = [];
  order.forEach((mapping, rank) => { ranks[mapping.index - 1] = rank; });
  return ranks;
}
