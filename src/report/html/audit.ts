import type { Summary } from '../../screen/finding.js';
import { h, NOTHING, type Safe } from './tag.js';

const number = (n: number): string => n.toLocaleString('en-US');

/** What was screened: each input with its hash and how it was read. */
export function inputsSection({ inputs }: Summary): Safe {
  return h`<section id="inputs" aria-labelledby="inputs-title">
<h2 id="inputs-title">Inputs</h2>
<table><thead><tr><th scope="col">File</th><th scope="col">Read as</th><th scope="col">Records</th><th scope="col">Columns</th><th scope="col">SHA-256</th></tr></thead><tbody>
${inputs.map((input) => h`<tr><td data-label="File"><bdi class="place">${input.file}</bdi><span class="under">${number(input.bytes)} bytes</span></td>
<td data-label="Read as">${[input.format, input.compression, input.encoding].filter((part) => part !== null).join(', ')}${input.notes.map((note) => h`<span class="under">${note}</span>`)}</td>
<td data-label="Records">${number(input.records.read)}<span class="under">${number(input.records.screened)} screened, ${number(input.records.skipped)} skipped</span></td>
<td data-label="Columns">${mapping(input.columns)}${input.unmapped.length === 0 ? NOTHING : h`<span class="under">not recognised: ${input.unmapped.join(', ')}</span>`}</td>
<td data-label="SHA-256"><code class="hash">${input.sha256}</code></td></tr>
`)}</tbody></table>
</section>
`;
}

function mapping(columns: Readonly<Record<string, readonly string[]>>): Safe {
  return h`${Object.entries(columns).map(([field, headers]) => h`<span class="pair"><bdi>${headers.join(' + ')}</bdi> = ${field}</span>`)}`;
}

/** Against what it was screened. */
export function listsSection({ lists }: Summary): Safe {
  return h`<section id="lists" aria-labelledby="lists-title">
<h2 id="lists-title">Lists</h2>
<table><thead><tr><th scope="col">List</th><th scope="col">As of</th><th scope="col">Parties</th><th scope="col">Vessels</th><th scope="col">Goods rules</th><th scope="col">SHA-256</th></tr></thead><tbody>
${lists.map((list) => h`<tr><td data-label="List"><b>${list.list}</b><span class="under">${list.authority} · ${list.path}</span></td><td data-label="As of">${list.asOf}</td>
<td data-label="Parties">${number(list.parties)}</td><td data-label="Vessels">${number(list.vessels)}</td><td data-label="Goods rules">${number(list.goods)}</td>
<td data-label="SHA-256"><code class="hash">${list.sha256}</code></td></tr>
`)}</tbody></table>
</section>
`;
}

/** How it was screened: tool, options and their origin, allow-file, notes. */
export function auditSection(summary: Summary): Safe {
  const { tool, startedAt, durationMs, config, allow, notes, exit, reason } = summary;
  return h`<section id="audit" aria-labelledby="audit-title">
<h2 id="audit-title">Audit</h2>
<dl class="facts">
<dt>Tool</dt><dd>${tool.name} ${tool.version}</dd>
${startedAt === undefined ? NOTHING : h`<dt>Started</dt><dd>${startedAt}</dd>`}
${durationMs === undefined ? NOTHING : h`<dt>Took</dt><dd>${(durationMs / 1000).toFixed(1)} s</dd>`}
<dt>Exit status</dt><dd>${exit}: ${reason}</dd>
${notes.length === 0 ? NOTHING : h`<dt>Notes</dt><dd>${notes.map((note) => h`<p>${note}</p>`)}</dd>`}
${allow.files.length === 0 ? NOTHING : h`<dt>Allow-file</dt><dd>${allow.files.map((file) => h`<p><bdi>${file.file}</bdi>: ${number(file.entries)} entries, <code class="hash">${file.sha256}</code></p>`)}</dd>`}
${(['used', 'unused', 'expired'] as const).map((kind) => (allow[kind].length === 0 ? NOTHING : h`<dt>Entries ${kind}</dt><dd>${allow[kind].map((entry) => h`<p>${entry}</p>`)}</dd>`))}
</dl>
${optionsTable(config)}</section>
`;
}

function optionsTable(config: Summary['config']): Safe {
  const options = Object.entries(config);
  if (options.length === 0) return NOTHING;
  return h`<table><thead><tr><th scope="col">Option</th><th scope="col">Value</th><th scope="col">From</th></tr></thead><tbody>
${options.map(([name, { value, origin }]) => h`<tr><td data-label="Option"><code>${name}</code></td><td data-label="Value"><code>${JSON.stringify(value) ?? ''}</code></td><td data-label="From">${origin}</td></tr>
`)}</tbody></table>
`;
}
