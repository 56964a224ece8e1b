import type { Finding, Skipped, Summary } from '../../screen/finding.js';
import { markdown, markdownCode } from '../escape.js';
import type { Tally } from '../tally.js';
import { basisText, count, DISCLAIMER, exitMeaning, findingCounts, headline, KIND_WORDS, KINDS, statusText } from '../words.js';

/** Pieces of Markdown that the `markdown` report and the GitHub step summary share. Every piece ends its last line. */

type Row = readonly string[];

function table(header: Row, rows: readonly Row[]): string {
  const line = (cells: Row): string => `| ${cells.join(' | ')} |\n`;
  return line(header) + line(header.map(() => '---')) + rows.map(line).join('');
}

/** Verdict, reason and counts. */
export function headMarkdown(summary: Summary, tally: Tally): string {
  const { read, screened, skipped } = summary.records;
  const kinds = KINDS.filter((kind) => tally.byKind.has(kind)).map((kind): Row => {
    const { violation = 0, review = 0 } = tally.byKind.get(kind) ?? {};
    return [KIND_WORDS[kind], String(violation), String(review)];
  });
  return `# nkcheck: ${headline(summary).word}\n\n`
    + `${markdown(summary.reason, 2000)} (exit status ${summary.exit}: ${markdown(exitMeaning(summary))})\n\n`
    + `${count(read, 'record')} read, ${screened.toLocaleString('en-US')} screened, ${skipped.toLocaleString('en-US')} skipped. `
    + `${findingCounts(summary.findings)}.\n\n`
    + (kinds.length === 0 ? '' : `${table(['Findings', 'violation', 'review'], kinds)}\n`);
}

/** One row of the table of findings. */
export function findingRow(finding: Finding): Row {
  const { verdict, allowed, file, line, record, recordId, column, value, entry, basis, rule, id } = finding;
  const status = entry === null || entry.status === 'designated' ? '' : `<br>${markdown(statusText(entry))}`;
  const cleared = allowed === null ? '' : `<br>cleared: ${markdown(`${allowed.reason} (${allowed.author}, until ${allowed.expires})`)}`;
  return [
    allowed !== null ? 'cleared' : verdict === 'violation' ? '**violation**' : 'review',
    `${markdownCode(`${file}:${line}`)}<br>record ${record}${recordId === null ? '' : ` ${markdownCode(recordId, 80)}`}`,
    `${markdownCode(column, 60)}<br>${markdownCode(value, 240)}`,
    `${markdown(finding.message)}${status}${cleared}`,
    basis.map((one) => markdown(basisText(one))).join('<br>'),
    `${markdownCode(rule)}<br>${markdownCode(id)}`,
  ];
}

export function findingsMarkdown(rows: readonly Row[], leftOut: number): string {
  if (rows.length === 0) return '';
  const more = leftOut === 0 ? '' : `\n${count(leftOut, 'more finding')} left out of this table: it holds the worst ${rows.length}.\n`;
  return `## Findings\n\n${table(['Verdict', 'Record', 'Cell', 'Finding', 'Under', 'Rule'], rows)}${more}\n`;
}

export function skippedRow({ file, line, record, reason }: Skipped): Row {
  return [`${markdownCode(`${file}:${line}`)}<br>record ${record}`, markdown(reason)];
}

export function skippedMarkdown(rows: readonly Row[], leftOut: number): string {
  if (rows.length === 0) return '';
  const more = leftOut === 0 ? '' : `\n${count(leftOut, 'more record')} not screened.\n`;
  return `## Not screened\n\n${table(['Record', 'Reason'], rows)}${more}\n`;
}

/** Inputs and lists with hashes, options with origin, notes, the allow-file: what an auditor asks for. */
export function auditMarkdown(summary: Summary): string {
  const { inputs, lists, config, allow, notes, tool, startedAt } = summary;
  const options = Object.entries(config).map(([name, { value, origin }]): Row =>
    [markdownCode(name), markdownCode(JSON.stringify(value) ?? ''), origin]);
  const allowed = (['used', 'unused', 'expired'] as const).map((kind): Row => [kind, allow[kind].map((one) => markdownCode(one)).join(' ')]);
  const allowFiles = allow.files.map((file): Row => [markdownCode(file.file), `${count(file.entries, 'entry', 'entries')}, ${markdownCode(file.sha256)}`]);
  return `## How it was screened\n\n${tool.name} ${markdown(tool.version)}${startedAt === undefined ? '' : `, ${markdown(startedAt)}`}\n\n`
    + table(['Input', 'Format', 'Records', 'SHA-256'], inputs.map((input) => [
      markdownCode(input.file), markdown([input.format, input.compression, input.encoding].filter((part) => part !== null).join(', ')),
      String(input.records.read), markdownCode(input.sha256),
    ]))
    + `\n${table(['List', 'Authority', 'As of', 'Entries', 'SHA-256'], lists.map((list) => [
      markdownCode(list.list), markdown(list.authority), markdown(list.asOf), String(list.entries), markdownCode(list.sha256),
    ]))}`
    + (options.length === 0 ? '' : `\n${table(['Option', 'Value', 'From'], options)}`)
    + (allow.files.length === 0 ? '' : `\n${table(['Allow-file', ''], [...allowFiles, ...allowed])}`)
    + (notes.length === 0 ? '' : `\n${notes.map((note) => `- ${markdown(note)}\n`).join('')}`)
    + `\n${markdown(DISCLAIMER)}\n`;
}
