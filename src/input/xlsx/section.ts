/** One of the up to four parts of a number format: for positive and negative numbers, zero, text. */
export interface Section {
  /** `[>=100]`, or null. */
  readonly condition: ((value: number) => boolean) | null;
  /** The value as shown; null when the section cannot show it. `signed`: a minus sign is shown. */
  render(raw: string, signed: boolean): string | null;
}

type Token =
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'digit'; readonly char: string }
  | { readonly kind: 'point' | 'comma' | 'percent' | 'other' };

const TOKENS = /"[^"]*"?|\\.|[_*].|\[[^\]]*\]|General|E[+-]|[^]/gi;

export function compileSection(code: string): Section {
  const tokens: Token[] = [];
  let condition: Section['condition'] = null;
  for (const text of code.match(TOKENS) ?? []) {
    if (text.startsWith('[')) condition = conditionOf(text) ?? condition;
    const token = tokenOf(text);
    if (token !== null) tokens.push(token);
  }
  const plain = tokens.some(({ kind }) => kind === 'digit') && !tokens.some(({ kind }) => kind === 'other');
  return { condition, render: (raw, signed) => plain ? renderDigits(tokens, Number(raw), signed) : null };
}

function tokenOf(text: string): Token | null {
  if (text.startsWith('"')) return { kind: 'literal', text: text.replace(/"/g, '') };
  if (text.startsWith('\\')) return { kind: 'literal', text: text.slice(1) };
  if (/^[_*]./.test(text)) return null;
  if (text.startsWith('[')) {
    const currency = /^\[\$([^\]-]*)/.exec(text)?.[1] ?? '';
    return currency === '' ? null : { kind: 'literal', text: currency };
  }
  if (/^[0#?]$/.test(text)) return { kind: 'digit', char: text };
  if (text === '.') return { kind: 'point' };
  if (text === ',') return { kind: 'comma' };
  if (text === '%') return { kind: 'percent' };
  // General, exponents, fractions and text are shown as the plain number.
  if (/^(?:General|E[+-]|\/|@)$/i.test(text)) return { kind: 'other' };
  return { kind: 'literal', text };
}

function conditionOf(text: string): Section['condition'] {
  const found = /^\[(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)\]$/.exec(text);
  if (found === null) return null;
  const bound = Number(found[2]);
  switch (found[1]) {
    case '<=': return (value) => value <= bound;
    case '>=': return (value) => value >= bound;
    case '<>': return (value) => value !== bound;
    case '<': return (value) => value < bound;
    case '>': return (value) => value > bound;
    default: return (value) => value === bound;
  }
}

function renderDigits(tokens: readonly Token[], value: number, signed: boolean): string | null {
  if (!Number.isFinite(value)) return null;
  const point = tokens.findIndex(({ kind }) => kind === 'point');
  const wholeTokens = point < 0 ? tokens : tokens.slice(0, point);
  const fractionTokens = point < 0 ? [] : tokens.slice(point + 1);
  const fraction = fractionTokens.filter((token) => token.kind === 'digit');
  const last = tokens.findLastIndex(({ kind }) => kind === 'digit');
  const thousands = tokens.slice(last + 1).filter(({ kind }) => kind === 'comma').length;
  const percents = tokens.filter(({ kind }) => kind === 'percent').length;
  const scaled = Math.abs(value) * 100 ** percents / 1000 ** thousands;
  const rounded = round(scaled, fraction.length);
  if (rounded === null) return null;
  const [whole = '0', decimals = ''] = rounded.split('.');
  const shownDecimals = trimOptional(decimals, fraction.map((token) => token.char));
  const tail = fractionTokens.map((token) => token.kind === 'literal' ? token.text : token.kind === 'percent' ? '%' : '').join('');
  const sign = signed && value < 0 && Number(rounded) !== 0 ? '-' : '';
  return `${sign}${layWhole(wholeTokens, whole)}${shownDecimals === '' ? '' : `.${shownDecimals}`}${tail}`.trim();
}

/** Lays the digits of the whole part over its placeholders from the right; the leftmost takes what remains. */
function layWhole(tokens: readonly Token[], whole: string): string {
  let digits = whole === '0' ? '' : whole;
  let out = '';
  const first = tokens.findIndex(({ kind }) => kind === 'digit');
  for (let index = tokens.length - 1; index >= 0; index -= 1) {
    const token = tokens[index] as Token;
    if (token.kind === 'literal') out = token.text + out;
    else if (token.kind === 'percent') out = `%${out}`;
    else if (token.kind === 'digit') {
      const taken = index === first ? digits : digits.slice(-1);
      digits = index === first ? '' : digits.slice(0, -1);
      out = (taken === '' && token.char === '0' ? '0' : taken) + out;
    }
  }
  return first < 0 ? out + digits : out;
}

function trimOptional(decimals: string, placeholders: readonly string[]): string {
  let length = decimals.length;
  while (length > 0 && placeholders[length - 1] !== '0' && decimals[length - 1] === '0') length -= 1;
  return decimals.slice(0, length);
}

/** Rounds half up in decimal, as a spreadsheet does; null for a number too great for it. */
function round(value: number, digits: number): string | null {
  if (value >= 1e15 || digits > 15) return null;
  const exact = Number(value.toPrecision(15));
  const [base = '0', exponent = '0'] = exact.toExponential().split('e');
  const shifted = Math.round(Number(`${base}e${Number(exponent) + digits}`));
  return Number.isSafeInteger(shifted) ? Number(`${shifted}e-${digits}`).toFixed(digits) : exact.toFixed(digits);
}

/** A number in General format: all its digits, at most 15 significant ones after a decimal point, no exponent. */
export function general(raw: string): string {
  const text = raw.trim();
  if (/^-?\d+$/.test(text)) return text;
  const value = Number(text);
  if (text === '' || !Number.isFinite(value)) return text;
  const exact = Number(value.toPrecision(15));
  const shown = exact.toString();
  if (!/e/.test(shown)) return shown;
  return Math.abs(exact) < 1 ? exact.toFixed(20).replace(/0+$/, '') : BigInt(Math.round(exact)).toString();
}
