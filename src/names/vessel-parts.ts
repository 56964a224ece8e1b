import { contentAt, isSign, type Content } from './content.js';
import { BREAK, type Parsed } from './parse.js';
import { tokenOf, type Token } from './token.js';

/** Words before a ship's name, words that introduce a former name, and words after which no name follows. */
const PREFIX = new Set(['mv', 'm/v', 'mt', 'm/t', 'ms', 'ss', 'mts', 'vessel', 'ship', 'motor', 'tanker', 'msv', 'fv', 'tug']);
const FORMER = new Set(['ex', 'formerly', 'fka', 'f/k/a', 'previously', 'now', 'renamed']);
const BEHIND = new Set(['imo', 'voy', 'voyage', 'flag', 'mmsi', 'call']);
/** "Ship" behind the name in Korean, Chinese and Japanese. */
const SUFFIX = new Set(['ho', '호', '号']);
const ROMAN: Readonly<Record<string, string>> = { i: '1', v: '5', x: '10' };
const VOYAGE = /^v\d+[a-z]?$/;
const MAX_PARTS = 6;

/**
 * The names of ships in a vessel cell: what stands before a comma, bracket, slash, voyage or IMO number, and former names
 * behind "ex". Anything else in the cell makes it another name.
 */
export function vesselParts(parsed: Parsed): readonly Content[] {
  const parts: Content[] = [];
  let open: number[] | null = [];
  const close = (): void => {
    if (open !== null && open.length > 0 && parts.length < MAX_PARTS) parts.push(named(parsed, open));
    open = null;
  };
  for (let i = 0; i < parsed.tokens.length; i++) {
    const token = parsed.tokens[i] as Token;
    if (FORMER.has(token.text)) {
      close();
      open = [];
      continue;
    }
    if (open === null) continue;
    const started: boolean = open.length > 0;
    if (started && ((parsed.breaks[i] as number) >= BREAK.soft || BEHIND.has(token.text) || VOYAGE.test(token.text) || (token.text === 'v' && parsed.tokens[i + 1]?.number !== null))) close();
    else if (!isSign(parsed, i) && (started || !PREFIX.has(token.text) || i + 1 === parsed.tokens.length)) open.push(i);
  }
  close();
  return parts;
}

/** A ship's name without the word for ship behind it. */
function named(parsed: Parsed, at: readonly number[]): Content {
  const all = [...parsed.tokens];
  let kept = at;
  const last = at[at.length - 1] as number;
  const { text } = all[last] as Token;
  if (SUFFIX.has(text) && at.length > 1) kept = at.slice(0, -1);
  else if (ROMAN[text] !== undefined && at.length > 1) all[last] = tokenOf(ROMAN[text]);
  else if (text.length > 2 && /[호号]$/.test(text)) all[last] = tokenOf(text.slice(0, -1));
  return contentAt(parsed, kept, all);
}
