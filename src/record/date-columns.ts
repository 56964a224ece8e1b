import { decideDateOrder, parseDate, type DateOrder, type DateReading } from './dates.js';
import { isBlank } from './blank.js';
import { memoise } from './memo.js';
import { sampleOf } from './plans.js';
import type { Cell, ColumnMapping, ShipmentRecord, ValueFault } from './types.js';

/** Finds the date of a record among its cells. */
export type DateReader = (cells: readonly Cell[], faults: ValueFault[]) => ShipmentRecord['date'];

interface DateColumn {
  readonly index: number;
  readonly parse: (text: string) => DateReading | 'unreadable';
  /** The column's values contradict each other about day and month. */
  readonly contradictory: boolean;
}

/**
 * Settles per date column whether days or months come first, and whether year and month stand in two columns.
 * The most confident column that has a value gives the date.
 */
export function compileDates(
  mappings: readonly ColumnMapping[], sample: readonly (readonly string[])[], forced: DateOrder | null, notes: string[],
): DateReader {
  const ranked = mappings.filter((mapping) => mapping.fields.includes('date')).sort((a, b) => b.confidence - a.confidence || a.index - b.index);
  const month = monthColumn(ranked, sample);
  const columns = ranked.filter((mapping) => mapping.index - 1 !== month?.month).map((mapping): DateColumn => {
    const decision = decideDateOrder(sampleOf(sample, mapping.index - 1));
    const order = forced ?? decision.order;
    if (forced === null && decision.note !== null) notes.push(`${mapping.header}: ${decision.note}`);
    const parse = memoise((text: string) => parseDate(text, order) ?? 'unreadable' as const);
    return { index: mapping.index - 1, parse, contradictory: forced === null && decision.basis === 'contradictory' };
  });
  return (cells, faults) => (columns.length === 0 ? null : read(cells, columns, month, faults));
}

function read(cells: readonly Cell[], columns: readonly DateColumn[], month: YearAndMonth | null, faults: ValueFault[]): ShipmentRecord['date'] {
  for (const column of columns) {
    const cell = cells.find((one) => one.index === column.index && one.field === 'date');
    if (cell === undefined || isBlank(cell.value)) continue;
    const reading = column.parse(textOf(cell, cells, month));
    if (reading === 'unreadable') {
      faults.push({ cell, code: 'date-unreadable', reason: `"${cell.value.slice(0, 40)}" is no date that can be read` });
      continue;
    }
    if (column.contradictory && /^(?:0?\d|1[0-2])[./-](?:0?\d|1[0-2])[./-]\d+$/.test(cell.value)) {
      faults.push({ cell, code: 'date-unreadable', reason: `day and month of "${cell.value}" cannot be told apart: the column has both orders` });
    }
    return reading.until === reading.day ? { cell, day: reading.day } : { cell, day: reading.day, until: reading.until };
  }
  return null;
}

interface YearAndMonth {
  readonly year: number;
  readonly month: number;
}

/** A column of bare years beside one of numbers 1 to 12. */
function monthColumn(ranked: readonly ColumnMapping[], sample: readonly (readonly string[])[]): YearAndMonth | null {
  const all = (index: number, shape: RegExp): boolean => {
    const values = sampleOf(sample, index);
    return values.length > 0 && values.every((value) => shape.test(value.trim()));
  };
  const year = ranked.find((mapping) => all(mapping.index - 1, /^\d{4}$/));
  const month = ranked.find((mapping) => all(mapping.index - 1, /^(?:0?[1-9]|1[0-2])$/));
  return year === undefined || month === undefined ? null : { year: year.index - 1, month: month.index - 1 };
}

function textOf(cell: Cell, cells: readonly Cell[], month: YearAndMonth | null): string {
  if (month === null || cell.index !== month.year || !/^\d{4}$/.test(cell.value)) return cell.value;
  const other = cells.find((one) => one.index === month.month);
  return other === undefined || !/^(?:0?[1-9]|1[0-2])$/.test(other.value) ? cell.value : `${cell.value}-${other.value}`;
}
