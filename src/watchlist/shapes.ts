import { amount, listOf, mapping, oneOf, optional, required, text, wholeNumber } from './read.js';
import type { Reader } from './read.js';
import { hsTokens } from './read-hs.js';
import { ENTRY_STATUSES } from './types.js';
import { authority, country, currency, day, id, identifierFault, name, partialDate, shipImo } from './values.js';

/**
 * The keys of a watchlist file, one table for each mapping. data/schema/watchlist.schema.json says the same to editors;
 * test/watchlist/schema.test.ts checks that the two agree.
 */
export const CONFIDENCES = ['high', 'medium', 'low'] as const;
export const IDENTIFIER_KINDS = ['passport', 'national-id', 'registration', 'imo-company', 'swift', 'email', 'phone', 'fax', 'website'] as const;
export const DIRECTIONS = ['to-DPRK', 'from-DPRK'] as const;
export const GOODS_KINDS = ['ban', 'cap', 'catch-all', 'total-ban', 'control-list'] as const;
export const MAPPINGS = ['explicit', 'guidance', 'inferred'] as const;
export const REFERS_TO = ['DPRK', 'NOT-DPRK', 'AMBIGUOUS', 'BORDER', 'TRANSSHIPMENT'] as const;
export const MATCH_RULES = ['code-field-only', 'named-system-only', 'whole-field', 'phrase', 'location-field', 'pattern', 'context-needed', 'never-alone'] as const;

export const BASIS = {
  instrument: required(text),
  paragraph: optional(text),
  effective: optional(day),
};
const basis = listOf(mapping('a basis', BASIS));

export const ALIAS = {
  name: required(name),
  kind: optional(oneOf(['alias', 'former', 'original-script'] as const)),
  quality: optional(oneOf(['good', 'low'] as const)),
};
const aliasMapping = mapping('an alias', ALIAS);
/** An alias is a name, or a mapping that says more about it. */
const alias: typeof aliasMapping = (node, context) => {
  if (node.kind === 'mapping') return aliasMapping(node, context);
  const value = name(node, context);
  return value === undefined ? undefined : { name: value, kind: undefined, quality: undefined, at: node, places: {} };
};

export const IDENTIFIER = {
  kind: required(oneOf(IDENTIFIER_KINDS)),
  value: required(text),
  note: optional(text),
};
const identifierMapping = mapping('an identifier', IDENTIFIER);
const identifier: typeof identifierMapping = (node, context) => {
  const read = identifierMapping(node, context);
  if (read === undefined) return undefined;
  const fault = identifierFault(read.kind, read.value);
  if (fault !== null) context.issues.add(read.places['value'] ?? read.at, `${fault}: compare it with the source`);
  return read;
};

export const ADDRESS = { text: required(text), country: optional(country) };

/** Keys that parties and vessels share. */
const ENTRY = {
  id: required(id),
  name: required(name),
  nameQuality: optional(oneOf(['good', 'low'] as const)),
  aliases: optional(listOf(alias)),
  authority: optional(authority),
  status: optional(listOf(oneOf(ENTRY_STATUSES))),
  by: optional(text),
  listedOn: optional(partialDate),
  delistedOn: optional(day),
  basis: optional(basis),
  source: optional(text),
  confidence: optional(oneOf(CONFIDENCES)),
  remarks: optional(text),
};

export const PARTY = {
  ...ENTRY,
  type: required(oneOf(['individual', 'entity'] as const)),
  bornOn: optional(listOf(partialDate)),
  nationalities: optional(listOf(country)),
  identifiers: optional(listOf(identifier)),
  addresses: optional(listOf(mapping('an address', ADDRESS))),
};

export const VESSEL = {
  ...ENTRY,
  imo: optional(shipImo),
  measures: optional(listOf(text)),
  flag: optional(country),
};

export const THRESHOLD = { text: required(text), amount: optional(amount), currency: optional(currency) };

/** `{en: [..], zh: [..]}`: the keys are languages (BCP 47), so this mapping has no fixed shape. */
const terms: Reader<readonly { text: string; language: string }[]> = (node, context) => {
  if (node.kind !== 'mapping') {
    context.issues.add(node, '`terms` must name the language of the words: terms: {en: [crude oil], zh: [原油]}');
    return undefined;
  }
  return node.pairs.flatMap(({ key, value }) => {
    if (!/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(key.text)) {
      context.issues.add(key, `\`${key.text}\` is not a language code such as en, zh or ko`);
    }
    const words = listOf(text)(value, { ...context, key: `terms.${key.text}` }) ?? [];
    return words.map((word) => ({ text: word, language: key.text }));
  });
};

export const GOODS = {
  id: required(id),
  authority: optional(authority),
  direction: required(oneOf(DIRECTIONS)),
  kind: required(oneOf(GOODS_KINDS)),
  title: required(text),
  hs: optional(hsTokens),
  terms: optional(terms),
  basis: optional(basis),
  effectiveFrom: optional(day),
  effectiveTo: optional(day),
  conditions: optional(text),
  threshold: optional(mapping('a threshold', THRESHOLD)),
  mapping: optional(oneOf(MAPPINGS)),
  confidence: optional(oneOf(CONFIDENCES)),
  evidence: optional(text),
  source: optional(text),
};

export const COUNTS = { parties: optional(wholeNumber), vessels: optional(wholeNumber), goods: optional(wholeNumber) };

export const WATCHLIST = {
  watchlist: required(id),
  title: required(text),
  authority: required(authority),
  document: required(text),
  asOf: required(day),
  counts: optional(mapping('a counts block', COUNTS)),
  basis: optional(basis),
  parties: optional(listOf(mapping('a party', PARTY))),
  vessels: optional(listOf(mapping('a vessel', VESSEL))),
  goods: optional(listOf(mapping('a goods rule', GOODS))),
};

export const GEOGRAPHY_ENTRY = {
  id: required(id),
  kind: required(text),
  value: required(text),
  fold: optional(text),
  system: optional(text),
  refersTo: required(oneOf(REFERS_TO)),
  match: required(oneOf(MATCH_RULES)),
  note: optional(text),
  confidence: required(oneOf(CONFIDENCES)),
  source: optional(text),
};

export const GEOGRAPHY = {
  geography: required(oneOf(['true'] as const)),
  title: required(text),
  asOf: required(day),
  counts: required(mapping('a counts block', { entries: required(wholeNumber) })),
  entries: required(listOf(mapping('an entry', GEOGRAPHY_ENTRY))),
};
