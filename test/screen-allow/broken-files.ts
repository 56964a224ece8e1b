/** A damaged allow-file and what its author must be told: where, and words that the sentence holds. */
export interface BrokenFile {
  readonly name: string;
  readonly yaml: string;
  /** `line:column` of the first issue, both 1-based. */
  readonly at: string;
  readonly says: readonly string[];
  /** The schema for editors cannot see it: comparison of values, or YAML itself. */
  readonly beyondSchema?: true;
}

const GOOD: Readonly<Record<string, string>> = {
  finding: '"9f2c41d07a3be615"', rule: 'NK101', entry: 'KPe.003', entryDigest: '"00112233445566aa"', field: 'consignee',
  value: 'Tanchon Commercial Bank', verdict: 'violation', reason: 'other firm, register extract seen', author: 'A. Clerk',
  added: '2026-11-01', expires: '2027-11-01',
};

/** An item of the list; keys set to null are left out. The keys stand in lines 2 to 12 when all are there. */
function item(more: Readonly<Record<string, string | null>> = {}): string {
  const keys = Object.entries({ ...GOOD, ...more }).filter(([, value]) => value !== null);
  return keys.map(([key, value], i) => `${i === 0 ? '  - ' : '    '}${key}: ${value}\n`).join('');
}

export const file = (...items: readonly Readonly<Record<string, string | null>>[]): string => `allow:\n${items.map(item).join('')}`;

const goods = (more: Readonly<Record<string, string | null>>) => file({ rule: 'NK301', entry: 'UN-2397-7-machinery', field: 'hs_code', value: '"847130"', ...more });

