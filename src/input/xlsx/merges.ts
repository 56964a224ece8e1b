import { columnOf } from './sheet.js';

/** Merged ranges that are kept. */
const MOST_MERGES = 200_000;
const MARK = Buffer.from('mergeCell ');
/** Longer than any merge element. */
const OVERLAP = 256;

/** Rows and columns covered, both ends included; rows 1-based, columns 0-based. */
export interface Merge {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

export interface Merges {
  readonly list: readonly Merge[];
  /** There were more than can be kept. */
  readonly incomplete: boolean;
}

/**
 * Finds the merged ranges of a sheet. They stand behind the rows in the file, but are needed before them, so the sheet
 * is walked through once for them alone, without parsing it.
 */
export async function readMerges(source: AsyncIterable<Buffer>): Promise<Merges> {
  const list: Merge[] = [];
  let tail: Buffer = Buffer.alloc(0);
  for await (const chunk of source) {
    const bytes = tail.length === 0 ? chunk : Buffer.concat([tail, chunk]);
    let at = bytes.indexOf(MARK);
    let end = 0;
    while (at >= 0 && at < bytes.length - OVERLAP) {
      if (list.length >= MOST_MERGES) return { list, incomplete: true };
      addMerge(list, bytes.toString('latin1', at, at + OVERLAP));
      end = at + MARK.length;
      at = bytes.indexOf(MARK, end);
    }
    tail = Buffer.from(bytes.subarray(Math.max(end, bytes.length - 2 * OVERLAP)));
  }
  for (let at = tail.indexOf(MARK); at >= 0; at = tail.indexOf(MARK, at + 1)) {
    addMerge(list, tail.toString('latin1', at, at + OVERLAP));
  }
  return { list: list.sort((a, b) => a.top - b.top), incomplete: false };
}

function addMerge(list: Merge[], element: string): void {
  const found = /^mergeCell [^>]*?ref=["']\$?([A-Z]+)\$?(\d+):\$?([A-Z]+)\$?(\d+)["']/.exec(element);
  if (found === null) return;
  const [, left = '', top = '', right = '', bottom = ''] = found;
  list.push({ top: Number(top), bottom: Number(bottom), left: columnOf(left), right: columnOf(right) });
}
