import { contentOf, type Content } from './content.js';
import { parse, type Parsed } from './parse.js';
import { vesselParts } from './vessel-parts.js';
import { koreanPeople, soundWindows, wordWindows, type PersonReading } from './windows.js';

export type PartyKind = 'person' | 'organisation';

export interface Span {
  readonly from: number;
  readonly to: number;
}

const NO_SPANS: readonly Span[] = [];
/** A name is looked at in so many places of one cell. */
const MAX_SPANS = 64;

/** A cell made ready for comparison with many listed names; what is costly is worked out once and only when asked for. */
export class Cell {
  readonly parsed: Parsed;
  private readonly contents: { person?: Content; organisation?: Content } = {};
  private parts: readonly Content[] | null = null;
  private persons: PersonReading[] | null = null;

  constructor(readonly text: string) {
    this.parsed = parse(text);
  }

  /** The names of ships in the cell. */
  vessels(): readonly Content[] {
    return this.parts ??= vesselParts(this.parsed);
  }

  content(kind: PartyKind): Content {
    return this.contents[kind] ??= contentOf(this.parsed, kind);
  }

  /** Runs of words of the content that have one of the keys. */
  runs(kind: PartyKind, family: 'words' | 'sound', keys: readonly number[]): readonly Span[] {
    if (keys.length === 0) return NO_SPANS;
    const spans: Span[] = [];
    const emit = (key: number, from: number, to: number): void => {
      if (keys.includes(key) && spans.length < MAX_SPANS) spans.push({ from, to });
    };
    if (family === 'words') wordWindows(this.content(kind), emit);
    else soundWindows(this.content(kind), emit);
    return spans;
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
