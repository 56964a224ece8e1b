import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const ROOT = new URL('../../', import.meta.url);

/** A page of docs/: its path from the repository's root, and its text. */
export interface Page {
  readonly path: string;
  readonly text: string;
}

/** A fenced block of a page: the words behind the fence, and its lines. */
export interface Fence {
  readonly info: string;
  readonly body: string;
}

/** The absolute path of a file of the repository. */
export const absolute = (path: string): string => fileURLToPath(new URL(path, ROOT));

/** All Markdown pages below docs/, in the order of their names. */
export function allPages(): readonly Page[] {
  return readdirSync(absolute('docs'), { recursive: true, encoding: 'utf8' })
    .map((name) => `docs/${name.replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith('.md'))
    .sort()
    .map((path) => ({ path, text: readFileSync(absolute(path), 'utf8') }));
}

/** Every fenced block. */
export function fencesOf(text: string): readonly Fence[] {
  return [...text.matchAll(/^```([^\n`]*)\n(.*?)^```$/gmsu)].map((match) => ({ info: (match[1] ?? '').trim(), body: match[2] ?? '' }));
}

/** The text without fenced blocks and code spans, in which links are links. */
export function prose(text: string): string {
  return text.replace(/^```.*?^```$/gmsu, '').replace(/`[^`\n]*`/gu, '');
}

/** The anchors of the headings, as GitHub and GitLab make them. */
export function anchorsOf(text: string): ReadonlySet<string> {
  const headings = text.replace(/^```.*?^```$/gmsu, '').matchAll(/^#{1,6} (.+)$/gmu);
  return new Set([...headings].map((match) => (match[1] ?? '').toLowerCase().replace(/[^\p{L}\p{N}\s_-]/gu, '').trim().replace(/\s/gu, '-')));
}

/** The cells of the rows of the first table below a heading, without its header. */
export function tableBelow(text: string, heading: string): readonly (readonly string[])[] {
  const start = text.indexOf(`\n${heading}\n`);
  const rows = /(?:^\|.*\n)+/mu.exec(text.slice(start))?.[0].trimEnd().split('\n') ?? [];
  return rows.slice(2).map((row) => row.slice(1, -1).split(/(?<!\\)\|/u).map((cell) => cell.trim()));
}
