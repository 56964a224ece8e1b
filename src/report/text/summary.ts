import type { InputSummary, ListSummary, Summary } from '../../screen/finding.js';
import { terminalSafe } from '../escape.js';
import type { Tally } from '../tally.js';
import { count, DISCLAIMER, exitMeaning, findingCounts, headline, KIND_WORDS, KINDS } from '../words.js';
import { labelled, padEnd, padStart, wrap } from './layout.js';
import type { BlockStyle } from './record.js';

const INDENT = 2;
const LABEL = 10;
/** More inputs than this are only counted. */
const INPUTS_SHOWN = 20;
const COUNT_WIDTH = 11;

/** The end of a text report: what a person can forward. `hidden`: sentences on findings that were not shown. */
export function summaryLines(summary: Summary, tally: Tally, hidden: readonly string[], style: BlockStyle): string[] {
  const { theme, width } = style;
  const { word, tone } = headline(summary);
  const lines = [theme.faint('─'.repeat(width)), `${theme.tone[tone](word.toUpperCase())}  exit status ${summary.exit}`];
  const row = (label: string, text: string): void => {
    lines.push(...labelled(label, text, INDENT, LABEL, width, theme.faint));
  };
  const rows = (label: string, texts: readonly string[]): void => {
    texts.forEach((text, i) => row(i === 0 ? label : '', text));
  };
  lines.push(...wrap(terminalSafe(summary.reason), width - INDENT).map((line) => `  ${line}`), '');
  row('records', recordCounts(summary.records));
  row('findings', findingCounts(summary.findings));
  lines.push(...kindTable(tally));
  rows('', hidden);
  rows('input', inputTexts(summary.inputs));
  rows('lists', summary.lists.map(listText));
  rows('allow', allowTexts(summary.allow));
  rows('notes', summary.notes.map((note) => terminalSafe(note)));
  row('tool', toolText(summary));
  row('exit', `${summary.exit}: ${exitMeaning(summary)}`);
  return [...lines, '', ...wrap(DISCLAIMER, width - INDENT).map((line) => theme.faint(`  ${line}`))];
}

function recordCounts({ read, screened, skipped }: Summary['records']): string {
  return `${read.toLocaleString('en-US')} read, ${screened.toLocaleString('en-US')} screened, ${skipped.toLocaleString('en-US')} skipped`;
}

/** Findings by kind, only the kinds that occur. */
function kindTable(tally: Tally): string[] {
  const kinds = KINDS.filter((kind) => tally.byKind.has(kind));
  if (kinds.length === 0) return [];
  const left = ' '.repeat(INDENT + LABEL);
  const cells = (a: string, b: string): string => padStart(a, COUNT_WIDTH) + padStart(b, COUNT_WIDTH);
  return [
    `${left}${padEnd('', 22)}${cells('violation', 'review')}`,
    ...kinds.map((kind) => {
      const { violation = 0, review = 0 } = tally.byKind.get(kind) ?? {};
      return `${left}${padEnd(KIND_WORDS[kind], 22)}${cells(violation.toLocaleString('en-US'), review.toLocaleString('en-US'))}`;
    }),
  ];
}

function inputTexts(inputs: readonly InputSummary[]): string[] {
  const texts = inputs.slice(0, INPUTS_SHOWN).flatMap((input) => {
    const how = [input.format, input.compression, input.encoding].filter((part) => part !== null).join(', ');
    const unmapped = input.unmapped.length === 0 ? [] : [`${input.file}: not recognised as a field: ${input.unmapped.join(', ')}`];
    return [
      terminalSafe(`${input.file}: ${how}, ${count(input.records.read, 'record')}, sha256 ${input.sha256.slice(0, 16)}…`),
      ...unmapped.map((text) => terminalSafe(text)),
      ...input.notes.map((note) => terminalSafe(`${input.file}: ${note}`)),
    ];
  });
  const more = inputs.length - INPUTS_SHOWN;
  return more > 0 ? [...texts, `and ${count(more, 'more file')}`] : texts;
}

function listText(list: ListSummary): string {
  const parts = [
    list.parties > 0 ? count(list.parties, 'party', 'parties') : null,
    list.vessels > 0 ? count(list.vessels, 'vessel') : null,
    list.goods > 0 ? count(list.goods, 'goods rule') : null,
  ].filter((part) => part !== null);
  const counts = parts.length > 0 ? parts.join(', ') : count(list.entries, 'entry', 'entries');
  return terminalSafe(`${list.list} (${list.authority}) as of ${list.asOf}: ${counts}`);
}

function allowTexts(allow: Summary['allow']): string[] {
  const texts = allow.files.map((file) => terminalSafe(`${file.file}: ${count(file.entries, 'entry', 'entries')}`));
  for (const kind of ['used', 'unused', 'expired'] as const) {
    if (allow[kind].length > 0) texts.push(terminalSafe(`${kind}: ${allow[kind].join(', ')}`));
  }
  return texts;
}

function toolText({ tool, startedAt, durationMs }: Summary): string {
  const started = startedAt === undefined ? '' : `, started ${startedAt}`;
  const took = durationMs === undefined ? '' : `, took ${(durationMs / 1000).toFixed(1)} s`;
  return terminalSafe(`${tool.name} ${tool.version}${started}${took}`);
}
