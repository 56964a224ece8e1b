import type { Finding, Skipped } from '../../screen/finding.js';
import { authorityOf } from '../tally.js';
import { authorityLabel, basisText, count, KINDS, nextStep, ruleInfo, statusText, TIER_WORDS, VERDICTS } from '../words.js';
import { h, NOTHING, type Safe } from './tag.js';

/** The table of findings with its tools; the tools appear only where the script runs. */
export function findingsSection(rows: readonly Safe[], authorities: readonly string[], leftOut: number): Safe {
  if (rows.length === 0) return h`<section id="findings" aria-labelledby="findings-title"><h2 id="findings-title">Findings</h2><p>No finding to show.</p></section>`;
  const more = leftOut === 0 ? NOTHING
    : h`<p class="left-out">${count(leftOut, 'more finding')} left out of this page: it holds the ${count(rows.length, 'worst finding')}. The counts above are of all findings; the NDJSON result holds every one.</p>`;
  return h`<section id="findings" aria-labelledby="findings-title">
<h2 id="findings-title">Findings</h2>
${more}<div class="tools" id="tools" role="search" hidden>
<label class="wide">Search <input type="search" id="filter-text" placeholder="name, column, rule, file …"></label>
${select('verdict', 'Verdict', [...VERDICTS, 'cleared'])}${select('kind', 'Kind', KINDS)}${select('authority', 'Authority', authorities, authorityLabel)}<button type="button" id="open-all" aria-pressed="false">Open all details</button>
<output id="shown" aria-live="polite"></output>
</div>
<table class="findings" id="findings-table">
<thead><tr><th scope="col" data-sort="verdict">Verdict</th><th scope="col" data-sort="order">Record</th><th scope="col" data-sort="column">Cell</th><th scope="col" data-sort="rule">Finding</th></tr></thead>
${rows}</table>
</section>
`;
}

function select(id: string, label: string, values: readonly string[], name = (value: string): string => value): Safe {
  return h`<label>${label} <select id="filter-${id}"><option value="">all</option>${values.map((value) => h`<option value="${value}">${name(value)}</option>`)}</select></label>
`;
}

/** One finding: a table body of two rows, the second with what stands behind it. `order` is its place in the stream. */
export function findingRow(finding: Finding, order: number): Safe {
  const { verdict, kind, allowed, file, line, record, recordId, column, field, rule } = finding;
  const word = allowed === null ? verdict : 'cleared';
  return h`<tbody data-verdict="${word}" data-kind="${kind}" data-authority="${authorityOf(finding)}" data-order="${order}" data-column="${column}" data-rule="${rule}">
<tr><td data-label="Verdict"><span class="badge ${word}">${word}</span><span class="under">${kind}</span></td>
<td data-label="Record"><bdi class="place">${file}:${line}</bdi><span class="under">record ${record}${recordId === null ? NOTHING : h` · <bdi>${recordId}</bdi>`}</span></td>
<td data-label="Cell"><span class="column"><bdi>${column}</bdi>${field === 'unmapped' ? ' (unmapped)' : ''}</span><bdi class="value">${marked(finding)}</bdi></td>
<td data-label="Finding"><bdi class="message">${finding.message}</bdi>${standing(finding)}</td></tr>
<tr class="more"><td></td><td colspan="3"><details><summary>Evidence and next step</summary>${facts(finding)}</details></td></tr>
</tbody>
`;
}

/** The value with the part that matched marked, when it is short enough to be shown whole. */
function marked({ value, match }: Finding): Safe {
  const at = match === null || match.surface === '' || value.length > 300 ? -1 : value.indexOf(match.surface);
  if (match === null || at < 0) return h`${value}`;
  return h`${value.slice(0, at)}<mark>${match.surface}</mark>${value.slice(at + match.surface.length)}`;
}

/** Shown without opening anything: the paragraphs, that a party is not designated, and that a finding was cleared. */
function standing({ entry, allowed, basis }: Finding): Safe {
  const under = basis.map((one) => h`<p class="standing">${basisText(one)}</p>`);
  const status = entry === null || entry.status === 'designated' ? NOTHING : h`<p class="standing">${statusText(entry)}</p>`;
  const cleared = allowed === null ? NOTHING
    : h`<p class="standing">cleared: ${allowed.reason} (${allowed.author}, until ${allowed.expires})</p>`;
  return h`${under}${status}${cleared}`;
}

function facts(finding: Finding): Safe {
  const { entry, match, reasons, goodsRule, judgedAsOf, rule, id } = finding;
  const next = nextStep(finding);
  return h`<dl class="facts">
${entry === null ? NOTHING : fact('List entry', h`<bdi>${entry.name}</bdi> (${entry.id}, list ${entry.list}): ${statusText(entry)}`)}
${match === null ? NOTHING : fact('Match', h`<bdi>${match.surface}</bdi> and <bdi>${match.name}</bdi>: ${TIER_WORDS[match.tier]} (${match.tier}, ${match.score.toFixed(2)})`)}
${match === null || match.evidence.length === 0 ? NOTHING : fact('Evidence', steps(match.evidence))}
${reasons.length === 0 ? NOTHING : fact('Why', steps(reasons))}
${goodsRule === null ? NOTHING : fact('Goods rule', h`${goodsRule}`)}
${fact('Judged', h`by the rules of ${judgedAsOf}`)}
${entry === null || entry.source === null ? NOTHING : fact('Source', h`${entry.source}`)}
${next === null ? NOTHING : fact('Next step', h`${next}`)}
${fact('Rule', h`${rule}${ruleInfo(rule) === null ? '' : `: ${ruleInfo(rule)?.title ?? ''}`}`)}
${fact('Finding', h`<code>${id}</code>`)}
</dl>`;
}

function fact(term: string, text: Safe): Safe {
  return h`<dt>${term}</dt><dd>${text}</dd>`;
}

function steps(texts: readonly string[]): Safe {
  return h`<ol>${texts.map((text) => h`<li>${text}</li>`)}</ol>`;
}

export function skippedRow({ file, line, record, column, reason }: Skipped): Safe {
  return h`<tr><td data-label="Record"><bdi class="place">${file}:${line}</bdi><span class="under">record ${record}</span></td><td data-label="Reason">${column === null ? NOTHING : h`<bdi>${column}</bdi>: `}${reason}</td></tr>
`;
}

export function skippedSection(rows: readonly Safe[], leftOut: number): Safe {
  if (rows.length === 0) return NOTHING;
  const more = leftOut === 0 ? NOTHING : h`<p class="left-out">${count(leftOut, 'more record')} not screened and left out of this page.</p>`;
  return h`<section id="skipped" aria-labelledby="skipped-title">
<h2 id="skipped-title">Not screened</h2>
<p>These records could not be read. What they hold is not known.</p>
${more}<table><thead><tr><th scope="col">Record</th><th scope="col">Reason</th></tr></thead><tbody>
${rows}</tbody></table>
</section>
`;
}
