import type { Artifact, Location, Notification, Result } from 'sarif';
import type { Finding, InputSummary, Skipped } from '../../screen/finding.js';
import { visible } from '../escape.js';

const TEXT_LIMIT = 1000;

/** Plain text of a SARIF message: `[text](target)` would be a link, so the brackets are parted. */
export function messageText(text: string): string {
  return visible(text, TEXT_LIMIT).replaceAll('](', '] (');
}

/** A file name as a URI reference: relative names stay relative, absolute ones become `file:` URIs. */
export function fileUri(file: string): string {
  const path = visible(file.replaceAll('\\', '/')).replace(/^(?:\.\/)+/, '');
  const encoded = path.split('/').map(encodeURIComponent).join('/');
  if (path.startsWith('/')) return `file://${encoded}`;
  return /^[a-z]:\//i.test(path) ? `file:///${encoded.replace('%3A', ':')}` : encoded || 'stdin';
}

function locationOf(file: string, line: number, record: number, column: string | null): Location {
  return {
    physicalLocation: { artifactLocation: { uri: fileUri(file) }, region: { startLine: Math.max(1, line) } },
    logicalLocations: [{
      name: column === null ? `record ${record}` : visible(column, TEXT_LIMIT),
      fullyQualifiedName: column === null ? `record ${record}` : `record ${record}/${visible(column, TEXT_LIMIT)}`,
    }],
  };
}

export function findingResult(finding: Finding): Result {
  const { verdict, rule, allowed, entry, match } = finding;
  return {
    ruleId: rule,
    kind: 'fail',
    level: allowed !== null ? 'note' : verdict === 'violation' ? 'error' : 'warning',
    message: { text: messageText(`${finding.message} (${finding.column}: ${visible(finding.value, 240)})`) },
    locations: [locationOf(finding.file, finding.line, finding.record, finding.column)],
    partialFingerprints: { 'nkcheckFinding/v1': finding.id },
    ...(allowed === null ? {} : {
      suppressions: [{
        kind: 'external', status: 'accepted',
        justification: messageText(`${allowed.reason} (${allowed.author}, until ${allowed.expires})`),
      }],
    }),
    properties: {
      verdict, kind: finding.kind, record: finding.record, recordId: shown(finding.recordId), field: finding.field,
      column: visible(finding.column, TEXT_LIMIT), value: visible(finding.value, TEXT_LIMIT), basis: finding.basis,
      reasons: finding.reasons.map((reason) => visible(reason, TEXT_LIMIT)),
      entry, match: match === null ? null : {
        ...match, surface: visible(match.surface, TEXT_LIMIT), evidence: match.evidence.map((step) => visible(step, TEXT_LIMIT)),
      },
      goodsRule: finding.goodsRule, destination: shown(finding.destination), judgedAsOf: finding.judgedAsOf,
    },
  };
}

function shown(text: string | null): string | null {
  return text === null ? null : visible(text, TEXT_LIMIT);
}

export function skippedNotification({ file, record, line, column, reason }: Skipped): Notification {
  return {
    descriptor: { id: 'skipped' },
    level: 'error',
    message: { text: messageText(`record ${record} was not screened: ${reason}`) },
    locations: [locationOf(file, line, record, column)],
  };
}

export function artifactOf({ file, bytes, sha256 }: InputSummary): Artifact {
  return { location: { uri: fileUri(file) }, length: bytes, hashes: { 'sha-256': sha256 }, roles: ['analysisTarget'] };
}
