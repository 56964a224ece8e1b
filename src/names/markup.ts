const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', ensp: ' ', emsp: ' ', shy: '', ndash: '-', mdash: '-', lsquo: "'", rsquo: "'", ldquo: '"', rdquo: '"' };
const ENTITY = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,5}));/gi;
const BREAKING_TAG = /<\/?(?:br|p|div|li|tr|td)\b[^<>]{0,40}>/gi;
const OTHER_TAG = /<\/?(?:b|i|u|em|strong|span|font|small|big|sup|sub|a)\b[^<>]{0,200}>/gi;
const CONTROL = /[\x00-\x1f\x7f]/;
const PERCENT = /(?:%[\da-f]{2})+/gi;

/**
 * A cell with the HTML and URL signs that an export left in it read as what they stand for: entities (also `&amp;nbsp;`), tags
 * of text, and percent escapes in a cell without spaces. What is none of these stays as it is.
 */
export function readMarkup(text: string): string {
  const hasPercent = text.includes('%');
  if (!hasPercent && !text.includes('&') && !text.includes('<')) return text;
  const read = readEntities(readEntities(text)).replace(BREAKING_TAG, '\n').replace(OTHER_TAG, '');
  return hasPercent && !/\s/.test(text) ? read.replace(PERCENT, readPercent) : read;
}

function readEntities(text: string): string {
  return text.replace(ENTITY, (all, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? all;
    return characterOf(decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)) ?? all;
  });
}

function characterOf(code: number): string | null {
  return code >= 32 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : null;
}

function readPercent(codes: string): string {
  try {
    const read = decodeURIComponent(codes);
    return CONTROL.test(read) ? codes : read;
  } catch {
    return codes;
  }
}
