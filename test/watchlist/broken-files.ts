/** A damaged watchlist and what its author must be told: where, and words that the sentence holds. */
export interface BrokenFile {
  readonly name: string;
  readonly yaml: string;
  /** `line:column` of the first issue, both 1-based. */
  readonly at: string;
  readonly says: readonly string[];
}

/** Five good lines; the body of a case starts in line 6. */
export const HEAD = `watchlist: test-list
title: A list for tests
authority: TEST
document: none
asOf: 2026-01-01
`;

const party = (lines: string) => `${HEAD}parties:\n  - id: P-1\n    type: entity\n    name: Ryonha Machinery\n${lines}`;
const person = (lines: string) => `${HEAD}parties:\n  - id: P-1\n    type: individual\n    name: RI JE-SON\n${lines}`;
const vessel = (lines: string) => `${HEAD}vessels:\n  - id: V-1\n    name: CHOL RYONG\n${lines}`;
const rule = (lines: string) => `${HEAD}goods:\n  - id: G-1\n    direction: to-DPRK\n    kind: ban\n    title: Machinery\n${lines}`;

export const BROKEN_FILES: readonly BrokenFile[] = [
  // Not a watchlist at all
  { name: 'empty file', yaml: '', at: '1:1', says: ['empty', 'watchlist:'] },
  { name: 'only comments', yaml: '# nothing\n\n', at: '1:1', says: ['empty'] },
  { name: 'only a document marker', yaml: '---\n', at: '1:1', says: ['empty'] },
  { name: 'a single word', yaml: 'watchlist\n', at: '1:1', says: ['mapping', 'watchlist:'] },
  { name: 'a list', yaml: '- a\n- b\n', at: '1:1', says: ['mapping'] },
  { name: 'a geography file', yaml: 'geography: true\ntitle: Places\n', at: '1:1', says: ['geography file', 'not a watchlist'] },
  { name: 'comma separated values', yaml: 'name,imo\n"CHOL RYONG",8606173\n', at: '1:1', says: ['mapping'] },

  // YAML syntax
  { name: 'tab as indentation', yaml: `${HEAD}parties:\n\t- id: P-1\n`, at: '7:1', says: ['tab', 'spaces'] },
  { name: 'unclosed quote', yaml: `${HEAD}parties:\n  - id: "P-1\n`, at: '8:1', says: ['quote'] },
  { name: 'unclosed bracket', yaml: party('    aliases: [One Name, Two Name\n'), at: '11:1', says: ['closing ] or } is missing'] },
  { name: 'indentation jumps', yaml: `${HEAD}parties:\n  - id: P-1\n      type: entity\n`, at: '7:9', says: ['check the indentation'] },
  { name: 'second document', yaml: `${HEAD}---\nwatchlist: other\n`, at: '6:1', says: ['second document', 'one'] },
  { name: 'colon inside an unquoted value', yaml: party('    remarks: see: below\n'), at: '10:14', says: ['quotes', ': '] },
  { name: 'value that starts with @', yaml: party('    remarks: @home\n'), at: '10:14', says: ['cannot start', 'quotes'] },
  { name: 'unknown tag', yaml: party('    remarks: !note text\n'), at: '10:14', says: ['tag', 'remove'] },
  { name: 'number tag', yaml: party('    remarks: !!int 3\n'), at: '10:14', says: ['tag', 'remove'] },
  { name: 'anchor', yaml: party('    remarks: &a text\n'), at: '10:17', says: ['&a', 'anchor'] },
  { name: 'alias to a missing anchor', yaml: party('    remarks: *a\n'), at: '10:14', says: ['alias', 'quotes'] },
  { name: 'merge of an anchor', yaml: `${HEAD}parties:\n  - &base {id: P-1, type: entity, name: One Name}\n  - <<: *base\n    id: P-2\n`, at: '7:11', says: ['&base', 'anchor'] },
  { name: 'duplicate key', yaml: party('    name: Another Name\n'), at: '10:5', says: ['`name`', 'twice', 'line 9'] },
  { name: 'list as a key', yaml: `${HEAD}? [a, b]\n: c\n`, at: '6:3', says: ['key', 'plain word'] },
  { name: 'thirty levels deep', yaml: `${HEAD}parties: ${'['.repeat(30)}x${']'.repeat(30)}\n`, at: '6:34', says: ['levels deep'] },

  // Keys
  { name: 'misspelt key', yaml: party('    alaises: [One Name]\n'), at: '10:5', says: ['`alaises`', 'did you mean `aliases`'] },
  { name: 'key in snake case', yaml: party('    listed_on: 2020-01-01\n'), at: '10:5', says: ['did you mean `listedOn`'] },
  { name: 'synonym of a key', yaml: person('    dob: ["1938"]\n'), at: '10:5', says: ['did you mean `bornOn`'] },
  { name: 'foreign key', yaml: party('    colour: red\n'), at: '10:5', says: ['unknown key', 'a party has the keys'] },
  { name: 'vessel key on a party', yaml: party('    imo: "8606173"\n'), at: '10:5', says: ['unknown key `imo`'] },
  { name: 'missing title', yaml: HEAD.replace('title: A list for tests\n', '') + 'parties:\n  - {id: P-1, type: entity, name: One Name}\n', at: '1:1', says: ['needs `title`'] },
  { name: 'missing name', yaml: `${HEAD}parties:\n  - id: P-1\n    type: entity\n`, at: '7:5', says: ['a party needs `name`'] },
  { name: 'missing type', yaml: `${HEAD}parties:\n  - id: P-1\n    name: One Name\n`, at: '7:5', says: ['needs `type`'] },
  { name: 'key without a value', yaml: party('    listedOn:\n'), at: '10:5', says: ['`listedOn` has no value', 'remove'] },
  { name: 'null as a value', yaml: party('    by: null\n'), at: '10:5', says: ['`by` has no value'] },

  // Types
  { name: 'entry that is a word', yaml: `${HEAD}parties:\n  - Ryonha Machinery\n`, at: '7:5', says: ['a party is needed here', 'id, name, type', 'not a single value'] },
  { name: 'parties as a mapping', yaml: `${HEAD}parties:\n  id: P-1\n`, at: '7:3', says: ['`parties` must be a list'] },
  { name: 'aliases as one text', yaml: party('    aliases: One Name; Two Name\n'), at: '10:14', says: ['`aliases` must be a list'] },
  { name: 'name as a list', yaml: `${HEAD}parties:\n  - id: P-1\n    type: entity\n    name: [One Name]\n`, at: '9:11', says: ['`name` must be a single value', 'a list'] },
  { name: 'basis as a text', yaml: party('    basis: [UNSCR 1718]\n'), at: '10:13', says: ['a basis is needed here', 'instrument'] },
  { name: 'terms without a language', yaml: rule('    hs: {complete: ["84"]}\n    terms: [lathe]\n'), at: '12:12', says: ['language'] },

  // Unquoted codes and words
  { name: 'unquoted IMO number', yaml: vessel('    imo: 8606173\n'), at: '9:10', says: ['not quoted', '"8606173"'] },
  { name: 'unquoted HS code with a leading zero', yaml: rule('    hs: {complete: [0302]}\n'), at: '11:21', says: ['not quoted', '"0302"'] },
  { name: 'unquoted HS code with a dot', yaml: rule('    hs: {complete: [8471.30]}\n'), at: '11:21', says: ['not quoted'] },
  { name: 'unquoted year', yaml: person('    bornOn: [1938]\n'), at: '10:14', says: ['not quoted', '"1938"'] },
  { name: 'unquoted passport number', yaml: person('    identifiers: [{kind: passport, value: 381420754}]\n'), at: '10:43', says: ['not quoted', '"381420754"'] },
  { name: 'passport number that reads as an exponent', yaml: person('    identifiers: [{kind: passport, value: 12e5}]\n'), at: '10:43', says: ['not quoted'] },
  { name: 'unquoted true', yaml: party('    remarks: true\n'), at: '10:14', says: ['yes/no', '"true"'] },

  // Values
  { name: 'unknown type', yaml: `${HEAD}parties:\n  - id: P-1\n    type: company\n    name: One Name\n`, at: '8:11', says: ['`type` cannot be company', 'individual or entity'] },
  { name: 'unknown status', yaml: party('    status: [suspected]\n'), at: '10:14', says: ['`status` cannot be suspected', 'reported'] },
  { name: 'misspelt status', yaml: party('    status: [desigated]\n'), at: '10:14', says: ['did you mean designated'] },
  { name: 'unknown identifier kind', yaml: party('    identifiers: [{kind: vat, value: "123456"}]\n'), at: '10:26', says: ['`kind` cannot be vat', 'registration'] },
  { name: 'impossible day', yaml: party('    listedOn: 2023-02-30\n'), at: '10:15', says: ['2023-02-30 does not exist', '28 days'] },
  { name: 'impossible month', yaml: party('    listedOn: 2023-13-01\n'), at: '10:15', says: ['impossible month'] },
  { name: 'impossible year', yaml: party('    listedOn: 0217-03-30\n'), at: '10:15', says: ['impossible year'] },
  { name: 'day first', yaml: party('    listedOn: 30.03.2018\n'), at: '10:15', says: ['YYYY-MM-DD'] },
  { name: 'year only where a day is needed', yaml: HEAD.replace('2026-01-01', '"2026"') + 'parties:\n  - {id: P-1, type: entity, name: One Name}\n', at: '5:7', says: ['a day as YYYY-MM-DD'] },
  { name: 'delisted before listed', yaml: party('    listedOn: 2018-03-30\n    delistedOn: 2016-12-15\n'), at: '11:17', says: ['before', '2018-03-30'] },
  { name: 'rule that ends before it starts', yaml: rule('    hs: {complete: ["84"]}\n    effectiveFrom: 2018-01-01\n    effectiveTo: 2017-01-01\n'), at: '13:18', says: ['before'] },
  { name: 'country by name', yaml: person('    nationalities: [North Korea]\n'), at: '10:21', says: ['two-letter country code', 'KP'] },
  { name: 'country that does not exist', yaml: person('    nationalities: [KX]\n'), at: '10:21', says: ['KX', 'country code'] },
  { name: 'code that is not the one of ISO', yaml: person('    nationalities: [PRK]\n'), at: '10:21', says: ['write KP'] },
  { name: 'IMO number with a wrong digit', yaml: vessel('    imo: "8606174"\n'), at: '9:10', says: ['wrong check digit'] },
  { name: 'IMO number with its letters', yaml: vessel('    imo: IMO 8606173\n'), at: '9:10', says: ['seven digits'] },
  { name: 'SWIFT code too short', yaml: party('    identifiers: [{kind: swift, value: DCBKKP}]\n'), at: '10:40', says: ['SWIFT', '8 or 11'] },
  { name: 'identifier too short', yaml: party('    identifiers: [{kind: registration, value: "12"}]\n'), at: '10:47', says: ['too short'] },
  { name: 'e-mail without a domain', yaml: party('    identifiers: [{kind: email, value: info}]\n'), at: '10:40', says: ['e-mail'] },
  { name: 'id with a space', yaml: `${HEAD}parties:\n  - {id: P 1, type: entity, name: One Name}\n`, at: '7:10', says: ['`id`', 'letters, digits'] },

  // Names
  { name: 'empty name', yaml: `${HEAD}parties:\n  - {id: P-1, type: entity, name: "  "}\n`, at: '7:35', says: ['`name` is empty'] },
  { name: 'name of one letter', yaml: `${HEAD}parties:\n  - {id: P-1, type: entity, name: "K."}\n`, at: '7:35', says: ['shorter than two letters'] },
  { name: 'name that is a legal form', yaml: `${HEAD}parties:\n  - {id: P-1, type: entity, name: "Co., Ltd."}\n`, at: '7:35', says: ['only a legal form'] },
  { name: 'alias that is a Chinese legal form', yaml: party('    aliases: [有限公司]\n'), at: '10:15', says: ['only a legal form'] },
  { name: 'replacement character in a name', yaml: party('    aliases: ["Ch\ufffdoe"]\n'), at: '10:15', says: ['damaged'] },
  { name: 'name given twice', yaml: party('    aliases: [Ryonha Machinery]\n'), at: '10:15', says: ['twice', 'P-1'] },

  // HS codes
  { name: 'HS code with three digits', yaml: rule('    hs: {complete: ["302"]}\n'), at: '11:21', says: ['3 digits', 'leading zero'] },
  { name: 'HS code with eight digits', yaml: rule('    hs: {complete: ["84713000"]}\n'), at: '11:21', says: ['8 digits', 'cut national digits'] },
  { name: 'HS code with a dot', yaml: rule('    hs: {complete: ["8471.30"]}\n'), at: '11:21', says: ['digits only', '"847130"'] },
  { name: 'chapter 98', yaml: rule('    hs: {complete: ["98"]}\n'), at: '11:21', says: ['chapter 98 does not exist'] },
  { name: 'chapter 00', yaml: rule('    hs: {partial: ["0012"]}\n'), at: '11:20', says: ['chapter 00 does not exist'] },
  { name: 'HS range downwards', yaml: rule('    hs: {complete: ["83-72"]}\n'), at: '11:21', says: ['upwards'] },
  { name: 'HS range of unequal codes', yaml: rule('    hs: {complete: ["72-8302"]}\n'), at: '11:21', says: ['same number of digits'] },
  { name: 'words for an HS code', yaml: rule('    hs: {complete: ["chapter 84"]}\n'), at: '11:21', says: ['not an HS code'] },
  { name: 'HS code both complete and partial', yaml: rule('    hs: {complete: ["84"], partial: ["84"]}\n'), at: '11:38', says: ['both complete and partial'] },
  { name: 'HS code twice', yaml: rule('    hs: {complete: ["84", "84"]}\n'), at: '11:27', says: ['twice'] },
  { name: 'ban without codes', yaml: rule(''), at: '7:5', says: ['G-1', 'no HS codes', 'catch-all'] },
  { name: 'threshold in words', yaml: rule('    hs: {complete: ["84"]}\n    threshold: {text: over 500, amount: USD 500}\n'), at: '12:41', says: ['number above zero'] },
  { name: 'currency sign', yaml: rule('    hs: {complete: ["84"]}\n    threshold: {text: over 500, amount: 500, currency: $}\n'), at: '12:56', says: ['currency code'] },

  // The whole file
  { name: 'no entries', yaml: HEAD, at: '1:1', says: ['no entries', 'empty list'] },
  { name: 'empty list of parties', yaml: `${HEAD}parties: []\n`, at: '6:1', says: ['`parties` has no value'] },
  { name: 'fewer entries than counted', yaml: `${HEAD}counts: {parties: 155}\nparties:\n  - {id: P-1, type: entity, name: One Name}\n`, at: '6:19', says: ['155 parties', 'has 1', 'missing'] },
  { name: 'entries not counted', yaml: `${HEAD}counts: {vessels: 0}\nvessels:\n  - {id: V-1, name: CHOL RYONG}\n`, at: '6:19', says: ['0 vessels', 'has 1'] },
  { name: 'negative count', yaml: `${HEAD}counts: {parties: -1}\nparties:\n  - {id: P-1, type: entity, name: One Name}\n`, at: '6:19', says: ['whole number'] },
  { name: 'id used twice', yaml: party('  - {id: p-1, type: entity, name: Two Name}\n'), at: '10:10', says: ['p-1', 'already used in line 7'] },
  { name: 'id of a vessel used by a party', yaml: `${party('')}vessels:\n  - {id: P-1, name: CHOL RYONG}\n`, at: '11:10', says: ['already used'] },
  { name: 'reported without saying by whom', yaml: party('    status: [reported]\n'), at: '10:13', says: ['is reported', 'add `by`'] },
  { name: 'status twice', yaml: party('    status: [designated, designated]\n'), at: '10:13', says: ['designated twice'] },
  { name: 'delisted without a day', yaml: party('    status: [delisted]\n    by: UN\n'), at: '10:13', says: ['delistedOn'] },
];
