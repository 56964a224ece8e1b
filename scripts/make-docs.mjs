/**
 * Writes what is made from the options and commands: the JSON Schema of nkcheck.yaml, the manual page and the table in
 * docs/configuration.md. Run it behind `npm run build`; with --check it writes nothing and fails when a file is out of date.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { PassThrough } from 'node:stream';
import { Output } from '../dist/cli/io.js';
import { configSchema } from '../dist/cli/options/schema.js';
import { createProgram } from '../dist/cli/program.js';
import { manualPage } from './docs/manual.mjs';
import { optionTable } from './docs/option-table.mjs';

const BEGIN = '<!-- made by scripts/make-docs.mjs from src/cli/options/table.ts: begin -->\n';
const END = '<!-- end -->';

const nowhere = () => new Output(new PassThrough());
const io = { stdin: new PassThrough(), stdout: nowhere(), stderr: nowhere(), env: {}, cwd: '/', cpus: 1, now: () => new Date(0) };
const program = createProgram(io, () => undefined);

const made = [
  ['data/schema/config.schema.json', () => `${JSON.stringify(configSchema(), null, 2)}\n`],
  ['docs/nkcheck.1', () => manualPage(program)],
  ['docs/configuration.md', (old) => between(old, optionTable())],
];

const check = process.argv.includes('--check');
const stale = [];
for (const [path, make] of made) {
  const url = new URL(`../${path}`, import.meta.url);
  const old = read(url);
  const fresh = make(old);
  if (fresh === old) continue;
  stale.push(path);
  if (!check) writeFileSync(url, fresh);
}
if (stale.length > 0) console.error(`${check ? 'out of date, run node scripts/make-docs.mjs' : 'written'}: ${stale.join(', ')}`);
if (check && stale.length > 0) process.exitCode = 1;

function read(url) {
  try {
    return readFileSync(url, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return '';
    throw error;
  }
}

/** The page with the part between the marks replaced. */
function between(page, part) {
  const begin = page.indexOf(BEGIN);
  const end = page.indexOf(END, begin);
  if (begin < 0 || end < 0) throw new Error('docs/configuration.md has lost the marks of its table');
  return page.slice(0, begin + BEGIN.length) + part + page.slice(end);
}
