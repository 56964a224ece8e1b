import type { Day } from '../../record/types.js';
import type { Watchlist } from '../types.js';

/** One downloaded file, decoded. */
export interface ImportSource {
  readonly path: string;
  readonly text: string;
  /** Of the file's bytes as they lie on disk. */
  readonly sha256: string;
}

export interface ImportOptions {
  /** `DPRK` (default): entries under DPRK sanctions only. `all`: every entry of the file. */
  readonly programme?: 'DPRK' | 'all';
  /** The day the file speaks for; needed where the file does not say it itself. */
  readonly asOf?: Day;
}

export interface ImportResult {
  readonly watchlist: Watchlist;
  /** What was left out or could not be understood, for the person who imports: plain sentences. */
  readonly notes: readonly string[];
}

/** One official format. A new one is one file and one line in registry.ts. */
export interface ListImporter {
  readonly id: string;
  readonly title: string;
  /** Companion files by role, as names derived from the main file's name; each may be absent. */
  readonly companions?: (fileName: string) => Readonly<Record<string, string>>;
  /** Whether the beginning of a text looks like this format. */
  detect(head: string): boolean;
  /** @throws WatchlistError when the file is damaged or holds nothing to import */
  parse(source: ImportSource, companions: Readonly<Record<string, ImportSource>>, options: ImportOptions): ImportResult;
}
