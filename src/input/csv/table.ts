import { isAscii } from 'node:buffer';
import type { ByteSource } from '../bytes/source.js';
import { footerKind } from '../table/footer.js';
import { TrailingNotes } from '../table/notes.js';
import { readAhead } from '../table/ahead.js';
import type { HeaderScore } from '../table/header.js';
import { chooseEncoding } from '../text/choose.js';
import { openText, unknownEncoding, type TextInput } from '../text/open.js';
import type { InputOptions, RowFault, SourceRow, Table } from '../types.js';
import { findLayout, type CsvLayout } from './layout.js';
import { parseChunk, parseRecord } from './parse.js';
import type { CsvPlan } from './plan.js';
import { splitChunks, type Chunk } from './split.js';

/** A chunk with the plan it must be parsed by: `parseChunk(chunk, plan)`, here or in a worker thread. */
export interface PlannedChunk {
  readonly chunk: Chunk;
  readonly plan: CsvPlan;
}

/** A table of delimited text. Instead of `rows()`, its `chunks()` may be taken, to be parsed by `parseChunk` elsewhere. */
export interface CsvTable extends Table {
  /** The table as unparsed chunks in order. Either this or `rows()` may be iterated, once. */
  chunks(): AsyncIterable<PlannedChunk>;
}

/** Opens delimited text as a table. @throws InputError */
export async function openCsv(source: ByteSource, options: InputOptions, known?: HeaderScore): Promise<CsvTable> {
  const text = await openText(source, options.encoding);
  const layout = findLayout(source.file, text, options, known);
  const trailing = new TrailingNotes();
  const planned = new Remembered(plannedChunks(source.file, text, layout, trailing));
  const ahead = await readAhead(parseAll(planned.remembering()));
  return {
    info: {
      file: source.file,
      format: 'csv',
      compression: source.compression,
      encoding: text.shownEncoding,
      delimiter: layout.delimited ? layout.delimiter : null,
      sheet: null,
      headerLine: layout.headerLine,
      header: layout.header,
      preamble: layout.preamble,
      preambleLines: layout.preambleLines,
      sample: ahead.sample,
      notes: layout.columns > 0 ? text.notes : [...text.notes, text.head.length === 0 ? 'the file is empty' : 'the file has blank lines only'],
    },
    rows: () => { planned.forget(); return ahead.rows(); },
    chunks: () => planned.again(),
    get trailingNotes() { return trailing.notes(); },
    textBelow: trailing.texts,
  };
}

/** Lets the chunks that were read ahead be taken once more. */
class Remembered {
  private taken: PlannedChunk[] | null = [];
  private failure: { readonly error: unknown } | null = null;

  constructor(private readonly source: AsyncGenerator<PlannedChunk, void, undefined>) {}

  async *remembering(): AsyncGenerator<PlannedChunk, void, undefined> {
    try {
      for await (const chunk of this.source) {
        this.taken?.push(chunk);
        yield chunk;
      }
    } catch (error) {
      this.failure = { error };
      throw error;
    }
  }

  forget(): void {
    this.taken = null;
  }

  async *again(): AsyncGenerator<PlannedChunk, void, undefined> {
    const { taken } = this;
    this.taken = null;
    yield* taken ?? [];
    if (this.failure !== null) throw this.failure.error;
    yield* this.source;
  }
}

async function* plannedChunks(
  file: string, text: TextInput, layout: CsvLayout, trailing: TrailingNotes,
): AsyncGenerator<PlannedChunk, void, undefined> {
  let plan: CsvPlan = {
    encoding: text.encoding,
    delimiter: layout.delimiter,
    columns: layout.columns === 0 ? null : layout.columns,
    leastColumns: layout.leastColumns,
    header: layout.header,
  };
  let undecided = text.undecided;
  const chunks = splitChunks(dataBytes(text, layout), {
    file,
    plan,
    firstLine: layout.dataLine,
    firstByte: layout.dataOffset,
    headerBytes: layout.headerBytes,
    isFooter: (record, line) => {
      const cells = parseRecord(record, plan);
      const kind = cells === null ? null : footerKind(cells, layout.columns);
      if (kind === null || cells === null) return false;
      return trailing.footer(kind, line, cells);
    },
    onRepeatedHeader: (line) => trailing.repeatedHeader(line),
  });
  for await (const chunk of chunks) {
    if (undecided && !isAscii(chunk.bytes)) {
      // So far every encoding would have read the same; here the choice begins to matter.
      undecided = false;
      const choice = chooseEncoding(chunk.bytes) ?? unknownEncoding(file, chunk.firstLine);
      plan = { ...plan, encoding: choice.encoding };
      if (choice.note !== null) trailing.add(`from line ${chunk.firstLine} on ${choice.note}`);
    }
    yield { chunk, plan };
  }
}

async function* parseAll(
  chunks: AsyncIterable<PlannedChunk>,
): AsyncGenerator<readonly (SourceRow | RowFault)[], void, undefined> {
  for await (const { chunk, plan } of chunks) yield parseChunk(chunk, plan);
}

async function* dataBytes(text: TextInput, layout: CsvLayout): AsyncGenerator<Buffer, void, undefined> {
  let left = layout.dataOffset;
  for await (const part of text.bytes()) {
    if (left >= part.length) { left -= part.length; continue; }
    yield left === 0 ? part : part.subarray(left);
    left = 0;
  }
}
