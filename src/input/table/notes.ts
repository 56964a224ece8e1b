import type { FooterKind } from './footer.js';

/** Lines shown of each kind. */
const SHOWN = 5;

/** Collects what is known only after the last row, in bounded memory. */
export class TrailingNotes {
  private readonly others: string[] = [];
  private readonly counts = new Map<string, { times: number; shown: string[] }>();

  /** A totals or notes row that was no record. */
  footer(kind: FooterKind, line: number, cells: readonly string[]): void {
    const text = cells.map((cell) => cell.trim()).filter((cell) => cell !== '').join(' ').slice(0, 120);
    this.count(kind, `line ${line}: ${text}`);
  }

  /** The header, met again. */
  repeatedHeader(line: number): void {
    this.count('header', `line ${line}`);
  }

  add(note: string): void {
    this.others.push(note);
  }

  notes(): readonly string[] {
    const counted = [...this.counts].map(([kind, { times, shown }]) => {
      const more = times > shown.length ? ', …' : '';
      return `${times} ${LABELS[kind]?.[times === 1 ? 0 : 1] ?? kind} (${shown.join('; ')}${more})`;
    });
    return [...this.others, ...counted];
  }

  private count(kind: string, shown: string): void {
    const entry = this.counts.get(kind) ?? { times: 0, shown: [] };
    entry.times += 1;
    if (entry.shown.length < SHOWN) entry.shown.push(shown);
    this.counts.set(kind, entry);
  }
}

const LABELS: Readonly<Record<string, readonly [string, string]>> = {
  totals: ['totals line was not screened', 'totals lines were not screened'],
  note: ['note line was not screened', 'note lines were not screened'],
  header: ['repeated header line was not screened', 'repeated header lines were not screened'],
};
