import { Issues } from '../../watchlist/issues.js';
import { readYaml } from '../../watchlist/yaml.js';
import type { Finding } from '../finding.js';
import { createAllowances } from './apply.js';
import { formatAllowEntry, type Clearing } from './format.js';
import { parseAllowFile } from './parse.js';
import { AllowFileError, ClearingRefused, type AllowEntry, type AllowFile } from './types.js';

/** Top of a new file. The schema is found where `npm install nkcheck` puts it; editors ignore a path that does not exist. */
const HEADER = `# yaml-language-server: $schema=./node_modules/nkcheck/data/schema/allow.schema.json
# Findings of nkcheck that a person has looked at and cleared. Every entry ends; see docs/allow-file.md.
allow:
`;

export interface Addition {
  /** The whole file with the new entry. */
  readonly text: string;
  /** The new entry alone, as written. */
  readonly item: string;
  readonly entry: AllowEntry;
}

/**
 * Adds the entry that clears a finding at the end of an allow-file; every byte before it stays. The result is read back
 * and tried on the finding before it is given.
 * @param existing text of the file; null when there is none yet
 * @throws AllowFileError when the existing file is broken; ClearingRefused when the finding cannot be cleared so
 */
export function addToAllowFile(existing: string | null, path: string, finding: Finding, clearing: Clearing): Addition {
  const { added, lists } = clearing;
  const present = existing !== null && existing.trim() !== '' ? existing : null;
  const before: AllowFile | null = present === null ? null : parseAllowFile(present, path);
  if (before !== null) refuseCleared(before, finding, clearing);
  const base = present === null ? HEADER : present.replace(/^allow:[ \t]*\[[ \t]*\][ \t]*(?=\r?$)/m, 'allow:');
  refuseFaults(formatAllowEntry(finding, clearing), path);
  const ending = base.includes('\r\n') ? '\r\n' : '\n';
  const item = formatAllowEntry(finding, clearing, indentOf(base)).replaceAll('\n', ending);
  const text = `${base}${/(?:^|\n)$/.test(base) ? '' : ending}${item}`;

  const after = readBack(text, path, item);
  const entry = after.entries.at(-1);
  const kept = before === null || JSON.stringify(after.entries.slice(0, -1)) === JSON.stringify(before.entries);
  if (entry === undefined || !kept || after.entries.length !== (before?.entries.length ?? 0) + 1) throw cannotAppend(path, item, 'the entries before it would change');
  if (createAllowances([{ ...after, entries: [entry] }], lists, added).apply({ ...finding, allowed: null }).allowed === null) {
    throw new ClearingRefused(`an entry for finding ${finding.id} would not clear it, because the cell does not read the same when it is written down; clear it with --name`);
  }
  return { text, item, entry };
}

/** A finding that an entry clears already needs no second one. */
function refuseCleared(file: AllowFile, finding: Finding, { lists, added }: Clearing): void {
  const { allowed } = createAllowances([file], lists, added).apply({ ...finding, allowed: null });
  if (allowed === null) return;
  const line = file.entries[allowed.entry - 1]?.line ?? 1;
  throw new ClearingRefused(`finding ${finding.id} is cleared already by ${file.path}:${line} until ${allowed.expires}: to prolong it, change \`expires\` there`);
}

/** Indentation of the items that the file has; two spaces where it has none. */
function indentOf(text: string): string {
  const tree = readYaml(text.replace(/^\ufeff/, ''), new Issues(''));
  const list = tree?.kind === 'mapping' ? tree.pairs.find(({ key }) => key.text === 'allow')?.value : undefined;
  return list?.kind === 'sequence' ? ' '.repeat(list.column - 1) : '  ';
}

/** What the person gave, or the cell, does not make an entry. */
function refuseFaults(item: string, path: string): void {
  try {
    parseAllowFile(HEADER + item, path);
  } catch (error) {
    if (!(error instanceof AllowFileError)) throw error;
    throw new ClearingRefused(error.issues.map(({ message }) => message).join('; '));
  }
}

/** The file with the new entry, which is sound by itself, read again. */
function readBack(text: string, path: string, item: string): AllowFile {
  try {
    return parseAllowFile(text, path);
  } catch (error) {
    if (!(error instanceof AllowFileError)) throw error;
    throw cannotAppend(path, item, error.issues[0]?.message ?? 'it would be damaged');
  }
}

function cannotAppend(path: string, item: string, why: string): ClearingRefused {
  return new ClearingRefused(`the entry cannot be added at the end of ${path} (${why}); add it by hand:\n${item}`);
}
