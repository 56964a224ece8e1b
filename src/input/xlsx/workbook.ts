import { posix } from 'node:path';
import { InputError } from '../types.js';
import { compileFormat, type NumberFormat } from './format.js';
import { readXml } from './xml.js';
import type { Zip } from './zip.js';

export interface SheetEntry {
  readonly name: string;
  readonly hidden: boolean;
  /** Path of the sheet in the container. */
  readonly part: string;
}

export interface Workbook {
  readonly sheets: readonly SheetEntry[];
  readonly date1904: boolean;
  /** Path of the shared strings, or null. */
  readonly strings: string | null;
  /** Number format by cell style. */
  readonly formats: readonly NumberFormat[];
}

const MOST_SHEETS = 1_000;
const MOST_STYLES = 100_000;

/** Reads what a workbook says of itself. @throws InputError when the container is no workbook */
export async function readWorkbook(file: string, zip: Zip): Promise<Workbook> {
  refuseOtherContainers(file, zip.names);
  const root = await relationships(file, zip, '');
  const part = root.find(({ type }) => type.endsWith('/officeDocument'))?.target ?? 'xl/workbook.xml';
  const relations = await relationships(file, zip, part);
  const targets = new Map(relations.map((relation) => [relation.id, relation]));
  const sheets: SheetEntry[] = [];
  let date1904 = false;
  const stream = await zip.open(part);
  if (stream === null) throw new InputError(file, 'this zip file holds no workbook', 'export the data as CSV or .xlsx');
  await readXml(file, part, stream, {
    open(name, attributes) {
      if (name === 'workbookPr') date1904 = /^(?:1|true)$/.test(attributes['date1904'] ?? '');
      if (name !== 'sheet') return;
      if (sheets.length >= MOST_SHEETS) throw new InputError(file, `the workbook has more than ${MOST_SHEETS} sheets`, 'split it, or export the sheets as CSV');
      const relation = targets.get(attributes['r:id'] ?? Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? '');
      if (relation === undefined || !relation.type.endsWith('/worksheet')) return;
      sheets.push({
        name: attributes['name'] ?? `${sheets.length + 1}`,
        hidden: (attributes['state'] ?? 'visible') !== 'visible',
        part: relation.target,
      });
    },
    close: () => undefined,
  });
  const styles = relations.find(({ type }) => type.endsWith('/styles'))?.target;
  return {
    sheets,
    date1904,
    strings: relations.find(({ type }) => type.endsWith('/sharedStrings'))?.target ?? null,
    formats: styles === undefined ? [] : await readFormats(file, zip, styles),
  };
}

interface Relation {
  readonly id: string;
  readonly type: string;
  readonly target: string;
}

async function relationships(file: string, zip: Zip, part: string): Promise<Relation[]> {
  const directory = posix.dirname(part);
  const stream = await zip.open(posix.join(directory, '_rels', `${posix.basename(part)}.rels`));
  const relations: Relation[] = [];
  if (stream === null) return relations;
  await readXml(file, `relations of ${part === '' ? 'the container' : part}`, stream, {
    open(name, attributes) {
      if (name !== 'Relationship' || relations.length >= MOST_STYLES) return;
      const target = attributes['Target'] ?? '';
      relations.push({
        id: attributes['Id'] ?? '',
        type: attributes['Type'] ?? '',
        target: target.startsWith('/') ? target.slice(1) : posix.join(directory, target),
      });
    },
    close: () => undefined,
  });
  return relations;
}

async function readFormats(file: string, zip: Zip, part: string): Promise<NumberFormat[]> {
  const stream = await zip.open(part);
  const custom = new Map<string, string>();
  const ids: string[] = [];
  let inCells = false;
  if (stream === null) return [];
  await readXml(file, part, stream, {
    open(name, attributes) {
      if (name === 'numFmt' && custom.size < MOST_STYLES) custom.set(attributes['numFmtId'] ?? '', attributes['formatCode'] ?? '');
      else if (name === 'cellXfs') inCells = true;
      else if (name === 'xf' && inCells && ids.length < MOST_STYLES) ids.push(attributes['numFmtId'] ?? '0');
    },
    close(name) {
      if (name === 'cellXfs') inCells = false;
    },
  });
  const compiled = new Map<string, NumberFormat>();
  return ids.map((id) => {
    let format = compiled.get(id);
    if (format === undefined) {
      format = compileFormat(Number(id), custom.get(id));
      compiled.set(id, format);
    }
    return format;
  });
}

/** Names what else a zip file may be. @throws InputError unless it can be a workbook */
function refuseOtherContainers(file: string, names: readonly string[]): void {
  const has = (pattern: RegExp): boolean => names.some((name) => pattern.test(name));
  const refuse = (what: string, advice: string): never => { throw new InputError(file, `this is ${what}, which cannot be read`, advice); };
  if (has(/^xl\/workbook\.bin$/i)) refuse('a binary Excel workbook (.xlsb)', 'save it as .xlsx');
  if (has(/^word\//i)) refuse('a Word document', 'export the data as CSV or .xlsx');
  if (has(/^ppt\//i)) refuse('a PowerPoint presentation', 'export the data as CSV or .xlsx');
  if (has(/^content\.xml$/i) && has(/^mimetype$/i)) refuse('an OpenDocument file (.ods)', 'save it as .xlsx or CSV');
  if (has(/^Index\/|\.iwa$/)) refuse('an Apple Numbers document', 'export it as .xlsx or CSV');
  if (!has(/^\[Content_Types\]\.xml$/i) && !has(/^xl\//i)) {
    refuse(`a zip file (${names.slice(0, 3).join(', ')}${names.length > 3 ? ', …' : ''})`, 'unpack it and name the files in it');
  }
}
