import { parseCountry } from '../../record/country.js';
import { fileError } from '../file-error.js';
import { show } from '../issues.js';
import type { Basis, Identifier, ListedName, ListedParty } from '../types.js';
import { kindOf, namesInCell, tidy, whyUnusable } from './listed-names.js';
import type { ImportResult, ListImporter } from './types.js';
import { identifiersInComments } from './un-comments.js';
import { childrenNamed, childText, readXmlRecords, type XmlElement } from './xml-records.js';

/** The freeze of assets; the reference numbers of the file say nothing of paragraphs. */
const DPRK_BASIS: Basis = { instrument: 'UNSCR 1718 (2006)', paragraph: '8(d)', effective: '2006-10-14' };
/** Wider ranges of birth years say too little to clear or confirm anybody. */
const MAX_YEARS = 10;

/** The consolidated list of the UN Security Council, as scsanctions.un.org serves it. */
export const unXml: ListImporter = {
  id: 'un-xml',
  title: 'UN Security Council consolidated list (XML)',
  detect: (head) => /<CONSOLIDATED_LIST[\s>]/.test(head),

  parse({ path, text, sha256 }, _companions, { programme = 'DPRK', asOf }): ImportResult {
    const file = readXmlRecords(text, path, new Set(['INDIVIDUAL', 'ENTITY']));
    if (file.root !== 'CONSOLIDATED_LIST') {
      throw fileError(path, `the file starts with <${show(file.root)}>, not with <CONSOLIDATED_LIST>: this is not the UN list`);
    }
    const generated = file.attributes['dateGenerated'] ?? '';
    const day = asOf ?? /^\d{4}-\d{2}-\d{2}/.exec(generated)?.[0];
    if (day === undefined) throw fileError(path, 'the file does not say when it was generated (dateGenerated): give its day with --as-of');
    const chosen = file.records.filter((record) => programme === 'all' || childText(record, 'UN_LIST_TYPE') === 'DPRK');
    if (chosen.length === 0) throw fileError(path, `none of the ${file.records.length} entries is under DPRK sanctions: the file is incomplete`);
    const notes: string[] = [];
    const parties = chosen.map((record) => new RecordReader(record, path, notes).party());
    refuseRepeatedIds(parties, path);
    return {
      watchlist: {
        id: programme === 'all' ? 'un-consolidated' : 'un-dprk',
        title: `UN Security Council consolidated list${programme === 'all' ? '' : ', DPRK'}`,
        authority: 'UN',
        document: `UN Security Council consolidated list, generated ${generated || day}`,
        asOf: day,
        path,
        sha256,
        parties,
        vessels: [],
        goods: [],
      },
      notes: [...notes, 'the file holds no vessels: the 1718 Committee publishes them in a document of its own'],
    };
  },
};

/** One INDIVIDUAL or ENTITY. Every value is trimmed; empty placeholder elements count for nothing. */
class RecordReader {
  readonly #id: string;
  readonly #individual: boolean;

