import { createHash } from 'node:crypto';
import { Issues, type Position } from '../../watchlist/issues.js';
import { mapping, type Parsed } from '../../watchlist/read.js';
import { WatchlistError } from '../../watchlist/types.js';
import { readYaml, type YamlNode } from '../../watchlist/yaml.js';
import { CLEARABLE } from './clearable.js';
import { contentKey, foldContent } from './content.js';
import { addYears } from './days.js';
import { type ALLOW_ENTRY, ALLOW_FILE } from './shapes.js';
import { AllowFileError, type AllowEntry, type AllowFile } from './types.js';

/** A clearance is looked at again after this many years at the latest: papers age, and so do lists. */
const MAX_YEARS = 2;

const allowFile = mapping('an allow-file', ALLOW_FILE);

/**
 * Reads one allow-file.
 * @param path shown in messages
 * @param sha256 of the file's bytes when they are not the UTF-8 of `text` (a file with a byte order mark)
 * @throws AllowFileError with every issue of the file
 */
export function parseAllowFile(text: string, path: string, sha256: string = digest(text)): AllowFile {
  const issues = new Issues(path);
  const entries = readEntries(text.startsWith('\ufeff') ? text.slice(1) : text, issues);
  reportRepeats(entries, issues);
  throwIfAny(issues);
  return { path, sha256, entries: entries.map(({ entry }) => entry) };
}

interface Placed {
  readonly entry: AllowEntry;
  readonly at: Position;
}

function readEntries(text: string, issues: Issues): readonly Placed[] {
  if (/^(?:\s*(?:#.*|---)?(?:\r?\n|$))*$/.test(text)) {
    issues.add({ line: 1, column: 1 }, 'the file is empty: an allow-file starts with a line `allow:`; write `allow: []` when nothing is cleared');
    return [];
  }
  const tree = readYaml(text, issues);
  if (tree === undefined || clearsNothing(tree)) return [];
  if (tree.kind !== 'mapping') {
    issues.add(tree, 'this is no allow-file: it must start with a line `allow:`, with the entries below it');
    return [];
  }
  const raw = allowFile(tree, { issues, key: '' });
  return (raw?.allow ?? []).flatMap((one) => {
    const entry = toEntry(one, issues);
    return entry === null ? [] : [{ entry, at: one.at }];
  });
}

/** `allow: []`: all entries have been removed, which is no fault. */
function clearsNothing(tree: YamlNode): boolean {
  const [only, ...others] = tree.kind === 'mapping' ? tree.pairs : [];
  return only !== undefined && others.length === 0 && only.key.text === 'allow' && only.value.kind === 'sequence' && only.value.items.length === 0;
}

type Raw = Parsed<typeof ALLOW_ENTRY>;

function toEntry(raw: Raw, issues: Issues): AllowEntry | null {
  const place = (key: string): Position => raw.places[key] ?? raw.at;
  const faults = [...ruleFaults(raw), ...contentFaults(raw), ...dateFaults(raw)];
  for (const { key, message } of faults) issues.add(place(key), message);
  const text = raw.name ?? raw.value;
  if (faults.length > 0 || text === undefined) return null;
  return {
    line: raw.at.line,
    finding: raw.finding ?? null,
    rule: raw.rule,
    entry: raw.entry ?? null,
    entryDigest: raw.entryDigest ?? null,
    field: raw.field,
    by: raw.name === undefined ? 'value' : 'name',
    text,
    verdict: raw.verdict ?? 'review',
    reason: raw.reason,
    author: raw.author,
    added: raw.added,
    expires: raw.expires,
  };
}

interface Fault {
  readonly key: string;
  readonly message: string;
}

function ruleFaults({ rule, entry, entryDigest, finding }: Raw): readonly Fault[] {
  const { by, entry: names } = CLEARABLE[rule];
  if (by === 'never') return [{ key: 'rule', message: `${rule} rests on an identifier, which is never cleared: correct the number in the record if it is mistyped, and remove this entry` }];
  const faults: Fault[] = [];
  if (by === 'finding' && finding === undefined) faults.push({ key: 'rule', message: `an entry for ${rule} needs \`finding\`, the id that nkcheck prints: other cells of the record are part of such a finding` });
  if (names === 'always' && entry === undefined) faults.push({ key: 'rule', message: `an entry for ${rule} needs \`entry\`, the id of the list entry or goods rule` });
  if (names === 'no' && entry !== undefined) faults.push({ key: 'entry', message: `findings of ${rule} name no list entry: remove \`entry\`` });
  if (entryDigest !== undefined && entry === undefined) faults.push({ key: 'entryDigest', message: '`entryDigest` stands only beside `entry`' });
  return faults;
}

function contentFaults({ rule, field, value, name, places }: Raw): readonly Fault[] {
  if (value !== undefined && name !== undefined) return [{ key: 'name', message: 'give either `value` (the whole cell) or `name` (the name found in it), not both' }];
  if (value === undefined && name === undefined) {
    // A value that was given and refused has been reported already.
    const given = 'value' in places || 'name' in places;
    return given ? [] : [{ key: '', message: 'an allow-file entry needs `value`, the text of the cell, or `name`, the name found in it: add it' }];
  }
  if (name !== undefined && CLEARABLE[rule].by !== 'content') return [{ key: 'name', message: `findings of ${rule} are not about a name: give the cell as \`value\`` }];
  const key = name === undefined ? 'value' : 'name';
  if (foldContent((name ?? value)!, field) === '') return [{ key, message: `\`${key}\` holds nothing that could be compared` }];
  return [];
}

function dateFaults({ added, expires }: Raw): readonly Fault[] {
  if (expires <= added) return [{ key: 'expires', message: `\`expires\` ${expires} must be later than \`added\` ${added}` }];
  const latest = addYears(added, MAX_YEARS);
  if (expires <= latest) return [];
  return [{ key: 'expires', message: `\`expires\` ${expires} is more than ${MAX_YEARS} years after \`added\` ${added}: at most ${latest}` }];
}

/**
 * Two entries for one content are a slip, and one of them would outlive the removal of the other. A renewal is none: it
 * begins after the other ended, or was made for the changed list entry, or for a graver verdict.
 */
function reportRepeats(entries: readonly Placed[], issues: Issues): void {
  const seen = new Map<string, AllowEntry[]>();
  for (const { entry, at } of entries) {
    const key = [contentKey(entry), entry.finding, entry.entryDigest, entry.verdict].join('\u001f');
    const same = seen.get(key) ?? [];
    const earlier = same.find((one) => one.added <= entry.expires && entry.added <= one.expires);
    if (earlier !== undefined) issues.add(at, `this clears the same as the entry in line ${earlier.line}, in the same time: remove one of the two`);
    seen.set(key, [...same, entry]);
  }
}

function throwIfAny(issues: Issues): void {
  try {
    issues.throwIfAny();
  } catch (error) {
    if (!(error instanceof WatchlistError)) throw error;
    // The YAML reader is that of the watchlists and calls the file so.
    throw new AllowFileError(error.issues.map((issue) => ({ ...issue, message: issue.message.replace(/\ba watchlist( file)?\b/g, 'an allow-file') })));
  }
}

function digest(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
