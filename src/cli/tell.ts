import { terminalSafe } from '../report/escape.js';
import { themeFor } from '../report/text/theme.js';
import { headline, type Headline } from '../report/words.js';
import type { ExitCode, Summary } from '../screen/finding.js';
import type { Io } from './io.js';
import type { Settings } from './options/table.js';
import { wantsColor } from './outputs.js';

/** The last line on standard error: the verdict and why. */
export async function tellVerdict(io: Io, summary: Summary, settings: Pick<Settings, 'color'>): Promise<void> {
  await tellOutcome(io, { ...headline(summary), ...summary }, settings);
}

/** The same for a command that screens no records. */
export async function tellOutcome(io: Io, { word, tone, reason, exit }: Headline & { readonly reason: string; readonly exit: ExitCode }, settings: Pick<Settings, 'color'>): Promise<void> {
  const theme = themeFor(settings.color && wantsColor(io.env, io.stderr.isTTY));
  await tell(io, `${theme.tone[tone](word)}: ${terminalSafe(reason, Infinity)} (exit ${exit})`, true);
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
