import type { Lexicon } from './lexicon.js';

/** Sense (`exporter`, `address`, `port` …) to language to the words and phrases that carry it. */
export type WordTable = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

/** Kinds of values that a rule may ask for. */
export type ValueKind = 'hs' | 'imo' | 'country';

/** Which senses make which field; see data/columns/fields.yaml. */
export interface FieldRule {
  /** Field names, or one pseudo-field that begins with `?`. */
  readonly fields: readonly string[];
  /** Every group needs one of its senses. */
  readonly all: readonly (readonly string[])[];
  readonly ok: ReadonlySet<string>;
  readonly score: number;
  readonly values: ValueKind | null;
}

/** All words and rules for recognising columns. Immutable. */
export interface ColumnDictionary {
  readonly lexicon: Lexicon;
  readonly rules: readonly FieldRule[];
}

/** A rule as data/columns/fields.yaml has it. */
export interface RuleSource {
  readonly field: string;
  readonly all: string;
  readonly ok?: string;
  readonly score: string;
  readonly values?: string;
}

/** Prepares the rules for use. */
export function makeRules(sources: readonly RuleSource[]): readonly FieldRule[] {
  const list = (text: string | undefined): string[] => (text ?? '').split(' ').filter((word) => word !== '');
  return sources.map((rule) => ({
    fields: rule.field.split('+'),
    all: list(rule.all).map((group) => group.split('|')),
    ok: new Set([...list(rule.ok), 'noise']),
    score: Number(rule.score),
    values: (rule.values ?? null) as ValueKind | null,
  }));
}
