import { FIELDS } from '../../record/types.js';
import { label, listOf, mapping, oneOf, optional, required, text, type Reader } from '../../watchlist/read.js';
import { day, id } from '../../watchlist/values.js';
import { RULES, type RuleCode } from '../rules.js';

/** The keys of an allow-file. data/schema/allow.schema.json says the same to editors; a test compares the two. */

/** Longer cells are cleared by the name found in them. */
export const MAX_VALUE = 2000;

/** Controls that make text read differently from what it is; they have no place in a file that people review. */
const BIDI = /[\u202a-\u202e\u2066-\u2069]/;

/** A reader that reads text and then asks `fault` what is wrong with it (null: nothing). */
function checked(fault: (value: string, key: string) => string | null): Reader<string> {
  return (node, context) => {
    const value = text(node, context);
    if (value === undefined) return undefined;
    const wrong = BIDI.test(value) ? `${label(context)} holds characters that turn the direction of text: remove them` : fault(value, label(context));
    if (wrong === null) return value;
    context.issues.add(node, wrong);
    return undefined;
  };
}

const hex16 = checked((value, key) => (/^[0-9a-f]{16}$/.test(value) ? null : `${key} must be 16 hexadecimal digits in quotes, as nkcheck prints them`));

const content = checked((value, key) => {
  if (!/[\p{L}\p{N}]/u.test(value)) return `${key} holds no letter or digit, so it would not tell one cell from another`;
  return value.length > MAX_VALUE ? `${key} is longer than ${MAX_VALUE} characters: give the name found in the cell as \`name\`` : null;
});

/** Five different letters are no proof of thought, but fewer are proof of none. */
const reason = checked((value, key) => {
  const letters = new Set(value.toLowerCase().match(/[\p{L}\p{N}]/gu));
  return letters.size < 5 ? `${key} is too short: say what was compared, so that it can be understood in two years` : null;
});

const author = checked((value, key) => ((value.match(/\p{L}/gu)?.length ?? 0) < 2 ? `${key} must be the name of the person who cleared the finding` : null));

export const ALLOW_ENTRY = {
  finding: optional(hex16),
  rule: required(oneOf(Object.keys(RULES) as RuleCode[])),
  entry: optional(id),
  entryDigest: optional(hex16),
  field: required(oneOf([...FIELDS, 'unmapped'] as const)),
  value: optional(content),
  name: optional(content),
  verdict: optional(oneOf(['violation', 'review'] as const)),
  reason: required(reason),
  author: required(author),
  added: required(day),
  expires: required(day),
};

export const ALLOW_FILE = {
  allow: required(listOf(mapping('an allow-file entry', ALLOW_ENTRY))),
};
