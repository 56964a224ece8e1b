// Names: cost of a record with three party cells that were never seen before, beside a plain Levenshtein scan in the same run,
// and its growth with the list. Run after `npm run build`:
//   node bench/names.mjs [--quick] [--dist DIR] [--sizes 600,6000] [--data FILE]
// Every row is measured in a process of its own, which is warmed up with one half of the cells and measured with the other, so
// that no row profits from what another has learned. Times are CPU (user and system), the numbers to read are the ratios.
// --data adds a row: the shipped lists against the party cells of a CSV file with the columns EXPORTER_NAME, CONSIGNEE_NAME and
// NOTIFY_PARTY_NAME (.gz or not).
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** Results go to standard output. */
const out = (line) => process.stdout.write(`${line}\n`);
const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const args = process.argv.slice(2);
const option = (name, otherwise) => (args.includes(name) ? args[args.indexOf(name) + 1] : otherwise);
const quick = args.includes('--quick');
const dist = option('--dist', join(root, 'dist'));
const { buildNameIndex } = await import(pathToFileURL(join(dist, 'names', 'index.js')).href);
const levenshtein = createRequire(join(root, 'package.json'))('fast-levenshtein').get;

/** Repeatable random numbers (mulberry32, public domain). */
function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
const pick = (next, list) => list[Math.floor(next() * list.length)];
/** Words are as unequally common as names in life: rank r about 1 / (r + 10), after Zipf and Mandelbrot; the first has 1 to 2 %. */
const zipf = (next, list) => list[Math.min(list.length - 1, Math.floor(10 * ((list.length + 10) / 10) ** next() - 10))];

const ONSETS = ['b', 'ch', 'd', 'f', 'g', 'h', 'j', 'k', 'l', 'm', 'n', 'p', 'r', 's', 'sh', 't', 'v', 'w', 'y', 'z', 'tr', 'st', 'gr', 'kl'];
const VOWELS = ['a', 'e', 'i', 'o', 'u', 'ai', 'ou', 'ee'];
const CODAS = ['', '', '', 'n', 'ng', 'r', 's', 'l', 't', 'm', 'x', 'ck'];
const coined = (next, syllables) => Array.from({ length: syllables }, () => pick(next, ONSETS) + pick(next, VOWELS) + pick(next, CODAS)).join('');
const GENERIC = ['Trading', 'Shipping', 'International', 'Electronics', 'Technology', 'General', 'Industrial', 'Development', 'Bank', 'Import Export', 'Logistics', 'Machinery', 'Marine', 'Energy', 'Holdings', 'Chemical', 'Systems', 'Group'];
const LEGAL = ['Co., Ltd.', 'Ltd', 'Inc.', 'Corporation', 'LLC', 'Pte Ltd', 'Sdn Bhd', 'GmbH', 'JSC', 'S.A.'];
const STREETS = ['Road', 'Street', 'Avenue', 'Industrial Park', 'Building', 'Tower'];
const CITIES = ['Shenzhen', 'Busan', 'Singapore', 'Hamburg', 'Osaka', 'Hanoi', 'Bangkok', 'Jakarta', 'Lima', 'Chicago', 'Dubai', 'Izmir'];

function words(seed, count, least, most) {
  const next = random(seed);
  return Array.from({ length: count }, () => coined(next, least + Math.floor(next() * (most - least + 1))));
}

/** The words names are made of; the longer the list, the more words it needs. */
function vocabulary(names) {
  return { firms: words(1, Math.max(400, Math.round(names * 0.6)), 2, 4), given: words(2, Math.max(200, Math.round(names ** 0.7)), 2, 3), family: words(3, Math.max(300, Math.round(names ** 0.9)), 2, 4) };
}

const firm = (next, v) => [...(next() < 0.3 ? [pick(next, CITIES)] : []), pick(next, v.firms), ...(next() < 0.4 ? [pick(next, v.firms)] : []), pick(next, GENERIC), ...(next() < 0.4 ? [pick(next, GENERIC)] : []), pick(next, LEGAL)].join(' ');
const person = (next, v) => [zipf(next, v.given), ...(next() < 0.4 ? [zipf(next, v.given)] : []), pick(next, v.family)].join(' ');

function list(size) {
  const next = random(11);
  const v = vocabulary(size);
  return Array.from({ length: size }, (_, i) => (i % 5 < 2 ? { text: person(next, v), kind: 'person', quality: 'good' } : { text: firm(next, v), kind: 'organisation', quality: 'good' }));
}

