import type { Listed } from './listed.js';
import type { Parsed } from './parse.js';
import { PARTICLES } from './generated/language.js';
import { AGREE, matchTokens } from './token-match.js';
import type { Token } from './token.js';

/** Words that stand between a person and the father: Salman bin Muhammad. */
const FATHER_WORDS = new Set(PARTICLES.father);

interface Descent {
  readonly child: Token;
  readonly father: Token;
}

/** Who is said to be whose child in a row of words. */
function descents({ tokens }: Parsed, from: number, to: number): readonly Descent[] {
  const found: Descent[] = [];
  for (let i = Math.max(1, from + 1); i < to; i++) {
    if (FATHER_WORDS.has((tokens[i] as Token).text)) found.push({ child: tokens[i - 1] as Token, father: tokens[i + 1] as Token });
  }
  return found;
}

const agrees = (a: Token, b: Token): boolean => matchTokens(a, b, 'person') > AGREE.none;

/**
 * The cell says that the father is the child: Salman bin Muhammad is not Muhammad bin Salman. Words of a name may stand in any
 * order, but not across the word that says whose child somebody is.
 */
export function fatherTurned(listed: Listed, parsed: Parsed, from: number, to: number): boolean {
  const wanted = listed.parsed.tokens.length < 3 ? [] : descents(listed.parsed, 0, listed.parsed.tokens.length - 1);
  if (wanted.length === 0) return false;
  return descents(parsed, from, to).some((here) => wanted.some((there) => agrees(here.child, there.father) && agrees(here.father, there.child) && !agrees(here.child, there.child)));
}
