import { NAME_TIERS } from '../../names/types.js';
import type { Finding, Skipped, Summary } from '../../screen/finding.js';
import { ENTRY_STATUSES } from '../../watchlist/types.js';
import { visible } from '../escape.js';
import { KINDS, VERDICTS } from '../words.js';

/** A saved result cannot be used: where, and what is wrong. */
export class ResultError extends Error {
  override readonly name = 'ResultError';
  constructor(readonly file: string, readonly line: number, problem: string) {
    super(`${visible(file)}:${line}: ${problem}`);
  }
}

export type ResultLine = Finding | Skipped | Summary;

type Check = (value: unknown) => boolean;
interface Shape {
  readonly [key: string]: Check | Shape | readonly [Shape | Check];
}

const text: Check = (value) => typeof value === 'string';
const flat: Check = (value) => value === null || typeof value === 'string';
const amount: Check = (value) => typeof value === 'number' && Number.isInteger(value) && value >= 0;
const score: Check = (value) => typeof value === 'number' && Number.isFinite(value);
const object: Check = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const oneOf = (values: readonly unknown[]): Check => (value) => values.includes(value);
const lists: Check = (value) => Array.isArray(value) && value.every(text);
const optional = (check: Check): Check => (value) => value === undefined || check(value);
const mapOf = (check: Check): Check => (value) => object(value) && Object.values(value as object).every(check);
const nullOr = (shape: Shape): Check => (value) => value === null || problemIn(value, shape, '') === null;

/** What each type of line must hold; further keys are allowed. Mirrors data/schema/result.schema.json (a test compares). */
const SHAPES: Readonly<Record<ResultLine['type'], Shape>> = {
  finding: {
    id: text, verdict: oneOf(VERDICTS), rule: text, kind: oneOf(KINDS), file: text, record: amount, line: amount, field: text,
    column: text, value: text, message: text, reasons: [text], recordId: flat, destination: flat, judgedAsOf: text, goodsRule: flat,
    entry: nullOr({ id: text, name: text, list: text, authority: text, status: oneOf(ENTRY_STATUSES), by: flat, listedOn: flat, source: flat }),
    match: nullOr({ tier: oneOf(['identifier', ...NAME_TIERS]), score, name: text, surface: text, evidence: [text] }),
    basis: [{ instrument: text, paragraph: flat, effective: flat }],
    allowed: nullOr({ reason: text, author: text, expires: text, entry: amount }),
  },
  skipped: { file: text, record: amount, line: amount, column: flat, reason: text },
  summary: {
    exit: oneOf([0, 1, 2, 3, 130, 141, 143]), reason: text,
    records: { read: amount, screened: amount, skipped: amount },
    findings: { violation: amount, review: amount, allowed: amount },
    inputs: [{
      file: text, sha256: text, bytes: amount, format: text, compression: flat, encoding: flat, delimiter: flat, columns: mapOf(lists),
      unmapped: [text], records: { read: amount, screened: amount, skipped: amount }, notes: [text],
    }],
    lists: [{ list: text, authority: text, asOf: text, entries: amount, parties: amount, vessels: amount, goods: amount, sha256: text, path: text }],
    config: mapOf((value) => problemIn(value, { origin: oneOf(['default', 'flag', 'env', 'file']) }, '') === null),
    allow: { files: [{ file: text, sha256: text, entries: amount }], used: [text], unused: [text], expired: [text] },
    notes: [text],
    startedAt: optional(text), durationMs: optional(score), tool: { name: oneOf(['nkcheck']), version: text },
  },
};

/** Path of the first key that is missing or of the wrong kind, or null. */
function problemIn(value: unknown, shape: Shape, path: string): string | null {
  if (!object(value)) return path === '' ? 'the line' : path;
  for (const [key, wanted] of Object.entries(shape)) {
    const at = path === '' ? key : `${path}.${key}`;
    const held = (value as Record<string, unknown>)[key];
    const problem = problemWith(held, wanted, at);
    if (problem !== null) return problem;
  }
  return null;
}

function problemWith(held: unknown, wanted: Check | Shape | readonly [Shape | Check], path: string): string | null {
  if (typeof wanted === 'function') return wanted(held) ? null : path;
  if (!isList(wanted)) return problemIn(held, wanted, path);
  if (!Array.isArray(held)) return path;
  for (const [i, item] of held.entries()) {
    const problem = problemWith(item, wanted[0], `${path}[${i}]`);
    if (problem !== null) return problem;
  }
  return null;
}

function isList(wanted: Shape | readonly [Shape | Check]): wanted is readonly [Shape | Check] {
  return Array.isArray(wanted);
}

/** One line of an NDJSON result. @throws {ResultError} that names the file, the line and the key */
export function parseResultLine(line: string, file: string, number: number): ResultLine {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new ResultError(file, number, 'this is not a line of JSON; the file is cut short or is not an NDJSON result of nkcheck');
  }
  const type = object(value) ? (value as { type?: unknown }).type : undefined;
  if (type !== 'finding' && type !== 'skipped' && type !== 'summary') {
    throw new ResultError(file, number, '"type" must be "finding", "skipped" or "summary"; is this an NDJSON result of nkcheck?');
  }
  const problem = problemIn(value, SHAPES[type], '');
  if (problem !== null) throw new ResultError(file, number, `"${problem}" of this ${type} is missing or of the wrong kind`);
  return value as ResultLine;
}
