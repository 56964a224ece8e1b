import { parseHsCodes, TWO_READINGS, type HsReading } from './hs.js';
import { isBlank } from './blank.js';
import { memoise } from './memo.js';
import { sampleOf } from './plans.js';
import type { Cell, ColumnMapping, HsCode, ValueFault } from './types.js';

/** Reads the tariff codes of a row from its `hs_code` cells. */
export interface HsColumns {
  read(cells: readonly Cell[], codes: HsCode[], faults: ValueFault[]): void;
}

const readCodes = memoise(parseHsCodes);

/**
 * Some files split a code over columns: chapter, heading and subheading, or eight digits and a national suffix. Columns that hold only short
 * runs of digits and stand behind another code column continue it; columns that repeat its first digits (`HS_CODE_4`) do not.
 */
export function compileHsColumns(mappings: readonly ColumnMapping[], sample: readonly (readonly string[])[]): HsColumns {
  const columns = mappings.filter((mapping) => mapping.fields.includes('hs_code')).map((mapping) => mapping.index - 1);
  const continues = new Set<number>();
  for (let i = 1; i < columns.length; i += 1) {
    if (isContinuation(sample, columns[i - 1] ?? 0, columns[i] ?? 0, i > 1 && continues.has(columns[i - 1] ?? 0))) continues.add(columns[i] ?? 0);
  }
  const usual = new Map(columns.map((index) => [index, usualLength(sampleOf(sample, index))]));
  return { read: (cells, codes, faults) => readRow(cells, continues, usual, codes, faults) };
}

/** The number of digits that most codes of a column have; 0 when there is no majority. */
function usualLength(values: readonly string[]): number {
  const counts = new Map<number, number>();
  for (const value of values) {
    const length = value.replace(/\D/g, '').length;
    counts.set(length, (counts.get(length) ?? 0) + 1);
  }
  for (const [length, count] of counts) if (count > values.length / 2 && values.length > 2) return length;
  return 0;
}

/** The column shows which of two readings is meant: its other codes are one digit longer, or just as long. */
function settle(readings: readonly HsReading[], written: string, usual: number): readonly HsReading[] {
  if (usual === 0 || readings.length !== 2 || readings[0]?.notes.includes(TWO_READINGS) !== true) return readings;
  const length = written.replace(/\D/g, '').length;
  if (usual !== length && usual !== length + 1) return readings;
  const restored = (one: HsReading): boolean => one.notes.includes('leading zero restored');
  return readings
    .filter((one) => restored(one) === (usual === length + 1))
    .map((one) => ({ ...one, notes: [...one.notes.filter((note) => note !== TWO_READINGS), `the other codes of the column have ${usual} digits`] }));
}

function isContinuation(sample: readonly (readonly string[])[], before: number, index: number, inside: boolean): boolean {
  if (index !== before + 1) return false;
  const values = sampleOf(sample, index);
  const heads = sampleOf(sample, before);
  if (values.length === 0 || heads.length === 0) return false;
  if (!values.every((value) => /^\d{1,3}$/.test(value.trim()))) return false;
  const repeats = sample.filter((row) => (row[index] ?? '') !== '' && (row[before] ?? '').startsWith((row[index] ?? '').trim())).length;
  if (repeats > values.length * 0.8 && !inside) return false;
  return heads.every((value) => /^[\d.\s]{1,10}$/.test(value.trim()));
}

function readRow(cells: readonly Cell[], continues: ReadonlySet<number>, usual: ReadonlyMap<number, number>, codes: HsCode[], faults: ValueFault[]): void {
  let head: Cell | null = null;
  let text = '';
  for (const cell of cells) {
    if (cell.field !== 'hs_code') continue;
    if (head !== null && continues.has(cell.index)) {
      if (!isBlank(cell.value)) text += cell.value.trim().padStart(cell.value.trim().length === 1 ? 2 : 0, '0');
      continue;
    }
    if (head !== null) add(head, text, usual.get(head.index) ?? 0, codes, faults);
    head = cell;
    text = continues.has(cell.index + 1) && /^\d$/.test(cell.value) ? `0${cell.value}` : cell.value;
  }
  if (head !== null) add(head, text, usual.get(head.index) ?? 0, codes, faults);
}

function add(cell: Cell, text: string, usual: number, codes: HsCode[], faults: ValueFault[]): void {
  const joined = text === cell.value ? null : 'joined from several columns';
  for (const reading of settle(readCodes(text), text, usual)) {
    if (reading.digits === '') {
      faults.push({ cell, code: 'hs-unreadable', reason: reading.notes.join(', ') });
      continue;
    }
    codes.push(codeOf(cell, reading, joined));
    if (!reading.valid || reading.notes.some((note) => note.startsWith('number damaged'))) {
      faults.push({ cell, code: 'hs-unreadable', reason: reading.notes.join(', ') });
    }
  }
}

function codeOf(cell: Cell, { digits, notes, valid }: HsReading, joined: string | null): HsCode {
  return { cell, digits, notes: joined === null ? notes : [...notes, joined], source: 'code', valid };
}
