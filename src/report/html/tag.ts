import { html } from '../escape.js';

/** A piece of HTML whose data has been escaped. Only `h` and `trusted` make one. */
export class Safe {
  constructor(readonly text: string) {}
}

type Value = Safe | string | number | readonly Safe[];

function escaped(value: Value): string {
  if (value instanceof Safe) return value.text;
  return typeof value === 'string' || typeof value === 'number' ? html(String(value)) : value.map((one) => one.text).join('');
}

/** Template tag: every interpolated string is escaped, so that a hostile cell cannot be forgotten. */
export function h(strings: TemplateStringsArray, ...values: readonly Value[]): Safe {
  return new Safe(String.raw({ raw: strings }, ...values.map(escaped)));
}

/** Text that is our own (style, script) or already escaped (JSON for a script element). */
export function trusted(text: string): Safe {
  return new Safe(text);
}

export const NOTHING = new Safe('');
