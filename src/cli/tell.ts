import { terminalSafe } from '../report/escape.js';
import { themeFor } from '../report/text/theme.js';
import { headline } from '../report/words.js';
import type { Summary } from '../screen/finding.js';
import type { Io } from './io.js';
import type { Settings } from './options/table.js';
import { wantsColor } from './outputs.js';

/** The last line on standard error: the verdict and why. */
export async function tellVerdict(io: Io, summary: Summary, settings: Pick<Settings, 'color'>): Promise<void> {
  const { word, tone } = headline(summary);
  const theme = themeFor(settings.color && wantsColor(io.env, io.stderr.isTTY));
  const reason = terminalSafe(summary.reason, Infinity);
  // The reason of an incomplete run says so itself.
  const line = summary.exit === 3 ? theme.tone[tone](reason) : `${theme.tone[tone](word)}: ${reason}`;
  await tell(io, `${line} (exit ${summary.exit})`, true);
}

/** Something that went wrong, said at once. */
export async function warn(io: Io, text: string): Promise<void> {
  await tell(io, text);
}

/** Writes lines to standard error; whoever stopped reading it does not change the verdict. */
async function tell(io: Io, text: string, safe = false): Promise<void> {
  const lines = text.split('\n').map((line) => `nkcheck: ${safe ? line : terminalSafe(line, Infinity)}\n`);
  await io.stderr.write(lines.join('')).catch(() => undefined);
}
