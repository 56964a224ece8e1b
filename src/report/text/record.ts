import type { Finding, Skipped } from '../../screen/finding.js';
import { terminalSafe } from '../escape.js';
import { authorityOf } from '../tally.js';
import { basisText, nextStep, statusText, TIER_WORDS } from '../words.js';
import { labelled, wrap } from './layout.js';
import type { Theme } from './theme.js';

export interface BlockStyle {
  readonly theme: Theme;
  readonly width: number;
  readonly explain: boolean;
}

const INDENT = 4;
const LABEL = 10;
/** Characters of reasons shown without `--explain`: about four lines. */
const REASONS = 280;
/** A reason is shown in part where so much of it has room. */
const LEAST_OF_REASON = 60;

/** Findings of one record under the same rule and list entry: shown once, with every cell they stand in. */
type Block = readonly [Finding, ...Finding[]];

/** Lines for all findings of one record, worst first; a blank line ends them. */
export function recordLines(findings: readonly Finding[], style: BlockStyle): string[] {
  const [first] = findings;
  if (first === undefined) return [];
  const lines = placeLine(first.file, first.line, first.record, first.recordId, style);
  let step: string | null = null;
  for (const block of fold(findings)) {
    const next = nextStep(block[0]);
    lines.push(...blockLines(block, next === step ? null : next, style), '');
    step = next;
  }
  return lines;
}

/** Lines for a record that was not screened. */
export function skippedLines(record: Skipped, style: BlockStyle): string[] {
  const column = record.column === null ? '' : `${record.column}: `;
  return [
    ...placeLine(record.file, record.line, record.record, null, style),
    ...titled('NOT SCREENED', style.theme.skipped, terminalSafe(column + record.reason), style),
    '',
  ];
}

function placeLine(file: string, line: number, record: number, id: string | null, { theme, width }: BlockStyle): string[] {
  const place = terminalSafe(`${file}:${line}`);
  const rest = `${record === 0 ? 'outside the records' : `record ${record}`}${id === null ? '' : ` · ${terminalSafe(id, 80)}`}`;
  const [head = '', ...more] = wrap(`${place} · ${rest}`, width - 2);
  const shown = head.startsWith(`${place} `) ? theme.place(place) + theme.faint(head.slice(place.length)) : theme.place(head);
  return [shown, ...more.map((text) => `  ${text}`)];
}

/** Groups by verdict, rule and entry; violations before reviews before cleared ones, otherwise in order of arrival. */
function fold(findings: readonly Finding[]): Block[] {
  const blocks = new Map<string, [Finding, ...Finding[]]>();
  for (const finding of findings) {
    const key = JSON.stringify([
      finding.verdict, finding.rule, finding.entry?.list, finding.entry?.id, finding.goodsRule, finding.allowed?.entry,
    ]);
    const block = blocks.get(key);
    if (block === undefined) blocks.set(key, [finding]);
    else block.push(finding);
  }
  const rank = ([finding]: Block): number => (finding.allowed !== null ? 2 : finding.verdict === 'violation' ? 0 : 1);
  return [...blocks.values()].sort((a, b) => rank(a) - rank(b));
}

function blockLines(block: Block, next: string | null, style: BlockStyle): string[] {
  const [finding] = block;
  const { theme } = style;
  const lines = finding.allowed === null
    ? titled(finding.verdict.toUpperCase(), theme.verdict[finding.verdict], terminalSafe(finding.message), style)
    : titled('CLEARED', theme.cleared, terminalSafe(finding.message), style);
  const row = (label: string, text: string): void => {
    lines.push(...labelled(label, text, INDENT, LABEL, style.width, theme.faint));
  };
  const rows = (label: string, texts: readonly string[]): void => {
    texts.forEach((text, i) => row(i === 0 ? label : '', text));
  };
  rows('cell', distinct(block, cellText));
  rows('matched', distinct(block, matchText));
  if (finding.entry !== null && finding.entry.status !== 'designated') {
    row('status', terminalSafe(statusText(finding.entry)));
    if (finding.entry.source !== null) row('source', sourceText(finding.entry.source, style.explain));
  }
  const authority = finding.kind === 'goods' && finding.goodsRule !== null ? `${authorityOf(finding)}: ` : '';
  rows('under', finding.basis.map((basis) => terminalSafe(authority + basisText(basis))));
  if (style.explain) explain(block, rows);
  else if (finding.verdict === 'review' || finding.kind === 'goods') rows('why', distinct(block, reasonsText));
  if (finding.allowed !== null) {
    row('cleared', terminalSafe(`${finding.allowed.reason} (${finding.allowed.author}, until ${finding.allowed.expires})`));
  }
  if (next !== null) row('next', next);
  row('finding', terminalSafe([...new Set(block.map((f) => f.id))].join(' ')) + ` · ${terminalSafe(finding.rule)}`);
  return lines;
}

