import { Chalk } from 'chalk';
import type { Verdict } from '../../screen/finding.js';
import type { Headline } from '../words.js';

type Style = (text: string) => string;

/** The few places where colour belongs. Every one of them is also said in words. */
export interface Theme {
  readonly place: Style;
  readonly faint: Style;
  readonly skipped: Style;
  readonly cleared: Style;
  readonly verdict: Readonly<Record<Verdict, Style>>;
  readonly tone: Readonly<Record<Headline['tone'], Style>>;
}

/** @param color whether the sink shows colour; without it every style returns its text unchanged */
export function themeFor(color: boolean): Theme {
  const chalk = new Chalk({ level: color ? 1 : 0 });
  return {
    place: chalk.bold,
    faint: chalk.dim,
    skipped: chalk.bold.magenta,
    cleared: chalk.dim,
    verdict: { violation: chalk.bold.red, review: chalk.bold.yellow },
    tone: {
      violation: chalk.bold.red,
      review: chalk.bold.yellow,
      incomplete: chalk.bold.magenta,
      clear: chalk.bold.green,
    },
  };
}
