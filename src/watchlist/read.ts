import levenshtein from 'fast-levenshtein';
import type { Issues, Position } from './issues.js';
import { orList, show } from './issues.js';
import type { YamlMapping, YamlNode, YamlScalar } from './yaml.js';

/** What a reader needs besides the node: where to complain, and what the value is called. */
export interface Context {
  readonly issues: Issues;
  /** The key whose value is read, for messages. */
  readonly key: string;
}

/** Turns a node into a value, or adds an issue and gives undefined. */
export type Reader<T> = (node: YamlNode, context: Context) => T | undefined;

export interface Field<T> {
  readonly read: Reader<T>;
  readonly required: boolean;
}

export function required<T>(read: Reader<T>): Field<T> & { required: true } {
  return { read, required: true };
}

export function optional<T>(read: Reader<T>): Field<T> & { required: false } {
  return { read, required: false };
}

export type Shape = Readonly<Record<string, Field<unknown>>>;

/** Values of a mapping read by a shape, with the place of the mapping and of each key that was given. */
export type Parsed<S extends Shape> = {
  readonly [K in keyof S]: S[K] extends { read: Reader<infer T>; required: true }
    ? T
    : S[K] extends { read: Reader<infer T> } ? T | undefined : never;
} & { readonly at: Position; readonly places: Readonly<Record<string, Position>> };

/** Words people write for a key of ours; checked before spelling. */
const SYNONYMS: Readonly<Record<string, string>> = {
  dob: 'bornOn', birthdate: 'bornOn', birthdates: 'bornOn', dateofbirth: 'bornOn', aka: 'aliases', alias: 'aliases',
  nationality: 'nationalities', citizenship: 'nationalities', address: 'addresses', passport: 'identifiers',
  ids: 'identifiers', hscode: 'hs', hscodes: 'hs', codes: 'hs', note: 'remarks', notes: 'remarks', comment: 'remarks',
  comments: 'remarks', designated: 'listedOn', date: 'listedOn', from: 'effectiveFrom', to: 'effectiveTo', imonumber: 'imo',
  list: 'watchlist', entities: 'parties', ships: 'vessels', programme: 'authority', published: 'asOf', reference: 'id', qualifier: 'quality',
};

/** A mapping with exactly the keys of `shape`. `what` names it in messages: `a party`. */
export function mapping<S extends Shape>(what: string, shape: S): Reader<Parsed<S>> {
  return (node, context) => {
    if (node.kind !== 'mapping') {
      const needed = Object.keys(shape).filter((key) => shape[key]!.required);
      const keys = needed.length > 0 ? needed : Object.keys(shape);
      context.issues.add(node, `${what} is needed here, with the keys ${keys.join(', ')}, not ${kindOf(node)}`);
      return undefined;
    }
    const { values, places } = readPairs(node, what, shape, context);
    const missing = Object.keys(shape).filter((key) => shape[key]!.required && !(key in places));
    for (const key of missing) context.issues.add(node, `${what} needs \`${key}\`: add it`);
    const failed = Object.keys(shape).some((key) => shape[key]!.required && values[key] === undefined);
    return failed ? undefined : ({ ...values, at: position(node), places } as unknown as Parsed<S>);
  };
}

function readPairs(node: YamlMapping, what: string, shape: Shape, context: Context) {
  const values: Record<string, unknown> = {};
  const places: Record<string, Position> = {};
  for (const { key, value } of node.pairs) {
    const field = Object.hasOwn(shape, key.text) ? shape[key.text] : undefined;
    if (field === undefined) {
      context.issues.add(key, unknownKey(key.text, what, Object.keys(shape)));
      continue;
    }
    places[key.text] = position(value);
    if (isEmpty(value)) {
      context.issues.add(key, `\`${key.text}\` has no value: give one, or remove the line`);
      continue;
    }
    values[key.text] = field.read(value, { ...context, key: key.text });
  }
  return { values, places };
}

function unknownKey(key: string, what: string, allowed: readonly string[]): string {
  const guess = nearest(key, allowed);
  const hint = guess === undefined ? `${what} has the keys ${allowed.join(', ')}` : `did you mean \`${guess}\`?`;
  return `unknown key \`${show(key)}\`: ${hint}`;
}

/** The allowed word that was probably meant: a synonym, or at most two typing errors away. */
function nearest(word: string, allowed: readonly string[]): string | undefined {
  const plain = (text: string) => text.toLowerCase().replace(/[\s_-]/g, '');
  const synonym = Object.hasOwn(SYNONYMS, plain(word)) ? SYNONYMS[plain(word)] : undefined;
  if (synonym !== undefined && allowed.includes(synonym)) return synonym;
  if (word.length > 40) return undefined;
  return allowed
    .map((candidate) => ({ candidate, distance: levenshtein.get(plain(word), plain(candidate)) }))
    .filter(({ candidate, distance }) => distance <= Math.min(2, Math.floor(candidate.length / 2)))
    .sort((a, b) => a.distance - b.distance)[0]?.candidate;
}

