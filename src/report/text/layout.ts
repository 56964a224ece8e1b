import stringWidth from 'string-width';

/** Latin letters and the punctuation that the reports use: one column each, without the cost of segmenting. */
const NARROW = /^[\x20-\x7e\xa1-\xac\xae-\u02ff\u2013-\u2026]*$/;

/** Columns that a text takes in a terminal; East Asian wide characters take two. */
export function columns(text: string): number {
  return NARROW.test(text) ? text.length : stringWidth(text);
}

/** Pads with blanks on the right to `width` columns. */
export function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - columns(text)));
}

/** Pads with blanks on the left to `width` columns. */
export function padStart(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - columns(text))) + text;
}

/** Splits a word that is wider than a line, as text without blanks (Chinese, long codes) needs it. */
function chunks(word: string, width: number): string[] {
  if (columns(word) <= width) return [word];
  const out: string[] = [];
  let line = '';
  let used = 0;
  for (const char of word) {
    const wide = columns(char);
    if (used + wide > width && line !== '') {
      out.push(line);
      line = '';
      used = 0;
    }
    line += char;
    used += wide;
  }
  return [...out, line];
}

/** Breaks one line of text into lines of at most `width` columns, at blanks where it can. Always at least one line. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const word of text.split(/ +/).flatMap((part) => chunks(part, width))) {
    const wide = columns(word);
    if (line !== '' && used + 1 + wide <= width) {
      line += ` ${word}`;
      used += 1 + wide;
      continue;
    }
    if (line !== '') lines.push(line);
    line = word;
    used = wide;
  }
  return [...lines, line];
}

/** A label in a column of its own and its text beside it, wrapped with a hanging indent. */
export function labelled(label: string, text: string, indent: number, labelWidth: number, width: number, style: (label: string) => string): string[] {
  const margin = ' '.repeat(indent);
  const room = Math.max(20, width - indent - labelWidth);
  return wrap(text, room).map((line, i) =>
    i === 0 ? `${margin}${label === '' ? ' '.repeat(labelWidth) : style(padEnd(label, labelWidth))}${line}` : `${margin}${' '.repeat(labelWidth)}${line}`);
}
