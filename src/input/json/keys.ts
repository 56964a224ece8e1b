/**
 * Whether valid JSON names a key twice in one object. Parsing keeps the last value only, so that a party under the first
 * would be lost without a word.
 */
export function hasRepeatedKey(json: string, value: unknown): boolean {
  let written = 0;
  for (const [token] of json.matchAll(/"(?:[^"\\]|\\.)*"\s*:?/gs)) if (token.endsWith(':')) written += 1;
  return written > countKeys(value);
}

function countKeys(value: unknown): number {
  if (value === null || typeof value !== 'object') return 0;
  const inside = Object.values(value).reduce<number>((sum, item) => sum + countKeys(item), 0);
  return Array.isArray(value) ? inside : inside + Object.keys(value).length;
}
