/**
 * Reads an amount as people write it: `1,234.56`, `1.234,56`, `10 400,00`, `1'234.50`, `USD 12.50`, `(12.00)`.
 * A single separator before exactly three digits: a comma groups, a point is decimal.
 * @returns null when the text holds no single number.
 */
export function parseAmount(text: string): number | null {
  if (text.length > 64) return null;
  const body = text.trim();
  if (/^-?\d+(?:\.\d+)?(?:E[+-]?\d{1,2})?$/i.test(body)) return Number(body);
  const match = /^[^\d()-]*?(\()?\s*(-?)\s*(\d[\d.,'’\s\u00a0\u202f]*)\)?[^\d]*$/u.exec(body);
  if (match === null) return null;
  const number = (match[3] ?? '').replace(/[\s'’\u00a0\u202f]/g, '').replace(/[.,]$/, '');
  const decimal = decimalMark(number);
  const plain = decimal === null ? number.replace(/[.,]/g, '') : number.split(decimal).map((part) => part.replace(/[.,]/g, '')).join('.');
  const amount = Number(plain);
  if (!Number.isFinite(amount)) return null;
  return match[1] !== undefined || match[2] === '-' ? -amount : amount;
}

function decimalMark(number: string): '.' | ',' | null {
  const point = number.lastIndexOf('.');
  const comma = number.lastIndexOf(',');
  if (point >= 0 && comma >= 0) {
    const last = point > comma ? '.' : ',';
    return number.indexOf(last) === Math.max(point, comma) ? last : null;
  }
  if (point >= 0) return number.indexOf('.') === point ? '.' : null;
  if (comma < 0 || number.indexOf(',') !== comma) return null;
  return number.length - comma - 1 === 3 ? null : ',';
}
