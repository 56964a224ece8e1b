import { CELLS } from './generated/language.js';
import { foldText } from './fold-text.js';

let phrases: Set<string> | null = null;

/** True for a cell that names nobody: empty, `-`, `N/A`, NULL, SAME AS CONSIGNEE, TO ORDER and their like in several languages. */
export function isPlaceholderParty(cell: string): boolean {
  if (cell.length > 80) return false;
  phrases ??= new Set(CELLS.placeholders.map(foldText));
  return phrases.has(foldText(cell));
}
