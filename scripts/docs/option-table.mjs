import { UNSET } from '../../dist/cli/commands/config.js';
import { OPTIONS, OPTION_KEYS, variableOf } from '../../dist/cli/options/table.js';
import { FIELDS } from '../../dist/record/types.js';

/** One table for each heading of the help: key, variable, flag, values, default, meaning. */
export function optionTable() {
  const groups = [...new Set(OPTION_KEYS.map((key) => OPTIONS[key].group))];
  const tables = groups.map((group) => [
    `\n### ${group}\n`,
    '| key of nkcheck.yaml | flag | variable | values | default | meaning |',
    '|---|---|---|---|---|---|',
    ...OPTION_KEYS.filter((key) => OPTIONS[key].group === group).map(row),
    '',
  ].join('\n'));
  return `${tables.join('')}\nThe fields of \`map\`: ${FIELDS.map((field) => `\`${field}\``).join(', ')}.\n`;
}

function row(key) {
  const option = OPTIONS[key];
  const short = option.short === undefined ? '' : `\`-${option.short}\`, `;
  const negated = option.kind === 'flag' && option.initial;
  const flag = option.kind === 'flag' ? `--${negated ? 'no-' : ''}${key}` : `--${key} ${option.arg}`;
  return `| ${[
    `\`${key}\``,
    `${short}\`${flag.replaceAll('|', '\\|')}\``,
    `\`${variableOf(key)}\``,
    values(option),
    initial(key, option),
    `${negated ? '`false`: ' : ''}${option.help}`,
  ].join(' | ')} |`;
}

function values(option) {
  if (option.kind === 'flag') return '`true`, `false`';
  const { shape } = option.parse;
  const kind = option.completes === 'file' ? 'path' : option.choices !== undefined ? option.choices.map((one) => `\`${one}\``).join(', ')
    : shape.type === 'integer' ? `${shape.minimum} to ${shape.maximum}` : `\`${option.arg}\``;
  return option.kind === 'list' ? `list: ${kind}` : kind;
}

function initial(key, option) {
  if (option.kind === 'list' || option.initial === null) return UNSET[key] ?? 'none';
  return `\`${option.initial}\``;
}
