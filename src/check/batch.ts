import type { RowFault, SourceRow } from '../input/types.js';
import type { ShipmentRecord, ValueFault } from '../record/types.js';
import type { Finding, Skipped } from '../screen/finding.js';
import type { Screener } from '../screen/screener.js';

/** Values that could not be read, counted per kind with the first place, for the notes of the summary. */
export type FaultCounts = Partial<Record<ValueFault['code'], { count: number; readonly first: string }>>;

/** What came of a batch of rows, in row order. Plain data: it crosses threads as it is. */
export interface BatchResult {
  readonly outcomes: readonly (Finding | Skipped)[];
  /** Raw bytes of skipped records, by position among the skipped outcomes, for `--rejects`. */
  readonly rejects: readonly Uint8Array[];
  readonly read: number;
  readonly screened: number;
  readonly faults: FaultCounts;
}

/** Turns rows into records and records into findings. A row that cannot be read is counted, never dropped. */
export function screenBatch(
  file: string,
  rows: readonly (SourceRow | RowFault)[],
  toRecord: (row: SourceRow) => ShipmentRecord,
  screener: Screener,
): BatchResult {
  const outcomes: (Finding | Skipped)[] = [];
  const rejects: Uint8Array[] = [];
  const faults: FaultCounts = {};
  let screened = 0;
  for (const row of rows) {
    if (row.kind === 'fault') {
      outcomes.push({ type: 'skipped', file, record: row.record, line: row.line, column: row.column ?? null, reason: row.reason });
      rejects.push(row.raw);
      continue;
    }
    const record = toRecord(row);
    screened += 1;
    for (const fault of record.faults) addFault(faults, fault, `${file}:${record.line}`);
    for (const finding of screener.screen(record)) outcomes.push(finding);
  }
  return { outcomes, rejects, read: rows.length, screened, faults };
}

function addFault(faults: FaultCounts, fault: ValueFault, where: string): void {
  const known = faults[fault.code];
  if (known === undefined) faults[fault.code] = { count: 1, first: `${where}, ${fault.cell.column}: ${fault.reason}` };
  else known.count += 1;
}

/** Adds the counts of one batch to those of the run. */
export function mergeFaults(total: FaultCounts, more: FaultCounts): void {
  for (const [code, { count, first }] of Object.entries(more) as [ValueFault['code'], { count: number; first: string }][]) {
    const known = total[code];
    if (known === undefined) total[code] = { count, first };
    else known.count += count;
  }
}

const FAULT_WORDS: Record<ValueFault['code'], string> = {
  'hs-unreadable': 'HS codes could not be read',
  'imo-check-digit': 'IMO numbers fail their check digit: those vessels were compared by name only',
  'imo-unreadable': 'IMO cells hold no seven-digit number: those vessels were compared by name only',
  'date-unreadable': 'dates could not be read: those records were judged by the day of the run',
  'country-unknown': 'country cells were not recognised: they were searched for DPRK names only',
};

/** One sentence per kind of unreadable value. */
export function describeFaults(faults: FaultCounts): readonly string[] {
  return (Object.entries(faults) as [ValueFault['code'], { count: number; first: string }][]).map(
    ([code, { count, first }]) => `${count} ${FAULT_WORDS[code]} (first: ${first})`,
  );
}
