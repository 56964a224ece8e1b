import { parse } from 'csv-parse/sync';
import { parseCountry } from '../../record/country.js';
import { fileError } from '../file-error.js';
import { show } from '../issues.js';
import type { Basis, ListedName, ListedParty, ListedVessel } from '../types.js';
import { kindOf, tidy, whyUnusable } from './listed-names.js';
import { readRemarks, type OfacRemarks } from './ofac-remarks.js';
import type { ImportOptions, ImportResult, ImportSource, ListImporter } from './types.js';

/** Columns of the files; none has a header line. */
const SDN = { uid: 0, name: 1, type: 2, programmes: 3, flag: 9, remarks: 11, width: 12 } as const;
const ALT = { uid: 0, type: 2, name: 3, width: 5 } as const;
const ADD = { uid: 0, street: 2, city: 3, country: 4, width: 6 } as const;
const COMMENTS = { uid: 0, text: 1, width: 2 } as const;

/** Core DPRK names (KOMID's bank, Ryonbong) are listed under other programmes and bear only this note. */
const DPRK_NOTE = 'North Korea Sanctions Regulations';
const BASIS: Basis = { instrument: '31 CFR part 510', paragraph: null, effective: null };

interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

/** OFAC's SDN list as the four legacy CSV files, joined by uid. */
export const ofacCsv: ListImporter = {
  id: 'ofac-csv',
  title: 'US Treasury SDN list (sdn.csv)',
  detect: (head) => /^\ufeff?\d+,(?:"[^"\n]+"|[^",\n]+),"?(?:-0- ?|individual|vessel|aircraft)"?,/.test(head),
  companions: (name) => {
    const other = (word: string) => name.replace(/sdn/i, (found) => (found === found.toUpperCase() ? word.toUpperCase() : word));
    return /sdn/i.test(name) ? { alt: other('alt'), add: other('add'), comments: other('sdn_comments') } : {};
  },

  parse(source, companions, options): ImportResult {
    const rows = readRows(source, SDN.width);
    const notes = [
      ...(companions['alt'] === undefined ? ['alt.csv was not found beside the file: most aliases are missing'] : []),
      ...(companions['add'] === undefined ? ['add.csv was not found beside the file: addresses are missing'] : []),
      ...(companions['comments'] === undefined ? ['sdn_comments.csv was not found beside the file: the ends of long remarks are missing'] : []),
    ];
    const reader = new EntryReader(source, companions, notes);
    const chosen = rows.filter((row) => options.programme === 'all' || reader.isDprk(row));
    if (chosen.length === 0) throw fileError(source.path, `none of the ${rows.length} entries is under DPRK sanctions: the file is incomplete`);
    const aircraft = chosen.filter((row) => row.cells[SDN.type] === 'aircraft').length;
    if (aircraft > 0) notes.push(`aircraft left out, as records name none: ${aircraft}`);
    const all = options.programme === 'all';
    return {
      watchlist: {
        id: all ? 'ofac-sdn' : 'ofac-dprk',
        title: `US Treasury SDN list${all ? '' : ', DPRK'}`,
        authority: 'US',
        document: 'OFAC Specially Designated Nationals list (legacy CSV files)',
        asOf: dayOf(source, options),
        path: source.path,
        sha256: source.sha256,
        parties: chosen.filter((row) => ['', 'individual'].includes(row.cells[SDN.type]!)).map((row) => reader.party(row)),
        vessels: chosen.filter((row) => row.cells[SDN.type] === 'vessel').map((row) => reader.vessel(row)),
        goods: [],
      },
      notes,
    };
  },
};

class EntryReader {
  readonly #aliases: ReadonlyMap<string, readonly Row[]>;
  readonly #addresses: ReadonlyMap<string, readonly Row[]>;
  readonly #tails: ReadonlyMap<string, readonly Row[]>;

  constructor(private readonly source: ImportSource, companions: Readonly<Record<string, ImportSource>>, private readonly notes: string[]) {
    const table = (role: string, width: number) => byUid(companions[role] === undefined ? [] : readRows(companions[role], width));
    this.#aliases = table('alt', ALT.width);
    this.#addresses = table('add', ADD.width);
    this.#tails = table('comments', COMMENTS.width);
  }

  isDprk(row: Row): boolean {
    return programmesOf(row).some((programme) => programme.startsWith('DPRK')) || this.remarksText(row).includes(DPRK_NOTE);
  }

  party(row: Row): ListedParty {
    const individual = row.cells[SDN.type] === 'individual';
    const remarks = this.remarks(row, individual ? 'individual' : 'entity');
    return {
      type: individual ? 'individual' : 'entity',
      ...this.entry(row, remarks, individual),
      birthDates: remarks.birthDates,
      identifiers: remarks.identifiers,
      nationalities: remarks.nationalities,
      addresses: this.addresses(row),
    };
  }

  vessel(row: Row): ListedVessel {
    const remarks = this.remarks(row, 'vessel');
    const flag = row.cells[SDN.flag]!;
    return {
      type: 'vessel',
      ...this.entry(row, remarks, false),
      imo: remarks.imo,
      measures: ['asset freeze'],
      flag: flag === '' ? null : this.country(row, flag),
    };
  }

