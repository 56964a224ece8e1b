/**
 * Whole runs as a user has them, beside csv-parse doing nothing but splitting the same file, alternately in child processes:
 *   node bench/run.mjs [--rows 200000] [--times 3]
 * Read the ratios of CPU time, not the seconds. Two files: cells that repeat as in real manifests, and cells that never do.
 */
import { spawnSync } from 'node:child_process';
import { createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values } = parseArgs({ options: { rows: { type: 'string', default: '200000' }, times: { type: 'string', default: '3' } } });
const rows = Number(values.rows);
const times = Number(values.times);
const folder = mkdtempSync(join(tmpdir(), 'nkcheck-bench-'));
const here = (path) => fileURLToPath(new URL(path, import.meta.url));

const WORDS = 'Pacific Golden Harbour Merlion Selangor Dragon Orchid Summit Bright Union Sunrise Coral Delta Atlas Evergreen Nova Prime Straits Borneo Jade Silver Eagle Lotus Ocean Crown'.split(' ');
const TRADES = 'Trading Logistics Electronics Foods Textile Machinery Chemicals Timber Marine Plastics Rubber Steel Garment Packaging Furniture'.split(' ');
const FORMS = ['Pte Ltd', 'Sdn Bhd', 'Co., Ltd.', 'JSC', 'PT', 'GmbH', 'LLC', 'Corporation', '株式会社', '有限公司'];
const CITIES = [['Busan', 'KR', 'KRPUS'], ['Incheon', 'KR', 'KRINC'], ['Osaka', 'JP', 'JPOSA'], ['Dalian', 'CN', 'CNDLC'], ['Hai Phong', 'VN', 'VNHPH'], ['Port Klang', 'MY', 'MYPKG'], ['Rotterdam', 'NL', 'NLRTM'], ['Jakarta', 'ID', 'IDJKT']];
const GOODS = [['8542.31', 'INTEGRATED CIRCUITS'], ['3926.90', 'ARTICLES OF PLASTICS'], ['0303.89', 'FROZEN FISH'], ['8413.70', 'CENTRIFUGAL PUMPS'], ['4001.22', 'NATURAL RUBBER'], ['9401.61', 'UPHOLSTERED SEATS'], ['2523.29', 'PORTLAND CEMENT']];

/** Numbers that look random and are the same on every machine (linear congruential generator of Numerical Recipes). */
function numbers(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state % below;
  };
}

async function write(path, distinct) {
  const next = numbers(42);
  const pick = (list) => list[next(list.length)];
  const firm = () => `${pick(WORDS)} ${pick(WORDS)} ${distinct > 4000 ? `${pick(WORDS)}${next(distinct)} ` : ''}${pick(TRADES)} ${pick(FORMS)}`;
  const firms = distinct > 4000 ? null : Array.from({ length: distinct }, firm);
  const party = () => (firms === null ? firm() : pick(firms));
  const out = createWriteStream(path);
  out.write('Declaration No,Date,Exporter,Exporter Address,Consignee,Consignee Address,Notify Party,HS Code,Description,Destination Country,Port of Loading,Port of Discharge,Vessel,Bill of Lading,Value,Currency\n');
  for (let i = 0; i < rows; i += 1) {
    const [city, country, port] = pick(CITIES);
    const [code, description] = pick(GOODS);
    const line = `SG-${i},2026-0${1 + next(9)}-1${next(10)},"${party()}","${1 + next(200)} Jalan ${pick(WORDS)}, Singapore",${JSON.stringify(party())},"${1 + next(900)} ${pick(WORDS)} Road, ${city}",SAME AS CONSIGNEE,${code},"${description}, ${pick(WORDS)} BRAND",${country},SGSIN,${port},${pick(WORDS).toUpperCase()} STAR ${next(90)},BL${i},${next(90000)},USD\n`;
    if (!out.write(line)) await new Promise((resolve) => { out.once('drain', resolve); });
  }
  await new Promise((resolve) => { out.end(resolve); });
}

/** CPU seconds, wall seconds and peak memory (MB) of a command, by the accounting of its own process. */
function run(command, args) {
  const report = 'process.on("exit",()=>{const u=process.resourceUsage();process.stderr.write(`\\nUSAGE ${u.userCPUTime+u.systemCPUTime} ${u.maxRSS}\\n`)})';
  const started = performance.now();
  const { stderr, status, error } = spawnSync(process.execPath, ['--import', `data:text/javascript,${encodeURIComponent(report)}`, command, ...args], { encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'ignore', 'pipe'] });
  if (error !== undefined || status > 1) throw new Error(`${command}: ${error?.message ?? stderr}`);
  const [, cpu, rss] = /USAGE (\d+) (\d+)/.exec(stderr);
  return { wall: (performance.now() - started) / 1000, cpu: Number(cpu) / 1e6, rss: Number(rss) / 1024 };
}

const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];

try {
  for (const [name, distinct] of [['cells repeat (4,000 firms)', 4000], ['every party cell is new', 1e9]]) {
    const file = join(folder, 'bench.csv');
    await write(file, distinct);
    const results = { 'csv-parse alone': [], 'nkcheck --jobs 1': [], 'nkcheck (all cores)': [] };
    for (let i = 0; i < times; i += 1) {
      results['csv-parse alone'].push(run(here('./csv-parse-alone.mjs'), [file]));
      results['nkcheck --jobs 1'].push(run(here('../bin/nkcheck.js'), [file, '-q', '--jobs', '1']));
      results['nkcheck (all cores)'].push(run(here('../bin/nkcheck.js'), [file, '-q']));
    }
    const base = results['csv-parse alone'];
    console.log(`\n${rows.toLocaleString('en-US')} rows, ${(statSync(file).size / 1e6).toFixed(0)} MB, ${name}; medians of ${times}`);
    console.log('                        CPU s   x csv-parse   wall s     rows/s   peak MB');
    for (const [label, runs] of Object.entries(results)) {
      const cpu = median(runs.map((one) => one.cpu));
      const ratio = median(runs.map((one, i) => one.cpu / base[i].cpu));
      const wall = median(runs.map((one) => one.wall));
      console.log(`${label.padEnd(22)} ${cpu.toFixed(2).padStart(6)} ${ratio.toFixed(2).padStart(13)} ${wall.toFixed(2).padStart(8)} ${Math.round(rows / wall).toLocaleString('en-US').padStart(10)} ${median(runs.map((one) => one.rss)).toFixed(0).padStart(9)}`);
    }
  }
} finally {
  rmSync(folder, { recursive: true });
}
