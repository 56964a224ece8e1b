import { columnName, fault, filledWidth } from '../table/cells.js';
import { SAMPLE_ROWS, readAhead } from '../table/ahead.js';
import { footerKind } from '../table/footer.js';
import { HEADER_ROWS, type HeaderScore } from '../table/header.js';
import { TrailingNotes } from '../table/notes.js';
import type { RowFault, SourceRow, Table, TableInfo } from '../types.js';
import { FillDown } from './fill.js';
import { findSheetHeader } from './header.js';
import type { Merges } from './merges.js';
import type { SheetRow } from './sheet.js';

export interface SheetSource {
  readonly info: Pick<TableInfo, 'file' | 'format' | 'compression' | 'sheet'>;
  readonly merges: Merges;
  readonly rows: AsyncGenerator<SheetRow[], void, undefined>;
  readonly notes: readonly string[];
  readonly noHeader: boolean;
}

/**
 * A sheet as a table. One without a header has an empty `header`, a note and its rows, whose columns go by number: the
 * caller decides what they are worth.
 * @throws InputError
 */
export async function sheetTable(source: SheetSource, known: HeaderScore | undefined): Promise<Table> {
  const first: SheetRow[] = [];
  let ended = false;
  while (first.length < SAMPLE_ROWS + HEADER_ROWS) {
    const next = await source.rows.next();
    if (next.done === true) { ended = true; break; }
    first.push(...next.value);
  }
  async function* all(): AsyncGenerator<SheetRow[], void, undefined> {
    yield first;
    if (!ended) yield* source.rows;
  }
  const header = source.noHeader ? null : findSheetHeader(first, source.merges.list, known);
  const trailing = new TrailingNotes();
  const notes = [...source.notes, ...(source.merges.incomplete ? ['too many merged cells: not all were filled down'] : [])];
  const base = {
    ...source.info, encoding: null, delimiter: null, headerLine: header?.line ?? null, header: [], preamble: [], sample: [],
  };
  if (header === null && !source.noHeader) {
    if (first[0] === undefined) {
      return { info: { ...base, notes: [...notes, 'the sheet is empty'] }, rows: async function* none() { yield* []; }, trailingNotes: [] };
    }
    notes.push(`no header line found in this sheet; its first row is: ${rowText(first[0].cells)}`);
  }
  const data = first.filter(({ line }) => line > (header?.lastLine ?? 0));
  const width = Math.max(filledWidth(header?.names ?? []), ...data.map(({ cells }) => filledWidth(cells)), 0);
  const names = header === null ? [] : Array.from({ length: width }, (_, column) => header.names[column] ?? '');
  const reader = new TableReader(names, width, header?.firstLine ?? 0, header?.lastLine ?? 0, first, new FillDown(source.merges.list, header?.lastLine ?? 0), trailing);
  const ahead = await readAhead(reader.read(all()));
  const above = first.filter(({ line }) => line < (header?.firstLine ?? 0));
  return {
    info: {
      ...base, header: names, sample: ahead.sample, notes,
      preamble: above.map(({ cells }) => rowText(cells)),
      preambleLines: above.map(({ line }) => line),
    },
    rows: () => ahead.rows(),
    get trailingNotes() { return [...trailing.notes(), ...reader.fill.notes()]; },
    textBelow: trailing.texts,
  };
}

class TableReader {
  private record = 1;
  private readonly headerTexts: ReadonlySet<string>;
  private readonly headerStarts: ReadonlySet<string>;

  constructor(
    private readonly names: readonly string[], private readonly width: number, firstLine: number, private readonly lastLine: number,
    first: readonly SheetRow[], readonly fill: FillDown, private readonly trailing: TrailingNotes,
  ) {
    const header = first.filter(({ line }) => line >= firstLine && line <= lastLine).map(({ cells }) => cells);
    this.headerTexts = new Set(header.map(comparable));
    this.headerStarts = new Set(header.map(startOf));
  }

  async *read(batches: AsyncIterable<SheetRow[]>): AsyncGenerator<(SourceRow | RowFault)[], void, undefined> {
    for await (const batch of batches) {
      const rows: (SourceRow | RowFault)[] = [];
      for (const row of batch) {
        if (row.line <= this.lastLine || this.isNoData(row)) continue;
        rows.push(this.toRow(row));
        this.record += 1;
      }
      if (rows.length > 0) yield rows;
    }
  }

  private isNoData(row: SheetRow): boolean {
    if (row.fault !== null) return false;
    if (this.headerStarts.has(startOf(row.cells)) && this.headerTexts.has(comparable(row.cells))) {
      this.trailing.repeatedHeader(row.line);
      return true;
    }
    const kind = footerKind(row.cells, this.width);
    return kind !== null && this.trailing.footer(kind, row.line, row.cells);
  }

  private toRow(row: SheetRow): SourceRow | RowFault {
    const { record } = this;
    const { line } = row;
    const cells = this.fill.apply(line, row.cells);
    const raw = (): Uint8Array => Buffer.from(rowText(cells), 'utf8');
    if (row.fault !== null) return fault(record, line, row.fault.reason, raw(), columnName(this.names, row.fault.column));
    const width = filledWidth(cells);
    if (width > this.width) return fault(record, line, `${width} cells, but the table has ${this.width} columns`, raw());
    while (cells.length < this.width) cells.push('');
    cells.length = this.width;
    return { kind: 'row', record, line, cells };
  }
}

/** The first text of a row: cheap to compare. */
function startOf(cells: readonly string[]): string {
  return (cells.find((cell) => cell !== '') ?? '').trim();
}

function comparable(cells: readonly string[]): string {
  return cells.slice(0, filledWidth(cells)).map((cell) => cell.trim()).join('\t');
}

function rowText(cells: readonly string[]): string {
  return cells.slice(0, filledWidth(cells)).join('\t').slice(0, 1_000);
}
