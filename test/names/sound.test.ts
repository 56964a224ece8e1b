import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { soundOf } from '../../src/names/sound.js';

/** The classes as replacements one after another: the definition that the one pass of `soundOf` must meet. */
const CLASSES: readonly (readonly [RegExp, string])[] = [
  [/([a-z])\1+/g, '$1'], [/ou|oo|o/g, 'u'], [/ph/g, 'f'], [/kh/g, 'h'], [/ck|q|c(?![hei])/g, 'k'], [/zh|dj/g, 'j'], [/ei|ey|ay|ai|iy|ie|e|y/g, 'i'], [/w/g, 'v'], [/([a-z])\1+/g, '$1'],
];
const defined = (word: string): string => CLASSES.reduce((sound, [pattern, by]) => sound.replace(pattern, by), word);

describe('sound of a name in Latin letters', () => {
  it.each([['mohammed', 'muhamid'], ['muhammad', 'muhamad'], ['yousuf', 'iusuf'], ['zhukov', 'jukuv'], ['djamel', 'jamil'], ['sheikh', 'shih'], ['philip', 'filip'], ['quddus', 'kudus']])('%s is %s', (word, sound) => {
    expect(soundOf(word)).toBe(sound);
  });
  it('one pass gives what the replacements give', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'aceidhjkopquvwyzznk'), maxLength: 14 });
    fc.assert(fc.property(letters, (word) => { expect(soundOf(word)).toBe(defined(word)); }), { numRuns: 50_000 });
  });
});
