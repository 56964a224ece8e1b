#!/usr/bin/env node
/**
 * Accuracy report of the names engine: node scripts/accuracy.mjs [--verbose] [--own] [--freeze] [--misses FILE] [--build DIR]
 *
 *   --verbose      list every miss and every false alarm with its reason
 *   --own          only our own sets (a second), not the public ones
 *   --freeze       write test/accuracy/frozen.json from this run
 *   --misses FILE  write the misses of our own sets, grouped by class, and the false alarms as Markdown
 *   --build DIR    measure the build in DIR instead of dist
 *
 * Needs a build. Public sets and benign names are measured where ../shared is present, and said to be skipped where not.
 * Exit status 1 when our own sets fall under their bars.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { groupBy, isRight, readSets, runSets, tally } from '../test/accuracy/lib/sets.mjs';
import { factNames, shippedNames } from '../test/accuracy/lib/lists.mjs';
import { measureAgainstUn, measurePairs } from '../test/accuracy/lib/outside.mjs';
import { measureTraffic } from '../test/accuracy/lib/traffic.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const shared = join(root, '..', 'shared');
const { values: options } = parseArgs({
  options: { verbose: { type: 'boolean' }, own: { type: 'boolean' }, freeze: { type: 'boolean' }, misses: { type: 'string' }, build: { type: 'string', default: 'dist' } },
});
const built = join(resolve(root, options.build), 'names', 'index.js');
if (!existsSync(built)) {
  console.error('No build found: run `npm run build` first.');
  process.exit(2);
}
const { buildNameIndex, compareNames } = await import(built);
const { bars } = JSON.parse(readFileSync(join(root, 'test/accuracy/bars.json'), 'utf8'));

const markdown = [];
const percent = (x) => (x === null ? '-' : (100 * x).toFixed(1));
const line = (...cells) => console.log(cells.map((c, i) => (i === 0 ? String(c).padEnd(44) : String(c).padStart(10))).join(''));
const quote = (s) => JSON.stringify(s);

function printTally(name, t) {
  line(name, t.rows, percent(t.recall), percent(t.precision), t.missed, t.wronglyFound, t.strongWrong, t.seenAsWeak);
}

function describe({ row, tier }) {
  const wrong = ['same', 'lead'].includes(row.expected) ? `missed (${tier ?? 'no hit'})` : `found as ${tier}, expected ${row.expected}`;
  return `${row.id} ${row.strength === 'strong' ? 'STRONG ' : ''}${wrong}: ${quote(row.listed)} / ${quote(row.candidate)}: ${row.reason}`;
}

function ownSets() {
  const results = runSets(readSets(join(root, 'test/accuracy/sets')), buildNameIndex);
  console.log('Own sets (found: exact, canonical or near)');
  line('set and class', 'rows', 'recall %', 'prec. %', 'missed', 'wrong', 'strong', 'as weak');
  for (const [set, ofSet] of groupBy(results, (r) => r.set)) {
    for (const [name, ofClass] of groupBy(ofSet, (r) => r.class)) printTally(`  ${name}`, tally(ofClass));
    printTally(set, tally(ofSet));
  }
  const total = tally(results);
  printTally('all', total);
  const siblings = results.filter(({ row, tier }) => row.class === 'sibling' && !isRight(row, tier));
  console.log(`sibling names above weak: ${siblings.length}; strong rows wrong: ${total.strongWrong}`);
  const wrong = results.filter(({ row, tier }) => !isRight(row, tier));
  if (options.verbose) wrong.forEach((r) => console.log(`  ${describe(r)}`));
  missesAsMarkdown(total, wrong);
  if (options.freeze) {
    const frozen = Object.fromEntries(results.map(({ row, tier }) => [row.id, tier]));
    writeFileSync(join(root, 'test/accuracy/frozen.json'), `${JSON.stringify(frozen, null, 0).replaceAll(',', ',\n')}\n`);
  }
  return total.recall >= bars.recall && total.precision >= bars.precision && total.strongWrong === 0 && siblings.length === 0;
}

function missesAsMarkdown(total, wrong) {
  markdown.push('# Misses of the accuracy sets', '', `${total.rows} rows, recall ${percent(total.recall)} %, precision ${percent(total.precision)} %, strong rows wrong ${total.strongWrong}.`);
  for (const [name, results] of groupBy(wrong, (r) => `${r.set}: ${r.class}`)) {
    markdown.push('', `## ${name} (${results.length})`, '', ...results.map((r) => `- ${describe(r)}`));
  }
}

function publicSets() {
  const pairs = measurePairs(join(shared, 'accuracy'), compareNames);
  if (pairs === null) return console.log('\nPublic pairs: skipped, ../shared/accuracy is not present.');
  console.log('\nPublic pairs (positive at tier near and above)');
  line('rows', 'count', 'prec. %', 'recall %', 'F1');
  for (const [name, r] of Object.entries({ 'not Korean': pairs.notKorean, all: pairs.all, 'Korean (labels contradict each other)': pairs.korean })) {
    line(name, r.rows, percent(r.precision), percent(r.recall), r.f1.toFixed(3));
  }
  if (options.verbose) {
    for (const r of pairs.all.wrong) console.log(`  ${r.korean ? 'Korean ' : ''}${r.schema} ${r.truth ? 'missed' : 'wrongly found'} (${r.tier ?? 'no hit'}): ${quote(r.name1)} / ${quote(r.name2)} ${r.notes}`);
  }
}

function unList() {
  const un = measureAgainstUn(join(shared, 'accuracy'), join(shared, 'lists/un/UN_consolidated_2026-02-27.xml.gz'), buildNameIndex);
  if (un === null) return console.log('\nPeople against the UN list: skipped, ../shared is not present.');
  console.log(`\nPeople against the whole UN list (${un.names} names)`);
  line('set', 'people', 'reported', '%', 'weak only', 'no hit');
  for (const s of un.sets) {
    line(s.set, s.rows, s.reported.length, (100 * s.reported.length / s.rows).toFixed(3), s.weak.length, s.missed.length);
    if (!options.verbose) continue;
    if (s.set.startsWith('negatives')) s.reported.forEach((h) => console.log(`  ${quote(h.name)} as ${h.best.tier} ${quote(h.best.listed)}`));
    else [...s.weak, ...s.missed].forEach((h) => console.log(`  ${quote(h.name)}: ${h.best === null ? 'no hit' : `weak ${quote(h.best.listed)}`}`));
  }
}

function benignNames() {
  const names = shippedNames(join(root, 'data')) ?? (existsSync(shared) ? factNames(join(shared, 'facts')) : null);
  const sets = names && measureTraffic(join(shared, 'manifests'), names, buildNameIndex);
  if (!sets) return console.log('\nBenign names: skipped, ../shared/manifests is not present.');
  console.log(`\nBenign names against ${names.parties.length} names of parties, ships against ${names.vessels.length} of vessels (false alarms per 1,000 distinct cells)`);
  markdown.push('', '# False alarms above weak on benign names', '');
  line('set', 'cells', 'above weak', 'per 1,000', 'weak', 'per 1,000', 'true hits');
  for (const s of sets) {
    const rate = (n) => (1000 * n / s.cells).toFixed(2);
    line(s.set, s.cells, s.alarms.length, rate(s.alarms.length), s.weak.length, rate(s.weak.length), s.trueHits.length);
    const shown = [...s.alarms, ...(options.verbose ? s.weak.slice(0, 40) : [])];
    markdown.push(...s.alarms.map(({ cell, best }) => `- ${s.set}: ${best.tier}: ${quote(cell)} as ${quote(best.listed)}`));
    shown.forEach(({ cell, best }) => console.log(`  ${best.tier}: ${quote(cell)} as ${quote(best.listed)}`));
  }
}

const good = ownSets();
if (!options.own) {
  publicSets();
  unList();
  benignNames();
}
if (options.misses) writeFileSync(options.misses, `${markdown.join('\n')}\n`);
console.log(good ? '\nOwn sets are above their bars.' : `\nOwn sets are UNDER their bars (recall ${percent(bars.recall)} %, precision ${percent(bars.precision)} %, no strong row wrong, no sibling name above weak).`);
process.exitCode = good ? 0 : 1;
