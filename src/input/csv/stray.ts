import { lineEnd, type ScannedRecord } from './scan.js';

/**
 * Whether a record over several lines is the work of a stray quote: the quote closes before other text, or the record
 * has the wrong number of cells, or each of its lines is a record by itself.
 */
export function spansByMistake(
  found: ScannedRecord, buffer: Uint8Array, at: number, delimiter: Uint8Array, columns: number | null, leastColumns: number,
): boolean {
  if (found.lines === 1) return false;
  if (found.irregular) return true;
  if (columns === null) return false;
  return found.cells < leastColumns || found.width > columns
    || everyLineIsARecord(found, buffer, at, delimiter, columns);
}

/**
 * A quote left open in one record and an inch mark at the end of the same column further down look like one proper
 * record. But then each line has all the columns by itself, which a text with line breaks does not have. Narrow tables
 * are left alone: there a few commas in an address would look the same.
 */
function everyLineIsARecord(
  found: ScannedRecord, buffer: Uint8Array, at: number, delimiter: Uint8Array, columns: number,
): boolean {
  if (columns < (found.lines === 2 ? 6 : 4)) return false;
  let start = at;
  while (start < found.end) {
    const end = lineEnd(buffer, start, true);
    let cells = 1;
    for (let byte = start; byte < end; byte += 1) if (buffer[byte] === delimiter[0]) cells += 1;
    if (cells !== columns) return false;
    start = end;
  }
  return true;
}
