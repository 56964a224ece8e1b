import type { Cell } from '../record/types.js';

/** How a cell is called in a sentence: `notify party`, or the column header of an unmapped cell. */
export function fieldWords(cell: Cell): string {
  return cell.field === 'unmapped' ? `column "${cell.column}"` : cell.field.replaceAll('_', ' ');
}

/** A cell for a reason line: `port of discharge "NAMPO"`, long values cut. */
export function cellWords(cell: Cell): string {
  return `${fieldWords(cell)} "${clip(cell.value, 60)}"`;
}

/** Cuts by code point, never inside a surrogate pair. */
export function clip(text: string, length: number): string {
  if (text.length <= length) return text;
  const points = Array.from(text.slice(0, length * 2));
  return points.length <= length ? text : `${points.slice(0, length - 1).join('')}…`;
}
