import { contentOf, type Content } from './content.js';
import { parse, type Parsed } from './parse.js';
import type { NameKind } from './types.js';
import { koreanPeople, soundWindows, wordWindows, type PersonReading } from './windows.js';

export interface Span {
  readonly from: number;
  readonly to: number;
}

/** A cell made ready for comparison with many listed names; what is costly is worked out once and only when asked for. */
export class Cell {
  readonly parsed: Parsed;
  private readonly contents = new Map<NameKind, Content>();
  private readonly windows = new Map<string, Map<number, Span[]>>();
  private persons: PersonReading[] | null = null;

  constructor(readonly text: string) {
    this.parsed = parse(text);
  }

  content(kind: NameKind): Content {
    let content = this.contents.get(kind);
    if (content === undefined) this.contents.set(kind, content = contentOf(this.parsed, kind));
    return content;
  }

  /** Runs of words of the content by their keys. */
  runs(kind: NameKind, family: 'words' | 'sound'): ReadonlyMap<number, readonly Span[]> {
    const name = `${kind} ${family}`;
    let runs = this.windows.get(name);
    if (runs === undefined) {
      const table = new Map<number, Span[]>();
      const emit = (key: number, from: number, to: number): void => {
        const spans = table.get(key);
        if (spans === undefined) table.set(key, [{ from, to }]);
        else if (spans.length < 64) spans.push({ from, to });
      };
      if (family === 'words') wordWindows(this.content(kind), emit);
      else soundWindows(this.content(kind), emit, () => true);
      this.windows.set(name, runs = table);
    }
    return runs;
  }

  /** Everybody the cell could name in Korean. */
  people(): readonly PersonReading[] {
    if (this.persons === null) {
      const found: PersonReading[] = [];
      koreanPeople(this.parsed, (person) => { found.push(person); });
      this.persons = found;
    }
    return this.persons;
  }
}
