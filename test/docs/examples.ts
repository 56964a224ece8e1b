import { headerHooks } from '../../src/check/table-plan.js';
import { loadColumnDictionary } from '../../src/input/columns/load.js';
import { mapColumns } from '../../src/input/columns/map.js';
import { buildNameIndex } from '../../src/names/index.js';
import type { NameHit, NameKind } from '../../src/names/index.js';
import { compileRecordReader } from '../../src/record/reader.js';
import { recordLines } from '../../src/report/text/record.js';
import { themeFor } from '../../src/report/text/theme.js';
import type { Finding } from '../../src/screen/finding.js';
import type { Policy } from '../../src/screen/matcher.js';
import { createScreener } from '../../src/screen/screener.js';
import { loadLists } from '../../src/watchlist/load.js';
import { readTable } from '../input/helpers/read.js';
import { absolute, fencesOf } from './pages.js';

/**
 * Examples in the pages. A block ```csv NAME holds a manifest; a block ```console begins with the command
 * `$ nkcheck NAME …` and shows the findings it prints, without the summary. The tests make the findings again.
 */
export interface Example {
  readonly command: string;
  readonly findings: readonly Finding[];
  /** What stands in the page below the command. */
  readonly shown: string;
  /** What should stand there. */
  readonly output: string;
}

/** What the command line takes where there is no terminal. */
const WIDTH = 80;
const COMMAND = /^\$ (nkcheck (\S+\.csv).*)\n/u;

interface Options extends Policy {
  readonly lists: readonly string[];
  readonly explain: boolean;
}

/** The options of `check` that decide findings. @throws Error for any other, so that no example is shown that was not made */
function optionsOf(command: string): Options {
  const words = command.split(' ').slice(2);
  const lists: string[] = [];
  const jurisdictions = new Set(['UN']);
  let direction: Policy['direction'] = 'export';
  let asOf = '2026-11-23';
  let explain = false;
  for (let i = 0; i < words.length; i += 1) {
    const option = words[i];
    if (option === '--explain') { explain = true; continue; }
    const value = words[(i += 1)] ?? '';
    if (option === '--jurisdiction') for (const code of value.split(',')) jurisdictions.add(code);
    else if (option === '--direction') direction = value === 'import' ? 'import' : 'export';
    else if (option === '--as-of') asOf = value;
    else if (option === '-w') lists.push(absolute(value));
    else throw new Error(`an example uses an option that the tests cannot run: ${option}`);
  }
  return { lists, jurisdictions, direction, asOf, explain };
}

const loaded = new Map<string, ReturnType<typeof loadLists>>();

/** The shipped lists with further ones, loaded once. */
function listsWith(own: readonly string[]): ReturnType<typeof loadLists> {
  const key = own.join('\n');
  const known = loaded.get(key) ?? loadLists(own, { shipped: true });
  loaded.set(key, known);
  return known;
}

/** Findings of a manifest, one list per record, made by the rooms that the command line uses. */
async function screen(csv: string, file: string, { lists: own, ...policy }: Options): Promise<readonly (readonly Finding[])[]> {
  const { lists, geography } = await listsWith(own);
  const { direction } = policy;
  const dictionary = loadColumnDictionary();
  const { info, rows, faults } = await readTable(Buffer.from(csv), {}, headerHooks({ direction, dictionary }));
  if (faults.length > 0) throw new Error(`a record of an example cannot be read: ${faults[0]?.reason}`);
  const mappings = mapColumns(info.header, info.sample, { direction, dictionary });
  const toRecord = compileRecordReader(file, mappings, { direction, sample: info.sample });
  const screener = createScreener(lists, geography, policy);
  return rows.map((row) => screener.screen(toRecord(row)));
}

/** The examples of a page, in order, with what they print now. */
export async function runExamples(page: string): Promise<readonly Example[]> {
  const manifests = new Map<string, string>();
  const examples: Example[] = [];
  for (const { info, body } of fencesOf(page)) {
    const [language, name] = info.split(' ');
    if (language === 'csv' && name !== undefined) manifests.set(name, body);
    const match = language === 'console' ? COMMAND.exec(body) : null;
    const csv = manifests.get(match?.[2] ?? '');
    if (match === null || csv === undefined) continue;
    const [first, command = '', file = ''] = match;
    const options = optionsOf(command);
    const records = await screen(csv, file, options);
    const style = { theme: themeFor(false), width: WIDTH, explain: options.explain };
    const lines = records.flatMap((findings) => recordLines(findings, style));
    examples.push({ command, findings: records.flat(), shown: body.slice(first.length), output: lines.length === 0 ? 'no findings\n' : `${lines.join('\n').trimEnd()}\n` });
  }
  return examples;
}

const WORKED = /^\| (organisation|person|vessel) \| ([^|]+) \| `([^`]+)` \| (?:exact|canonical|near|weak) \| .*$/gmu;

/** The page with the output of every example, and the outcome of every worked example that was found, as they are now. */
export async function withFreshOutput(page: string): Promise<string> {
  let text = page.replace(WORKED, (_, kind: string, listed: string, cell: string) => {
    const hit = findName(kind, listed, cell);
    return `| ${kind} | ${listed} | \`${cell}\` | ${hit?.tier ?? 'none'} | ${hit?.evidence.join('; ') ?? ''} |`;
  });
  for (const { command, shown, output } of await runExamples(page)) {
    text = text.replace(`$ ${command}\n${shown}`, () => `$ ${command}\n${output}`);
  }
  return text;
}

/** A row of a table of worked examples: kind, listed name, cell. A listed name with the mark `(low)` is a weak alias of its list. */
export function findName(kind: string, listed: string, cell: string): NameHit | null {
  const quality = listed.endsWith(' (low)') ? 'low' : 'good';
  return buildNameIndex([{ text: listed.replace(/ \(low\)$/u, ''), kind: kind as NameKind, quality }]).search(cell)[0] ?? null;
}
