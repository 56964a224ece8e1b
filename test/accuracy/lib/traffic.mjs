/** False alarms on benign names: footballers, firms, Japanese and Chinese names, ships. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { FOUND } from './sets.mjs';

/** A long list is cut to every n-th line, so that it has at most this many. */
const SAMPLE = 30_000;

/**
 * True hits that the sets hold, per set: these cells hold a listed name. A footballer of a listed person's name is
 * another man by his birth date, but his name does agree.
 */
const TRUE_HITS = {
  'footballers KR': new Map([
    ['Kim Young-chul', 'has the name of KPi.024, born on another day'],
    ['Kim Nam-il', 'has the name of a person listed elsewhere'],
  ]),
  'footballers KP': new Map([
    ['Kim Kyong-il', 'has the name of KPi.067, born on another day'],
    ['Pak Nam-chol', 'has the name of a person listed elsewhere'],
  ]),
  'Japanese names (ENAMDICT': new Map([
    ['金英哲', 'Kim Yong-chol'], ['Kim Yong-chol', 'Kim Yong-chol'], ['金正恩', 'Kim Jong-un'], ['朝鮮人民軍', 'Korean People\'s Army'],
    ['高麗航空', 'Air Koryo'],
  ]),
  'Japanese names (ja-person-names)': new Map([['清川江号', 'the ship Chong Chon Gang'], ['金英哲', 'Kim Yong-chol']]),
  'network operators (ASN)': new Map([
    ['Star Joint Venture Co. Ltd.', 'the North Korean internet provider'],
    ['HUIONEPAYPLC-AS-AP - HUIONE PAY PLC.', 'the reported Cambodian firm itself'],
  ]),
};

const unpack = (directory, file) => gunzipSync(readFileSync(join(directory, file))).toString('utf8');
const distinct = (cells) => [...new Set(cells.map((c) => c.trim()).filter(Boolean))];
const sample = (cells) => (cells.length <= SAMPLE ? cells : cells.filter((_, i) => i % Math.ceil(cells.length / SAMPLE) === 0));
const lines = (directory, file) => unpack(directory, file).split('\n').slice(3);

function footballers(directory) {
  const rows = parse(unpack(directory, 'worldcup-squads.csv.gz'), { columns: true, bom: true });
  const named = (test) => distinct(rows.filter((r) => test(r.team_code)).map((r) => `${r.family_name} ${r.given_name}`.replace('not applicable', '')));
  return [
    ['footballers KR', named((c) => c === 'KOR')],
    ['footballers KP', named((c) => c === 'PRK')],
    ['footballers, other teams', named((c) => c !== 'KOR' && c !== 'PRK')],
  ];
}

function ieee(directory) {
  const rows = parse(unpack(directory, 'ieee-ra-organizations.csv.gz'), { columns: true, bom: true, relax_quotes: true });
  // An address ends in country and postal code: the last word of two capitals is the country.
  const country = (r) => [...r['Organization Address'].matchAll(/\b[A-Z]{2}\b/g)].at(-1)?.[0];
  const named = (test) => distinct(rows.filter((r) => test(country(r))).map((r) => r['Organization Name']));
  const addressed = (test) => distinct(rows.filter((r) => test(country(r))).map((r) => `${r['Organization Name']}, ${r['Organization Address']}`));
  return [
    ['IEEE firms KR', named((c) => c === 'KR')],
    ['IEEE firms CN', named((c) => c === 'CN')],
    ['IEEE firms, elsewhere', named((c) => c !== 'KR' && c !== 'CN')],
    ['IEEE firms KR with address', addressed((c) => c === 'KR')],
    ['IEEE firms CN with address', addressed((c) => c === 'CN')],
  ];
}

function others(directory) {
  const enamdict = unpack(directory, 'enamdict-names.tsv.gz').split('\n').slice(1).map((l) => l.split('\t')).filter((f) => f.length >= 4);
  const asn = parse(unpack(directory, 'asn-organizations.csv.gz'), { columns: true, bom: true, relax_quotes: true });
  return [
    ['network operators (ASN)', distinct(asn.map((r) => r.organization))],
    ['Japanese names (ENAMDICT)', distinct(enamdict.map((f) => f[1]))],
    ['Japanese names (ENAMDICT, Latin letters)', distinct(enamdict.map((f) => f[3].replace(/\s*\(.*$/, '')))],
    ['Japanese names (ja-person-names)', sample(distinct(lines(directory, 'ja-person-names.txt.gz')))],
    ['Chinese names (zh-ancient)', sample(distinct(lines(directory, 'zh-ancient-person-names.txt.gz')))],
    ['Chinese firms (short names)', sample(distinct(lines(directory, 'cn-company-short-names.txt.gz')))],
  ];
}

const isTrueHit = (set, cell) => {
  const known = Object.entries(TRUE_HITS).filter(([name]) => set.startsWith(name)).flatMap(([, m]) => [...m.keys()]);
  return known.some((k) => k.toLowerCase() === cell.toLowerCase());
};

function measure([set, cells], index, isTrue) {
  const result = { set, cells: cells.length, alarms: [], weak: [], trueHits: [] };
  for (const cell of cells) {
    const best = index.search(cell)[0];
    if (best === undefined) continue;
    const list = isTrue(set, cell) ? 'trueHits' : FOUND.has(best.tier) ? 'alarms' : 'weak';
    result[list].push({ cell, best });
  }
  return result;
}

/** Ships that bear the name of a listed ship count as true hits: only the IMO number tells them apart. */
function ships(directory, vessels, index) {
  const bare = (name) => name.toUpperCase().replace(/[^A-Z0-9]/g, '');
  const listed = new Set(vessels.map((v) => bare(v.text)));
  const rows = parse(unpack(directory, 'vessels-imo.csv.gz'), { columns: true, bom: true });
  return measure(['ships (IMO list)', distinct(rows.map((r) => r.vessel_name))], index, (_, cell) => listed.has(bare(cell)));
}

/** Runs every set through an index of the names. Null when the sets are not there. */
export function measureTraffic(directory, { parties, vessels }, buildNameIndex) {
  if (!existsSync(directory)) return null;
  const index = buildNameIndex(parties);
  const sets = [...footballers(directory), ...ieee(directory), ...others(directory)];
  return [...sets.map((s) => measure(s, index, isTrueHit)), ships(directory, vessels, buildNameIndex(vessels))];
}
