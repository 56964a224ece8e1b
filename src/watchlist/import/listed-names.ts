import { isOnlyLegalForm } from '../legal-forms.js';
import { show } from '../issues.js';
import type { ListedName } from '../types.js';

/**
 * Takes apart what official lists put into one name cell: names joined by `;`, an acronym or the original script in
 * parentheses, stray quotes, a reference to another entry. Each part that is a name becomes a name of its own.
 * @param whole keep the cell itself too (a main name is shown as the list prints it)
 */
export function namesInCell(cell: string, whole = false): readonly string[] {
  const text = tidy(cell);
  if (text === '') return [];
  const parts = splitOutsideBrackets(text).flatMap(partsOfName);
  return [...new Set(whole ? [text, ...parts] : parts)];
}

/** White space collapsed, quotes around the whole and references such as `(KPE.018)` removed. */
export function tidy(cell: string): string {
  return cell
    .replace(/\s+/g, ' ')
    .replace(/\s*\((?:original script|[A-Z]{2}[ie]\.\d{3})\)/gi, '')
    .trim()
    .replace(/^["“”«»'‘](.*)["“”«»'’]$/u, '$1')
    .trim();
}

/** `original-script` for a name without a Latin letter. */
export function kindOf(name: string, kind: ListedName['kind']): ListedName['kind'] {
  return /\p{L}/u.test(name) && !/\p{Script=Latin}/u.test(name) ? 'original-script' : kind;
}

/** Why a name of an official list cannot be searched for, as a note for the importer; null when it can. */
export function whyUnusable(name: string): string | null {
  if (/[\u0000-\u001f\u007f-\u009f\ufffd]/.test(name)) return `the alias ${show(name)} holds damaged characters and was left out`;
  const tooShort = (name.match(/[\p{L}\p{N}]/gu)?.length ?? 0) < 2 || isOnlyLegalForm(name);
  return tooShort ? `the alias ${show(name)} is too short to search for and was left out` : null;
}

/** A `;` inside parentheses joins explanations, not names; unbalanced parentheses are left alone. */
function splitOutsideBrackets(text: string): readonly string[] {
  const parts: string[] = [''];
  let depth = 0;
  for (const character of text) {
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    if (character === ';' && depth === 0) parts.push('');
    else parts[parts.length - 1] += character;
  }
  return parts.map(tidy).filter((part) => part !== '');
}

/** `Name (NAM)` and `Name (名字)` are two names each; `Leader (Hong Kong) International` and `Name (Pyongyang)` are one. */
function partsOfName(name: string): readonly string[] {
  const [, outer, inner] = /^(.+?) ?\(([^()]+)\)$/.exec(name) ?? [];
  if (outer === undefined || inner === undefined) return [name];
  const acronym = /^[A-Z][A-Z/-]{1,7}$/.test(inner);
  const scripts = isLatin(outer) !== isLatin(inner);
  return acronym || scripts ? [outer, ...inner.split(';')].map(tidy).filter((part) => part !== '') : [name];
}

function isLatin(text: string): boolean {
  return /\p{Script=Latin}/u.test(text);
}
