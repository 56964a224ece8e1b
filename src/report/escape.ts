/**
 * The one place where text from a file, a list or an option becomes safe to print. Every string of a finding is hostile
 * until it has passed one of these functions. test/report/attacks.test.ts holds a table of attacks against each format.
 *
 * Two layers. `visible` makes anything that a reader cannot see, or that a terminal would obey, into text that says what
 * it was. The functions named after a format then add what that format needs.
 */

/** Controls, format characters (bidi, zero width, tags), separators, lone surrogates and letters drawn as nothing. */
const UNSEEN = '\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}\\u034F\\u115F\\u1160\\u17B4\\u17B5\\u3164\\uFFA0\\uFFFE\\uFFFF';
const HAS_UNSEEN = new RegExp(`[${UNSEEN}]`, 'u');
const EACH_UNSEEN = new RegExp(`[${UNSEEN}]`, 'gu');
const LINE_BREAKS = /[\n\r\v\f\x85\u2028\u2029]+/g;
/** Log commands of build servers that work anywhere in a line: `##[command]`, `##vso[…]`, `##teamcity[…]`. */
const LOG_COMMAND = /##(?=[a-z]*\[)/gi;
/** GitHub workflow command at the start of a line: `::error …::`. Wrapping could move it there. */
const WORKFLOW_COMMAND = /::(?=[a-z])/gi;

/** Cells longer than this are cut in formats for people; NDJSON and JSON keep every character. */
export const CELL_LIMIT = 400;

/** Shortens to `limit` UTF-16 units, never between the halves of a surrogate pair, and says how much is missing. */
export function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const kept = text.slice(0, limit).replace(/[\uD800-\uDBFF]$/, '');
  return `${kept}… (${(text.length - kept.length).toLocaleString('en-US')} more characters)`;
}

/** A character as its code, for people: `\x1b`, `\u202e`, `\u{e0041}`. */
function codeOf(char: string): string {
  const code = char.codePointAt(0) ?? 0;
  if (code <= 0xff) return `\\x${code.toString(16).padStart(2, '0')}`;
  if (code <= 0xffff) return `\\u${code.toString(16).padStart(4, '0')}`;
  return `\\u{${code.toString(16)}}`;
}

/** Line breaks become ` ⏎ `, a tab a space, and whatever cannot be seen its code. The result is one line of printable text. */
export function visible(text: string, limit = Infinity): string {
  const short = cut(text, limit);
  if (!HAS_UNSEEN.test(short)) return short;
  return short.replace(LINE_BREAKS, ' ⏎ ').replaceAll('\t', ' ').replace(EACH_UNSEEN, codeOf);
}

/** Breaks the log commands that build servers would obey when they see them in the output of a step. */
function withoutLogCommands(text: string): string {
  return text.replace(LOG_COMMAND, '# #').replace(WORKFLOW_COMMAND, ': :');
}

/** For a terminal or a build log: no control reaches it, one line, bounded. */
export function terminalSafe(text: string, limit = CELL_LIMIT): string {
  return withoutLogCommands(visible(text, limit));
}

/** A spreadsheet takes a cell that begins so for a formula; the wide forms count too in East Asian editions. */
const FORMULA = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;
/** The same behind a semicolon, which is the separator of spreadsheets in many countries. */
const INNER_FORMULA = /;(?=\s*["']*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/g;
/** A spreadsheet cell holds 32,767 characters. */
const CSV_LIMIT = 32_000;

/** One CSV cell that no spreadsheet runs: an apostrophe before a formula sign, control characters shown as codes. */
export function csvSafe(text: string, limit = CSV_LIMIT): string {
  const shown = withoutLogCommands(visible(text, limit)).replace(INNER_FORMULA, ";'");
  const guarded = FORMULA.test(text) || FORMULA.test(shown.trimStart()) ? `'${shown}` : shown;
  return /[",;'\s]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

/** Text after `::error …::`. */
export function githubMessage(text: string, limit = CELL_LIMIT): string {
  return terminalSafe(text, limit).replaceAll('%', '%25');
}

/** Value of `file=` and `title=` in a workflow command. */
export function githubProperty(text: string): string {
  return terminalSafe(text).replaceAll('%', '%25').replaceAll(':', '%3A').replaceAll(',', '%2C');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;', '`': '&#96;',
};

/**
 * Text or quoted attribute value of HTML and of XML 1.0. The characters that XML forbids cannot be left over, since
 * `visible` shows them as codes.
 */
function markup(text: string, limit = CELL_LIMIT): string {
  return visible(text, limit).replace(/[&<>"'`]/g, (char) => ENTITIES[char] ?? char).replace(LOG_COMMAND, '&#35;#');
}
export { markup as html, markup as xml };

/**
 * A value of a file in Markdown: a code span, in which no link, mention or tag works. A bar stands outside as an entity:
 * in a table it would end the cell even inside a code span when a backslash precedes it.
 */
export function markdownCode(text: string, limit = CELL_LIMIT): string {
  return terminalSafe(text, limit).split('|').map(codeSpan).join('&#124;');
}

function codeSpan(text: string): string {
  if (text === '') return '';
  const runs = text.match(/`+/g);
  if (runs === null) return `\`${text}\``;
  const fence = '`'.repeat(Math.max(...runs.map((run) => run.length)) + 1);
  return `${fence} ${text} ${fence}`;
}

/**
 * Prose in Markdown. Marks are escaped, and what would open a list, heading or bare link. `@` and `#` are put in code
 * spans, because mentions, e-mail links and issue numbers are found by servers after the escapes are gone.
 */
export function markdown(text: string, limit = CELL_LIMIT): string {
  return terminalSafe(text, limit)
    .replace(/[\\`*_{}[\]<>!|~$&]/g, '\\$&')
    .replace(/:(?=\/\/|\w+:)/g, '\\:')
    .replace(/(?<=\bwww)\./gi, '\\.')
    .replace(/^(\s*)([-+=]|\d+(?=[.)]))/, (_, blank: string, mark: string) => `${blank}${/\d/.test(mark) ? `${mark}\\` : `\\${mark}`}`)
    .replace(/[@#]+/g, '`$&`')
    .replace(/(?<=\bGH)-/gi, '`-`');
}

/** JSON whose every character is printable: what JSON.stringify leaves raw and a terminal or build log would obey is escaped. Lossless. */
export function jsonText(value: unknown): string {
  const text = JSON.stringify(value);
  const printable = HAS_UNSEEN.test(text) ? text.replace(EACH_UNSEEN, jsonCode) : text;
  return printable.replace(LOG_COMMAND, '\\u0023#');
}

function jsonCode(char: string): string {
  return [...Array(char.length).keys()].map((i) => `\\u${char.charCodeAt(i).toString(16).padStart(4, '0')}`).join('');
}

/** JSON inside a `<script type="application/json">` element: no `<`, `>` or `&` is left that could end it. */
export function jsonInHtml(value: unknown): string {
  return jsonText(value).replace(/[<>&]/g, jsonCode);
}
