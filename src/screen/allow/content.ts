import { foldText } from '../../names/index.js';
import type { Finding } from '../finding.js';
import type { AllowEntry } from './types.js';

/**
 * What an entry and a finding must have in common: rule, list entry, field, and the cell or the name found in it, folded
 * as the fingerprint folds them. Case, spacing and punctuation do not count; a letter does.
 */
export function contentKey({ rule, entry, field, by, text }: Pick<AllowEntry, 'rule' | 'entry' | 'field' | 'by' | 'text'>): string {
  return key(rule, entry, field, by, foldContent(text, field));
}

/** The keys under which entries for this finding stand: by its whole cell and by the name found in it. */
export function contentKeys(finding: Finding): readonly string[] {
  const { rule, field, value, match } = finding;
  const entry = entryOf(finding);
  const byValue = key(rule, entry, field, 'value', foldContent(value, field));
  return match === null ? [byValue] : [byValue, key(rule, entry, field, 'name', foldContent(match.surface, field))];
}

/** The list entry or goods rule behind a finding. */
export function entryOf({ entry, goodsRule }: Pick<Finding, 'entry' | 'goodsRule'>): string | null {
  return entry?.id ?? goodsRule;
}

/**
 * A value as entries and findings compare it; empty when it holds no letter or digit. An HS code counts by its six
 * international digits: `8471.30.00` and `847130` are one code.
 */
export function foldContent(text: string, field: AllowEntry['field']): string {
  const folded = foldText(text);
  if (field !== 'hs_code') return folded;
  const compact = folded.replaceAll(' ', '');
  return /^\d{6,12}$/.test(compact) ? compact.slice(0, 6) : folded;
}

function key(...parts: readonly (string | null)[]): string {
  return parts.map((part) => part ?? '').join('\u001f');
}