  private entry(row: Row, remarks: OfacRemarks, individual: boolean) {
    return {
      id: `OFAC-${row.cells[SDN.uid]!}`,
      names: this.names(row, remarks, individual),
      authority: 'US',
      statuses: ['designated-unilaterally' as const],
      listedOn: null,
      delistedOn: null,
      basis: [BASIS],
      by: `US OFAC (${programmesOf(row).join(', ')})`,
      source: `SDN list, uid ${row.cells[SDN.uid]!}`,
      confidence: null,
      remarks: null,
      location: `${this.source.path}:${row.line}`,
    };
  }

  private names(row: Row, remarks: OfacRemarks, individual: boolean): readonly ListedName[] {
    // Individuals are "FAMILY, Given"; a comma in the name of a firm belongs to it.
    const plain = (text: string) => tidy(individual ? text.replace(/,\s*/, ' ') : text);
    const names: ListedName[] = [{ text: plain(row.cells[SDN.name]!), kind: 'primary', quality: 'good' }];
    const add = (text: string, kind: ListedName['kind'], quality: ListedName['quality']) => {
      if (names.some((name) => name.text === text)) return;
      const unusable = whyUnusable(text);
      if (unusable !== null) this.note(row, unusable);
      else names.push({ text, kind: kindOf(text, kind), quality });
    };
    for (const alias of this.#aliases.get(row.cells[SDN.uid]!) ?? []) {
      add(plain(alias.cells[ALT.name]!), alias.cells[ALT.type] === 'fka' ? 'former' : 'alias', 'good');
    }
    for (const { text, former } of remarks.weakNames) add(plain(text), former ? 'former' : 'alias', 'low');
    return names;
  }

  private addresses(row: Row): ListedParty['addresses'] {
    return (this.#addresses.get(row.cells[SDN.uid]!) ?? []).flatMap(({ cells }) => {
      const place = [cells[ADD.street]!, cells[ADD.city]!].filter((part) => part !== '').join(', ');
      const country = cells[ADD.country]!;
      if (place === '' && country === '') return [];
      return [{ text: place === '' ? country : place, country: country === '' ? null : this.country(row, country) }];
    });
  }

  private remarksText(row: Row): string {
    // Remarks are cut in mid word at 1,000 characters; the tail follows without a separator.
    return row.cells[SDN.remarks]! + (this.#tails.get(row.cells[SDN.uid]!) ?? []).map(({ cells }) => cells[COMMENTS.text]!).join('');
  }

  private remarks(row: Row, kind: 'individual' | 'entity' | 'vessel'): OfacRemarks {
    const remarks = readRemarks(this.remarksText(row), kind);
    for (const doubt of remarks.doubts) this.note(row, doubt);
    return remarks;
  }

  private country(row: Row, name: string): string | null {
    const code = parseCountry(name);
    if (code === null) this.note(row, `the country ${show(name)} is not known and was left out`);
    return code;
  }

  private note(row: Row, message: string): void {
    const note = `OFAC-${row.cells[SDN.uid]!}: ${message}`;
    if (!this.notes.includes(note)) this.notes.push(note);
  }
}

/** `DPRK3] [CYBER2` without outer brackets. */
function programmesOf(row: Row): readonly string[] {
  return row.cells[SDN.programmes]!.split('] [').map((programme) => programme.replace(/[[\]]/g, '').trim());
}

/** The files name no day; publications are kept under names that do (sdn_2024-05-03.csv). */
function dayOf(source: ImportSource, options: ImportOptions): string {
  const day = options.asOf ?? /(?<!\d)(20\d{2}-[01]\d-[0-3]\d)(?!\d)/.exec(source.path)?.[1];
  if (day === undefined) throw fileError(source.path, 'the file does not say which day it is from: give it with --as-of YYYY-MM-DD');
  return day;
}

/**
 * Rows with `-0-` read as empty. Every row must have all its columns: a file cut off in the middle ends in one that has
 * not. The last line is a lone Ctrl-Z (0x1A), a habit of CP/M.
 */
function readRows({ path, text }: ImportSource, width: number): readonly Row[] {
  let parsed: { record: string[]; info: { lines: number } }[];
  try {
    parsed = parse(text.replace(/\s*\u001a\s*$/, '\n'), { bom: true, info: true, relax_column_count: true, skip_empty_lines: true, record_delimiter: ['\r\n', '\n', '\r'] }) as unknown as typeof parsed;
  } catch (error) {
    const lines = error instanceof Error && 'lines' in error ? Number(error.lines) : 1;
    throw fileError(path, `the file cannot be read as CSV (${show(String((error as Error).message))}): download it again`, lines);
  }
  return parsed.map(({ record, info }) => {
    if (record.length < width || !/^\d+$/.test(record[0]!)) {
      throw fileError(path, `the row has ${record.length} columns instead of ${width}, or no number in front: the file is damaged or cut off; download it again`, info.lines);
    }
    return { line: info.lines, cells: record.map((cell) => cell.replace(/\s+/g, ' ').trim().replace(/^-0-$/, '')) };
  });
}

function byUid(rows: readonly Row[]): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.cells[0]!);
    if (group === undefined) groups.set(row.cells[0]!, [row]);
    else group.push(row);
  }
  return groups;
}
