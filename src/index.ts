/**
 * nkcheck as a library: screen records or files from a program, compare names, render results.
 *
 * @example
 * import { createChecker } from 'nkcheck';
 *
 * const checker = await createChecker({ jurisdictions: ['SG'] });
 * for await (const finding of checker.screen(records)) {
 *   console.log(`${finding.verdict}: ${finding.message}`);
 * }
 *
 * @module
 */
export { createChecker, type Checker, type CheckerOptions, type FileHandlers, type Row } from './check/checker.js';
export type {
  Finding, FindingEntry, FindingKind, FindingMatch, InputSummary, ListSummary, Skipped, Summary, Verdict,
} from './screen/finding.js';
export { RULES, type RuleCode, type RuleInfo } from './screen/rules.js';
export { InputError } from './input/types.js';
export { ColumnMapError } from './input/columns/overrides.js';
export { loadLists, loadWatchlist } from './watchlist/load.js';
export { WatchlistError, type Watchlist, type WatchlistIssue } from './watchlist/types.js';
export { createReport } from './report/registry.js';
export { REPORT_FORMATS, type Report, type ReportContext, type ReportFormat, type Writer } from './report/types.js';
export { buildNameIndex, compareNames, type NameComparison, type NameEntry, type NameHit, type NameIndex, type NameKind, type NameTier } from './names/index.js';