/** The first reasons, the last of them cut where it is long; the rest is for `--explain`. */
function reasonsText({ reasons }: Finding): string {
  const shown: string[] = [];
  let room = REASONS;
  let cut = false;
  for (const reason of reasons) {
    cut = reason.length > room;
    if (shown.length > 0 && cut && room < LEAST_OF_REASON) break;
    shown.push(terminalSafe(reason, room));
    room -= reason.length;
    if (cut) break;
  }
  const left = reasons.length - shown.length;
  const text = shown.join('; ');
  return left > 0 ? `${text}; ${left} more (--explain)` : cut ? `${text} (--explain)` : text;
}

/** Evidence and reasons step by step, for `--explain`. */
function explain(block: Block, rows: (label: string, texts: readonly string[]) => void): void {
  const [finding] = block;
  const numbered = (texts: readonly string[]): string[] => texts.map((text, i) => `${i + 1}. ${terminalSafe(text)}`);
  rows('evidence', numbered([...new Set(block.flatMap((f) => f.match?.evidence ?? []))]));
  rows('why', numbered([...new Set(block.flatMap((f) => f.reasons))]));
  rows('judged', [terminalSafe(`by the rules of ${finding.judgedAsOf}`)]);
  if (finding.goodsRule !== null) rows('rule', [terminalSafe(finding.goodsRule)]);
  if (finding.entry?.status === 'designated' && finding.entry.source !== null) rows('source', [sourceText(finding.entry.source, true)]);
}

/** Lists separate their sources by semicolons; the first is enough to begin with. */
function sourceText(source: string, all: boolean): string {
  const [first = '', ...more] = source.split('; ');
  return all || more.length === 0 ? terminalSafe(source, 1000) : `${terminalSafe(first)} and ${more.length} more (--explain)`;
}

function titled(word: string, style: (text: string) => string, text: string, { width }: BlockStyle): string[] {
  const head = `${word}  `;
  return wrap(text, Math.max(20, width - 2 - head.length))
    .map((line, i) => (i === 0 ? `  ${style(word)}  ${line}` : `  ${' '.repeat(head.length)}${line}`));
}

function cellText(finding: Finding): string {
  const column = finding.field === 'unmapped' ? `${finding.column} (unmapped)` : finding.column;
  return `${terminalSafe(column, 60)}: ${terminalSafe(finding.value, 240)}`;
}

/** What the cell was matched with, and which part of it when the cell holds more. */
function matchText({ entry, match, value }: Finding): string {
  if (entry === null) return '';
  const listed = `${entry.name} (${entry.id}, list ${entry.list})`;
  if (match === null) return terminalSafe(listed);
  if (match.tier === 'identifier') return `${terminalSafe(match.name, 120)} of ${terminalSafe(listed)}: ${TIER_WORDS.identifier}`;
  const part = match.surface.trim() === value.trim() || match.surface === '' ? '' : `"${terminalSafe(match.surface, 120)}" is `;
  const alias = match.name.toLowerCase() === entry.name.toLowerCase() ? '' : ` as ${terminalSafe(match.name, 120)}`;
  return `${part}${terminalSafe(listed)}${alias}: ${TIER_WORDS[match.tier]}`;
}

function distinct(block: Block, text: (finding: Finding) => string): string[] {
  return [...new Set(block.map(text))].filter((line) => line !== '');
}
