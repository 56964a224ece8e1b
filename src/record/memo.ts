import { Memo } from '../names/memo.js';

/** Distinct strings remembered per parser and generation, so that memory stays bounded. */
const LIMIT = 10_000;
/** Longer strings hardly repeat and are not kept. */
const LONGEST = 256;

/**
 * Remembers the result of a pure function per string. Cells of a manifest repeat: countries, codes and dates
 * are parsed once per distinct value.
 */
export function memoise<T>(parse: (text: string) => T): (text: string) => T {
  const memo = new Memo<T>(LIMIT);
  return (text) => {
    const known = memo.get(text);
    if (known !== undefined) return known;
    const result = parse(text);
    if (text.length <= LONGEST) memo.set(text, result);
    return result;
  };
}
