/** Distinct strings remembered per parser; the oldest half is forgotten beyond it, so that memory stays bounded. */
const LIMIT = 20_000;

/**
 * Remembers the result of a pure function per string. Cells of a manifest repeat: countries, codes and dates
 * are parsed once per distinct value. Very long strings are not kept.
 */
export function memoise<T>(parse: (text: string) => T): (text: string) => T {
  let young = new Map<string, T>();
  let old = new Map<string, T>();
  return (text) => {
    let result = young.get(text);
    if (result !== undefined) return result;
    result = old.get(text);
    if (result === undefined) result = parse(text);
    if (text.length <= 256) {
      if (young.size >= LIMIT / 2) {
        old = young;
        young = new Map();
      }
      young.set(text, result);
    }
    return result;
  };
}
