import { describe, expect, it } from 'vitest';
import { searchExhaustively } from '../../src/names/exhaustive.js';
import { buildNameIndex, compareNames, type NameEntry } from '../../src/names/index.js';

const FOUND = ['exact', 'canonical', 'near'];

/** Names of people: one, another, whether they are the same, why. */
const CASES: readonly (readonly [string, string, boolean, string])[] = [
  ['Faris bin Nabil al-Basri', 'Nabil bin Faris al-Basri', false, 'father and son have changed places'],
  ['Faris bin Nabil al-Basri', 'FARIS IBN NABIL AL BASRI', true, 'ibn is bin'],
  ['Faris bin Nabil al-Basri', 'al-Basri, Faris bin Nabil', true, 'family name first'],
  ['Faris bin Nabil al-Basri', 'Nabil Faris al-Basri', true, 'without bin nothing says who is the father'],
  ['Faris bin Faris al-Basri', 'Faris bin Faris al-Basri', true, 'the father has the same name'],
  ['Zoltan B. Kelemen', 'Zoltan Bela Kelemen', true, 'an initial'],
  ['Z.B. Kelemen', 'Zoltan Bela Kelemen', true, 'initials written together with points'],
  ['ZB Kelemen', 'Zoltan Bela Kelemen', true, 'and without'],
  ['Kelemen Z. B.', 'Zoltan Bela Kelemen', true, 'and behind the family name'],
  ['Hans J. Martin', 'Hans Joachim Martin', true, 'common names, but nothing is missing'],
  ['George W. Martin', 'George H. Martin', false, 'another initial'],
  ['Ng Kheng Wah', 'Nora Gerda Kheng Wah', false, 'Ng is a family name, not two initials'],
  ['Faruk Peshavi', 'Faruk Tawil Abu Nuri Amin Said Peshavi', false, 'more is missing than agrees'],
];

describe('people', () => {
  it.each(CASES)('%s / %s: %s (%s)', (a, b, same) => {
    for (const tier of [compareNames(a, b, 'person')?.tier, compareNames(b, a, 'person')?.tier]) expect(FOUND.includes(tier ?? '')).toBe(same);
  });

  it('the index finds a name with the same word twice, one part left out', () => {
    const entries: readonly NameEntry[] = [{ text: 'Tamaro Endin Tamaro', kind: 'person', quality: 'good' }];
    for (const cell of ['Tamaro Tamaro', 'Tamaro E. Tamaro']) expect(buildNameIndex(entries).search(cell)).toEqual(searchExhaustively(entries, cell));
    expect(searchExhaustively(entries, 'Tamaro Tamaro')).toHaveLength(1);
  });
});
