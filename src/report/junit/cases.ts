import type { Finding, InputSummary, Skipped, Summary, Verdict } from '../../screen/finding.js';
import { visible, xml } from '../escape.js';
import { basisText, count, exitMeaning, nextStep, reachesGate, statusText } from '../words.js';

export interface Counts {
  readonly tests: number;
  readonly failures: number;
  readonly errors: number;
  readonly skipped: number;
}

export const NOTHING: Counts = { tests: 0, failures: 0, errors: 0, skipped: 0 };

export function add(a: Counts, b: Counts): Counts {
  return {
    tests: a.tests + b.tests,
    failures: a.failures + b.failures,
    errors: a.errors + b.errors,
    skipped: a.skipped + b.skipped,
  };
}

/** A test case before it is known which findings reach the gate. All texts are raw. */
export interface Case {
  readonly file: string;
  /** Unique in its suite: servers show cases of the same name once. */
  readonly name: string;
  readonly outcome:
    | { readonly kind: 'passed' }
    | { readonly kind: 'error'; readonly type: string; readonly message: string }
    | { readonly kind: 'finding'; readonly finding: Pick<Finding, 'verdict' | 'allowed' | 'rule' | 'message'>; readonly body: string };
}

export function fileCase({ file, records }: InputSummary): Case {
  return { file, name: `${count(records.read, 'record')} read, ${records.screened.toLocaleString('en-US')} screened`, outcome: { kind: 'passed' } };
}

export function findingCase(finding: Finding): Case {
  const { file, record, line, column, rule, id, verdict, allowed, message } = finding;
  return {
    file,
    name: `record ${record}, line ${line}, ${visible(column, 60)}: ${rule} ${id}`,
    outcome: { kind: 'finding', finding: { verdict, allowed, rule, message: visible(message, 600) }, body: bodyOf(finding) },
  };
}

export function skippedCase({ file, record, line, column, reason }: Skipped): Case {
  const cell = column === null ? '' : `, ${visible(column, 60)}`;
  return {
    file,
    name: `record ${record}, line ${line}${cell}: not screened`,
    outcome: { kind: 'error', type: 'skipped', message: visible(reason, 600) },
  };
}

/** Fails closed where no record stands for what is wrong: an empty input, a stale list, an interrupted run. */
export function completeCase(summary: Summary, file: string): Case {
  const { exit, reason } = summary;
  return {
    file,
    name: 'screening complete',
    outcome: exit <= 1 ? { kind: 'passed' } : { kind: 'error', type: `exit ${exit}`, message: `${reason} (${exitMeaning(summary)})` },
  };
}

function bodyOf(finding: Finding): string {
  const { column, value, entry, basis, reasons } = finding;
  return [
    `cell: ${visible(column, 60)}: ${visible(value, 240)}`,
    ...(entry === null ? [] : [`status: ${visible(statusText(entry))}`]),
    ...basis.map((one) => `under: ${visible(basisText(one))}`),
    ...reasons.map((reason) => `why: ${visible(reason)}`),
    `next: ${nextStep(finding) ?? 'see the rule'}`,
  ].join('\n');
}

/** What did not fail the run does not fail a case either: it is marked `skipped`, so that it is still seen. */
export interface Gate {
  readonly failOn: Verdict | 'never';
  /** Records that were not screened were let pass (`--allow-skipped`). */
  readonly skippedPass: boolean;
}

/** The case as XML and what it adds to the counts. */
export function caseXml({ file, name, outcome }: Case, gate: Gate): { xml: string; counts: Counts } {
  const opening = `  <testcase classname="${xml(file)}" name="${xml(name)}"`;
  const one = { ...NOTHING, tests: 1 };
  if (outcome.kind === 'passed') return { xml: `${opening}/>\n`, counts: one };
  if (outcome.kind === 'error' && outcome.type === 'skipped' && gate.skippedPass) {
    const inner = `<skipped message="${xml(outcome.message, 800)} (let pass)"/>`;
    return { xml: `${opening}>${inner}</testcase>\n`, counts: { ...one, skipped: 1 } };
  }
  if (outcome.kind === 'error') {
    const inner = `<error type="${xml(outcome.type)}" message="${xml(outcome.message, 800)}"/>`;
    return { xml: `${opening}>${inner}</testcase>\n`, counts: { ...one, errors: 1 } };
  }
  const { finding, body } = outcome;
  const message = xml(`${finding.verdict}: ${finding.message}`, 800);
  if (reachesGate(finding, gate.failOn)) {
    const lines = body.split('\n').map((line) => xml(line, 800)).join('\n');
    const inner = `<failure type="${xml(finding.rule)}" message="${message}">${lines}</failure>`;
    return { xml: `${opening}>${inner}</testcase>\n`, counts: { ...one, failures: 1 } };
  }
  const why = finding.allowed === null ? `below --fail-on ${gate.failOn}` : xml(`cleared: ${finding.allowed.reason}`);
  return { xml: `${opening}><skipped message="${message} (${why})"/></testcase>\n`, counts: { ...one, skipped: 1 } };
}
