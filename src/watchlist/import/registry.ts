import { basename, dirname, join } from 'node:path';
import { fileError } from '../file-error.js';
import { orList } from '../issues.js';
import { parseWatchlist } from '../parse.js';
import { WatchlistError, type Watchlist } from '../types.js';
import { toYaml } from '../write.js';
import { ofacCsv } from './ofac-csv.js';
import { readImportSource, readOptionalSource } from './source.js';
import type { ImportOptions, ImportResult, ImportSource, ListImporter } from './types.js';
import { unXml } from './un-xml.js';

/** The official formats that can be imported, in the order in which they are tried. */
export const IMPORTERS: readonly ListImporter[] = [unXml, ofacCsv];

/** Formats people still have that are no longer published, or are not the file they want: named instead of a riddle. */
const OTHERS: readonly (readonly [RegExp, string])[] = [
  [/^\ufeff?"?Last Updated"?,/i, "the United Kingdom's old consolidated list (ConList), closed in January 2026: its successor is the UK Sanctions List"],
  [/<export[^>]+http:\/\/eu\.europa\.ec\/fpi\/fsd\/export/, 'the financial sanctions file of the European Union'],
  [/<sdnList\b/, 'the SDN list of the US Treasury as XML: take sdn.csv'],
  [/<Designations\b/, 'the UK Sanctions List'],
  [/<swiss-sanctions-list\b/, 'the Swiss sanctions list'],
  [/^\ufeff?watchlist:|\nwatchlist:/, 'a watchlist already: no import is needed'],
  [/<!DOCTYPE html|<html/i, 'a web page: the download did not give the list itself'],
];

/**
 * Turns an official list that the user has downloaded into a watchlist.
 * @param format id of an importer, or `auto` to tell it from the content
 * @throws WatchlistError when the file is missing, damaged, empty or in another format
 */
export async function importWatchlist(format: string, path: string, options: ImportOptions = {}): Promise<ImportResult> {
  const source = await readImportSource(path);
  const importer = chooseImporter(format, source);
  const companions: Record<string, ImportSource> = {};
  for (const [role, name] of Object.entries(importer.companions?.(basename(path)) ?? {})) {
    const companion = await readOptionalSource(join(dirname(path), name));
    if (companion !== null) companions[role] = companion;
  }
  const result = importer.parse(source, companions, options);
  confirmReadable(result.watchlist);
  return result;
}

/** What is written must be a valid watchlist: better no list than one that is refused, or read otherwise, later. */
function confirmReadable(list: Watchlist): void {
  try {
    parseWatchlist(toYaml(list), list.path);
  } catch (error) {
    if (!(error instanceof WatchlistError)) throw error;
    const [first] = error.issues;
    throw fileError(list.path, `the list cannot be carried over: ${first?.message ?? 'unknown reason'} (${error.issues.length} such values)`);
  }
}

function chooseImporter(format: string, { path, text }: ImportSource): ListImporter {
  const head = text.slice(0, 4096);
  if (text.trim() === '') throw fileError(path, 'the file is empty: download it again');
  const found = IMPORTERS.find((importer) => importer.detect(head));
  if (format !== 'auto' && !IMPORTERS.some((importer) => importer.id === format)) {
    throw fileError(path, `there is no importer ${format}: use ${orList(IMPORTERS.map(({ id }) => id))}`);
  }
  if (found !== undefined && (format === 'auto' || found.id === format)) return found;
  if (found !== undefined) throw fileError(path, `this is the ${found.title}: import it as ${found.id}`);
  const other = OTHERS.find(([pattern]) => pattern.test(head))?.[1];
  const known = IMPORTERS.map((importer) => importer.title).join('; ');
  throw fileError(path, other === undefined ? `the format of the file is not known; known are: ${known}` : `this is ${other}`);
}
