import { ColumnMapError } from '../input/columns/overrides.js';
import { MappingFileError } from '../input/columns/mapping-file.js';
import { ResultError } from '../report/merge.js';
import { AllowFileError } from '../screen/allow/types.js';
import { WatchlistError } from '../watchlist/types.js';

/** The command line, a variable or the configuration asks for something that is not possible: exit 2, nothing was screened. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Errors that lie in what the user gave besides the records. */
const USAGE_ERRORS = [UsageError, AllowFileError, ColumnMapError, MappingFileError, ResultError, WatchlistError] as const;

export function isUsageError(error: unknown): error is Error {
  return USAGE_ERRORS.some((kind) => error instanceof kind);
}
