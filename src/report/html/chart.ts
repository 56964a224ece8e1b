import { visible } from '../escape.js';
import { columns } from '../text/layout.js';
import { ranked, type Counts } from '../tally.js';
import { count } from '../words.js';
import { h, type Safe } from './tag.js';

const WIDTH = 290;
const ROW = 34;
const BARS = 8;
/** Columns of a label that fit beside its numbers. */
const LABEL_COLUMNS = 26;

/**
 * Horizontal stacked bars, violations then reviews, as inline SVG: the label and both numbers stand in text above each
 * bar. Colours come from the style sheet. Rows beyond the eighth are added up as `other`.
 */
export function barChart(id: string, title: string, counts: ReadonlyMap<string, Counts>, name = (key: string): string => key): Safe {
  const rows = condensed(ranked(counts).map(([key, one]) => [name(key), one]));
  const most = Math.max(1, ...rows.map(([, { violation, review }]) => violation + review));
  const height = Math.max(1, rows.length) * ROW;
  const description = rows.map(([label, { violation, review }]) => `${label}: ${count(violation, 'violation')}, ${count(review, 'review')}`).join('; ');
  return h`<figure class="chart">
<figcaption id="${id}-title">${title}</figcaption>
<svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="${id}-title ${id}-desc">
<desc id="${id}-desc">${description === '' ? 'no findings' : description}</desc>
${rows.map((row, i) => bar(row, i * ROW, most))}</svg>
</figure>
`;
}

function bar([label, { violation, review }]: [string, Counts], y: number, most: number): Safe {
  const scale = (n: number): number => Math.round((n / most) * WIDTH * 10) / 10;
  const red = scale(violation);
  return h`<text class="label" x="0" y="${y + 13}">${shortened(label)}</text>
<text class="number" x="${WIDTH}" y="${y + 13}" text-anchor="end"><tspan class="${violation > 0 ? 'violation' : 'none'}">${violation.toLocaleString('en-US')}</tspan><tspan class="none" dx="5">+</tspan><tspan class="${review > 0 ? 'review' : 'none'}" dx="5">${review.toLocaleString('en-US')}</tspan></text>
<rect class="track" x="0" y="${y + 19}" width="${WIDTH}" height="8" rx="1"/>
<rect class="violation" x="0" y="${y + 19}" width="${red}" height="8"/>
<rect class="review" x="${red}" y="${y + 19}" width="${scale(violation + review) - red}" height="8"/>
`;
}

function condensed(rows: [string, Counts][]): [string, Counts][] {
  if (rows.length <= BARS) return rows;
  const rest = rows.slice(BARS - 1);
  const sum = rest.reduce((all, [, one]) => ({ violation: all.violation + one.violation, review: all.review + one.review }), { violation: 0, review: 0 });
  return [...rows.slice(0, BARS - 1), [`${rest.length} others`, sum]];
}

function shortened(text: string): string {
  const label = visible(text, 2 * LABEL_COLUMNS);
  if (columns(label) <= LABEL_COLUMNS) return label;
  let kept = '';
  for (const char of label) {
    if (columns(kept + char) >= LABEL_COLUMNS) break;
    kept += char;
  }
  return `${kept}…`;
}
