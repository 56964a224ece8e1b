import { PARTICLES } from './generated/language.js';
import { BREAK, type Parsed } from './parse.js';
import { hasMark, MARK, ROLE, tokenOf, type Token } from './token.js';

/** The tokens of a cell that can carry a name of one kind: without legal forms, little words, titles, signs before numbers. */
export interface Content {
  /** Positions of the tokens in the parsed cell. */
  readonly at: readonly number[];
  readonly tokens: readonly Token[];
  /** Strongest break between each token and the one before it. */
  readonly breaks: readonly number[];
  /** Some token is written in Han letters. */
  readonly han: boolean;
}

/** Content of a cell for names of a kind; all tokens when nothing else would be left. */
export function contentOf(parsed: Parsed, kind: 'person' | 'organisation'): Content {
  const at: number[] = [];
  const { tokens } = parsed;
  let initials = false;
  for (let i = 0; i < tokens.length; i++) {
    if (skipped(parsed, i, kind)) continue;
    at.push(i);
    if ((tokens[i] as Token).initials) initials = true;
  }
  if (at.length === 0) for (let i = 0; i < tokens.length; i++) at.push(i);
  if (kind === 'person' && initials) return withInitials(contentAt(parsed, at, tokens));
  if (at.length === tokens.length) return { at, tokens, breaks: parsed.breaks, han: tokens.some(isHan) };
  return contentAt(parsed, at, tokens);
}

/** The initials of a person one by one, however they are written: V.V. Putin, VV Putin, V V Putin. */
function withInitials(content: Content): Content {
  const at: number[] = [];
  const tokens: Token[] = [];
  const breaks: number[] = [];
  content.tokens.forEach((token, i) => {
    const letters = token.initials ? [...token.text].map((letter) => tokenOf(letter)) : [token];
    letters.forEach((letter, k) => {
      at.push(content.at[i] as number);
      tokens.push(letter);
      breaks.push(k === 0 ? content.breaks[i] as number : BREAK.none);
    });
  });
  return { at, tokens, breaks, han: content.han };
}

/** The tokens at some positions of a cell. */
export function contentAt(parsed: Parsed, at: readonly number[], all: readonly Token[]): Content {
  const breaks: number[] = [];
  const tokens: Token[] = [];
  let from = 0;
  let han = false;
  for (const position of at) {
    let strongest = 0;
    for (let i = from; i <= position; i++) if ((parsed.breaks[i] as number) > strongest) strongest = parsed.breaks[i] as number;
    breaks.push(strongest);
    const token = all[position] as Token;
    tokens.push(token);
    if (isHan(token)) han = true;
    from = position + 1;
  }
  return { at, tokens, breaks, han };
}

const isHan = (token: Token): boolean => token.hanja || token.kana;

/** True for a word that announces the number behind it. */
export function isSign(parsed: Parsed, i: number): boolean {
  const token = parsed.tokens[i] as Token;
  const next = parsed.tokens[i + 1];
  return hasMark(token, MARK.sign) && next !== undefined && next.number !== null && token.number === null;
}

function skipped(parsed: Parsed, i: number, kind: 'person' | 'organisation'): boolean {
  const token = parsed.tokens[i] as Token;
  if (isSign(parsed, i) || token.role === ROLE.party) return true;
  if (kind === 'person') return token.role === ROLE.particle || hasMark(token, MARK.personParticle) || hasMark(token, MARK.title) || (token.role === ROLE.legal && !hasMark(token, MARK.edge));
  if (token.role === ROLE.particle) return true;
  return token.role === ROLE.legal && (!hasMark(token, MARK.edge) || atEdge(parsed, i));
}

const isPlace = (token: Token | undefined): boolean => token !== undefined && (token.role === ROLE.country || token.role === ROLE.city);

const FORM_BEFORE_OF_FROM = 4;
const BEHIND_FORM = new Set(PARTICLES['behind form']);

/** A short legal form counts as one only where a name begins or ends, or where "of" leads on from it. */
function atEdge(parsed: Parsed, i: number): boolean {
  const legal = (k: number): boolean => parsed.tokens[k]?.role === ROLE.legal;
  // Trading Corporation of Korea, but not the KS of Danfoss KS for Marine.
  if ((parsed.tokens[i] as Token).text.length >= FORM_BEFORE_OF_FROM && BEHIND_FORM.has(parsed.tokens[i + 1]?.text ?? '')) return true;
  // Bridge Shipping Co-HKG, Trading Co Singapore.
  if (i > 0 && isPlace(parsed.tokens[i + 1])) return true;
  return i + 1 >= parsed.tokens.length || (parsed.breaks[i + 1] as number) >= BREAK.soft || (parsed.breaks[i] as number) >= BREAK.soft || i === 0 || legal(i + 1) || legal(i - 1);
}
