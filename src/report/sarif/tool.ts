import type { Invocation, Notification, ReportingDescriptor, Tool } from 'sarif';
import type { Summary } from '../../screen/finding.js';
import { RULES, type RuleInfo } from '../../screen/rules.js';
import { count, exitMeaning, rulePage } from '../words.js';
import { messageText } from './results.js';

/** The tool with every rule it knows, and those of the findings that it does not (results of another version). */
export function toolOf({ tool }: Summary, used: ReadonlySet<string>): Tool {
  const unknown = [...used].filter((rule) => !Object.hasOwn(RULES, rule)).sort();
  return {
    driver: {
      name: tool.name,
      version: tool.version,
      rules: [...Object.entries(RULES).map(([id, info]) => descriptorOf(id, info)), ...unknown.map((id) => ({ id }))],
      notifications: [{ id: 'skipped' }, { id: 'left-out' }, { id: 'note' }],
    },
  };
}

/** `helpUri` must be absolute, so the page is named as a file of the package (purl with a subpath). */
function descriptorOf(id: string, { title, meaning, advice, kind }: RuleInfo): ReportingDescriptor {
  return {
    id,
    shortDescription: { text: title },
    fullDescription: { text: meaning },
    help: { text: `${advice} See ${rulePage(id)}.` },
    helpUri: `pkg:npm/nkcheck#${rulePage(id)}`,
    defaultConfiguration: { level: 'warning' },
    properties: { tags: ['sanctions', kind] },
  };
}

export interface LeftOut {
  readonly findings: number;
  readonly skipped: number;
  readonly limit: number;
}

/** How the run went: exit status, notes of the summary, and what the limits of the format left out. */
export function invocationOf(summary: Summary, leftOut: LeftOut): Invocation {
  const { exit, reason, startedAt } = summary;
  return {
    executionSuccessful: exit <= 1,
    exitCode: exit,
    exitCodeDescription: messageText(`${reason} (${exitMeaning(summary)})`),
    ...(startedAt === undefined ? {} : { startTimeUtc: startedAt }),
    toolExecutionNotifications: [
      ...leftOutNotifications(leftOut),
      ...summary.notes.map((note) => notification('note', 'warning', note)),
    ],
  };
}

function leftOutNotifications({ findings, skipped, limit }: LeftOut): Notification[] {
  const all: Notification[] = [];
  if (findings > 0) {
    all.push(notification('left-out', 'warning', `${count(findings, 'finding is', 'findings are')} left out of this file: it holds the ${limit} worst, NDJSON holds all`));
  }
  if (skipped > 0) all.push(notification('left-out', 'warning', `${skipped} more records that were not screened are left out of this file`));
  return all;
}

function notification(id: string, level: Notification['level'], text: string): Notification {
  return { descriptor: { id }, ...(level === undefined ? {} : { level }), message: { text: messageText(text) } };
}
