/** Lists of names to build an index from: the shipped watchlists, the facts behind them, the whole UN list. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse as parseCsv } from 'csv-parse/sync';
import { SaxesParser } from 'saxes';
import { parse as parseYaml } from 'yaml';

const kindOf = (type) => (/individual|person/i.test(type) ? 'person' : 'organisation');

/** Names of the shipped watchlists' parties and vessels; null when the files are not there. */
export function shippedNames(dataDirectory) {
  const files = ['un-1718.yaml', 'reported.yaml'].map((f) => join(dataDirectory, f));
  if (!files.every((f) => existsSync(f))) return null;
  const lists = files.map((f) => parseYaml(readFileSync(f, 'utf8'), { schema: 'failsafe' }));
  const named = (entry, kind) => {
    const names = [{ name: entry.name, quality: entry.nameQuality }, ...(entry.aliases ?? [])];
    return names.map((n) => (typeof n === 'string' ? { name: n } : n))
      .map((n) => ({ text: n.name, kind, quality: n.quality === 'low' || entry.nameQuality === 'low' ? 'low' : 'good' }));
  };
  return {
    parties: lists.flatMap((l) => l.parties ?? []).flatMap((p) => named(p, kindOf(p.type))),
    vessels: lists.flatMap((l) => l.vessels ?? []).flatMap((v) => named(v, 'vessel')),
  };
}

/** The same from the facts, for a tree without shipped watchlists. */
export function factNames(factsDirectory) {
  const read = (file) => parseCsv(readFileSync(join(factsDirectory, file)), { columns: true, bom: true });
  const split = (cell) => (cell ?? '').split(';').map((s) => s.trim()).filter(Boolean);
  const entries = [];
  const add = (names, type, quality) => names.forEach((text) => entries.push({ text, kind: kindOf(type), quality }));
  for (const r of read('un-1718.csv')) {
    add([r.primary_name, ...split(r.aliases_good), ...split(r.aliases_aka_unqualified), ...split(r.aliases_fka)], r.type, 'good');
    add(split(r.aliases_low), r.type, 'low');
  }
  for (const r of read('entities-reported.csv')) {
    add([r.name, ...split(r.aliases)], r.type, 'good');
    add(split(r.weak_aliases), r.type, 'low');
  }
  const vessels = read('un-1718-vessels.csv').flatMap((r) => [r.name, ...split(r.other_names)].map((text) => ({ text, kind: 'vessel', quality: 'good' })));
  return { parties: entries, vessels };
}

/** Every name of the UN consolidated list (all programmes), from its gzipped XML. */
export function unConsolidated(file) {
  const entries = [];
  const path = [];
  let party = null;
  let alias = null;
  let text = '';
  const parser = new SaxesParser();
  parser.on('opentag', ({ name }) => {
    path.push(name);
    text = '';
    if (name === 'INDIVIDUAL' || name === 'ENTITY') party = { kind: name === 'INDIVIDUAL' ? 'person' : 'organisation', parts: [] };
    if (/_ALIAS$/.test(name)) alias = { quality: 'good', text: '' };
  });
  parser.on('text', (t) => { text += t; });
  parser.on('closetag', ({ name }) => {
    path.pop();
    const value = text.replace(/\s+/g, ' ').trim();
    text = '';
    if (/^(FIRST|SECOND|THIRD|FOURTH)_NAME$/.test(name) && value) party.parts.push(value);
    if (name === 'NAME_ORIGINAL_SCRIPT' && value) entries.push({ text: value, kind: party.kind, quality: 'good' });
    if (name === 'QUALITY' && value === 'Low') alias.quality = 'low';
    if (name === 'ALIAS_NAME') alias.text = value;
    if (/_ALIAS$/.test(name) && alias.text) entries.push({ text: alias.text, kind: party.kind, quality: alias.quality });
    if (name === 'INDIVIDUAL' || name === 'ENTITY') entries.push({ text: party.parts.join(' '), kind: party.kind, quality: 'good' });
  });
  parser.write(gunzipSync(readFileSync(file)).toString('utf8')).close();
  return entries;
}
