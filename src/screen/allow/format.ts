import type { Day } from '../../record/types.js';
import type { Watchlist } from '../../watchlist/types.js';
import { describeEntry } from '../entries.js';
import type { Finding } from '../finding.js';
import type { RuleCode } from '../rules.js';
import { clip } from '../words.js';
import { CLEARABLE, isIdentifierFinding } from './clearable.js';
import { entryOf, foldContent } from './content.js';
import { entryDigest, ListedById, type Listed } from './digest.js';
import { MAX_VALUE } from './shapes.js';
import { ClearingRefused, type AllowEntry } from './types.js';

/** What the person who clears a finding adds to it. */
export interface Clearing {
  readonly reason: string;
  readonly author: string;
  readonly added: Day;
  readonly expires: Day;
  /** Lists as they are now: the entry is cleared as it stands there. */
  readonly lists: readonly Watchlist[];
  /** `value`: this cell only (the default). `name`: the name found in it, whatever else the cell says. */
  readonly by?: AllowEntry['by'];
}

/**
 * The entry that clears a finding, as an item of the list `allow` in YAML, each line indented by `indent` and ended with
 * a line feed.
 * @throws ClearingRefused for an identifier, for a list entry that is missing or has changed since the finding was made,
 * and for text that a YAML file cannot hold
 */
export function formatAllowEntry(finding: Finding, clearing: Clearing, indent = '  '): string {
  if (isIdentifierFinding(finding)) {
    throw new ClearingRefused(`finding ${finding.id} (${finding.rule}) rests on an identifier, which is never cleared: if the number is mistyped, correct the record`);
  }
  const rule = finding.rule as RuleCode;
  const listed = currentEntry(finding, clearing.lists);
  const by = clearing.by ?? 'value';
  const lines: readonly (readonly [string, string])[] = [
    ['finding', quoted(finding.id)],
    ['rule', rule],
    ...(listed === null ? [] : [['entry', quotedIfNeeded(listed.id)] as const, ['entryDigest', quoted(entryDigest(listed))] as const]),
    ['field', finding.field],
    [by, quoted(contentText(finding, rule, by))],
    ['verdict', finding.verdict],
    ['reason', quoted(oneLine(clearing.reason))],
    ['author', quoted(oneLine(clearing.author))],
    ['added', clearing.added],
    ['expires', clearing.expires],
  ];
  const comment = `${indent}# ${clip(oneLine(finding.message), 160)}\n`;
  return comment + lines.map(([key, value], i) => `${indent}${i === 0 ? '- ' : '  '}${key}: ${value}\n`).join('');
}

/** The entry behind the finding as the lists have it now; null for a finding without one. */
function currentEntry(finding: Finding, lists: readonly Watchlist[]): Listed | null {
  const id = entryOf(finding);
  if (id === null) return null;
  const listed = new ListedById(lists).get(id);
  if (listed === undefined) {
    throw new ClearingRefused(`no list has the entry ${id} of finding ${finding.id}: name the list that it was screened against with --watchlist`);
  }
  if (finding.entry !== null && hasChanged(finding.entry, listed, lists)) {
    throw new ClearingRefused(`${id} has changed in the list since finding ${finding.id} was made: screen the records again before clearing it`);
  }
  return listed;
}

/** Compares what a finding shows of its entry with what it would show today. */
function hasChanged(shown: NonNullable<Finding['entry']>, listed: Listed, lists: readonly Watchlist[]): boolean {
  const list = lists.find(({ parties, vessels }) => [...parties, ...vessels].some((one) => one.id === listed.id));
  if (list === undefined || 'tokens' in listed) return true;
  const now = describeEntry(list, listed);
  return (['list', 'name', 'authority', 'status', 'listedOn'] as const).some((key) => now[key] !== shown[key]);
}

function contentText(finding: Finding, rule: RuleCode, by: AllowEntry['by']): string {
  if (by === 'name' && (CLEARABLE[rule].by !== 'content' || finding.match === null)) {
    throw new ClearingRefused(`finding ${finding.id} (${rule}) is not about a name: clear it without --name`);
  }
  const original = by === 'name' ? finding.match!.surface : finding.value;
  const text = oneLine(original);
  const remedy = by === 'value' && CLEARABLE[rule].by === 'content' ? ': clear the name found in it with --name' : '';
  if (text.length > MAX_VALUE) throw new ClearingRefused(`the cell of finding ${finding.id} is ${text.length} characters long, too much to be reviewed${remedy}`);
  // Controls and invisible characters are left out in writing; that must not change what is compared.
  if (foldContent(text, finding.field) !== foldContent(original, finding.field)) {
    throw new ClearingRefused(`the cell of finding ${finding.id} holds characters that cannot be written to an allow-file${remedy}`);
  }
  return text;
}

/** One line of visible text: white space and controls become single spaces, invisible characters go. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cf}\p{Cs}]/gu, '').replace(/[\p{Cc}\ufffd\s]+/gu, ' ').trim();
}

/** A JSON string is a double-quoted YAML scalar. */
function quoted(text: string): string {
  return JSON.stringify(text);
}

/** An id such as `KPe.003` can stand as it is; one that YAML would read as a number or a word of its own cannot. */
function quotedIfNeeded(id: string): string {
  return /^[A-Za-z]+[._/-]?[0-9A-Za-z._/-]*\d[0-9A-Za-z._/-]*$/.test(id) ? id : quoted(id);
}
