import type { Option, Shape } from './kinds.js';
import { OPTIONS, OPTION_KEYS } from './table.js';

type Json = Readonly<Record<string, unknown>>;

/**
 * The JSON Schema (draft-07, as editors know it) of nkcheck.yaml, made from the table of options. It accepts nothing that
 * nkcheck refuses, but for days that are in no calendar; nkcheck reads a little more, such as `yes` for `true`.
 */
export function configSchema(): Json {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'nkcheck.yaml',
    description: 'Settings of nkcheck. A flag or an NKCHECK_ variable wins over them. Paths are relative to the file.',
    // An empty file is a file without settings.
    type: ['object', 'null'],
    additionalProperties: false,
    properties: Object.fromEntries(OPTION_KEYS.map((key) => [key, property(key, OPTIONS[key])])),
  };
}

function property(key: string, option: Option): Json {
  switch (option.kind) {
    case 'flag': return { description: `${option.initial ? 'false' : 'true'}: ${option.help}`, type: 'boolean', default: option.initial };
    case 'value': return { description: option.help, ...option.parse.shape, ...(option.initial === null ? {} : { default: option.initial }) };
    case 'list': {
      const single = option.parse.shape;
      const list = { type: 'array', items: single };
      return { description: option.help, anyOf: [option.commas === true ? separated(key, single) : single, list] };
    }
  }
}

/** Several values in one text. */
function separated(key: string, shape: Shape): Shape {
  if (!('pattern' in shape) || shape.pattern === undefined) throw new Error(`the values of ${key} have no pattern`);
  const one = shape.pattern.replace(/^\^|\$$/g, '');
  return { ...shape, pattern: `^${one}(,${one})*$` };
}
