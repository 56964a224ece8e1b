import { writeFile } from 'node:fs/promises';
import { headerHooks, isScreenable, notScreenable, planColumns } from '../../check/table-plan.js';
import type { ReadingOptions } from '../../check/options.js';
import { describeMapLine } from '../../input/columns/checks.js';
import { formatMappingFile } from '../../input/columns/mapping-file.js';
import { openInput } from '../../input/open.js';
import type { TableInfo } from '../../input/types.js';
import type { ColumnMapping } from '../../record/types.js';
import { terminalSafe } from '../../report/escape.js';
import { themeFor } from '../../report/text/theme.js';
import { align } from '../align.js';
import { refuseClashes } from '../clashes.js';
import { UsageError } from '../errors.js';
import type { Io } from '../io.js';
import { wantsColor } from '../outputs.js';
import { readingOptions, settle } from '../prepare.js';
import type { CommandSpec } from './index.js';

interface PlannedTable {
  readonly info: TableInfo;
  readonly mappings: readonly ColumnMapping[];
}

export const columnsCommand: CommandSpec = {
  name: 'columns',
  args: '<file>',
  description: 'show how a file would be read: format, encoding, header, what each column means',
  flags: [['--json', 'one JSON object'], ['--save <FILE>', 'save the mapping for nightly runs with --mapping']],
  options: ['map', 'mapping', 'header', 'input-format', 'encoding', 'delimiter', 'sheet', 'direction', 'color', 'debug'],
  after: `EXIT STATUS
  0  the file can be screened
  2  usage or configuration is wrong
  3  the file cannot be read, or has no column of parties, goods or countries

EXAMPLES
  nkcheck columns manifest.xlsx
  nkcheck columns manifest.xlsx --map consignee=3 --save mapping.yaml
  nkcheck manifest.xlsx --mapping mapping.yaml`,
  async run({ operands: [file = '-'], own, flags, io }) {
    const { settings } = await settle(flags, io);
    const reading = await readingOptions(settings);
    if (typeof own['save'] === 'string') await refuseClashes([{ option: '--save', path: own['save'] }], [file]);
    const tables = await readTables(file, reading, io);
    const first = tables[0];
    if (first === undefined) throw new UsageError(`${file} holds no table`);
    const usable = tables.find(({ mappings }) => isScreenable(mappings)) ?? first;
    if (typeof own['save'] === 'string') await save(own['save'], usable);
    if (own['json'] === true) {
      const more = tables.length === 1 ? {} : { tables: tables.map(toJson) };
      await io.stdout.write(`${JSON.stringify({ ...toJson(first), ...more }, null, 2)}\n`);
    } else {
      const color = settings.color && wantsColor(io.env, io.stdout.isTTY);
      for (const table of tables) await io.stdout.write(`${describe(table, io.stdout.isTTY ? io.stdout.width : 110, color).join('\n')}\n`);
      if (typeof own['save'] === 'string') await io.stdout.write(`\nSaved: nkcheck ${terminalSafe(file)} --mapping ${terminalSafe(own['save'])}\n`);
    }
    if (isScreenable(usable.mappings)) return 0;
    throw notScreenable(file, usable.mappings);
  },
};

async function readTables(file: string, reading: ReadingOptions, io: Io): Promise<readonly PlannedTable[]> {
  const opened = await openInput(file === '-' ? { stdin: io.stdin } : file, reading.input, headerHooks(reading));
  const tables: PlannedTable[] = [];
  try {
    for await (const table of opened.tables()) {
      tables.push({ info: table.info, mappings: planColumns(table, reading) });
      // The next sheet is found only behind the rows of this one.
      if (table.info.sheet === null) break;
      for await (const rows of table.rows()) void rows;
    }
  } finally {
    await opened.close();
  }
  return tables;
}

async function save(path: string, { mappings }: PlannedTable): Promise<void> {
  await writeFile(path, formatMappingFile(mappings)).catch((error: unknown) => {
    throw new UsageError(`--save: ${path} cannot be written: ${(error as Error).message}`, { cause: error });
  });
}

function toJson({ info, mappings }: PlannedTable): Record<string, unknown> {
  return {
    file: info.file,
    format: info.format,
    compression: info.compression,
    encoding: info.encoding,
    delimiter: info.delimiter,
    sheet: info.sheet,
    headerLine: info.headerLine,
    columns: mappings.map(({ index, header, fields, confidence, why }) => ({ index, header, fields, confidence, why })),
    preamble: info.preamble,
    firstRecord: info.sample[0] ?? null,
    notes: info.notes,
    map: describeMapLine(mappings),
  };
}

const MOST_VALUE = 40;

function describe({ info, mappings }: PlannedTable, width: number, color: boolean): string[] {
  const theme = themeFor(color);
  const first = info.sample[0] ?? [];
  const rows = mappings.map(({ index, header, fields, confidence }) => [
    String(index),
    terminalSafe(header.trim(), MOST_VALUE) || '(no header)',
    fields.length === 0 ? '– (screened as text)' : fields.join(', '),
    fields.length === 0 ? '' : `${Math.round(confidence * 100)} %`,
    terminalSafe((first[index - 1] ?? '').trim(), MOST_VALUE),
  ]);
  const table = align([['#', 'column', 'read as', 'sure', 'first record'], ...rows], width);
  return [
    theme.place(terminalSafe(info.file, Infinity)),
    howRead(info),
    ...info.preamble.map((line) => theme.faint(`above the header: ${terminalSafe(line, 100)}`)),
    ...info.notes.map((note) => `note: ${terminalSafe(note, Infinity)}`),
    '',
    theme.faint(table[0] ?? ''),
    ...table.slice(1),
    ...(info.sample.length === 0 ? ['', 'There is no data record.'] : []),
    '',
    'To correct it, change this line and give it to nkcheck:',
    `  ${terminalSafe(describeMapLine(mappings), Infinity) || '--map consignee=1'}`,
  ];
}

function howRead(info: TableInfo): string {
  const delimiter = info.delimiter === null ? null : `delimiter ${DELIMITERS[info.delimiter] ?? JSON.stringify(info.delimiter)}`;
  const header = info.headerLine === null ? 'no header line' : `header in line ${info.headerLine}`;
  return [info.format, info.compression, info.encoding, delimiter, header].filter((part) => part !== null).join(' · ');
}

const DELIMITERS: Readonly<Record<string, string>> = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'pipe' };
