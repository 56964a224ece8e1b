/**
 * The accuracy sets: reading them, running them through a names engine, and counting.
 *
 * A row names a listed name and a party cell, and says what a person who knows the languages would say of them:
 *   same       the cell holds the listed name (found means tier exact, canonical or near)
 *   different  it does not: anything above `weak` is an error
 *   weak       a reader could think of it, but it proves nothing: anything above `weak` is an error
 *   lead       a short or generic name beside a sign that it is the listed one: to be found at any tier, `weak` included
 * A strong row must never be wrong; a normal row may be, within the bars.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';

export const COLUMNS = ['id', 'kind', 'listed', 'candidate', 'expected', 'strength', 'class', 'reason'];

/** Tiers that count as "found". */
export const FOUND = new Set(['exact', 'canonical', 'near']);

/** All rows of all sets, each with the name of its set. Throws when a file has other columns. */
export function readSets(directory) {
  return readdirSync(directory).filter((f) => f.endsWith('.csv')).sort().flatMap((file) => {
    const [header, ...records] = parse(readFileSync(join(directory, file)), { bom: true });
    if (header.join() !== COLUMNS.join()) throw new Error(`${file}: unexpected columns ${header.join()}`);
    return records.map((r) => ({ set: file.slice(0, -4), ...Object.fromEntries(COLUMNS.map((c, i) => [c, r[i]])) }));
  });
}

/**
 * Runs every row. The index holds every listed name of the sets at once, as a screening run would, so a row also
 * shows what the presence of other names does to it.
 * @returns one `{row, tier, evidence}` per row; tier null when the listed name was not found in the cell.
 */
export function runSets(rows, buildNameIndex) {
  const number = new Map();
  const entries = [];
  const keyOf = (row) => `${row.kind}\t${row.listed}`;
  for (const row of rows) {
    if (number.has(keyOf(row))) continue;
    number.set(keyOf(row), entries.length);
    entries.push({ text: row.listed, kind: row.kind, quality: 'good' });
  }
  const index = buildNameIndex(entries);
  return rows.map((row) => {
    const hit = index.search(row.candidate).find((h) => h.entry === number.get(keyOf(row)));
    return { row, tier: hit?.tier ?? null, evidence: hit?.evidence ?? [] };
  });
}

/** Is the tier what the row expects? */
export function isRight(row, tier) {
  return row.expected === 'lead' ? tier !== null : FOUND.has(tier) === (row.expected === 'same');
}

/** Counts over results: found and missed `same` and `lead` rows, other rows wrongly found, and the strong rows among the errors. */
export function tally(results) {
  const t = { rows: results.length, found: 0, missed: 0, wronglyFound: 0, strongWrong: 0, seenAsWeak: 0 };
  for (const { row, tier } of results) {
    const positive = FOUND.has(tier);
    if (row.expected === 'same' || row.expected === 'lead') t[isRight(row, tier) ? 'found' : 'missed'] += 1;
    else if (positive) t.wronglyFound += 1;
    else if (tier === 'weak') t.seenAsWeak += 1;
    if (row.strength === 'strong' && !isRight(row, tier)) t.strongWrong += 1;
  }
  return {
    ...t,
    recall: t.found + t.missed === 0 ? null : t.found / (t.found + t.missed),
    precision: t.found + t.wronglyFound === 0 ? null : t.found / (t.found + t.wronglyFound),
  };
}

/** Results by a key of their row, keys in order of appearance. */
export function groupBy(results, keyOf) {
  const groups = new Map();
  for (const result of results) {
    const key = keyOf(result.row);
    groups.set(key, [...(groups.get(key) ?? []), result]);
  }
  return groups;
}
