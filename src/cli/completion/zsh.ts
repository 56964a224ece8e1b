import { flatten, type Node, type Operand, type Switch, type Value } from './model.js';

/** The zsh completion script of a program: for `source` as well as for a folder of $fpath. */
export function zshCompletion(program: Node): string {
  const nodes = flatten(program);
  const withValue = nodes.flatMap((node) => node.switches.filter(({ value }) => value !== null).flatMap(({ names }) => names.map((name) => `'${idOf(node)} ${name}'`)));
  const below = nodes.slice(1).map((node) => `'${idOf(node)}'`);
  return `#compdef nkcheck
# zsh completion of nkcheck. To use it: source <(nkcheck completion zsh), behind compinit

_nkcheck_choice_file() {
  if compset -P '*='; then _files; else compadd -S '' -- "$@"; fi
}

_nkcheck_choice_text() {
  if compset -P '*='; then _message 'column: its header or number'; else compadd -S = -- "$@"; fi
}

_nkcheck_first() {
  local -a commands
  commands=(${program.children.map((child) => `\n    ${described(child)}`).join('')}
  )
  _alternative 'files:file:_files' 'commands:command:{_describe command commands}'
}

_nkcheck() {
  local at=nkcheck word skip=''
  local -i i from=1
  for (( i = 2; i < CURRENT; i++ )); do
    word=$words[i]
    if [[ -n $skip ]]; then skip=''; continue; fi
    [[ $word == -- ]] && break
    if [[ $word == -?* ]]; then
      case "$at $word" in
        (${withValue.join(' | \\\n          ')}) skip=1 ;;
      esac
      continue
    fi
    case "$at/$word" in
      (${below.join(' | ')}) at=$at/$word; from=i ;;
      (*) break ;;
    esac
  done
  words=("\${(@)words[from,-1]}")
  (( CURRENT -= from - 1 ))
  case $at in
${nodes.map((node) => `    (${idOf(node)})\n      _arguments -s -S ${specs(node).join(' \\\n        ')} ;;`).join('\n')}
  esac
}

if [[ $funcstack[1] == _nkcheck ]]; then _nkcheck "$@"; else compdef _nkcheck nkcheck; fi
`;
}

const idOf = ({ path }: Node): string => path.join('/');

function specs(node: Node): string[] {
  return [...node.switches.flatMap(switchSpecs), ...operandSpecs(node)];
}

function switchSpecs({ names, help, value, repeatable }: Switch): string[] {
  const before = repeatable ? '*' : names.length > 1 ? `(${names.join(' ')})` : '';
  return names.map((name) => {
    const suffix = value === null ? '' : name.startsWith('--') ? '=' : '+';
    return single(`${before}${name}${suffix}[${help.replace(/[[\]\\]/g, '\\$&')}]${value === null ? '' : `:value:${actionFor(value)}`}`);
  });
}

function operandSpecs({ operands, children, path }: Node): string[] {
  if (children.length > 0) {
    const rest = operands.at(-1);
    if (path.length === 1) return [single('1:command or file:_nkcheck_first'), ...(rest === undefined ? [] : [single(`*:${rest.name}:${actionFor(rest.value)}`)])];
    return [single(`1:command:((${children.map(({ name, help }) => `${name}\\:"${help.replace(/["\\:`$]/g, '')}"`).join(' ')}))`)];
  }
  return operands.map((operand: Operand, i) => single(`${operand.variadic ? '*' : i + 1}:${operand.name.replace(/:/g, ' ')}:${actionFor(operand.value)}`));
}

function actionFor(value: Value): string {
  switch (value.kind) {
    case 'choices': return `(${value.choices.join(' ')})`;
    case 'file': return '_files';
    case 'choice=file': return `{_nkcheck_choice_file ${value.choices.join(' ')}}`;
    case 'choice=': return `{_nkcheck_choice_text ${value.choices.join(' ')}}`;
    // A space: nothing to offer, but something to type.
    case 'any': return ' ';
  }
}

const described = ({ name, help }: Node): string => single(`${name}:${help.replace(/[:\\]/g, '\\$&')}`);

/** A word for the shell. */
function single(text: string): string {
  return `'${text.replace(/'/g, "'\\''")}'`;
}
