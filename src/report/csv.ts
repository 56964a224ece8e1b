import type { Finding, Skipped, Summary } from '../screen/finding.js';
import { csvSafe, jsonText } from './escape.js';
import type { ReportFactory } from './types.js';
import { basisText } from './words.js';

/**
 * For spreadsheets: RFC 4180 with a byte order mark, without which Excel reads Korean and Chinese names as Latin-1. No cell
 * can become a formula. Column names are those of the NDJSON result. One row per finding and skipped record; the last row
 * has the type `summary` and the audit block as JSON in `audit`. Control characters are shown as codes and a line break
 * as ` ⏎ `: a program that needs the exact value reads NDJSON.
 */
export const csvReport: ReportFactory = ({ writer }) => {
  let opening = `\uFEFF${line(COLUMNS)}`;
  const write = (row: Row, audit = ''): Promise<void> => {
    const text = opening + line([...COLUMNS.slice(0, -1).map((column) => csvSafe(String(row[column] ?? ''))), audit]);
    opening = '';
    return writer.write(text);
  };
  return {
    finding: (finding) => write(findingRow(finding)),
    skipped: (record) => write(skippedRow(record)),
    summary: (summary) => write(summaryRow(summary), csvSafe(jsonText(summary), Infinity)),
  };
};

const COLUMNS = [
  'type', 'verdict', 'rule', 'kind', 'id', 'file', 'record', 'line', 'recordId', 'field', 'column', 'value', 'message',
  'entry.id', 'entry.name', 'entry.list', 'entry.authority', 'entry.status', 'entry.by', 'entry.listedOn', 'entry.source',
  'match.tier', 'match.score', 'match.name', 'match.surface', 'match.evidence', 'basis', 'reasons', 'goodsRule',
  'destination', 'judgedAsOf', 'allowed', 'reason', 'exit', 'audit',
] as const;

type Row = Partial<Record<(typeof COLUMNS)[number], string | number | null>>;

function line(cells: readonly string[]): string {
  return `${cells.join(',')}\r\n`;
}

function findingRow(finding: Finding): Row {
  const { entry, match, allowed } = finding;
  return {
    type: 'finding',
    verdict: finding.verdict,
    rule: finding.rule,
    kind: finding.kind,
    id: finding.id,
    file: finding.file,
    record: finding.record,
    line: finding.line,
    recordId: finding.recordId,
    field: finding.field,
    column: finding.column,
    value: finding.value,
    message: finding.message,
    'entry.id': entry?.id ?? null,
    'entry.name': entry?.name ?? null,
    'entry.list': entry?.list ?? null,
    'entry.authority': entry?.authority ?? null,
    'entry.status': entry?.status ?? null,
    'entry.by': entry?.by ?? null,
    'entry.listedOn': entry?.listedOn ?? null,
    'entry.source': entry?.source ?? null,
    'match.tier': match?.tier ?? null,
    'match.score': match?.score ?? null,
    'match.name': match?.name ?? null,
    'match.surface': match?.surface ?? null,
    'match.evidence': match?.evidence.join('; ') ?? null,
    basis: finding.basis.map(basisText).join('; '),
    reasons: finding.reasons.join('; '),
    goodsRule: finding.goodsRule,
    destination: finding.destination,
    judgedAsOf: finding.judgedAsOf,
    allowed: allowed === null ? null : `${allowed.reason} (${allowed.author}, until ${allowed.expires})`,
  };
}

function skippedRow({ type, file, record, line: at, column, reason }: Skipped): Row {
  return { type, file, record, line: at, column, reason };
}

function summaryRow({ type, exit, reason }: Summary): Row {
  return { type, exit, reason };
}