/** Party cells of ordinary trade, of the same words as the middle-sized list has, none twice. */
function traffic(count) {
  const next = random(99);
  const v = vocabulary(45_000);
  const fresh = words(7, 40_000, 2, 4);
  const cells = new Set();
  while (cells.size < count) {
    const own = { ...v, firms: next() < 0.9 ? fresh : v.firms };
    const kind = next();
    const name = kind < 0.85 ? firm(next, own) : person(next, own);
    cells.add(kind > 0.6 && kind < 0.85 ? `${name}, ${1 + Math.floor(next() * 900)} ${pick(next, own.firms)} ${pick(next, STREETS)}, ${pick(next, CITIES)}` : name.toUpperCase());
  }
  return [...cells];
}

const cpu = (work) => {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return user + system;
};

const PER_RECORD = 3;
const COUNT = quick ? 30_000 : 90_000;

/** Party names of the shipped lists, and the distinct party cells of a file. */
async function shipped(file) {
  const { shippedNames } = await import('../test/accuracy/lib/lists.mjs');
  const { parse } = await import('csv-parse/sync');
  const bytes = readFileSync(file);
  const rows = parse(file.endsWith('.gz') ? gunzipSync(bytes) : bytes, { columns: true, bom: true });
  const cells = [...new Set(rows.flatMap((row) => [row.EXPORTER_NAME, row.CONSIGNEE_NAME, row.NOTIFY_PARTY_NAME]))].filter((cell) => cell);
  return { entries: shippedNames(join(root, 'data')).parties, cells: cells.slice(0, COUNT), warmth: traffic(30_000) };
}

/** One row of the table; `warmth` are further cells for the compiler to warm up with. */
function measure({ entries, cells, warmth }) {
  const half = cells.length >> 1;
  globalThis.gc?.();
  const before = process.memoryUsage();
  const start = performance.now();
  const index = buildNameIndex(entries);
  const build = performance.now() - start;
  const peak = process.resourceUsage().maxRSS / 1024;
  globalThis.gc?.();
  const after = process.memoryUsage();
  for (const cell of [...warmth, ...cells.slice(0, half)]) index.search(cell);
  let hits = 0;
  const time = cpu(() => { for (let i = half; i < cells.length; i++) hits += index.search(cells[i]).length; });
  const searched = cells.length - half;
  const sample = Math.max(3, Math.round(200_000 / entries.length));
  const lower = entries.map((e) => e.text.toLowerCase());
  const scan = cpu(() => { for (let i = 0; i < sample; i++) { const cell = cells[half + i].toLowerCase(); for (const name of lower) levenshtein(cell, name); } });
  const megabytes = (after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers) / 2 ** 20;
  return { size: entries.length, build, peak, megabytes, perRecord: (time / searched) * PER_RECORD, scan: (scan / sample) * PER_RECORD, hits: (hits / searched) * 1000 };
}

const one = option('--one', null);
if (one !== null) {
  const subject = /^\d+$/.test(one) ? { entries: list(Number(one)), cells: traffic(COUNT), warmth: [] } : await shipped(one);
  await new Promise((resolve) => { setImmediate(resolve); }); // lets go of what reading left behind, so that it is not counted
  out(JSON.stringify(measure(subject)));
} else {
  const sizes = option('--sizes', quick ? '600,6000,45000' : '600,6000,45000,450000').split(',');
  const data = option('--data', null);
  out('| names | CPU us per record | against the first row | Levenshtein scan, times as long | hits per 1,000 cells | build ms | MB kept | MB at most while building |');
  out('|---|---|---|---|---|---|---|---|');
  let base = 0;
  for (const subject of data === null ? sizes : [...sizes, data]) {
    const row = JSON.parse(execFileSync(process.execPath, ['--expose-gc', fileURLToPath(import.meta.url), '--one', subject, '--dist', dist, ...(quick ? ['--quick'] : [])], { encoding: 'utf8' }));
    base ||= row.perRecord;
    out(`| ${row.size.toLocaleString('en')}${subject === data ? ' (shipped lists)' : ''} | ${row.perRecord.toFixed(1)} | ${(row.perRecord / base).toFixed(2)} | ${(row.scan / row.perRecord).toFixed(0)} | ${row.hits.toFixed(1)} | ${row.build.toFixed(0)} | ${row.megabytes.toFixed(0)} | ${row.peak.toFixed(0)} |`);
  }
}