/** A list with at least one item, each read by `read`; several values written as one text are not split. */
export function listOf<T>(read: Reader<T>): Reader<readonly T[]> {
  return (node, context) => {
    if (node.kind !== 'sequence') {
      context.issues.add(node, `${label(context)} must be a list: write each item on a line of its own after "- ", or all of them in [ ]`);
      return undefined;
    }
    const values: T[] = [];
    for (const item of node.items) {
      if (isEmpty(item)) {
        context.issues.add(item, `an item of ${label(context)} has no value: give one, or remove it`);
        continue;
      }
      const value = read(item, context);
      if (value !== undefined) values.push(value);
    }
    return values;
  };
}

/** A text, as one line. Refuses what other YAML programs read as a number, boolean or null unless it is quoted. */
export const text: Reader<string> = (node, context) => {
  const scalar = scalarOf(node, context);
  if (scalar === undefined) return undefined;
  if (scalar.plain && NUMBER.test(scalar.text)) {
    context.issues.add(node, `${label(context)} ${show(scalar.text)} is not quoted, so it counts as a number in YAML and can lose zeros: quote it, "${show(scalar.text)}"`);
    return undefined;
  }
  if (scalar.plain && BOOLEAN.test(scalar.text)) {
    context.issues.add(node, `${label(context)} ${scalar.text} is not quoted, so it counts as yes/no in YAML: quote it, "${scalar.text}"`);
    return undefined;
  }
  return clean(scalar, context);
};

/** Numbers of the YAML 1.2 core schema: integers, octals, hexadecimals, floats, infinities. */
const NUMBER = /^(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+|[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;
const BOOLEAN = /^(?:true|True|TRUE|false|False|FALSE)$/;
const MAX_TEXT = 10_000;

function clean(scalar: YamlScalar, context: Context): string | undefined {
  const value = scalar.text.replace(/\s+/g, ' ').trim();
  if (value === '') {
    context.issues.add(scalar, `${label(context)} is empty: give a value, or remove it`);
    return undefined;
  }
  if (/[\u0000-\u001f\u007f-\u009f\ufffd]/.test(value)) {
    context.issues.add(scalar, `${label(context)} holds a control or replacement character: the text was damaged, type it again`);
    return undefined;
  }
  if (value.length > MAX_TEXT) {
    context.issues.add(scalar, `${label(context)} is ${value.length} characters long; at most ${MAX_TEXT} are allowed: a quote is probably missing`);
    return undefined;
  }
  return value;
}

/** One of the given words, as written. */
export function oneOf<T extends string>(words: readonly T[]): Reader<T> {
  return (node, context) => {
    const scalar = scalarOf(node, context);
    if (scalar === undefined) return undefined;
    const found = words.find((word) => word === scalar.text);
    if (found !== undefined) return found;
    const guess = nearest(scalar.text, words);
    context.issues.add(node, `${label(context)} cannot be ${show(scalar.text)}: ${guess === undefined ? `use ${orList(words)}` : `did you mean ${guess}?`}`);
    return undefined;
  };
}

/** A count: a whole number, not negative. */
export const wholeNumber: Reader<number> = (node, context) => {
  const scalar = scalarOf(node, context);
  if (scalar === undefined) return undefined;
  if (/^(?:0|[1-9][0-9]{0,8})$/.test(scalar.text)) return Number(scalar.text);
  context.issues.add(node, `${label(context)} must be a whole number such as 59, not ${show(scalar.text)}`);
  return undefined;
};

/** An amount of money: a positive number with a decimal point, no thousands separators. */
export const amount: Reader<number> = (node, context) => {
  const scalar = scalarOf(node, context);
  if (scalar === undefined) return undefined;
  if (/^[0-9]{1,15}(?:\.[0-9]{1,4})?$/.test(scalar.text) && Number(scalar.text) > 0) return Number(scalar.text);
  context.issues.add(node, `${label(context)} must be a number above zero without separators, such as 2000 or 99.50, not ${show(scalar.text)}`);
  return undefined;
};

function scalarOf(node: YamlNode, context: Context): YamlScalar | undefined {
  if (node.kind === 'scalar') return node;
  context.issues.add(node, `${label(context)} must be a single value, not ${kindOf(node)}`);
  return undefined;
}

/** No value at all, or a plain null. */
export function isEmpty(node: YamlNode): boolean {
  return (node.kind === 'scalar' && node.plain && /^(?:|~|null|Null|NULL)$/.test(node.text))
    || (node.kind === 'sequence' && node.items.length === 0)
    || (node.kind === 'mapping' && node.pairs.length === 0);
}

export function label(context: Context): string {
  return context.key === '' ? 'the file' : `\`${context.key}\``;
}

function kindOf(node: YamlNode): string {
  if (node.kind === 'scalar') return 'a single value';
  return node.kind === 'sequence' ? 'a list' : 'a mapping with keys of its own';
}

function position(node: Position): Position {
  return { line: node.line, column: node.column };
}