export const BROKEN_FILES: readonly BrokenFile[] = [
  // Not an allow-file at all
  { name: 'empty', yaml: '', at: '1:1', says: ['empty', '`allow: []`'] },
  { name: 'only comments', yaml: '# nothing\n\n', at: '1:1', says: ['empty', 'allow-file'] },
  { name: 'a word', yaml: 'allow\n', at: '1:1', says: ['no allow-file', '`allow:`'] },
  { name: 'a bare list', yaml: '- finding: "9f2c41d07a3be615"\n', at: '1:1', says: ['no allow-file'] },
  { name: 'a watchlist', yaml: 'watchlist: x\ntitle: y\n', at: '1:1', says: ['unknown key `watchlist`', 'an allow-file has the keys allow'] },
  { name: 'no value', yaml: 'allow:\n', at: '1:1', says: ['`allow` has no value'] },
  { name: 'one entry without a dash', yaml: `allow:\n  rule: NK101\n`, at: '2:3', says: ['must be a list'] },
  { name: 'a further key', yaml: `${file({})}ignore: [NK401]\n`, at: '13:1', says: ['unknown key `ignore`'] },
  { name: 'a pattern as an item', yaml: 'allow:\n  - "*"\n', at: '2:5', says: ['an allow-file entry is needed here'] },
  { name: 'a second document', yaml: `${file({})}---\n${file({})}`, at: '13:1', says: ['second document', 'an allow-file holds one'], beyondSchema: true },
  { name: 'a tab', yaml: 'allow:\n\t- rule: NK101\n', at: '2:1', says: ['tab'], beyondSchema: true },
  { name: 'an anchor', yaml: file({ value: '&a Tanchon' }), at: '7:15', says: ['anchor'], beyondSchema: true },
  { name: 'a value given twice', yaml: file({}).replace('    field:', '    value: Another Name\n    field:'), at: '8:5', says: ['`value`', 'twice'], beyondSchema: true },

  // Keys
  { name: 'a misspelt key', yaml: file({ expires: null, expries: '2027-11-01' }), at: '2:5', says: ['needs `expires`'] },
  { name: 'an unknown key', yaml: file({ file: 'manifest.csv' }), at: '13:5', says: ['unknown key `file`'] },
  { name: 'a line number', yaml: file({ line: '42' }), at: '13:5', says: ['unknown key `line`'] },
  { name: 'no reason', yaml: file({ reason: null }), at: '2:5', says: ['needs `reason`'] },
  { name: 'empty reason', yaml: file({ reason: '""' }), at: '9:13', says: ['`reason`', 'empty'] },
  { name: 'a reason that says nothing', yaml: file({ reason: 'ok' }), at: '9:13', says: ['`reason` is too short', 'two years'] },
  { name: 'a reason of one letter', yaml: file({ reason: 'xxxxxxxxxxxxx' }), at: '9:13', says: ['too short'], beyondSchema: true },
  { name: 'no author', yaml: file({ author: null }), at: '2:5', says: ['needs `author`'] },
  { name: 'a number as author', yaml: file({ author: '"12"' }), at: '10:13', says: ['`author` must be the name'], beyondSchema: true },
  { name: 'no expiry', yaml: file({ expires: null }), at: '2:5', says: ['needs `expires`'] },
  { name: 'no added', yaml: file({ added: null }), at: '2:5', says: ['needs `added`'] },
  { name: 'no rule', yaml: file({ rule: null }), at: '2:5', says: ['needs `rule`'] },
  { name: 'no field', yaml: file({ field: null }), at: '2:5', says: ['needs `field`'] },

  // Dates
  { name: 'never expires', yaml: file({ expires: 'never' }), at: '12:14', says: ['`expires`', 'YYYY-MM-DD'] },
  { name: 'expires in the far future', yaml: file({ expires: '2099-12-31' }), at: '12:14', says: ['more than 2 years', 'at most 2028-11-01'], beyondSchema: true },
  { name: 'two years and a day', yaml: file({ expires: '2028-11-02' }), at: '12:14', says: ['at most 2028-11-01'], beyondSchema: true },
  { name: 'expires on the day it was added', yaml: file({ expires: '2026-11-01' }), at: '12:14', says: ['must be later than'], beyondSchema: true },
  { name: 'expires before it was added', yaml: file({ expires: '2025-11-01' }), at: '12:14', says: ['must be later than'], beyondSchema: true },
  { name: 'impossible day', yaml: file({ added: '2026-02-30' }), at: '11:12', says: ['does not exist'], beyondSchema: true },
  { name: 'day with the month first', yaml: file({ added: '11/01/2026' }), at: '11:12', says: ['YYYY-MM-DD'] },

  // What is cleared
  { name: 'no value', yaml: file({ value: null }), at: '2:5', says: ['`value`', '`name`', 'add it'] },
  { name: 'value and name', yaml: file({ name: 'Tanchon' }), at: '13:11', says: ['either', 'not both'] },
  { name: 'a wildcard', yaml: file({ value: '"*"' }), at: '7:12', says: ['no letter or digit'], beyondSchema: true },
  { name: 'a list of values', yaml: file({ value: '[One Name, Two Name]' }), at: '7:12', says: ['single value'] },
  { name: 'a very long value', yaml: file({ value: `"${'a b '.repeat(600)}"` }), at: '7:12', says: ['longer than 2000', '`name`'] },
  { name: 'text that turns direction', yaml: file({ value: '"Tanchon \u202eknaB"' }), at: '7:12', says: ['direction of text'], beyondSchema: true },
  { name: 'damaged text', yaml: file({ value: '"Tanchon \ufffd Bank"' }), at: '7:12', says: ['damaged'], beyondSchema: true },
  { name: 'an unquoted number', yaml: goods({ value: '847130' }), at: '7:12', says: ['not quoted'] },
  { name: 'finding id too short', yaml: file({ finding: '"9f2c41"' }), at: '2:14', says: ['16 hexadecimal digits'] },
  { name: 'finding id read as a number', yaml: file({ finding: '1234567890123456' }), at: '2:14', says: ['not quoted'] },
  { name: 'unknown rule', yaml: file({ rule: 'NK999' }), at: '3:11', says: ['`rule` cannot be NK999'] },
  { name: 'a group of rules', yaml: file({ rule: 'NK1xx' }), at: '3:11', says: ['cannot be NK1xx'] },
  { name: 'unknown field', yaml: file({ field: 'consigne' }), at: '6:12', says: ['did you mean consignee'] },
  { name: 'any field', yaml: file({ field: '"*"' }), at: '6:12', says: ['`field` cannot be *'] },
  { name: 'unknown verdict', yaml: file({ verdict: 'all' }), at: '8:14', says: ['violation or review'] },
  { name: 'no list entry for a party', yaml: file({ entry: null, entryDigest: null }), at: '3:11', says: ['needs `entry`'] },
  { name: 'digest without an entry', yaml: file({ rule: 'NK401', field: 'destination_country', entry: null }), at: '4:18', says: ['only beside `entry`'] },
  { name: 'list entry for a destination', yaml: file({ rule: 'NK401', field: 'destination_country' }), at: '4:12', says: ['name no list entry'], beyondSchema: true },
  { name: 'goods by hand', yaml: goods({ finding: null }), at: '2:11', says: ['needs `finding`'] },
  { name: 'goods by name', yaml: goods({ value: null, name: 'laptop' }), at: '12:11', says: ['not about a name'] },
  { name: 'an identifier', yaml: file({ rule: 'NK103' }), at: '3:11', says: ['identifier', 'never cleared'] },
  { name: 'an IMO number', yaml: file({ rule: 'NK201', field: 'imo' }), at: '3:11', says: ['identifier', 'never cleared'] },

  // Twice
  { name: 'the same entry twice', yaml: file({}, {}), at: '13:5', says: ['the same as the entry in line 2'], beyondSchema: true },
  {
    name: 'the same in other capitals and spacing', at: '13:5', says: ['line 2'], beyondSchema: true,
    yaml: file({}, { value: '"TANCHON   commercial, BANK"', reason: 'another reason' }),
  },
  { name: 'a renewal that overlaps by a day', yaml: file({}, { added: '2027-11-01', expires: '2028-11-01' }), at: '13:5', says: ['line 2'], beyondSchema: true },
];
