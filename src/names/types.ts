/** Names only: no sanctions, no files. A caller numbers its names; hits speak of those numbers. */

export type NameKind = 'person' | 'organisation' | 'vessel';

/** Strongest first. `identifier` is not a name tier and belongs to the caller. */
export const NAME_TIERS = ['exact', 'canonical', 'near', 'weak'] as const;
export type NameTier = (typeof NAME_TIERS)[number];

/** A name to be found. */
export interface NameEntry {
  readonly text: string;
  readonly kind: NameKind;
  /** `low`: the list itself calls the alias weak; such a name never reaches more than tier `weak`. */
  readonly quality: 'good' | 'low';
}

/** A name found inside a cell. */
export interface NameHit {
  /** Index into the entries the index was built from. */
  readonly entry: number;
  readonly tier: NameTier;
  /** 0 to 1, ranks within a tier only. */
  readonly score: number;
  /** The listed name as given. */
  readonly listed: string;
  /** The part of the cell that matched, as the cell has it. */
  readonly surface: string;
  /** The steps that led from one string to the other, each a short sentence for an export clerk. */
  readonly evidence: readonly string[];
}

/** Result of comparing two names; null from `compareNames` when they are not the same name at any tier. */
export interface NameComparison {
  readonly tier: NameTier;
  readonly score: number;
  readonly evidence: readonly string[];
}

export interface NameIndex {
  readonly size: number;
  /**
   * All entries found in the cell, best first, at most one hit per entry. Cost is bounded for any input.
   * Same answer as the exhaustive comparison of every entry (a property test proves it).
   */
  search(cell: string): readonly NameHit[];
}
