import type { buildNameIndex } from '../../../src/names/index.js';
import type { NameKind, NameTier } from '../../../src/names/types.js';

export interface Row {
  readonly set: string;
  readonly id: string;
  readonly kind: NameKind;
  readonly listed: string;
  readonly candidate: string;
  readonly expected: 'same' | 'different' | 'weak' | 'lead';
  readonly strength: 'strong' | 'normal';
  readonly class: string;
  readonly reason: string;
}
export interface Result {
  readonly row: Row;
  readonly tier: NameTier | null;
  readonly evidence: readonly string[];
}
export interface Tally {
  readonly rows: number;
  readonly found: number;
  readonly missed: number;
  readonly wronglyFound: number;
  readonly strongWrong: number;
  readonly seenAsWeak: number;
  readonly recall: number | null;
  readonly precision: number | null;
}
export const COLUMNS: readonly string[];
export const FOUND: ReadonlySet<NameTier | null>;
export function readSets(directory: string): Row[];
export function runSets(rows: readonly Row[], build: typeof buildNameIndex): Result[];
export function isRight(row: Row, tier: NameTier | null): boolean;
export function tally(results: readonly Result[]): Tally;
export function groupBy(results: readonly Result[], keyOf: (row: Row) => string): Map<string, Result[]>;
