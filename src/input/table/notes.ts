import type { TextLine } from '../types.js';
import type { FooterKind } from './footer.js';

/** Lines shown of each kind. */
const SHOWN = 5;

/** Notes below a table that are kept to be screened; a footer has a few. */
const KEPT = 500;

/** Collects what is known only after the last row, in bounded memory. */
export class TrailingNotes {
  private readonly others: string[] = [];
  /** Free text of the notes, which may name parties though they are no records. */
  readonly texts: TextLine[] = [];
  private readonly counts = new Map<string, { times: number; shown: string[] }>();

  /**
   * A totals or notes row that is no record.
   * @returns false when there is no room for it: it must be taken for a record then, so that it is screened
   */
  footer(kind: FooterKind, line: number, cells: readonly string[]): boolean {
    const text = cells.map((cell) => cell.trim()).filter((cell) => cell !== '').join(' ');
    if (kind === 'note' && this.texts.push({ line, text }) > KEPT) {
      this.texts.length = KEPT;
      return false;
    }
    this.count(kind, `line ${line}: ${text.slice(0, 120)}`);
    return true;
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
  note: ['note line is no record and was screened as text', 'note lines are no records and were screened as text'],
  header: ['repeated header line was not screened', 'repeated header lines were not screened'],
};
