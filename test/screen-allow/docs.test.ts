import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { allowCommand } from '../../src/cli/commands/allow.js';
import { parseAllowFile } from '../../src/screen/allow/parse.js';
import { ALLOW_ENTRY } from '../../src/screen/allow/shapes.js';
import type { AllowEntry } from '../../src/screen/allow/types.js';
import { loadShippedLists } from '../../src/watchlist/load.js';
import { applyText, findingOf } from './samples.js';

const page = readFileSync(new URL('../../docs/allow-file.md', import.meta.url), 'utf8');
const files = [...page.matchAll(/^```yaml\n([^]*?)^```$/gm)].map((match) => match[1]!);
const { lists } = await loadShippedLists();
const cell = /"(Tanchon [^"]*)",Indonesia/.exec(page)?.[1] ?? '';

it('explains every key and every option', () => {
  const code = [...page.matchAll(/`([^`\n]+)`/g)].flatMap((match) => match[1]!.match(/[\w-]+/g) ?? []);
  expect(Object.keys(ALLOW_ENTRY).filter((key) => !code.includes(key))).toEqual([]);
  const options = allowCommand.commands!.flatMap((one) => one.flags ?? []).map(([flags]) => flags.split(' ')[0]!);
  expect(options.filter((option) => !code.includes(option))).toEqual([]);
});

it('shows entries that clear what they are said to clear, with the lists as they are', () => {
  expect(files).toHaveLength(2);
  const finding = findingOf('NK101', { CONSIGNEE_NAME: cell }, lists);
  expect(page).toContain(`nkcheck allow add ${finding.id} `);
  for (const text of files) expect(applyText(text, [finding], lists).report, text).toMatchObject({ unused: [], expired: [] });
});

it('is right about other records', () => {
  const clears = (row: Record<string, string>, text = files[0]!): boolean => applyText(text, [findingOf('NK101', row, lists)], lists).cleared === 1;
  expect(clears({ CONSIGNEE_NAME: 'TANCHON COMMERCIAL BANK   12 Jalan Besar - Jakarta' })).toBe(true);
  expect(clears({ CONSIGNEE_NAME: 'Tanchon Commercial Bank, Pyongyang' })).toBe(false);
  expect(clears({ NOTIFY_PARTY: cell })).toBe(false);
  expect(clears({ CONSIGNEE_NAME: 'Korea Ryonbong General Corporation' })).toBe(false);
  expect(clears({ CONSIGNEE_NAME: 'Tanchon Commercial Bank, Pyongyang' }, files[1]!)).toBe(true);
});

it('shows what the command writes', () => {
  const [entry] = parseAllowFile(files[0]!, 'x').entries as [AllowEntry];
  expect(page).toContain(`nkcheck-allow.yaml:${entry.line}: finding ${entry.finding} is cleared until ${entry.expires}`);
});
