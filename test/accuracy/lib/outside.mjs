/** Measurements on public sets made by others: labelled pairs, people on the UN list, people on no list. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { FOUND } from './sets.mjs';
import { unConsolidated } from './lists.mjs';

const KIND = { Person: 'person', Vessel: 'vessel' };
const KOREAN_SURNAMES = new Set(('kim gim pak park bak paek baek ko go jang chang cho jo han mun moon chu ju choe choi ri yi ryu yu yun '
  + 'yoon hwang kang gang son min pae bae ku koo hyon hyun jon jong chong o so sin ra na').split(' '));

/**
 * Is it a Korean pair? Said by the row's note, or both names are a Korean surname and one or two short syllables.
 * These rows are reported apart: several call people of different syllables the same.
 */
export function isKoreanPair(row) {
  if (/\b(Korean|KP)\b/.test(row.notes)) return true;
  if (row.schema === 'Company' || row.schema === 'Vessel') return false;
  const shape = (name) => {
    const words = name.toLowerCase().replace(/['’]/g, '').split(/[\s-]+/);
    return words.length === 3 && KOREAN_SURNAMES.has(words[0]) && words.every((w) => /^[a-z]{1,6}$/.test(w));
  };
  return shape(row.name1) && shape(row.name2);
}

const readCsv = (file) => {
  const bytes = readFileSync(file);
  return parse(file.endsWith('.gz') ? gunzipSync(bytes) : bytes, { columns: true, bom: true });
};

function f1Of(rows) {
  const count = (test) => rows.filter(test).length;
  const tp = count((r) => r.truth && r.found);
  const precision = tp / Math.max(1, count((r) => r.found));
  const recall = tp / Math.max(1, count((r) => r.truth));
  return { rows: rows.length, precision, recall, f1: tp === 0 ? 0 : (2 * precision * recall) / (precision + recall), wrong: rows.filter((r) => r.truth !== r.found) };
}

/** Labelled pairs; positive at tier near and above. */
export function measurePairs(directory, compareNames) {
  const file = join(directory, 'pairs-dev.csv');
  if (!existsSync(file)) return null;
  const rows = readCsv(file).map((r) => {
    const tier = compareNames(r.name1, r.name2, KIND[r.schema] ?? 'organisation')?.tier ?? null;
    return { ...r, tier, korean: isKoreanPair(r), truth: r.is_match === 'true', found: FOUND.has(tier) };
  });
  return { all: f1Of(rows), notKorean: f1Of(rows.filter((r) => !r.korean)), korean: f1Of(rows.filter((r) => r.korean)) };
}

/** People against the whole UN list: how many are reported (near and above), how many only at weak. */
export function measureAgainstUn(directory, unFile, buildNameIndex) {
  const sets = ['positives-un-untreated', 'positives-un-treated', 'negatives-us'];
  if (!existsSync(unFile) || !sets.every((s) => existsSync(join(directory, `${s}.csv.gz`)))) return null;
  const entries = unConsolidated(unFile);
  const index = buildNameIndex(entries);
  return {
    names: entries.length,
    sets: sets.map((set) => {
      const hits = readCsv(join(directory, `${set}.csv.gz`)).map((r) => ({ name: r.full_name, best: index.search(r.full_name)[0] ?? null }));
      return {
        set,
        rows: hits.length,
        reported: hits.filter((h) => FOUND.has(h.best?.tier)),
        weak: hits.filter((h) => h.best?.tier === 'weak'),
        missed: hits.filter((h) => h.best === null),
      };
    }),
  };
}
