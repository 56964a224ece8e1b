import { columnLetters } from '../../../src/input/xlsx/sheet.js';
import { zip } from './zip.js';

/** A cell: text, a number, nothing, or raw XML of a `c` element's inside with its type and number format. */
export type XlsxCell = string | number | boolean | null | {
  readonly type?: string;
  readonly format?: string | number;
  readonly inner: string;
};

export interface XlsxSheet {
  readonly name: string;
  /** Rows from row 1 on; an empty array is an empty row. */
  readonly rows: readonly (readonly XlsxCell[])[];
  readonly merges?: readonly string[];
  readonly hidden?: boolean;
}

export interface XlsxOptions {
  readonly date1904?: boolean;
  /** Texts in the cells themselves instead of the table of shared strings. */
  readonly inline?: boolean;
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** Writes a workbook as small as a workbook can be. */
export function xlsx(sheets: readonly XlsxSheet[], options: XlsxOptions = {}): Buffer {
  return zip(xlsxParts(sheets, options));
}

export function xlsxParts(sheets: readonly XlsxSheet[], options: XlsxOptions = {}): Record<string, string> {
  const strings = new Map<string, number>();
  const formats: (string | number)[] = [0];
  const xml = sheets.map((sheet) => sheetXml(sheet, strings, formats, options));
  const codes = formats.filter((format) => typeof format === 'string');
  const parts: Record<string, string> = {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
    '_rels/.rels': relations([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `<?xml version="1.0" encoding="UTF-8"?><workbook xmlns="${MAIN}" xmlns:r="${REL}"><workbookPr${options.date1904 === true ? ' date1904="1"' : ''}/><sheets>${
      sheets.map((sheet, index) => `<sheet name="${escape(sheet.name)}" sheetId="${index + 1}"${sheet.hidden === true ? ' state="hidden"' : ''} r:id="rId${index + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations([...sheets.map((_, index) => ['worksheet', `worksheets/sheet${index + 1}.xml`] as const), ['styles', 'styles.xml'], ['sharedStrings', 'sharedStrings.xml']]),
    'xl/styles.xml': `<styleSheet xmlns="${MAIN}"><numFmts>${codes.map((code, index) => `<numFmt numFmtId="${164 + index}" formatCode="${escape(code)}"/>`).join('')}</numFmts><cellStyleXfs><xf numFmtId="0"/></cellStyleXfs><cellXfs>${
      formats.map((format) => `<xf numFmtId="${typeof format === 'number' ? format : 164 + codes.indexOf(format)}"/>`).join('')}</cellXfs></styleSheet>`,
    'xl/sharedStrings.xml': `<sst xmlns="${MAIN}">${[...strings.keys()].map((text) => `<si><t xml:space="preserve">${escape(text)}</t></si>`).join('')}</sst>`,
  };
  xml.forEach((text, index) => { parts[`xl/worksheets/sheet${index + 1}.xml`] = text; });
  return parts;
}

function sheetXml(sheet: XlsxSheet, strings: Map<string, number>, formats: (string | number)[], options: XlsxOptions): string {
  const rows = sheet.rows.map((cells, row) => cells.length === 0 ? '' : `<row r="${row + 1}">${
    cells.map((cell, column) => cellXml(cell, `${columnLetters(column)}${row + 1}`, strings, formats, options)).join('')}</row>`);
  const merges = sheet.merges ?? [];
  return `<?xml version="1.0" encoding="UTF-8"?>\n<worksheet xmlns="${MAIN}"><sheetData>${rows.join('')}</sheetData>${
    merges.length === 0 ? '' : `<mergeCells count="${merges.length}">${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`}</worksheet>`;
}

function cellXml(cell: XlsxCell, ref: string, strings: Map<string, number>, formats: (string | number)[], options: XlsxOptions): string {
  if (cell === null || cell === '') return '';
  if (typeof cell === 'number') return `<c r="${ref}"><v>${cell}</v></c>`;
  if (typeof cell === 'boolean') return `<c r="${ref}" t="b"><v>${Number(cell)}</v></c>`;
  if (typeof cell === 'string') {
    if (options.inline === true) return `<c r="${ref}" t="inlineStr"><is><t xml:space="preserve">${escape(cell)}</t></is></c>`;
    const known = strings.get(cell) ?? strings.size;
    strings.set(cell, known);
    return `<c r="${ref}" t="s"><v>${known}</v></c>`;
  }
  const format = cell.format ?? 0;
  if (!formats.includes(format)) formats.push(format);
  return `<c r="${ref}" s="${formats.indexOf(format)}"${cell.type === undefined ? '' : ` t="${cell.type}"`}>${cell.inner}</c>`;
}

function relations(list: readonly (readonly [string, string])[]): string {
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${
    list.map(([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${REL}/${type}" Target="${target}"/>`).join('')}</Relationships>`;
}

function escape(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
    .replace(/[\x00-\x08\x0b-\x1f]/g, (char) => `_x${char.charCodeAt(0).toString(16).padStart(4, '0').toUpperCase()}_`);
}
