import { hasScreenableColumn } from '../input/columns/checks.js';
import { mapColumns } from '../input/columns/map.js';
import { mappingFor } from '../input/columns/mapping-file.js';
import type { InputHooks } from '../input/open.js';
import { InputError, type Table, type TableInfo } from '../input/types.js';
import { FIELDS, type ColumnMapping } from '../record/types.js';
import type { ReadingOptions } from './options.js';

/** How many cells of a row are known column names, 0 to 1: what the search for the header line asks. */
export function headerHooks(options: Pick<ReadingOptions, 'direction' | 'dictionary'>): InputHooks {
  return {
    headerScore(cells) {
      const filled = cells.filter((cell) => cell.trim() !== '').length;
      if (filled === 0) return 0;
      const known = mapColumns(cells, [], { direction: options.direction, dictionary: options.dictionary });
      return known.filter((mapping) => mapping.fields.length > 0).length / filled;
    },
  };
}

/**
 * Settles what each column of a table means.
 * @throws ColumnMapError, MappingFileError when the user's own mapping does not fit the table
 */
export function planColumns({ info }: Table, options: ReadingOptions): ColumnMapping[] {
  // A sheet without a header beside others: what the user said of columns was not said of it.
  if (isHeaderless(info, options)) return mapColumns([], info.sample, { direction: options.direction, dictionary: options.dictionary });
  if (options.mapping !== null) return mappingFor(info.header, options.mapping);
  return mapColumns(info.header, info.sample, {
    maps: options.maps,
    noHeader: options.input.noHeader ?? false,
    direction: options.direction,
    dictionary: options.dictionary,
  });
}

/** A sheet of a workbook that has rows but no header, although nobody said so. */
export function isHeaderless(info: TableInfo, options: Pick<ReadingOptions, 'input'>): boolean {
  return info.sheet !== null && info.header.length === 0 && options.input.noHeader !== true;
}

/** True when screening the table would look at a party, goods, a place or a ship. */
export const isScreenable = hasScreenableColumn;

/** The error for an input in which no column was recognised. */
export function notScreenable(file: string, mappings: readonly ColumnMapping[]): InputError {
  const headers = mappings.slice(0, 8).map(({ header, index }) => (header.trim() === '' ? `column ${index}` : `"${header.trim().slice(0, 40)}"`));
  const more = mappings.length > 8 ? ` and ${mappings.length - 8} more` : '';
  return new InputError(
    file,
    `no column of parties, goods or countries was recognised (columns: ${headers.join(', ')}${more})`,
    'name one with --map, e.g. --map consignee=1 --map hs_code=2',
  );
}

/** The error for a header line that is a record itself: taken as a header, it would not be screened. */
export function headerIsRecord({ file, headerLine }: TableInfo, value: string): InputError {
  return new InputError(file, `the header line holds the value "${value.slice(0, 40)}" and may be a record`, 'add a header, or use --no-header with --map', headerLine);
}

/** Headers by canonical field, in the order of the fields; columns without a field apart. */
export function columnsByField(mappings: readonly ColumnMapping[]): {
  readonly columns: Readonly<Record<string, readonly string[]>>;
  readonly unmapped: readonly string[];
} {
  const columns: Record<string, string[]> = {};
  for (const field of FIELDS) {
    const mine = mappings.filter((mapping) => mapping.fields.includes(field)).map(columnName);
    if (mine.length > 0) columns[field] = mine;
  }
  return { columns, unmapped: mappings.filter((mapping) => mapping.fields.length === 0).map(columnName) };
}

function columnName({ header, index }: ColumnMapping): string {
  return header.trim() === '' ? `column ${index}` : header.trim();
}
