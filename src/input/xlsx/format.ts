import { renderDate, type DateParts } from './date.js';
import { compileSection, general, type Section } from './section.js';

/** How the numbers of a cell style are shown (ECMA-376 part 1, 18.8.30 and 18.8.31). */
export interface NumberFormat {
  /** The text a person sees for the stored value `raw`; dates as ISO 8601, thousands not grouped. */
  show(raw: string, date1904: boolean): string;
}

/** Number formats that have a number only, with no text in the file. */
const BUILT_IN: Readonly<Record<number, string>> = {
  0: 'General', 1: '0', 2: '0.00', 3: '#,##0', 4: '#,##0.00', 5: '$#,##0', 6: '$#,##0', 7: '$#,##0.00', 8: '$#,##0.00', 9: '0%',
  10: '0.00%', 11: '0.00E+00', 12: '# ?/?', 13: '# ??/??', 14: 'm/d/yyyy', 15: 'd-mmm-yy', 16: 'd-mmm', 17: 'mmm-yy', 18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM', 20: 'h:mm', 21: 'h:mm:ss', 22: 'm/d/yyyy h:mm', 37: '#,##0', 38: '#,##0', 39: '#,##0.00', 40: '#,##0.00',
  41: '#,##0', 42: '$#,##0', 43: '#,##0.00', 44: '$#,##0.00', 45: 'mm:ss', 46: '[h]:mm:ss', 47: 'mm:ss.0', 48: '##0.0E+0', 49: '@',
  59: '0', 60: '0.00', 61: '#,##0', 62: '#,##0.00', 67: '0%', 68: '0.00%', 69: '# ?/?', 70: '# ??/??', 78: 'h:mm', 79: 'h:mm:ss', 80: 'mm:ss',
};

/** Dates of the Chinese, Japanese, Korean and Thai versions. */
function isRegionalDate(id: number): boolean {
  return (id >= 27 && id <= 36) || (id >= 50 && id <= 58) || (id >= 71 && id <= 77) || id === 81;
}

/** The format of a style: by its own code, or by the number of a built-in one. An unknown one is General. */
export function compileFormat(id: number, code: string | undefined): NumberFormat {
  const text = code ?? (isRegionalDate(id) ? 'yyyy-mm-dd' : BUILT_IN[id] ?? 'General');
  const parts = datePartsOf(text);
  if (parts !== null) {
    return { show: (raw, date1904) => renderDate(Number(raw), parts, date1904) ?? general(raw) };
  }
  const sections = splitSections(text).map(compileSection);
  return { show: (raw) => sectionFor(sections, Number(raw))?.(raw) ?? general(raw) };
}

/** Which parts of a date a format shows; null for a format of numbers. */
function datePartsOf(code: string): DateParts | null {
  const first = splitSections(code)[0] ?? '';
  const elapsed = /\[(?:h+|m+|s+)\]/i.test(first);
  const bare = first.replace(/"[^"]*"?|\\.|[_*].|\[[^\]]*\]|AM\/PM|A\/P|General/gi, '').toLowerCase();
  if (!elapsed && !/[ymdhs]/.test(bare)) return null;
  return { elapsed, day: /[yd]/.test(bare) || (/m/.test(bare) && !/[hs]/.test(bare)), time: /[hs]/.test(bare) || elapsed };
}

/** Splits a code at the semicolons outside quotes and brackets. */
function splitSections(code: string): string[] {
  const sections: string[] = [''];
  for (const token of code.match(/"[^"]*"?|\\.|[_*].|\[[^\]]*\]|;|[^]/g) ?? []) {
    if (token === ';') sections.push('');
    else sections[sections.length - 1] += token;
  }
  return sections.slice(0, 4);
}

/** The section for a value; null when the format would hide it, which a screening must not. */
function sectionFor(sections: readonly Section[], value: number): ((raw: string) => string | null) | null {
  const numeric = sections.slice(0, 3);
  const chosen = numeric.some((section) => section.condition !== null)
    ? numeric.find((section) => section.condition?.(value) ?? true)
    : numeric[value < 0 && numeric.length > 1 ? 1 : value === 0 && numeric.length > 2 ? 2 : 0];
  if (chosen === undefined) return null;
  const signed = chosen === numeric[0] || chosen.condition !== null;
  return (raw) => chosen.render(raw, signed);
}
