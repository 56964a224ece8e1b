import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildNameIndex, searchExhaustively } from '../../src/names/index.js';
import { LIST } from './list.js';

const index = buildNameIndex(LIST);

/** Words that stand around names in cells, among them pieces of listed names. */
const FILLERS = ['TO THE ORDER OF', 'C/O', 'M/S', 'ATTN', 'Mr', 'PYONGYANG', 'DPRK', 'HONG KONG', 'SINGAPORE', 'CO LTD', 'PTE LTD', '有限公司', '(S)', '8', '39', 'KIM', 'Jong', 'SHIPPING', 'TRADING', 'Bank', 'Group',
  'Components', 'Building', 'Road', 'and', 'of', 'the', 'J.', 'ACME', 'No.', '조선', '주식회사', 'Ltd.'];
const SEPARATORS = [' ', ', ', '\n', ' - ', '; ', ' (', ') ', '.', '', '/'];

const entry = fc.constantFrom(...LIST.map((e) => e.text));
/** One slip of the pen: a letter lost, doubled, replaced or changing places with the next. */
const slipped = fc.tuple(entry, fc.nat(60), fc.constantFrom('drop', 'double', 'swap', 'replace', 'none'), fc.constantFrom('a', 'n', 'o', 'x')).map(([text, at, how, letter]) => {
  const i = at % text.length;
  if (how === 'drop') return text.slice(0, i) + text.slice(i + 1);
  if (how === 'double') return text.slice(0, i + 1) + text.slice(i);
  if (how === 'swap') return text.slice(0, i) + (text[i + 1] ?? '') + (text[i] ?? '') + text.slice(i + 2);
  return how === 'replace' ? text.slice(0, i) + letter + text.slice(i + 1) : text;
});
const part = fc.tuple(slipped, fc.nat(4), fc.nat(4)).map(([text, skip, take]) => {
  const words = text.split(' ');
  return words.slice(skip % words.length, (skip % words.length) + 1 + take).join(' ');
});
const shuffled = slipped.chain((text) => fc.shuffledSubarray(text.split(' '), { minLength: 1 }).map((words) => words.join(' ')));
/** A name that a system cut off. */
const cut = fc.tuple(entry, fc.nat(60)).map(([text, at]) => text.slice(0, 3 + (at % text.length)));
const piece = fc.oneof({ weight: 2, arbitrary: cut }, { weight: 4, arbitrary: slipped }, { weight: 2, arbitrary: part }, { weight: 2, arbitrary: shuffled }, { weight: 3, arbitrary: fc.constantFrom(...FILLERS) });
const cell = fc.array(fc.tuple(piece, fc.constantFrom(...SEPARATORS)), { minLength: 1, maxLength: 5 }).map((pieces) => pieces.flat().join(''));

describe('the index loses nothing', () => {
  it('answers as the comparison of every entry does', () => {
    fc.assert(fc.property(cell, (text) => { expect(index.search(text)).toEqual(searchExhaustively(LIST, text)); }), { numRuns: 2500 });
  });
  it('answers so for every beginning of every listed name', () => {
    for (const { text } of LIST) for (let length = 2; length < text.length; length++) expect(index.search(text.slice(0, length))).toEqual(searchExhaustively(LIST, text.slice(0, length)));
  });
  it('finds every listed name by itself', () => {
    LIST.forEach((listed, number) => {
      expect(index.search(listed.text).map((hit) => hit.entry), listed.text).toContain(number);
    });
  });
});
