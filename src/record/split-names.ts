import type { Cell, ColumnMapping, Field } from './types.js';

/** Fields of names that systems write over several columns. */
const NAMES: ReadonlySet<Field> = new Set(['exporter', 'consignee', 'notify_party', 'end_user', 'freight_forwarder', 'manufacturer', 'carrier', 'bank']);
const GIVEN = /\b(?:given|first|fore)[\s_-]*names?\b/;
const FAMILY = /\b(?:family|last|sur)[\s_-]*names?\b/;

/** Puts the parts of names that stand in neighbouring columns together again; null when the table has no such columns. */
export type NameJoiner = (parties: readonly Cell[]) => Cell[];

/**
 * Finds columns that hold one name in parts: `NAME1`, `NAME2`, … of one party, side by side; given name beside family name.
 * Parts are joined by line ends, so that each is still read for itself and the whole is read as one name.
 */
export function compileNameJoiner(mappings: readonly ColumnMapping[]): NameJoiner | null {
  const firstOf = new Map<number, number>();
  mappings.forEach((mapping, i) => {
    const before = mappings[i - 1];
    if (before === undefined || before.index + 1 !== mapping.index || !(areNumbered(before, mapping) || areGivenAndFamily(before, mapping))) return;
    // Mappings count columns from one, cells from zero.
    firstOf.set(mapping.index - 1, firstOf.get(before.index - 1) ?? before.index - 1);
  });
  if (firstOf.size === 0) return null;
  return (parties) => {
    const joined: Cell[] = [];
    const at = new Map<number, number>();
    for (const cell of parties) {
      const head = firstOf.get(cell.index) ?? cell.index;
      const place = at.get(head) ?? joined.length;
      const known = joined[place];
      // A column of two fields has two cells: they are not parts of each other.
      if (known === undefined || known.index === cell.index) {
        joined.push(cell);
        at.set(head, place);
      } else {
        joined[place] = { ...known, field: known.field === 'unmapped' ? cell.field : known.field, column: `${known.column} + ${cell.column}`, value: `${known.value}\n${cell.value}` };
      }
    }
    return joined;
  };
}

/** The same header but for a number, read as the same party. */
function areNumbered(one: ColumnMapping, other: ColumnMapping): boolean {
  const [field] = one.fields;
  if (field === undefined || !NAMES.has(field) || !other.fields.includes(field)) return false;
  return /\d/.test(other.header) && stem(one.header) === stem(other.header);
}

const stem = (header: string): string => header.toLowerCase().replace(/[\d\s_.:#()-]+/g, '');

function areGivenAndFamily(one: ColumnMapping, other: ColumnMapping): boolean {
  const [a, b] = [one.header, other.header].map((header) => header.toLowerCase().replaceAll('_', ' ')) as [string, string];
  return (GIVEN.test(a) && FAMILY.test(b)) || (FAMILY.test(a) && GIVEN.test(b));
}
