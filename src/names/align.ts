import type { Content } from './content.js';
import { BREAK } from './parse.js';
import { AGREE, matchTokens, type Agreement } from './token-match.js';
import type { Token } from './token.js';
import type { NameKind } from './types.js';

/** Words of a listed name set against words of a cell that stand together. Positions are those of the two contents. */
export interface Alignment {
  readonly pairs: readonly { readonly listed: number; readonly found: number; readonly agreement: Agreement }[];
  /** Listed words without a partner. */
  readonly omitted: readonly number[];
  /** Words of the cell between the matched ones without a partner. */
  readonly added: readonly number[];
  /** First and last matched word of the cell. */
  readonly from: number;
  readonly to: number;
  /** The words stand in the listed order. */
  readonly ordered: boolean;
}

/** How many words of the cell may stand between two matched ones. */
const MAX_GAP: Readonly<Record<NameKind, number>> = { person: 2, organisation: 1, vessel: 0 };
/** Clusters of matched words looked at in one cell, from its beginning. */
const MAX_CLUSTERS = 32;

/** Every cluster of agreeing words, each with the best partner for every listed word. */
export function alignments(listed: Content, cell: Content, kind: NameKind): readonly Alignment[] {
  const hits: number[] = [];
  for (let i = 0; i < cell.tokens.length; i++) {
    const token = cell.tokens[i] as Token;
    if (listed.tokens.some((wanted) => matchTokens(wanted, token, kind) > AGREE.none || initialOf(wanted, token, kind))) hits.push(i);
  }
  const found: Alignment[] = [];
  for (let i = 0; i < hits.length && found.length < MAX_CLUSTERS;) {
    let last = i;
    while (last + 1 < hits.length && together(cell, hits[last] as number, hits[last + 1] as number, kind)) last++;
    found.push(...clusters(listed, cell, kind, hits[i] as number, hits[last] as number));
    i = last + 1;
  }
  return found;
}

function together(cell: Content, a: number, b: number, kind: NameKind): boolean {
  if (b - a - 1 > MAX_GAP[kind]) return false;
  for (let i = a + 1; i <= b; i++) if (cell.breaks[i] === BREAK.hard) return false;
  return true;
}

/** A long cluster (a name written several times) is cut to runs not longer than the listed name can be. */
function clusters(listed: Content, cell: Content, kind: NameKind, from: number, to: number): readonly Alignment[] {
  const reach = listed.tokens.length * 2 + 3;
  if (to - from < reach) return [align(listed, cell, kind, from, to)];
  const found: Alignment[] = [];
  for (let start = from; start <= to && found.length < MAX_CLUSTERS; start += listed.tokens.length) found.push(align(listed, cell, kind, start, Math.min(to, start + reach)));
  return found;
}

function align(listed: Content, cell: Content, kind: NameKind, from: number, to: number): Alignment {
  const options: { listed: number; found: number; agreement: Agreement; distance: number }[] = [];
  for (let l = 0; l < listed.tokens.length; l++) {
    for (let f = from; f <= to; f++) {
      const agreement = matchTokens(listed.tokens[l] as Token, cell.tokens[f] as Token, kind);
      if (agreement > AGREE.none) options.push({ listed: l, found: f, agreement, distance: Math.abs(l - (f - from)) });
    }
  }
  options.sort((a, b) => b.agreement - a.agreement || a.distance - b.distance || a.listed - b.listed || a.found - b.found);
  const taken = new Map<number, number>();
  const pairs: { listed: number; found: number; agreement: Agreement }[] = [];
  for (const option of options) {
    if (taken.has(option.found) || pairs.some((p) => p.listed === option.listed)) continue;
    taken.set(option.found, option.listed);
    pairs.push({ listed: option.listed, found: option.found, agreement: option.agreement });
  }
  pairs.sort((a, b) => a.listed - b.listed);
  const positions = pairs.map((p) => p.found);
  const first = Math.min(...positions);
  const last = Math.max(...positions);
  const added: number[] = [];
  for (let f = first; f <= last; f++) if (!taken.has(f)) added.push(f);
  const omitted = listed.tokens.map((_, l) => l).filter((l) => !pairs.some((p) => p.listed === l));
  return { pairs, omitted, added, from: first, to: last, ordered: positions.every((p, i) => i === 0 || p > (positions[i - 1] as number)) };
}

/** An initial and the word it may stand for. */
export function initialOf(a: Token, b: Token, kind: NameKind): boolean {
  return kind === 'person' && a.initial !== b.initial && a.text[0] === b.text[0] && a.latin && b.latin;
}
