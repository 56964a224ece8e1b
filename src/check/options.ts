import type { Readable } from 'node:stream';
import type { MapOption } from '../input/columns/overrides.js';
import type { MappingFile } from '../input/columns/mapping-file.js';
import type { ColumnDictionary } from '../input/columns/dictionary.js';
import type { InputOptions } from '../input/types.js';
import type { Day } from '../record/types.js';
import type { Allowances } from '../screen/allow/types.js';
import type { Finding, Skipped, Summary } from '../screen/finding.js';
import type { Geography, Watchlist } from '../watchlist/types.js';
import type { FailOn } from './exit-status.js';

/** How the tables of an input become records. */
export interface ReadingOptions {
  readonly input: InputOptions;
  /** `--map FIELD=COLUMN`, in the order given. */
  readonly maps: readonly MapOption[];
  /** A saved mapping, which replaces the recognition of columns. */
  readonly mapping: MappingFile | null;
  readonly fillDown: boolean;
  readonly direction: 'export' | 'import';
  readonly dictionary: ColumnDictionary;
}

/** Everything one run depends on, the clock included. */
export interface CheckOptions extends ReadingOptions {
  /** Files, directories and patterns; `-` is standard input. */
  readonly paths: readonly string[];
  readonly stdin: Readable;
  readonly lists: readonly Watchlist[];
  readonly geography: Geography;
  readonly jurisdictions: ReadonlySet<string>;
  /** Day for records without a date of their own. */
  readonly asOf: Day;
  /** The day of the run: list ages and expiry of allow-file entries are reckoned from it. */
  readonly today: Day;
  readonly allow: Allowances | null;
  readonly failOn: FailOn;
  readonly allowEmpty: boolean;
  readonly allowSkipped: boolean;
  readonly maxListAge: number | null;
  /** Worker threads; the result does not depend on it. */
  readonly jobs: number;
  /** For the audit block of the summary. */
  readonly config: Summary['config'];
  readonly version: string;
  /** Null leaves times out of the summary, so that equal input gives equal bytes. */
  readonly clock: (() => Date) | null;
}

/** Where a run delivers what it finds, in record order. Each call is awaited before the next. */
export interface CheckSink {
  finding(finding: Finding): Promise<void> | void;
  skipped(skipped: Skipped): Promise<void> | void;
  /** The raw bytes of a skipped record, right after `skipped`. */
  rejected(raw: Uint8Array): Promise<void> | void;
  /** Something a person should know at once: an input that cannot be read. Also part of the summary. */
  warning(text: string): Promise<void> | void;
  progress(counts: { readonly file: string; readonly records: number; readonly findings: number }): void;
}
