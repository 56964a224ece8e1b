import { MAX_COLUMNS } from '../table/cells.js';
import type { NumberFormat } from './format.js';
import { StringBuilder, unescape } from './rich.js';
import { general } from './section.js';
import type { StringTable } from './strings.js';
import { parseXml, type XmlHandlers } from './xml.js';

/** A row of a sheet that is not empty. */
export interface SheetRow {
  /** 1-based number of the row in the sheet. */
  readonly line: number;
  readonly cells: string[];
  /** The first cell that cannot be read, 0-based, and why. */
  readonly fault: { readonly column: number; readonly reason: string } | null;
}

export interface CellContext {
  readonly strings: StringTable | null;
  readonly formats: readonly NumberFormat[];
  readonly date1904: boolean;
}

/** Streams the rows of a sheet with their cells as a person sees them, in batches. @throws InputError */
export async function* sheetRows(
  file: string, part: string, source: AsyncIterable<Buffer>, context: CellContext,
): AsyncGenerator<SheetRow[], void, undefined> {
  const reader = new SheetReader(context);
  for await (const piece of parseXml(file, part, source, reader)) {
    void piece;
    const rows = reader.take();
    if (rows.length > 0) yield rows;
  }
}

class SheetReader implements XmlHandlers {
  private rows: SheetRow[] = [];
  private inData = false;
  private line = 0;
  private cells: string[] = [];
  private fault: SheetRow['fault'] = null;
  private column = -1;
  private type = 'n';
  private style = 0;
  private inValue = false;
  private value = '';
  private hasValue = false;
  private hasFormula = false;
  private inline = false;
  private readonly builder = new StringBuilder();

  constructor(private readonly context: CellContext) {}

  take(): SheetRow[] {
    const rows = this.rows;
    this.rows = [];
    return rows;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (!this.inData) {
      if (name === 'sheetData') this.inData = true;
      return;
    }
    switch (name) {
      case 'c': this.beginCell(attributes); break;
      case 'v': this.inValue = true; this.hasValue = true; break;
      case 'row': this.beginRow(attributes['r']); break;
      case 'f': this.hasFormula = true; break;
      case 'is': this.inline = true; this.builder.begin(); break;
      default: if (this.inline) this.builder.open(name);
    }
  }

  text(text: string): void {
    if (this.inValue) this.value += text;
    else if (this.inline) this.builder.text(text);
  }

  close(name: string): void {
    if (!this.inData) return;
    switch (name) {
      case 'v': this.inValue = false; break;
      case 'c': this.endCell(); break;
      case 'row': this.endRow(); break;
      case 'is': this.inline = false; this.value = this.builder.end(); break;
      case 'sheetData': this.inData = false; break;
      default: if (this.inline) this.builder.close(name);
    }
  }

  private beginRow(number: string | undefined): void {
    this.line = number === undefined ? this.line + 1 : Number(number);
    this.cells = [];
    this.fault = null;
    this.column = -1;
  }

  private endRow(): void {
    if (this.fault === null && this.cells.every((cell) => cell.trim() === '')) return;
    this.rows.push({ line: this.line, cells: this.cells, fault: this.fault });
  }

  private beginCell(attributes: Readonly<Record<string, string>>): void {
    const reference = attributes['r'];
    this.column = reference === undefined ? this.column + 1 : columnOf(reference);
    if (this.column >= MAX_COLUMNS) throw new RangeError(`a cell stands in column ${this.column + 1}, beyond the last of any sheet`);
    this.type = attributes['t'] ?? 'n';
    this.style = Number(attributes['s'] ?? 0);
    this.value = '';
    this.hasValue = false;
    this.hasFormula = false;
  }

  private endCell(): void {
    const text = this.cellText();
    if (text === '') return;
    while (this.cells.length < this.column) this.cells.push('');
    this.cells[this.column] = ownCopy(text);
  }

  private cellText(): string {
    const { value, context } = this;
    switch (this.type) {
      case 's': {
        if (!this.hasValue) return '';
        const text = context.strings?.get(Number(value)) ?? null;
        return text ?? this.fail(`refers to the shared string ${value}, which does not exist`);
      }
      case 'str': return unescape(value);
      case 'inlineStr': return value;
      case 'b': return value.trim() === '1' ? 'TRUE' : 'FALSE';
      case 'e': return this.fail(`holds the error ${value}`);
      case 'd': return value.trim().replace(/T00:00:00(?:\.0+)?$/, '').replace('T', ' ');
      default:
        // A program that does not calculate writes no value, or an empty one; a text that is empty says so by its type.
        if (!this.hasValue || value === '') return this.hasFormula ? this.fail('holds a formula without a stored result') : '';
        return context.formats[this.style]?.show(value, context.date1904) ?? general(value);
    }
  }

  private fail(what: string): string {
    this.fault ??= { column: this.column, reason: `cell ${columnLetters(this.column)}${this.line} ${what}` };
    return '';
  }
}

/** The text without the piece of XML it was cut from, which V8 keeps as long as any longer part of it is remembered somewhere. */
function ownCopy(text: string): string {
  return text.length < SHORTEST_SLICE ? text : ` ${text}`.slice(1);
}

/** V8 copies parts shorter than this (SlicedString::kMinLength). */
const SHORTEST_SLICE = 13;

/** 0-based column of a reference such as `AB12`. */
export function columnOf(reference: string): number {
  let column = 0;
  for (let at = 0; at < reference.length; at += 1) {
    const code = reference.charCodeAt(at) & 0xdf;
    if (code < 0x41 || code > 0x5a) break;
    column = column * 26 + code - 0x40;
  }
  return column - 1;
}

/** Letters of a 0-based column. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let left = column + 1; left > 0; left = Math.floor((left - 1) / 26)) {
    letters = String.fromCharCode(0x41 + ((left - 1) % 26)) + letters;
  }
  return letters;
}
