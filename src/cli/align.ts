import stringWidth from 'string-width';

/** Columns under each other by their width on the terminal; what is too long for a line is cut in the last one. */
export function align(rows: readonly (readonly string[])[], width: number): readonly string[] {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => stringWidth(row[i] ?? ''))));
  return rows.map((row) => {
    const line = row.map((cell, i) => (i === row.length - 1 ? cell : cell + ' '.repeat((widths[i] ?? 0) - stringWidth(cell)))).join('  ').trimEnd();
    return stringWidth(line) <= width ? line : `${Array.from(line).slice(0, width - 1).join('')}…`;
  });
}
