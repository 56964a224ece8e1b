import { WatchlistError } from './types.js';

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  EISDIR: 'this is a directory, not a file',
  EACCES: 'no permission to read the file',
  EPERM: 'no permission to read the file',
};

/** Why the system would not read a file, in words. */
export function fileErrorMessage(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return REASONS[code] ?? `the file cannot be read (${code || String(error)})`;
}

/** An issue about a file as a whole. */
export function fileError(path: string, message: string, line = 1): WatchlistError {
  return new WatchlistError([{ path, line, column: 1, message }]);
}
