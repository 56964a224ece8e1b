import { identifierFault } from '../values.js';
import type { Identifier } from '../types.js';

/**
 * The UN list has no fields for company IMO numbers, SWIFT codes, telephone numbers and the like, and some passports
 * were added later: they stand in the narrative (COMMENTS1) only. Finds them by their labels; the narrative itself is
 * not carried over.
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
  for (const [, word, number] of comments.matchAll(/\b(diplomatic )?passport (?:number|no\.?):? ?([A-Z]{0,2}\d{6,})/gi)) {
    add('passport', number!, word === undefined ? null : 'diplomatic');
  }
  for (const [, label, tail] of comments.matchAll(/\b(tele ?phone|fax|facsimile)(?: numbers?)?: ?((?:[\s,;\d+()/-]|\bext\. ?|\band\b)+)/gi)) {
    const kind = /^tele/i.test(label!) ? 'phone' : 'fax';
    for (const number of telephoneNumbers(tail!)) add(kind, number);
  }
  return found;
}

/** `+850-2-18111(ext. 8327)`, `+850-2-381-4410/4416` (two numbers), `850-2-18111; and 850 2 18111-3818642`. */
function telephoneNumbers(text: string): readonly string[] {
  return text.split(/[;,]|\band\b/).flatMap((part) => {
    const [, number, extension, other] = /^\s*(\+?\d[\d -]*\d)\s*(?:\(?ext\. ?(\d+)\)?)?(?:\/(\d{3,}))?/.exec(part) ?? [];
    // A short form of the number before it (`18222` after `+850-2-18111`) cannot be dialled, nor searched for.
    if (number === undefined || number.replace(/\D/g, '').length < 7) return [];
    const first = extension === undefined ? number : `${number} ext. ${extension}`;
    return other === undefined ? [first] : [first, number.slice(0, -other.length) + other];
  });
}

/** 850-2-18111 is the exchange of Pyongyang: without an extension it belongs to everybody there. */
function isSharedExchange(value: string): boolean {
  return value.replace(/\D/g, '') === '850218111';
}
