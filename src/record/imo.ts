import { withPlainDigits } from './digits.js';

/** What a text says about an IMO ship number. */
export interface ImoReading {
  /** Seven digits, or null when the text holds no seven-digit number. */
  readonly digits: string | null;
  /** The ship check digit agrees. */
  readonly valid: boolean;
  readonly notes: readonly string[];
}

const NO_NOTES: readonly string[] = [];
const RUN = /(?<!\d)\d{7}(?!\d)/g;
/** As a spreadsheet shows a number in groups of three, or with a power of ten. */
const GROUPED = /^(\d)[,.'’](\d{3})[,.'’](\d{3})$/;
const SCIENTIFIC = /^(\d)[.,](\d{6})E\+?0?6$/i;

/**
 * Check digit of IMO ship numbers (IMO Resolution A.1117(30)): the first six digits times 7, 6, 5, 4, 3, 2 are added; the last
 * digit of the sum is the seventh. Numbers of companies use other weights and are invalid here.
 */
export function imoCheckDigitAgrees(digits: string): boolean {
  if (digits.length !== 7 || digits === '0000000' || !/^\d{7}$/.test(digits)) return false;
  let sum = 0;
  for (let i = 0; i < 6; i += 1) sum += (digits.charCodeAt(i) - 48) * (7 - i);
  return sum % 10 === digits.charCodeAt(6) - 48;
}

/**
 * Reads a cell meant to hold an IMO number: `9349796`, `IMO 9349796`, `IMO9562233`, `0009349796`, `IMO-934 9796`, and what a
 * spreadsheet makes of it: `9349796.0`, `9,349,796`, `9.349796E+06`.
 * Another number in the same cell (a register or tonnage) does not disturb when only one run has seven digits.
 */
export function parseImo(text: string): ImoReading {
  if (/^\d{7}$/.test(text)) return { digits: text, valid: imoCheckDigitAgrees(text), notes: NO_NOTES };
  const notes: string[] = [];
  const start = text.slice(0, 500);
  const plain = withPlainDigits(start).trim().replace(/\.0+$/, '').replace(GROUPED, '$1$2$3').replace(SCIENTIFIC, '$1$2');
  const bare = plain.replace(/^(?:VESSEL\s+)?(?:IMO|LR|LLOYD'?S)[\s.:#№/_-]*(?:(?:NO|NR|NUMBER|NUM)\b[\s.:#-]*)?/i, '');
  const joined = /^\d[\d\s.-]*$/.test(bare) ? bare.replace(/\D/g, '') : null;
  if (joined !== null) {
    if (joined.length === 7) return { digits: joined, valid: imoCheckDigitAgrees(joined), notes };
    if (joined.length > 7 && /^0+$/.test(joined.slice(0, -7))) {
      const digits = joined.slice(-7);
      return { digits, valid: imoCheckDigitAgrees(digits), notes: ['leading zeros removed'] };
    }
  }
  const runs = [...plain.matchAll(RUN)].map((match) => match[0]);
  const digits = runs.find(imoCheckDigitAgrees) ?? runs[0] ?? null;
  if (digits !== null) notes.push('found inside a longer text');
  return { digits, valid: digits !== null && imoCheckDigitAgrees(digits), notes };
}

/** IMO numbers of a cell beside the one that `parseImo` reads (null: there is none): two ships in one cell are two ships. Only those whose check digit agrees. */
export function furtherImos(text: string, first: string | null): readonly string[] {
  if (text.length < (first === null ? 7 : 14)) return NO_NOTES;
  const plain = withPlainDigits(text.slice(0, 500));
  if (!/\d{7}/.test(plain)) return NO_NOTES;
  const runs = [...plain.matchAll(RUN)].map((match) => match[0]);
  return [...new Set(runs)].filter((digits) => digits !== first && imoCheckDigitAgrees(digits));
}

const MARKED = /IMO[\s.:#№/_-]*(?:(?:NO|NR|NUMBER|NUM)\b[\s.:#-]*)?(\d{7})(?!\d)/gi;

/** IMO numbers that a free text marks as such (`MV PETREL 8 IMO 9562233`) and whose check digit agrees. */
export function findMarkedImos(text: string): readonly string[] {
  return [...text.matchAll(MARKED)].map((match) => match[1] ?? '').filter(imoCheckDigitAgrees);
}
