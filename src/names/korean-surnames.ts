import { SURNAMES } from './generated/korean.js';
import { hangulReadings } from './han.js';
import { hangulSyllable, type Reading } from './korean-syllables.js';

/** Korean family names by spelling: the classes a spelling may stand for, and the group of classes that share spellings. */
export interface Surname {
  /** Joined classes share a group, so equal surnames always have equal groups. */
  readonly group: number;
  readonly classes: ReadonlySet<string>;
}

const bySpelling = new Map<string, Surname>();
const byHangul = new Map<string, Surname>();

/** Union of the classes that some spelling joins, so that one number can be hashed. */
function build(): void {
  const names = Object.keys(SURNAMES);
  const parent = new Map(names.map((name) => [name, name]));
  const find = (name: string): string => { let at = name; while (parent.get(at) !== at) at = parent.get(at) as string; return at; };
  const classes = new Map<string, Set<string>>();
  for (const [name, { latin, hangul }] of Object.entries(SURNAMES)) {
    for (const spelling of [...latin, ...hangul]) {
      const set = classes.get(spelling) ?? new Set<string>();
      for (const other of set) parent.set(find(name), find(other));
      classes.set(spelling, set.add(name));
    }
  }
  for (const [spelling, set] of classes) {
    const surname: Surname = { group: names.indexOf(find([...set][0] as string)) + 1, classes: set };
    (/[a-z]/.test(spelling) ? bySpelling : byHangul).set(spelling, surname);
  }
}
build();

/** The surname a folded Latin word may be, or null. */
export const latinSurname = (word: string): Surname | null => bySpelling.get(word) ?? null;

/** The surname a Hangul word may be, or null. */
export const hangulSurname = (word: string): Surname | null => byHangul.get(word) ?? null;

/** The surname a single Han character may be when a Korean bears it, or null. */
export function hanjaSurname(character: string): Surname | null {
  for (const reading of hangulReadings(character)) {
    const surname = byHangul.get(reading);
    if (surname !== undefined) return surname;
  }
  return null;
}

/** True when both spellings may stand for one family name. */
export function sameSurname(a: Surname, b: Surname): boolean {
  for (const name of a.classes) if (b.classes.has(name)) return true;
  return false;
}

let bySyllable: Map<number, { readonly vowels: number; readonly surname: Surname }[]> | null = null;

/** The family name that sounds like a word of one syllable (in another alphabet), or null. */
export function soundedSurname(readings: readonly Reading[]): Surname | null {
  if (bySyllable === null) {
    bySyllable = new Map();
    for (const [hangul, surname] of byHangul) {
      const syllable = hangul.length === 1 ? hangulSyllable(hangul) : null;
      if (syllable !== null) bySyllable.set(syllable.code, [...(bySyllable.get(syllable.code) ?? []), { vowels: syllable.vowels, surname }]);
    }
  }
  for (const { syllables } of readings) {
    const only = syllables.length === 1 ? syllables[0] : undefined;
    const found = only === undefined ? undefined : bySyllable.get(only.code)?.find(({ vowels }) => (vowels & only.vowels) !== 0);
    if (found !== undefined) return found.surname;
  }
  return null;
}
