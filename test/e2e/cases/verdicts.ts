import { CLEAN, HEADER, HIT, table, type Case } from '../case.js';

const ND = ['-f', 'ndjson'];
const OWN_LIST = `watchlist: mine
title: Our own
authority: ACME
document: Files of the desk
asOf: 2001-01-01
basis:
  - {instrument: ACME policy, paragraph: "1", effective: 2000-01-01}
parties:
  - {id: ACME-1, type: entity, name: Daehan Precision Co Ltd}
`;
const OWN_RULE = `watchlist: policy
title: Our own rules
authority: ACME
document: Files of the desk
asOf: 2026-01-01
goods:
  - id: ACME-G1
    direction: to-DPRK
    kind: ban
    title: Bicycles
    hs: {complete: ["8712"]}
    basis: [{instrument: ACME policy, paragraph: "5", effective: 2000-01-01}]
    mapping: explicit
    confidence: high
`;
const BICYCLE = table('D1,Foo Trading,Nampo,8712.00,BICYCLES,KP');
const PERFUME = table('D1,Foo Trading,Nampo,3303.00,PERFUMES,KP');
const COAL = `Importer,Supplier,HS Code,Description,Country of Origin,Date\nJurong Fuels Pte Ltd,Foo Mining,2701.11,ANTHRACITE,KP,2019-05-01\n`;
const EXPORT_BEFORE = `${HEADER},Date\nD1,Foo Trading,Nampo,8471.30,LAPTOPS,KP,2005-03-01\n`;
const FILL = `${HEADER},Item\nD1,TANCHON COMMERCIAL BANK,Pyongyang,8471.30,LAPTOPS,KP,1\n,,,8517.13,TELEPHONES,,2\n`;

