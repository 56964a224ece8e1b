export type CellKind = 'empty' | 'number' | 'date' | 'code' | 'text';

const NOTHING = /^(?:null|n\/?a|nil|none|-+)$/i;
const NUMBER = /^[-+(]?\s*[$€£¥₩₽]?\s*\d[\d\s.,'’]*\)?\s*[%$€£¥₩₽]?$/u;
const DATE = /^(?:\d{1,4}[-/.年]\s?\d{1,2}[-/.月]\s?\d{1,4}日?|\d{1,2}[-\s][A-Za-z]{3,9}[-\s,]+\d{2,4}|[A-Za-z]{3,9}\s\d{1,2},?\s\d{4})(?:[T\s]\d{1,2}:\d{2}.*)?$/;

/** What a cell looks like, cheaply: enough to tell a header from the values below it. */
export function kindOf(cell: string): CellKind {
  const value = cell.trim();
  if (value === '' || NOTHING.test(value)) return 'empty';
  if (NUMBER.test(value)) return 'number';
  if (DATE.test(value)) return 'date';
  if (/\d/.test(value) && !/\s/.test(value) && value.length <= 40) return 'code';
  return 'text';
}
