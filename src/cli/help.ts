/** Text of the help and the manual page that is no option. */

/** What each exit status means. */
export const STATUSES: readonly (readonly [code: string, meaning: string])[] = [
  ['0', 'every record was screened and nothing reached --fail-on'],
  ['1', 'at least one finding at or above --fail-on'],
  ['2', 'usage, configuration, watchlist or allow-file is wrong: nothing was screened'],
  ['3', 'screening is incomplete: a file or record could not be read, no column of parties, goods or countries, no records, a list too old; beats 1'],
  ['130', 'interrupted'],
  ['141', 'the output was closed before the verdict'],
  ['143', 'terminated'],
];

/** Commands to begin with. */
export const STARTERS: readonly (readonly [command: string, purpose: string])[] = [
  ['nkcheck manifest.csv', 'screen a file'],
  ['nkcheck manifest.xlsx -f html=report.html', 'and write a report to forward'],
  ['nkcheck columns manifest.csv', 'show how the file is read'],
  ['nkcheck lookup "Tanchon Commercial Bank"', 'ask about a name'],
  ['zcat night.csv.gz | nkcheck -f ndjson -', 'in a pipeline'],
];

/** Columns of a terminal that help must fit in. */
const WIDTH = 80;

export const EXIT_STATUS = `EXIT STATUS\n${twoColumns(STATUSES)}`;

export const EXAMPLES = `EXAMPLES\n${twoColumns(STARTERS)}

Every option can also be set by a variable (NKCHECK_FAIL_ON=violation) or in
nkcheck.yaml (fail-on: violation); "nkcheck config --show" tells what is set.
nkcheck is a screening aid and no legal advice.`;

/** Terms on the left, what they mean on the right, wrapped. */
export function twoColumns(rows: readonly (readonly [term: string, text: string])[]): string {
  const left = Math.max(...rows.map(([term]) => term.length)) + 4;
  return rows.map(([term, text]) => `  ${term}`.padEnd(left) + wrap(text, WIDTH - left).join(`\n${' '.repeat(left)}`)).join('\n');
}

/**
 * Lays text out for the terminal: paragraphs, and what stands behind a term, in lines that fit. Other indented lines, such as
 * commands, stay as they are.
 */
export function fitted(text: string): string {
  // Lines that follow each other without an indent are one paragraph.
  const joined = text.replace(/(?<=^[^ \n].*)\n(?=[^ \n])/gm, ' ');
  return joined.split('\n').map((line) => {
    const [, term = '', rest = line] = /^( {2}\S+ {2,})(\S.*)$/.exec(line) ?? [];
    if (line.length <= WIDTH || (term === '' && line.startsWith(' '))) return line;
    return term + wrap(rest, WIDTH - term.length).join(`\n${' '.repeat(term.length)}`);
  }).join('\n');
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
