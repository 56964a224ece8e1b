import type { CommandSpec } from './index.js';

/** The allow-file that is used where none is named. */
export const DEFAULT_FILE = 'nkcheck-allow.yaml';
export const DEFAULT_DAYS = 365;

const OPTIONS = ['allow', 'watchlist', 'default-lists', 'quiet', 'debug'] as const;

/** The work is loaded when it is asked for: it needs the YAML parser, which screening does not. */
export const allowCommand: CommandSpec = {
  name: 'allow',
  description: 'clear findings with a reason, and check what has been cleared',
  commands: [
    {
      name: 'add',
      args: '<finding> [results...]',
      description: 'clear a finding of saved NDJSON results, named by its 16-digit id',
      flags: [
        ['--reason <text>', 'what was compared, and why the finding can be cleared (needed)'],
        ['--author <name>', 'who clears it (default: the name of the user)'],
        ['--expires <day>', 'last day on which it counts, at most two years ahead'],
        ['--days <n>', `the same as a number of days (default: ${DEFAULT_DAYS})`],
        ['--name', 'clear the name found in the cell, whatever else the cell says (default: this cell only)'],
        ['--record <n>', 'the finding of this record, where the id stands for several cells'],
      ],
      options: OPTIONS,
      after: 'Example: a finding of a run that was saved with -f ndjson=result.ndjson\n'
        + '  nkcheck allow add 9f2c41d07a3be615 result.ndjson \\\n    --reason "other firm: register extract of 2026-11-20 seen"\n\n'
        + `The entry goes to the file of --allow, else to ${DEFAULT_FILE}. Identifiers are never cleared.`,
      run: async (invocation) => (await import('./allow/add.js')).addClearance(invocation),
    },
    {
      name: 'check',
      args: '[files...]',
      description: 'check allow-files against the lists: what has expired, ends soon or no longer fits',
      options: OPTIONS,
      after: `Without FILES: those of --allow, else ${DEFAULT_FILE}. Exit status 2 when a file is broken.`,
      run: async (invocation) => (await import('./allow/check.js')).checkAllowFiles(invocation),
    },
  ],
};
