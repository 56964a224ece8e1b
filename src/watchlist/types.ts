import type { Day } from '../record/types.js';

/** Where a rule or listing stands: `UNSCR 1718 (2006)`, `8(d)`. */
export interface Basis {
  readonly instrument: string;
  readonly paragraph: string | null;
  readonly effective: Day | null;
}

/**
 * `designated`: on the list of the authority that this watchlist speaks for.
 * `designated-unilaterally`: by one State or the EU, not by the UN; counts as designated only when that
 * authority's jurisdiction is chosen. All others are reports or court matters and are never called designated.
 */
export const ENTRY_STATUSES = [
  'designated', 'designated-unilaterally', 'reported', 'named-in-judgment', 'charged', 'convicted',
  'conviction-partly-set-aside', 'settled', 'delisted',
] as const;
export type EntryStatus = (typeof ENTRY_STATUSES)[number];

export type Confidence = 'high' | 'medium' | 'low';

/** A name of an entry with its standing. */
export interface ListedName {
  readonly text: string;
  readonly kind: 'primary' | 'alias' | 'former' | 'original-script';
  readonly quality: 'good' | 'low';
}

export interface Identifier {
  readonly kind: 'passport' | 'national-id' | 'registration' | 'imo-company' | 'swift' | 'email' | 'phone' | 'fax' | 'website';
  readonly value: string;
  readonly note: string | null;
}

interface EntryBase {
  readonly id: string;
  /** Primary name first, then aliases in list order. */
  readonly names: readonly ListedName[];
  readonly authority: string;
  /** Main status first; a party may be both designated unilaterally and charged. */
  readonly statuses: readonly EntryStatus[];
  /** Listing or status date: a day, or a month or year where no more is known (`2018-03`). */
  readonly listedOn: string | null;
  /** Day of delisting: a record after it is no finding of this entry. */
  readonly delistedOn: Day | null;
  readonly basis: readonly Basis[];
  /** Who says so, for a status other than `designated`: `Singapore State Courts`. */
  readonly by: string | null;
  readonly source: string | null;
  readonly confidence: Confidence | null;
  readonly remarks: string | null;
  /** `path:line` of the entry in its YAML file. */
  readonly location: string;
}

export interface ListedParty extends EntryBase {
  readonly type: 'individual' | 'entity';
  /** Full or partial ISO dates: alternatives, not a range. */
  readonly birthDates: readonly string[];
  readonly identifiers: readonly Identifier[];
  /** ISO 3166-1 alpha-2 codes of nationality. */
  readonly nationalities: readonly string[];
  readonly addresses: readonly { readonly text: string; readonly country: string | null }[];
}

export interface ListedVessel extends EntryBase {
  readonly type: 'vessel';
  /** Seven digits with a right check digit, or null (one listed ship has none). */
  readonly imo: string | null;
  readonly measures: readonly string[];
  readonly flag: string | null;
}

export type GoodsScope = 'complete' | 'partial';

/** One HS token of a rule: `72`, `2701`, `870310` or a range of equally long codes `72-83`. */
export interface HsToken {
  readonly from: string;
  readonly to: string;
  /** `complete`: every good under the token is covered by the rule's wording. */
  readonly scope: GoodsScope;
}

/** Words in a goods description that say the goods are what the rule names. */
export interface GoodsTerm {
  readonly text: string;
  /** BCP 47: en, zh, ko, ja … */
  readonly language: string;
}

export interface GoodsRule {
  readonly id: string;
  /** Authority code: UN, SG, JP, US, EU, KR … */
  readonly authority: string;
  readonly direction: 'to-DPRK' | 'from-DPRK';
  /**
   * `ban`: the goods are barred. `cap`: lawful below a quota nobody can see. `catch-all`: depends on end use, needs a person.
   * `total-ban`: any commercial good of that direction. `control-list`: technical parameters decide.
   */
  readonly kind: 'ban' | 'cap' | 'catch-all' | 'total-ban' | 'control-list';
  readonly title: string;
  readonly tokens: readonly HsToken[];
  readonly terms: readonly GoodsTerm[];
  readonly basis: readonly Basis[];
  readonly effectiveFrom: Day | null;
  readonly effectiveTo: Day | null;
  readonly conditions: string | null;
  readonly threshold: {
    readonly text: string;
    /** Machine-readable where the text states one amount per item. */
    readonly amount: number | null;
    readonly currency: string | null;
  } | null;
  /** Whether the HS codes stand in the instrument or are our mapping of its wording. */
  readonly mapping: 'explicit' | 'guidance' | 'inferred';
  readonly confidence: Confidence;
  /** What was read and what is recalled from memory. */
  readonly evidence: string | null;
  readonly source: string | null;
  readonly location: string;
}

/** One YAML file, loaded and checked. */
export interface Watchlist {
  readonly id: string;
  readonly title: string;
  readonly authority: string;
  readonly document: string;
  readonly asOf: Day;
  readonly path: string;
  readonly sha256: string;
  readonly parties: readonly ListedParty[];
  readonly vessels: readonly ListedVessel[];
  readonly goods: readonly GoodsRule[];
}

/** How a place, code or phrase of trade data speaks of the DPRK. See data/geography.yaml. */
export interface GeographyEntry {
  readonly id: string;
  readonly kind: string;
  readonly value: string;
  readonly fold: string | null;
  /** Language or code system. */
  readonly system: string | null;
  readonly refersTo: 'DPRK' | 'NOT-DPRK' | 'AMBIGUOUS' | 'BORDER' | 'TRANSSHIPMENT';
  readonly match:
    | 'code-field-only' | 'named-system-only' | 'whole-field' | 'phrase' | 'location-field' | 'pattern'
    | 'context-needed' | 'never-alone';
  readonly note: string | null;
  readonly confidence: Confidence;
}

export interface Geography {
  readonly asOf: Day;
  readonly sha256: string;
  readonly entries: readonly GeographyEntry[];
}

/** Something wrong in a YAML file: where, and a sentence that says what to do. */
export interface WatchlistIssue {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** One or more watchlists are unusable: nothing is screened, exit 2. */
export class WatchlistError extends Error {
  override readonly name = 'WatchlistError';
  constructor(readonly issues: readonly WatchlistIssue[]) {
    super(issues.map((i) => `${i.path}:${i.line}:${i.column}: ${i.message}`).join('\n'));
  }
}
