import { terminalSafe } from '../../../report/escape.js';
import { labelled, wrap } from '../../../report/text/layout.js';
import { themeFor, type Theme } from '../../../report/text/theme.js';
import type { Io } from '../../io.js';
import type { Settings } from '../../options/table.js';
import { wantsColor } from '../../outputs.js';

/** How text for people is laid out. */
export interface Style {
  readonly theme: Theme;
  readonly width: number;
}

/** A label and the text beside it; rows under the first of several carry an empty label. Text may be hostile. */
export type Row = readonly [label: string, text: string];

/** Lines longer than this are tiring to read, however wide the terminal. */
const WIDEST = 110;
const NARROWEST = 40;
const INDENT = 4;
const LABEL = 12;
/** Texts of lists and their sources may be long; they are cut only far beyond what a list should hold. */
const MOST_TEXT = 4000;

export function styleFor(settings: Pick<Settings, 'color'>, io: Io): Style {
  return {
    theme: themeFor(settings.color && wantsColor(io.env, io.stdout.isTTY)),
    width: Math.min(WIDEST, Math.max(NARROWEST, io.stdout.width)),
  };
}

/** Several texts under one label; none gives no row. */
export function rows(label: string, texts: readonly string[]): readonly Row[] {
  return texts.map((text, i) => [i === 0 ? label : '', text]);
}

/** A row, or none for a text that is absent. */
export function row(label: string, text: string | null | undefined): readonly Row[] {
  return text === null || text === undefined || text === '' ? [] : [[label, text]];
}

/** At most `most` texts, with a word on how many are left out. */
export function firstOf(texts: readonly string[], most: number): readonly string[] {
  // One line saying "1 more" takes as much room as the one it leaves out.
  return texts.length <= most + 1 ? texts : [...texts.slice(0, most), `and ${texts.length - most} more`];
}

/** The rows as lines, safe for a terminal. */
export function rowLines(all: readonly Row[], { theme, width }: Style): readonly string[] {
  return all.flatMap(([label, text]) => labelled(label, terminalSafe(text, MOST_TEXT), INDENT, LABEL, width, theme.faint));
}

/** A headline: a word that stands out and a sentence beside it, wrapped under itself. */
export function headlineLines(word: string, tone: (text: string) => string, text: string, { width }: Style): readonly string[] {
  const indent = ' '.repeat(word.length + 2);
  return wrap(terminalSafe(text, MOST_TEXT), Math.max(20, width - 2 - indent.length)).map((line, i) => `  ${i === 0 ? `${tone(word)}  ` : indent}${line}`);
}

/** A sentence, wrapped and indented. */
export function paragraph(text: string, { width }: Style, indent = 2): readonly string[] {
  return wrap(terminalSafe(text, MOST_TEXT), width - indent).map((line) => ' '.repeat(indent) + line);
}

/** Lines for standard output. */
export function joined(lines: readonly string[]): string {
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}