  constructor(private readonly record: XmlElement, private readonly path: string, private readonly notes: string[]) {
    this.#id = childText(record, 'REFERENCE_NUMBER');
    this.#individual = record.name === 'INDIVIDUAL';
    if (!/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(this.#id)) {
      throw fileError(path, 'an entry has no usable REFERENCE_NUMBER: the file is damaged', record.line);
    }
  }

  party(): ListedParty {
    const listed = childText(this.record, 'LISTED_ON');
    if (!/^\d{4}-\d{2}-\d{2}/.test(listed)) throw fileError(this.path, `${this.#id} has no usable LISTED_ON: the file is damaged`, this.record.line);
    return {
      type: this.#individual ? 'individual' : 'entity',
      id: this.#id,
      names: this.names(),
      authority: 'UN',
      statuses: ['designated'],
      listedOn: listed.slice(0, 10),
      delistedOn: null,
      basis: childText(this.record, 'UN_LIST_TYPE') === 'DPRK' ? [DPRK_BASIS] : [],
      by: null,
      source: null,
      confidence: null,
      remarks: null,
      birthDates: this.birthDates(),
      identifiers: this.identifiers(),
      nationalities: this.nationalities(),
      addresses: this.addresses(),
      location: `${this.path}:${this.record.line}`,
    };
  }

  private names(): readonly ListedName[] {
    const parts = ['FIRST_NAME', 'SECOND_NAME', 'THIRD_NAME', 'FOURTH_NAME'].map((name) => childText(this.record, name));
    const [primary, ...forms] = namesInCell(parts.filter((part) => part !== '').join(' '), true);
    if (primary === undefined) throw fileError(this.path, `${this.#id} has no name: the file is damaged`, this.record.line);
    const names: ListedName[] = [{ text: primary, kind: 'primary', quality: 'good' }];
    const add = (text: string, kind: ListedName['kind'], quality: ListedName['quality']) => {
      if (names.some((name) => name.text === text)) return;
      const unusable = whyUnusable(text);
      if (unusable !== null) this.note(unusable);
      else names.push({ text, kind: kindOf(text, kind), quality });
    };
    for (const form of forms) add(form, 'alias', 'good');
    for (const alias of childrenNamed(this.record, `${this.record.name}_ALIAS`)) {
      const quality = childText(alias, 'QUALITY').toLowerCase();
      const kind = quality === 'f.k.a.' ? 'former' : 'alias';
      for (const name of namesInCell(childText(alias, 'ALIAS_NAME'))) add(name, kind, quality === 'low' ? 'low' : 'good');
    }
    for (const name of namesInCell(childText(this.record, 'NAME_ORIGINAL_SCRIPT'))) add(name, 'original-script', 'good');
    return names;
  }

  private birthDates(): readonly string[] {
    const dates = childrenNamed(this.record, 'INDIVIDUAL_DATE_OF_BIRTH').flatMap((element) => {
      const day = childText(element, 'DATE').slice(0, 10);
      const [year, from, to] = ['YEAR', 'FROM_YEAR', 'TO_YEAR'].map((name) => childText(element, name));
      if (day !== '') return [day];
      if (year !== '') return [year!];
      return from === '' ? [] : this.years(Number(from), Number(to === '' ? from : to));
    });
    const ofAliases = childrenNamed(this.record, 'INDIVIDUAL_ALIAS').map((alias) => childText(alias, 'DATE_OF_BIRTH').slice(0, 10));
    return [...new Set([...dates, ...ofAliases])].filter((date) => {
      const usable = /^\d{4}(-\d{2}-\d{2})?$/.test(date);
      if (!usable && date !== '') this.note(`the birth date ${show(date)} could not be read`);
      return usable;
    });
  }

  private years(from: number, to: number): readonly string[] {
    if (to < from || to - from > MAX_YEARS) {
      this.note(`the birth years ${from} to ${to} were left out`);
      return [];
    }
    return Array.from({ length: to - from + 1 }, (_, i) => String(from + i));
  }

  private identifiers(): readonly Identifier[] {
    const found = childrenNamed(this.record, 'INDIVIDUAL_DOCUMENT').flatMap((element): Identifier[] => {
      const [, number = '', aside] = /^([^()]*?)\s*(?:\((.*)\))?$/.exec(childText(element, 'NUMBER')) ?? [];
      if (number === '') return [];
      const type = childText(element, 'TYPE_OF_DOCUMENT');
      const issuer = childText(element, 'ISSUING_COUNTRY') || childText(element, 'COUNTRY_OF_ISSUE');
      const issued = childText(element, 'DATE_OF_ISSUE').slice(0, 10);
      const note = [issuer && `issued by ${this.country(issuer) ?? issuer}`, issued && `issued ${issued}`, aside, childText(element, 'NOTE')].filter(Boolean).join(', ');
      // The French and Spanish editions leave their words for a passport in the English file.
      const kind = /pass?e?port|pasaporte/i.test(type) ? 'passport' : 'national-id';
      return [{ kind, value: number, note: note === '' ? null : tidy(note) }];
    });
    const all = [...found, ...identifiersInComments(childText(this.record, 'COMMENTS1'))];
    return all.filter(({ kind, value }, i) => {
      if ((value.match(/[\p{L}\p{N}]/gu)?.length ?? 0) < 4) {
        this.note(`the document number ${show(value)} is too short to search for and was left out`);
        return false;
      }
      // The same passport comes once for each language edition; the last has the most notes.
      return !all.slice(i + 1).some((other) => other.kind === kind && other.value === value);
    });
  }

  private nationalities(): readonly string[] {
    const values = childrenNamed(this.record, 'NATIONALITY').flatMap((element) => childrenNamed(element, 'VALUE').map((value) => tidy(value.text)));
    return [...new Set(values.filter((value) => value !== '').map((value) => this.country(value)))].filter((code) => code !== null);
  }

  private addresses(): ListedParty['addresses'] {
    return childrenNamed(this.record, `${this.record.name}_ADDRESS`).flatMap((element) => {
      // Hong Kong stands in the note of some addresses; other notes are no countries.
      const note = childText(element, 'NOTE');
      const country = childText(element, 'COUNTRY') || (parseCountry(note) === null ? '' : note);
      const place = ['STREET', 'CITY', 'STATE_PROVINCE', 'ZIP_CODE'].map((name) => childText(element, name)).filter((part) => part !== '').join(', ');
      if (place === '' && country === '') return [];
      const code = country === '' ? null : this.country(country);
      return [{ text: place === '' ? country : place, country: code === 'CN' && /Hong Kong$/i.test(place) ? 'HK' : code }];
    });
  }

  private country(name: string): string | null {
    const code = parseCountry(name);
    if (code === null) this.note(`the country ${show(name)} is not known and was left out`);
    return code;
  }

  private note(message: string): void {
    const note = `${this.#id}: ${message}`;
    if (!this.notes.includes(note)) this.notes.push(note);
  }
}

function refuseRepeatedIds(parties: readonly ListedParty[], path: string): void {
  const seen = new Set<string>();
  for (const { id, location } of parties) {
    if (seen.has(id)) throw fileError(path, `${id} occurs twice: the file is damaged`, Number(location.slice(path.length + 1)));
    seen.add(id);
  }
}
