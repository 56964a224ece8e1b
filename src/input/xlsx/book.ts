import type { ByteSource } from '../bytes/source.js';
import { onDisk } from '../bytes/spool.js';
import type { HeaderScore } from '../table/header.js';
import { InputError, type InputOptions, type Table } from '../types.js';
import { readMerges } from './merges.js';
import { sheetRows } from './sheet.js';
import { readStrings } from './strings.js';
import { sheetTable } from './table.js';
import { readWorkbook, type SheetEntry } from './workbook.js';
import { openZip, type Zip } from './zip.js';

/**
 * The sheets of an .xlsx workbook as tables, one after the other. A sheet without a header among others that have one is
 * given with a note and an empty header.
 * @throws InputError when the file is no workbook, is damaged, or has no table at all
 */
export async function* openBook(
  source: ByteSource, options: InputOptions, known: HeaderScore | undefined,
): AsyncGenerator<Table, void, undefined> {
  const { file } = source;
  const disk = await onDisk(source);
  let zip: Zip | null = null;
  let close: () => void = () => undefined;
  try {
    zip = await openZip(file, disk.path);
    const book = await readWorkbook(file, zip);
    const sheets = chosenSheets(file, book.sheets, options.sheet);
    const stringPart = book.strings === null ? null : await zip.open(book.strings);
    const strings = stringPart === null ? null : await readStrings(file, book.strings as string, stringPart);
    close = () => strings?.close();
    const context = { strings, formats: book.formats, date1904: book.date1904 };
    let found = false;
    let reason: string | undefined;
    for (const sheet of sheets) {
      const table = await sheetTable({
        info: { file: `${file}#${sheet.name}`, format: 'xlsx', compression: source.compression, sheet: sheet.name },
        merges: await readMerges(await part(file, zip, sheet)),
        rows: sheetRows(file, `sheet ${sheet.name}`, await part(file, zip, sheet), context),
        notes: sheet.hidden ? [`the sheet ${sheet.name} is hidden`] : [],
        noHeader: options.noHeader === true,
      }, known);
      reason ??= table.info.notes.at(-1);
      if (table.info.header.length > 0 || options.noHeader === true) found = true;
      else if (sheets.length === 1 && table.info.notes.at(-1) !== 'the sheet is empty') {
        throw new InputError(table.info.file, reason ?? 'no table', 'add a header, or use --no-header with --map');
      }
      yield table;
    }
    if (!found && sheets.length > 1) {
      throw new InputError(file, `no sheet has a header; ${sheets[0]?.name ?? ''}: ${reason ?? ''}`, 'add a header, or use --sheet with --no-header and --map');
    }
  } finally {
    close();
    zip?.close();
    disk.remove();
  }
}

async function part(file: string, zip: Zip, sheet: SheetEntry): Promise<AsyncIterable<Buffer>> {
  const stream = await zip.open(sheet.part);
  if (stream === null) throw new InputError(file, `the sheet ${sheet.name} is missing in the file`, 'get the file again');
  return stream;
}

function chosenSheets(file: string, sheets: readonly SheetEntry[], wanted: string | undefined): readonly SheetEntry[] {
  if (sheets.length === 0) throw new InputError(file, 'the workbook has no sheets', 'check the file');
  if (wanted === undefined) return sheets;
  const chosen = sheets.find(({ name }) => name === wanted)
    ?? sheets.find(({ name }) => name.toLowerCase() === wanted.toLowerCase())
    ?? (/^\d+$/.test(wanted) ? sheets[Number(wanted) - 1] : undefined);
  if (chosen === undefined) {
    throw new InputError(file, `there is no sheet ${wanted}`, `the sheets are: ${sheets.map(({ name }, index) => `${index + 1} ${name}`).join(', ').slice(0, 500)}`);
  }
  return [chosen];
}
