/** Style sheet of the HTML report. Contrast of every text colour on its ground is at least 4.5 to 1 in both schemes. */
export const STYLE = `
:root {
  --paper: #fbfaf8; --sheet: #fff; --ink: #1d1f23; --soft: #5b616b; --line: #dfdcd6; --track: #efece6;
  --violation: #a81e1e; --review: #8a5a00; --review-bar: #d9a036; --clear: #1e6b3c; --incomplete: #6a3d9a;
  --mark: #fbe7a8; --link: #1f4f8f;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #15171a; --sheet: #1c1f23; --ink: #e7e5e1; --soft: #a3a8b0; --line: #343840; --track: #292d33;
    --violation: #ff8f85; --review: #e8b960; --review-bar: #b98a35; --clear: #7fcf9b; --incomplete: #c6a5ee;
    --mark: #5c4a14; --link: #8fb8f0;
  }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; }
body {
  margin: 0 auto; padding: 2rem 1.5rem 3rem; max-width: 78rem; background: var(--paper); color: var(--ink);
  font: 15px/1.5 system-ui, -apple-system, "Segoe UI", "Noto Sans", "Noto Sans CJK KR", sans-serif;
}
.skip { position: absolute; left: -999px; }
.skip:focus { left: 1rem; top: .5rem; }
a { color: var(--link); }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
header { border-left: .4rem solid var(--soft); padding: .1rem 0 .1rem 1.2rem; }
h1 { margin: .1rem 0 .3rem; font-size: 2.4rem; line-height: 1.15; letter-spacing: -.01em; font-weight: 650; }
h2 { margin: 2.6rem 0 .8rem; font-size: 1.15rem; font-weight: 650; }
h2.quiet { position: absolute; left: -999px; }
header p { margin: 0; }
.tool, .exit { color: var(--soft); font-size: .9rem; }
.reason { font-size: 1.1rem; margin-bottom: .3rem !important; }
.tone-violation { border-color: var(--violation); } .tone-violation h1 { color: var(--violation); }
.tone-review { border-color: var(--review); } .tone-review h1 { color: var(--review); }
.tone-incomplete { border-color: var(--incomplete); } .tone-incomplete h1 { color: var(--incomplete); }
.tone-clear { border-color: var(--clear); } .tone-clear h1 { color: var(--clear); }
nav { display: flex; flex-wrap: wrap; gap: .3rem 1.2rem; margin: 1.4rem 0 0; padding: .6rem 0; border-block: 1px solid var(--line); }
nav a { text-decoration: none; } nav a:hover { text-decoration: underline; }
.tiles { display: grid; grid-template-columns: repeat(6, 1fr); gap: 0; margin: 1.6rem 0 0; background: var(--sheet); border: 1px solid var(--line); }
.tile { display: flex; flex-direction: column-reverse; padding: .8rem 1rem; border-left: 1px solid var(--line); }
.tile:first-child { border-left: 0; }
.tile dt { color: var(--soft); font-size: .85rem; }
.tile dd { margin: 0; font-size: 1.7rem; line-height: 1.2; font-variant-numeric: tabular-nums; }
.tile.violation dd { color: var(--violation); } .tile.review dd { color: var(--review); } .tile.incomplete dd { color: var(--incomplete); }
.charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(14rem, 1fr)); gap: 1.2rem 2rem; margin-top: .6rem; }
.chart { margin: 0; max-width: 30rem; } .chart figcaption { font-weight: 600; margin-bottom: .2rem; }
.chart svg { display: block; width: 100%; height: auto; font-size: 13px; }
svg text { fill: var(--ink); } svg .number { font-variant-numeric: tabular-nums; }
svg tspan.violation { fill: var(--violation); font-weight: 600; } svg tspan.review { fill: var(--review); font-weight: 600; }
svg tspan.none { fill: var(--soft); }
svg .track { fill: var(--track); } svg rect.violation { fill: var(--violation); } svg rect.review { fill: var(--review-bar); }
.legend { color: var(--soft); font-size: .85rem; margin: 1.4rem 0 0; }
.key { display: inline-block; width: .8em; height: .8em; margin: 0 .2em 0 .8em; }
.key.violation { background: var(--violation); } .key.review { background: var(--review-bar); }
.left-out { border-left: 3px solid var(--incomplete); padding: .3rem .8rem; background: var(--sheet); }
.tools { display: flex; flex-wrap: wrap; align-items: end; gap: .6rem .8rem; margin-bottom: .8rem; }
.tools[hidden] { display: none; }
.tools label { display: flex; flex-direction: column; font-size: .8rem; color: var(--soft); }
.tools .wide { flex: 1 1 14rem; max-width: 24rem; }
.tools output { color: var(--soft); font-size: .85rem; padding: .35rem 0; }
input, select, .tools button {
  font: inherit; font-size: .95rem; color: var(--ink); background: var(--sheet); border: 1px solid var(--soft); border-radius: 3px; padding: .3rem .5rem;
}
.tools select { max-width: 14rem; text-overflow: ellipsis; } .tools button { cursor: pointer; }
table { width: 100%; border-collapse: collapse; background: var(--sheet); border: 1px solid var(--line); }
th, td { text-align: left; vertical-align: top; padding: .6rem .8rem; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
th { font-size: .85rem; font-weight: 600; color: var(--soft); white-space: nowrap; }
th button { all: unset; cursor: pointer; } th button:focus-visible { outline: 2px solid var(--link); }
th[aria-sort=ascending] button::after { content: " \\2191"; } th[aria-sort=descending] button::after { content: " \\2193"; }
tbody[hidden] { display: none !important; }
.findings { table-layout: fixed; }
.findings th:nth-child(1) { width: 7.5rem; } .findings th:nth-child(2) { width: 20%; } .findings th:nth-child(3) { width: 26%; }
.badge { display: inline-block; padding: 0 .5em; border: 1px solid currentColor; border-radius: 3px; font-size: .85rem; font-weight: 650; }
.badge.violation { color: var(--violation); } .badge.review { color: var(--review); } .badge.cleared { color: var(--soft); }
.under, .column { display: block; color: var(--soft); font-size: .85rem; }
.value, .message { display: block; }
.place { font-weight: 600; }
.standing { margin: .2rem 0 0; color: var(--soft); }
mark { background: var(--mark); color: inherit; }
.findings tr:not(.more) td { border-bottom: 0; padding-bottom: .1rem; } .more td { padding-top: 0; }
summary { cursor: pointer; color: var(--link); font-size: .9rem; width: fit-content; }
.facts { display: grid; grid-template-columns: 6.5rem minmax(0, 1fr); gap: .25rem .8rem; margin: .5rem 0 .2rem; font-size: .92rem; }
.facts dt { color: var(--soft); } .facts dd { margin: 0; overflow-wrap: anywhere; }
.facts ol { margin: 0; padding-left: 1.2rem; } .facts p { margin: 0; }
code { font: .88em/1.4 ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; }
.hash { color: var(--soft); font-size: .78em; word-break: break-all; }
.pair { display: block; font-size: .88rem; }
td[data-label="As of"], td[data-label="Read as"] { white-space: nowrap; } td[data-label=File] { min-width: 9rem; } td[data-label="SHA-256"] { width: 30%; }
#audit table { margin-top: 1rem; }
footer { margin-top: 2.6rem; padding-top: .8rem; border-top: 1px solid var(--line); color: var(--soft); font-size: .9rem; }
@media screen and (max-width: 46rem) {
  body { padding: 1.2rem .9rem 2rem; }
  h1 { font-size: 1.9rem; }
  .tiles { grid-template-columns: repeat(3, 1fr); }
  .tile { padding: .6rem .7rem; } .tile:nth-child(4) { border-left: 0; } .tile:nth-child(n+4) { border-top: 1px solid var(--line); }
  table, tbody, tr, td { display: block; width: 100%; } .more td:empty { display: none; }
  thead { position: absolute; left: -9999px; }
  tr { padding: .5rem 0; border-bottom: 1px solid var(--line); } .findings tr:not(.more) { border-bottom: 0; padding-bottom: 0; } .more { padding-top: 0; }
  td { padding: .2rem .8rem; border: 0; }
  td[data-label]::before { content: attr(data-label); display: block; color: var(--soft); font-size: .75rem; }
  .findings td:first-child::before { content: none; } .findings td:first-child .under { display: inline; margin-left: .5em; }
  .facts { grid-template-columns: 1fr; gap: 0; } .facts dd { margin-bottom: .4rem; }
}
@media print {
  :root {
    --paper: #fff; --sheet: #fff; --ink: #000; --soft: #444; --line: #bbb; --track: #eee; --violation: #a00; --review: #6b4700;
    --review-bar: #c99a3d; --clear: #14532d; --incomplete: #4c2a75; --mark: #f3e3ad; --link: #000;
  }
  @page { margin: 14mm; }
  html { font-size: 11px; }
  body { padding: 0 1px 0 0; max-width: none; font-size: 8.5pt; line-height: 1.4; }
  nav, .tools, .skip, summary { display: none !important; }
  details::details-content { content-visibility: visible; block-size: auto; }
  h2 { break-after: avoid; margin-top: 1.4rem; } tr, .findings tbody, figure, .tile { break-inside: avoid; }
  th, td { padding: .35rem .6rem; } .charts { grid-template-columns: repeat(4, 1fr); gap: 1.2rem; } .hash { font-size: 6.5pt; }
  thead { display: table-header-group; }
  svg, .badge, mark, .key { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  th button { display: contents; } th button::after { content: none !important; }
}
`;