/** What decides the verdict, and how settings reach it. */
export const VERDICT_CASES: readonly Case[] = [
  { name: 'a clean file', args: ['clean.csv'], exit: 0, stdout: /NOTHING FOUND {2}exit status 0/, stderr: /Nothing found: no findings in 1 screened record \(exit 0\)/ },
  { name: 'a file with findings', args: ['hit.csv'], exit: 1, stdout: [/hit\.csv:3 · record 2 · D1/, /VIOLATION {2}consignee is TANCHON COMMERCIAL BANK \(KPe\.003\), designated by the\s+UN/, /UNSCR 1718 \(2006\), paragraph 8\(d\)/], stderr: /Violation: 2 violations, 1 review in 2 screened records \(exit 1\)/ },
  { name: 'check by name', args: ['check', 'hit.csv', ...ND], exit: 1, findings: '2/1' },
  { name: 'several files', args: ['clean.csv', 'hit.csv', 'clean.csv', ...ND], exit: 1, records: '4/4/0', findings: '2/1' },
  { name: 'piped standard input', args: ND, stdin: table(HIT), exit: 1, findings: '2/1', stdout: /"file":"-"/ },
  { name: 'standard input by name', args: ['-', ...ND], stdin: table(HIT), exit: 1, findings: '2/1' },
  { name: 'file and standard input', args: ['clean.csv', '-', ...ND], stdin: table(HIT), exit: 1, records: '2/2/0', findings: '2/1' },
  { name: 'a file given, standard input not read', args: ['clean.csv', ...ND], stdin: table(HIT), exit: 0, records: '1/1/0' },
  { name: '--fail-on violation with reviews only', args: ['x.csv', '--fail-on', 'violation', ...ND], files: { 'x.csv': table('D1,Kim Foo,Pyongyang,0101.21,HORSES,') }, exit: 0, findings: '0/1', stderr: /Below the gate: .*none at or above --fail-on violation/ },
  { name: '--fail-on violation with violations', args: ['hit.csv', '--fail-on', 'violation', ...ND], exit: 1, findings: '2/1' },
  { name: '--fail-on never', args: ['hit.csv', '--fail-on', 'never', ...ND], exit: 0, findings: '2/1' },
  { name: '--fail-on never does not hide what was not read', args: ['none.csv', '--fail-on', 'never', ...ND], exit: 3 },
  { name: '--show violation changes no count and no status', args: ['hit.csv', '--show', 'violation'], exit: 1, stdout: /findings {2}2 violations and 1 review/, absent: /^ {2}REVIEW/m },
  { name: '--show violation of reviews only', args: ['x.csv', '--show', 'violation'], files: { 'x.csv': table('D1,Kim Foo,Pyongyang,0101.21,HORSES,') }, exit: 1, stderr: /Review: / },
  { name: 'a list of one\'s own', args: ['clean.csv', '-w', 'w.yaml', ...ND], files: { 'w.yaml': OWN_LIST }, exit: 1, stdout: /"id":"ACME-1"/ },
  { name: 'a list of one\'s own alone', args: ['hit.csv', '-w', 'w.yaml', '--no-default-lists', ...ND], files: { 'w.yaml': OWN_LIST }, exit: 1, stdout: /"id":"ACME-1"/, absent: /KPe\.003/ },
  { name: 'a list past --max-list-age', args: ['clean.csv', '-w', 'w.yaml', '--max-list-age', '300', '--no-default-lists', ...ND], files: { 'w.yaml': OWN_LIST.replace('Daehan', 'Qwerty') }, exit: 3, stderr: /the list mine is of 2001-01-01, \d+ days old, --max-list-age allows 300/ },
  { name: 'a list past --max-list-age beats findings', args: ['clean.csv', '-w', 'w.yaml', '--max-list-age', '300', ...ND], files: { 'w.yaml': OWN_LIST }, exit: 3, stdout: /"id":"ACME-1"/ },
  { name: 'goods that only Singapore bars by name', args: ['x.csv', '--jurisdiction', 'SG', ...ND], files: { 'x.csv': PERFUME }, exit: 1, stdout: /"goodsRule":"SG-/ },
  { name: 'the same without Singapore', args: ['x.csv', ...ND], files: { 'x.csv': PERFUME }, exit: 1, absent: /"goodsRule":"SG-/ },
  { name: 'a goods rule of one\'s own', args: ['x.csv', '-w', 'w.yaml', '--no-default-lists', ...ND], files: { 'x.csv': BICYCLE, 'w.yaml': OWN_RULE }, exit: 1, findings: '1/1', stdout: /"goodsRule":"ACME-G1"/, absent: /applies without/ },
  { name: 'a goods rule of a State in a list of one\'s own', args: ['x.csv', '-w', 'w.yaml', ...ND], files: { 'x.csv': BICYCLE, 'w.yaml': OWN_RULE.replace('ACME\n', 'SG\n') }, exit: 1, stdout: /no goods rule of the list policy applies without --jurisdiction SG/, absent: /"ACME-G1"/ },
  { name: 'the same with its State chosen', args: ['x.csv', '-w', 'w.yaml', '--jurisdiction', 'SG', ...ND], files: { 'x.csv': BICYCLE, 'w.yaml': OWN_RULE.replace('ACME\n', 'SG\n') }, exit: 1, stdout: /"instrument":"ACME policy"/, absent: /applies without/ },
  { name: '--direction import', args: ['x.csv', '--direction', 'import', ...ND], files: { 'x.csv': COAL }, exit: 1, stdout: /"goodsRule":"UN-[^"]*","?/ },
  { name: 'a record\'s own date wins over --as-of', args: ['x.csv', '--as-of', '2026-01-01', ...ND], files: { 'x.csv': EXPORT_BEFORE }, exit: 1, stdout: /"judgedAsOf":"2005-03-01"/, absent: /"judgedAsOf":"2026/ },
  { name: '--as-of before the rules', args: ['hit.csv', '--as-of', '2005-01-01', ...ND], exit: 1, stdout: /"judgedAsOf":"2005-01-01"/, absent: /UN-2397/ },
  { name: '--fill-down', args: ['x.csv', '--fill-down', ...ND], files: { 'x.csv': FILL }, exit: 1, stdout: /"record":2,"line":3,"field":"consignee","column":"Consignee","value":"TANCHON COMMERCIAL BANK"/ },
  { name: '--no-header with --map', args: ['x.csv', '--no-header', '--map', 'consignee=2', '--map', 'destination_country=6', ...ND], files: { 'x.csv': `${HIT}\n${CLEAN}\n` }, exit: 1, records: '2/2/0', stdout: /"column":"column 2"/ },
  { name: '--map by header and by number', args: ['x.csv', '--map', 'consignee=Alpha', '--map', 'hs_code=2', ...ND], files: { 'x.csv': 'Alpha,Beta,Gamma\nTANCHON COMMERCIAL BANK,8542.31,x\nFoo Ltd,8542.31,y\n' }, exit: 1, stdout: [/"field":"consignee","column":"Alpha"/, /"hs_code":\["Beta"\]/] },
  { name: '--map that fits the first file only', args: ['clean.csv', 'x.csv', '--map', 'consignee=Consignee', ...ND], files: { 'x.csv': 'Buyer,HS Code\nFoo Ltd,8542.31\n' }, exit: 3, stderr: /x\.csv: --map consignee=Consignee: there is no column "Consignee"/ },
  { name: 'a saved mapping', args: ['hit.csv', '--mapping', 'm.yaml', ...ND], files: { 'm.yaml': `header: [${HEADER}]\nmapping:\n  consignee: [Consignee]\n` }, exit: 1, stdout: /"field":"consignee"/ },
  { name: 'a saved mapping for a sheet that has changed', args: ['hit.csv', '--mapping', 'm.yaml'], files: { 'm.yaml': 'header: [Consignee, Goods]\nmapping:\n  consignee: [Consignee]\n' }, exit: 2, stderr: [/the sheet no longer has the column "Goods"/, /the sheet has a new column "HS Code"/] },
  { name: 'variable', args: ['hit.csv', ...ND], env: { NKCHECK_FAIL_ON: 'never' }, exit: 0, stdout: /"fail-on":\{"value":"never","origin":"env"\}/ },
  { name: 'flag beats variable beats configuration', args: ['hit.csv', '--fail-on', 'violation', ...ND], env: { NKCHECK_FAIL_ON: 'never' }, files: { 'nkcheck.yaml': 'fail-on: never\n' }, exit: 1, stdout: /"fail-on":\{"value":"violation","origin":"flag"\}/ },
  { name: 'configuration', args: ['hit.csv', ...ND], files: { 'nkcheck.yaml': 'fail-on: never\njurisdiction: [SG, US]\n' }, exit: 0, stdout: /"fail-on":\{"value":"never","origin":"file"\}/ },
];

/** Where results go and how they look. */
export const OUTPUT_CASES: readonly Case[] = [
  { name: 'two formats, one to a file', args: ['hit.csv', '-f', 'html=r.html', ...ND], exit: 1, findings: '2/1', leaves: { 'r.html': /<!doctype html>/i, 'r.html.partial': null } },
  { name: 'formats to files only: nothing on standard output', args: ['hit.csv', '-f', 'json=r.json', '-f', 'csv=r.csv'], exit: 1, absent: /"type"/, leaves: { 'r.json': /"exit": ?1/, 'r.csv': /TANCHON/ } },
  { name: 'an old report is replaced', args: ['clean.csv', '-f', 'text=r.txt'], files: { 'r.txt': 'OLD\n' }, exit: 0, leaves: { 'r.txt': /^(?!OLD)[\s\S]*NOTHING FOUND/ } },
  { name: 'no rejects: an empty file', args: ['clean.csv', '--rejects', 'r'], exit: 0, leaves: { r: /^$/ } },
  { name: '--quiet', args: ['hit.csv', '-q'], exit: 1, stderr: /^$/, noVerdict: true },
  { name: '--quiet says errors', args: ['none.csv', '-q'], exit: 3, stderr: /^nkcheck: none\.csv: no such file; check the path\n$/, noVerdict: true },
  { name: 'FORCE_COLOR', args: ['hit.csv'], env: { NO_COLOR: '', FORCE_COLOR: '1' }, exit: 1, stdout: /\u001b\[/ },
  { name: 'NO_COLOR beats FORCE_COLOR', args: ['hit.csv'], env: { NO_COLOR: '1', FORCE_COLOR: '1' }, exit: 1, absent: /\u001b/ },
  { name: '--no-color beats FORCE_COLOR', args: ['hit.csv', '--no-color'], env: { NO_COLOR: '', FORCE_COLOR: '1' }, exit: 1, absent: /\u001b/ },
  { name: 'no colour in a pipe', args: ['hit.csv'], env: { NO_COLOR: '' }, exit: 1, absent: /\u001b/ },
  { name: 'colour on a terminal', args: ['hit.csv'], terminal: 80, exit: 1, stdout: /\u001b\[/ },
  { name: 'never colour in data', args: ['hit.csv', ...ND], env: { NO_COLOR: '', FORCE_COLOR: '1' }, exit: 1, findings: '2/1', stdout: /^[^\u001b]*$/ },
  { name: '--debug shows where an error comes from', args: ['clean.csv', '--map', 'x=1', '--debug'], exit: 2, stderr: /at .*\.[jt]s:\d+/ },
  { name: 'no stack trace without --debug', args: ['clean.csv', '--map', 'x=1'], exit: 2, absent: /at .*\.[jt]s:\d+/ },
  { name: '--version', args: ['--version'], exit: 0, stdout: /^\d+\.\d+\.\d+\n$/, noVerdict: true },
  { name: '--help', args: ['--help'], exit: 0, stdout: [/^Usage: nkcheck/, /EXIT STATUS/, /EXAMPLES/], noVerdict: true },
  { name: '--no-timestamp', args: ['hit.csv', '--no-timestamp', ...ND], exit: 1, absent: /startedAt|durationMs/ },
  { name: '--explain', args: ['hit.csv', '--explain'], exit: 1, stdout: /VIOLATION/ },
  { name: 'step summary of a CI job', args: ['hit.csv', '-f', 'github'], env: { GITHUB_STEP_SUMMARY: 'sum.md' }, files: { 'sum.md': 'before\n' }, exit: 1, stdout: /^::error /m, leaves: { 'sum.md': /^before\n[\s\S]*TANCHON/ } },
  { name: 'columns', args: ['columns', 'hit.csv'], exit: 0, stdout: [/csv · utf-8 · delimiter comma · header in line 1/, /2 {2}Consignee +consignee/, /--map consignee=Consignee/], noVerdict: true },
  { name: 'columns of a file that cannot be screened', args: ['columns', 'x.csv'], files: { 'x.csv': 'alpha,beta\nfoo,1\nbar,2\n' }, exit: 3, stdout: /alpha/, stderr: /no column of parties, goods or countries/ },
  { name: 'columns of a missing file', args: ['columns', 'none.csv'], exit: 3, stderr: /none\.csv: no such file/ },
  { name: 'columns of standard input', args: ['columns', '-'], stdin: table(HIT), exit: 0, stdout: /TANCHON/, noVerdict: true },
  { name: 'columns --save', args: ['columns', 'hit.csv', '--save', 'm.yaml'], exit: 0, stdout: /nkcheck hit\.csv --mapping m\.yaml/, leaves: { 'm.yaml': /^header:[\s\S]*mapping:[\s\S]*consignee/ }, noVerdict: true },
];
