/** Cell values that people and programs write for "nothing here". Compared in upper case, outer punctuation kept. */
const BLANKS = new Set([
  '', 'NULL', '(NULL)', '<NULL>', 'N/A', '#N/A', 'N.A.', 'N.A', 'N / A', 'NONE', 'NIL', 'NAN', 'NOT AVAILABLE', 'NOT APPLICABLE', 'UNDEFINED',
  'UNKNOWN', 'NOT KNOWN', 'NOT SPECIFIED', 'UNSPECIFIED', '-', '--', '---', '.', '..', '?', '*', '/', '\\N', '—', '–', '(BLANK)', 'BLANK', 'TBA', 'TBD', 'TBC',
  '无', '無', '空', '不详', '不詳', '없음', '해당없음', 'なし', 'ไม่มี', 'НЕТ', 'НЕ УКАЗАНО', 'ОТСУТСТВУЕТ', 'SIN DATOS', 'NO APLICA', 'NEANT', 'NÉANT', 'KHÔNG CÓ', 'TIDAK ADA', 'YOK',
]);

const FIRST_LETTERS = new Set([...BLANKS].flatMap((blank) => [blank.charCodeAt(0), blank.toLowerCase().charCodeAt(0)]).concat(0x20, 0x09));
const LONGEST = Math.max(...[...BLANKS].map((blank) => blank.length)) + 4;

/** True when a cell says that it has no value (`NULL`, `N/A`, `-`, `无` …). Called for every cell, so most values leave early. */
export function isBlank(value: string): boolean {
  if (value === '') return true;
  if (value.length > LONGEST || !FIRST_LETTERS.has(value.charCodeAt(0))) return false;
  return BLANKS.has(value.trim().toUpperCase());
}
