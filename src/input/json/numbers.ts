/**
 * Puts quotes around numbers, so that they stay as they are written: 7.10 is not 7.1, and an HS code or IMO number of
 * any length keeps its digits. Strings are passed over.
 */
export function keepNumbers(json: string): string {
  return json.replace(/"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/gs, (token) => {
    if (token.startsWith('"') || !/^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(token)) return token;
    return `"${token}"`;
  });
}
