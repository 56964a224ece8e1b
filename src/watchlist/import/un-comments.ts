import { identifierFault } from '../values.js';
import type { Identifier } from '../types.js';

/**
 * The UN list has no fields for company IMO numbers, SWIFT codes, telephone numbers and the like: they stand in the
 * narrative (COMMENTS1) only. Finds them by their labels; the narrative itself is not carried over.
 */
export function identifiersInComments(comments: string): readonly Identifier[] {
  const found: Identifier[] = [];
  const add = (kind: Identifier['kind'], value: string, note: string | null = null) => {
    const clean = value.replace(/\s+/g, ' ').trim().replace(/[.,;]+$/, '');
    if (identifierFault(kind, clean) !== null || isSharedExchange(clean)) return;
    if (!found.some((other) => other.kind === kind && other.value === clean)) found.push({ kind, value: clean, note });
  };
  for (const [, digits] of comments.matchAll(/\bIMO\)?(?: number)?:? (\d{7})\b/gi)) add('imo-company', digits!);
  for (const [, code] of comments.matchAll(/\b(?:SWIFT(?:\/BIC)?|BIC)(?: code)?: ?([A-Z0-9]{8,11})\b/g)) add('swift', code!);
  for (const [email] of comments.matchAll(/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g)) add('email', email);
  for (const [, number] of comments.matchAll(/registration (?:number|no\.?):? ?([A-Z0-9][A-Z0-9-]{4,})/gi)) add('registration', number!);
  for (const [, place, numbers] of comments.matchAll(/\b(tele ?phone|fax|facsimile)(?: numbers?)?: ?([+\d][^A-Za-z:]*(?:\(ext\. ?\d+\)|(?:and|;) [+\d][^A-Za-z:]*)*)/gi)) {
    const kind = /^tele/i.test(place!) ? 'phone' : 'fax';
    for (const number of numbers!.split(/;| and |, (?=\+)/)) add(kind, number.replace(/\s*\(ext\. ?(\d+)\)/, ' ext. $1').replace(/\.\s.*$/, ''));
  }
  return found;
}

/** 850-2-18111 is the exchange of Pyongyang: without an extension it belongs to everybody there. */
function isSharedExchange(value: string): boolean {
  return value.replace(/\D/g, '') === '850218111';
}
