import type { CommandSpec } from './index.js';
import { diffCommand } from './watchlist/diff.js';
import { importCommand } from './watchlist/import.js';
import { showCommand } from './watchlist/show.js';
import { updateCommand } from './watchlist/update.js';
import { validateCommand } from './watchlist/validate.js';

export const watchlistCommand: CommandSpec = {
  name: 'watchlist',
  description: 'the lists themselves: show, validate, import, diff, update',
  commands: [showCommand, validateCommand, importCommand, diffCommand, updateCommand],
};
