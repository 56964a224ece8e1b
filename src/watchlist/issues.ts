import { WatchlistError, type WatchlistIssue } from './types.js';

/** A place in a YAML file, both 1-based. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A file that is broken all over says so well enough with this many. */
const MAX_ISSUES = 1000;

/** Gathers everything that is wrong with one file, so that its author sees all of it at once. */
export class Issues {
  readonly #found: WatchlistIssue[] = [];

  constructor(readonly path: string) {}

  get any(): boolean {
    return this.#found.length > 0;
  }

  add(at: Position, message: string): void {
    this.#found.push({ path: this.path, line: at.line, column: at.column, message });
  }

  /** Throws a WatchlistError with the issues in the order of the file; does nothing when there are none. */
  throwIfAny(): void {
    if (!this.any) return;
    const sorted = [...this.#found].sort((a, b) => a.line - b.line || a.column - b.column);
    const shown = sorted.slice(0, MAX_ISSUES);
    const next = sorted[MAX_ISSUES];
    if (next !== undefined) shown.push({ ...next, message: `and ${sorted.length - MAX_ISSUES} more from here on: correct those above first` });
    throw new WatchlistError(shown);
  }
}

/** Shortens a value for a message: a broken file may hold a paragraph where a code belongs. */
export function show(value: string): string {
  const oneLine = value.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
  return oneLine.length > 60 ? `${oneLine.slice(0, 57)}...` : oneLine;
}

/** `a, b or c`. */
export function orList(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)!}`;
}
