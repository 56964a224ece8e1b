import { Readable } from 'node:stream';
import { openInput, type InputHooks } from '../../../src/input/open.js';
import type { InputDigest, InputOptions, RowFault, SourceRow, TableInfo } from '../../../src/input/types.js';

export interface ReadTable {
  readonly info: TableInfo;
  readonly rows: readonly SourceRow[];
  readonly faults: readonly RowFault[];
  readonly trailing: readonly string[];
}

/** Reads a whole input from bytes (as standard input, in pieces of `step` bytes) or from a path. */
export async function readAll(
  from: Buffer | string, options: InputOptions = {}, hooks: InputHooks = {}, step = 65_536,
): Promise<{ tables: ReadTable[]; digest: InputDigest }> {
  const input = await openInput(typeof from === 'string' ? from : { stdin: pieces(from, step) }, options, hooks);
  try {
    const tables: ReadTable[] = [];
    for await (const table of input.tables()) {
      const rows: SourceRow[] = [];
      const faults: RowFault[] = [];
      for await (const batch of table.rows()) {
        for (const row of batch) if (row.kind === 'row') rows.push(row); else faults.push(row);
      }
      tables.push({ info: table.info, rows, faults, trailing: table.trailingNotes });
    }
    return { tables, digest: input.digest() };
  } finally {
    await input.close();
  }
}

/** The only table of an input. */
export async function readTable(
  from: Buffer | string, options: InputOptions = {}, hooks: InputHooks = {}, step = 65_536,
): Promise<ReadTable> {
  const { tables } = await readAll(from, options, hooks, step);
  if (tables.length !== 1) throw new Error(`${tables.length} tables`);
  return tables[0] as ReadTable;
}

export function pieces(bytes: Buffer, step: number): Readable {
  const parts: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += step) parts.push(bytes.subarray(at, at + step));
  return Readable.from(parts, { objectMode: true });
}
