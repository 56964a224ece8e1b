import type { Position } from './issues.js';
import { show } from './issues.js';
import type { Reader } from './read.js';
import { label, listOf, mapping, optional, text } from './read.js';
import type { GoodsScope, HsToken } from './types.js';

/** A token of the HS with its place, for messages about several tokens together. */
interface PlacedToken {
  readonly from: string;
  readonly to: string;
  readonly at: Position;
}

const token: Reader<PlacedToken> = (node, context) => {
  const value = text(node, context);
  if (value === undefined) return undefined;
  const fault = tokenFault(value);
  if (fault !== null) {
    context.issues.add(node, `${label(context)}: ${fault}`);
    return undefined;
  }
  const [from, to = from] = value.split('-') as [string, string?];
  return { from, to, at: { line: node.line, column: node.column } };
};

export const HS = { complete: optional(listOf(token)), partial: optional(listOf(token)) };
const hsMapping = mapping('an hs block', HS);

/** `hs: {complete: ["72-83"], partial: ["2710"]}` as tokens with their scope. */
export const hsTokens: Reader<readonly HsToken[]> = (node, context) => {
  const block = hsMapping(node, context);
  if (block === undefined) return undefined;
  const tokens = (['complete', 'partial'] as const)
    .flatMap((scope) => (block[scope] ?? []).map((token) => ({ ...token, scope })));
  const seen = new Map<string, GoodsScope>();
  for (const token of tokens) {
    const key = `${token.from}-${token.to}`;
    const earlier = seen.get(key);
    if (earlier !== undefined) {
      const code = token.from === token.to ? token.from : key;
      context.issues.add(token.at, earlier === token.scope
        ? `HS ${code} is given twice under \`${token.scope}\`: remove one`
        : `HS ${code} cannot be both complete and partial: a code is complete only if every good under it is covered`);
    }
    seen.set(key, token.scope);
  }
  return tokens.map(({ from, to, scope }) => ({ from, to, scope }));
};

/** Says what is wrong with a token, or null. Chapters 98 and 99 are national: no HS rule can speak of them. */
function tokenFault(value: string): string | null {
  if (!/^\d+(?:-\d+)?$/.test(value)) {
    const digits = value.replace(/[.\s]/g, '');
    return /^\d+(?:-\d+)?$/.test(digits)
      ? `HS code ${show(value)} must be digits only: write "${digits}"`
      : `${show(value)} is not an HS code: write "72", "8703", "870310" or a range such as "72-83"`;
  }
  const ends = value.split('-');
  for (const code of ends) {
    if (![2, 4, 6].includes(code.length)) {
      return `HS code ${show(code)} has ${code.length} digits: use 2, 4 or 6 (cut national digits, restore a lost leading zero)`;
    }
    const chapter = Number(code.slice(0, 2));
    if (chapter < 1 || chapter > 97) return `HS code ${code}: chapter ${code.slice(0, 2)} does not exist in the HS (01 to 97)`;
  }
  const [from, to] = ends as [string, string?];
  if (to === undefined) return null;
  if (from.length !== to.length) return `the ends of the HS range ${value} must have the same number of digits`;
  return from < to ? null : `the HS range ${value} must go upwards: write the lower code first`;
}
