/** Deeper nesting than this is a fault of the record: no manifest has it, and it would cost memory. */
const MAX_DEPTH = 16;
const MAX_KEYS = 16_384;

/** Key and text of every value of an object; nested keys joined with dots, array elements counted from 1. */
export type Flat = Map<string, string>;

/**
 * Flattens an object to texts. An array of plain values becomes one text joined with `; `.
 * @returns null when the nesting is deeper or wider than any manifest's
 */
export function flatten(value: Readonly<Record<string, unknown>>): Flat | null {
  const flat: Flat = new Map();
  return into(flat, '', value, 0) ? flat : null;
}

function into(flat: Flat, prefix: string, value: unknown, depth: number): boolean {
  if (depth > MAX_DEPTH || flat.size > MAX_KEYS) return false;
  if (Array.isArray(value) && value.every(isPlain)) {
    return put(flat, prefix, value.map(plainText).filter((text) => text !== '').join('; '));
  }
  if (value !== null && typeof value === 'object') {
    const entries = Array.isArray(value)
      ? value.map((item, index): [string, unknown] => [`${index + 1}`, item])
      : Object.entries(value);
    return entries.every(([key, item]) => into(flat, prefix === '' ? key : `${prefix}.${key}`, item, depth + 1));
  }
  return put(flat, prefix, plainText(value));
}

/** `{"a.b": 1, "a": {"b": 2}}` writes one path twice: neither value may be lost. */
function put(flat: Flat, path: string, text: string): true {
  const before = flat.get(path) ?? '';
  flat.set(path, before === '' || text === '' ? before + text : `${before}; ${text}`);
  return true;
}

function isPlain(value: unknown): boolean {
  return value === null || typeof value !== 'object';
}

function plainText(value: unknown): string {
  return value === null || value === undefined ? '' : String(value);
}
