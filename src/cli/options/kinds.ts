/** What kinds of options there are, and how a value that came as text is read. */

export type Origin = 'default' | 'flag' | 'env' | 'file';

/** What a value may look like, as the JSON Schema of nkcheck.yaml says it. */
export type Shape =
  | { readonly type: 'string' | readonly ['string', 'integer']; readonly pattern?: string }
  | { readonly type: 'integer'; readonly minimum: number; readonly maximum: number }
  | { readonly enum: readonly string[] };

/** Reads one value. Throws an Error whose message completes the sentence `--option: …`. */
export interface Parse<T> {
  (text: string): T;
  /** Not wider than what is read without an error. */
  readonly shape: Shape;
}

/** A reader of values with the shape of what it reads. */
export function parser<T>(shape: Shape, read: (text: string) => T): Parse<T> {
  return Object.assign((text: string) => read(text), { shape });
}

interface Described {
  readonly short?: string;
  readonly help: string;
  /** Heading of the help under which it stands. */
  readonly group: string;
  /** Left out of the audit block: it cannot change what is found or shown. */
  readonly cosmetic?: true;
}

export interface FlagOption extends Described {
  readonly kind: 'flag';
  readonly initial: boolean;
}

export interface ValueOption<T> extends Described {
  readonly kind: 'value';
  readonly arg: string;
  readonly parse: Parse<T>;
  readonly initial: T | null;
  readonly choices?: readonly string[];
  /** `file`: completed as a path, and read relative to the configuration file that names it. */
  readonly completes?: 'file';
}

export interface ListOption<T> extends Described {
  readonly kind: 'list';
  readonly arg: string;
  readonly parse: Parse<T>;
  readonly choices?: readonly string[];
  /** As in a single value; `choice=file`: a choice and, behind an equals sign, a path; `field=column`: a field of a record. */
  readonly completes?: 'file' | 'choice=file' | 'field=column';
  /** Several values may stand in one argument, separated by commas. */
  readonly commas?: true;
}

export type Option = FlagOption | ValueOption<unknown> | ListOption<unknown>;

/** The type of the setting that an option gives. */
export type SettingOf<O extends Option> =
  O extends FlagOption ? boolean
    : O extends { readonly kind: 'list'; readonly parse: Parse<infer T> } ? readonly T[]
      : O extends { readonly kind: 'value'; readonly parse: Parse<infer T> } ? (O extends { readonly initial: null } ? T | null : T)
        : never;

export const text = parser({ type: 'string', pattern: '\\S' }, (value) => {
  if (value.trim() === '') throw new Error('a value is missing');
  return value;
});

/** Text that may be a plain number, too: the name or number of a sheet. */
export const textOrNumber = parser({ type: ['string', 'integer'], pattern: '\\S' }, text);

export function oneOf<const T extends readonly string[]>(choices: T): Parse<T[number]> {
  return parser({ enum: choices }, (value) => {
    if (!choices.includes(value)) throw new Error(`"${value}" is none of ${choices.join(', ')}`);
    return value as T[number];
  });
}

export function wholeNumber(least: number, most: number, unit: string): Parse<number> {
  return parser({ type: 'integer', minimum: least, maximum: most }, (value) => {
    const number = /^\d{1,9}$/.test(value) ? Number(value) : NaN;
    if (!(number >= least && number <= most)) throw new Error(`"${value}" is not a whole number of ${unit} from ${least} to ${most}`);
    return number;
  });
}

/** A calendar day, `YYYY-MM-DD`. */
export const day = parser({ type: 'string', pattern: '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$' }, (value) => {
  const date = /^\d{4}-\d{2}-\d{2}$/.test(value) ? new Date(`${value}T00:00:00Z`) : null;
  if (date === null || Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== value) {
    throw new Error(`"${value}" is not a day like 2026-03-31`);
  }
  return value;
});
