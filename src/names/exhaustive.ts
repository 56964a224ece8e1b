import { Cell } from './cell.js';
import { compareListed } from './compare-listed.js';
import { listedForms } from './listed.js';
import { toHits } from './name-index.js';
import { stronger, type Outcome } from './outcome.js';
import { searchReadings } from './readings.js';
import type { NameEntry, NameHit } from './types.js';

/** Compares every entry with the cell, without an index. Slow; the measure for what the index must find. */
export function searchExhaustively(entries: readonly NameEntry[], cell: string): readonly NameHit[] {
  return searchReadings(cell, (text) => searchCell(entries, text));
}

function searchCell(entries: readonly NameEntry[], cell: string): readonly NameHit[] {
  const prepared = new Cell(cell);
  const best = new Map<number, Outcome>();
  entries.forEach((entry, number) => {
    let outcome: Outcome | null = null;
    for (const form of listedForms(entry)) outcome = stronger(outcome, compareListed(form, prepared));
    if (outcome !== null) best.set(number, outcome);
  });
  return toHits(entries, prepared, best);
}
