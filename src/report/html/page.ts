import { createHash } from 'node:crypto';
import type { Summary } from '../../screen/finding.js';
import { jsonInHtml } from '../escape.js';
import type { Tally } from '../tally.js';
import { authorityLabel, DISCLAIMER, exitMeaning, headline, KIND_WORDS } from '../words.js';
import { barChart } from './chart.js';
import { SCRIPT } from './script.js';
import { STYLE } from './style.js';
import { h, NOTHING, trusted, type Safe } from './tag.js';

/** Nothing but the style and script of this file may run, and nothing may be fetched. */
function contentPolicy(): string {
  const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  return `default-src 'none'; style-src ${hash(STYLE)}; script-src ${hash(SCRIPT)}; base-uri 'none'; form-action 'none'`;
}

/** From the doctype to the start of `<main>`: verdict, reason, navigation. */
export function pageHead(summary: Summary): Safe {
  const { word, tone } = headline(summary);
  const { exit, reason, tool, inputs } = summary;
  const subject = inputs.length === 1 ? inputs[0]?.file ?? '' : `${inputs.length} files`;
  return h`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${trusted(contentPolicy())}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>nkcheck: ${word}, ${subject}</title>
<style>${trusted(STYLE)}</style>
</head>
<body>
<a class="skip" href="#findings">Go to the findings</a>
<header class="tone-${tone}">
<p class="tool">DPRK sanctions screening · <bdi>${subject}</bdi></p>
<h1>${word}</h1>
<p class="reason">${reason}</p>
<p class="exit">Exit status ${exit}: ${exitMeaning(summary)}. ${tool.name} ${tool.version}${summary.startedAt === undefined ? '' : `, ${summary.startedAt}`}</p>
</header>
<nav aria-label="Sections"><a href="#findings">Findings</a>${summary.records.skipped > 0 ? h`<a href="#skipped">Not screened</a>` : NOTHING}<a href="#inputs">Inputs</a><a href="#lists">Lists</a><a href="#audit">Audit</a></nav>
<main>
`;
}

/** Counts of the run and four plots of the findings. */
export function overview({ records, findings }: Summary, tally: Tally, hidden: readonly string[]): Safe {
  const tile = (label: string, n: number, tone = ''): Safe =>
    h`<div class="tile ${n > 0 ? tone : ''}"><dt>${label}</dt><dd>${n.toLocaleString('en-US')}</dd></div>`;
  const byKind = new Map([...tally.byKind].map(([kind, counts]) => [KIND_WORDS[kind], counts]));
  return h`<section aria-labelledby="counts-title">
<h2 id="counts-title" class="quiet">Counts</h2>
<dl class="tiles">
${tile('violations', findings.violation, 'violation')}${tile('reviews', findings.review, 'review')}${tile('cleared', findings.allowed)}${tile('records read', records.read)}${tile('screened', records.screened)}${tile('not screened', records.skipped, 'incomplete')}
</dl>
${hidden.map((text) => h`<p class="left-out">${text}.</p>`)}${tally.total.violation + tally.total.review === 0 ? NOTHING : h`<p class="legend">Findings: <span class="key violation"></span>violation <span class="key review"></span>review</p>
<div class="charts">
${barChart('by-kind', 'By kind', byKind)}${barChart('by-authority', 'By authority', tally.byAuthority, authorityLabel)}${barChart('by-destination', 'By destination', tally.byDestination)}${barChart('by-source', 'By list or rule', tally.bySource)}</div>`}
</section>
`;
}

/** From the end of `<main>` on. The audit block stands in the page as JSON too. */
export function pageFoot(summary: Summary): Safe {
  return h`</main>
<footer><p>${DISCLAIMER}</p></footer>
<script type="application/json" id="summary">${trusted(jsonInHtml(summary))}</script>
<script>${trusted(SCRIPT)}</script>
</body>
</html>
`;
}
