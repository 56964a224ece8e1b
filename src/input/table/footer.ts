import { kindOf } from './kind.js';

/** Words that head a totals row when they are the whole of its first cell, in the languages of trade documents. */
const TOTAL_WORDS = [
  'total', 'totals', 'grand total', 'sub total', 'subtotal', 'sub-total', 'sum', 'totale', 'totaal', 'total general',
  'total général', 'gesamt', 'gesamtsumme', 'summe', 'insgesamt', 'celkem', 'razem', 'suma', 'итого', 'всего', 'итог',
  'разом', 'усього', 'жиынтығы', 'нийт', 'toplam', 'genel toplam', 'jumlah', 'jumlah total', 'tổng', 'tổng cộng', 'cộng',
  'รวม', 'รวมทั้งสิ้น', '合计', '合計', '总计', '總計', '小计', '小計', '共计', '共計', '总和', '計', '総計', '합계', '총계', '소계', '계',
  'المجموع', 'الإجمالي', 'समग्र', 'कुल', 'jami',
];

/** Words that head a note when a colon follows them, or that are the whole of the only cell. */
const NOTE_WORDS = [
  'note', 'notes', 'source', 'sources', 'remark', 'remarks', 'disclaimer', 'printed', 'printed on', 'generated', 'generated on',
  'generated at', 'report generated', 'end of report', 'end of file', 'end of data', 'nota', 'notas', 'fuente', 'fonte', 'quelle',
  'hinweis', 'anmerkung', 'remarque', 'источник', 'примечание', 'примечания', 'ghi chú', 'nguồn', 'catatan', 'sumber', 'not',
  'kaynak', 'หมายเหตุ', 'ที่มา', '注', '注：', '备注', '備註', '备考', '備考', '资料来源', '資料來源', '数据来源', '説明', '说明', '出典', '비고', '주',
  '출처', '자료',
];

const TOTALS = new Set(TOTAL_WORDS.map(fold));
const NOTES = new Set(NOTE_WORDS.map(fold));

/** `1,234 rows`, `(100 rows affected)`, `Page 3 of 7`: nothing else fits these. */
const COUNTED = /^[-(*\s]*(?:page \d+(?: of \d+)?|\d[\d,. ]* (?:rows?|records?|lines?)(?: (?:affected|selected|exported|found|in set))?)[-)*.\s]*$/i;

export type FooterKind = 'totals' | 'note';

/** Whether so few cells of a row are filled that it may be totals or a note. */
export function isSparse(filled: number, columns: number): boolean {
  return columns >= 3 && filled <= Math.max(2, Math.floor(columns / 3)) && filled < columns;
}

/**
 * Whether a sparse row below or between the records is totals or a note. Strict, so that a party is never dropped: beside
 * a totals word only numbers may stand; a note is the only filled cell of its row and begins with a note word.
 */
export function footerKind(cells: readonly string[], columns: number): FooterKind | null {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  const [first, ...others] = filled;
  if (first === undefined || !isSparse(filled.length, columns)) return null;
  const label = fold(first.replace(/[:：]\s*[\d\s.,]*$/, ''));
  if (TOTALS.has(label) && others.every((cell) => kindOf(cell) === 'number')) return 'totals';
  if (others.length > 0) return null;
  if (NOTES.has(label) || COUNTED.test(first) || /^[-=*_#.\s]+$/.test(first)) return 'note';
  const colon = first.search(/[:：]/);
  return colon > 0 && NOTES.has(fold(first.slice(0, colon))) ? 'note' : null;
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/[*()[\]-]/g, ' ').replace(/\s+/g, ' ').trim();
}
