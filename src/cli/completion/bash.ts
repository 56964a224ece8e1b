import { flatten, type Node, type Value } from './model.js';

/** The helpers of the script; they know nothing of the commands. Bash 3.2 (macOS) has no compopt and no associative arrays. */
const HEAD = `# bash completion of nkcheck. To use it: source <(nkcheck completion bash)

_nkcheck_option() { compopt -o "$1" 2>/dev/null; }

# Offers those words that begin with what has been typed.
_nkcheck_words() {
  local word
  for word in "$@"; do
    [[ $word == "$cur"* ]] && COMPREPLY+=("\${word#"$fixed"}")
  done
}

# Offers files behind the first argument, which has been typed already.
_nkcheck_files() {
  local typed=$1 start=\${cur#"$1"} file
  start=\${start#[\\"\\']}
  start=\${start//\\\\/}
  _nkcheck_option filenames
  while IFS= read -r file; do
    file=$typed$file
    COMPREPLY+=("\${file#"$fixed"}")
  done < <(compgen -f -- "$start")
}

# Offers values behind the first argument, which has been typed already.
_nkcheck_offer() {
  local value=\${cur#"$1"}
  case $kind in
    choices) _nkcheck_words $choices ;;
    file) _nkcheck_files "$1" ;;
    choice=file)
      if [[ $value == *=* ]]; then _nkcheck_files "$1\${value%%=*}="; else _nkcheck_option nospace; _nkcheck_words $choices; fi ;;
    choice=)
      _nkcheck_option nospace
      [[ $value == *=* ]] || _nkcheck_words $choices ;;
  esac
}
`;

const MAIN = `
_nkcheck() {
  local IFS=$' \\t\\n' i word cur fixed='' at=nkcheck given=0 option='' ended='' kind choices children
  local words
  COMPREPLY=()
  words=()
  # The line was split at "=" as well: --map consignee=3 came as four words.
  for ((i = 0; i <= COMP_CWORD; i++)); do
    word=\${COMP_WORDS[i]}
    if ((\${#words[@]} > 1)) && { [[ $word == =* ]] || [[ \${COMP_WORDS[i - 1]} == = ]]; }; then
      words[\${#words[@]} - 1]+=$word
    else
      words+=("$word")
    fi
  done
  cur=\${words[\${#words[@]} - 1]}
  # Bash replaces only what stands behind the last "=".
  [[ $COMP_WORDBREAKS == *=* && $cur == *=* ]] && fixed=\${cur%"\${cur##*=}"}

  for ((i = 1; i < \${#words[@]} - 1; i++)); do
    word=\${words[i]}
    if [[ -n $option ]]; then option=''; continue; fi
    if [[ -z $ended && $word == -- ]]; then ended=1; continue; fi
    if [[ -z $ended && $word == -?* ]]; then
      _nkcheck_value "$at" "$word" && option=$word
    elif ((given == 0)) && _nkcheck_children "$at" && [[ " $children " == *" $word "* ]]; then
      at=$at/$word
    else
      given=$((given + 1))
    fi
  done

  if [[ -n $option ]]; then
    _nkcheck_value "$at" "$option"
    _nkcheck_offer ''
  elif [[ -z $ended && $cur == --*=* ]]; then
    option=\${cur%%=*}
    if _nkcheck_value "$at" "$option"; then
      # Choices stand behind the name of the option.
      local typed="$option="
      case $kind in
        choices | choice=*) choices="$typed\${choices// / $typed}" ;;
      esac
      _nkcheck_offer "$typed"
    fi
  elif [[ -z $ended && $cur == -* ]]; then
    _nkcheck_words $(_nkcheck_options "$at")
  else
    if ((given == 0)) && _nkcheck_children "$at"; then _nkcheck_words $children; fi
    if _nkcheck_operand "$at:$given"; then _nkcheck_offer ''; fi
  fi
}

complete -F _nkcheck nkcheck
`;

/** The bash completion script of a program. */
export function bashCompletion(program: Node): string {
  const nodes = flatten(program);
  return HEAD + [
    caseFunction('_nkcheck_children', '$1', nodes.filter(({ children }) => children.length > 0).map((node) => ({
      pattern: idOf(node), body: `children=${quoted(node.children.map(({ name }) => name))}`,
    }))),
    caseFunction('_nkcheck_options', '$1', nodes.map((node) => ({
      pattern: idOf(node), body: `echo ${quoted(node.switches.flatMap(({ names }) => names))}`,
    }))),
    caseFunction('_nkcheck_value', '$1 $2', together(nodes.flatMap((node) => node.switches.flatMap(({ names, value }) => (value === null ? [] : names.map((name) => ({
      pattern: `${idOf(node)} ${name}`, body: assign(value),
    }))))))),
    caseFunction('_nkcheck_operand', '$1', operandCases(nodes)),
  ].join('\n') + MAIN;
}

interface Case {
  readonly pattern: string;
  readonly body: string;
}

/** Numbered places first: what may be repeated stands for all that come behind them. */
function operandCases(nodes: readonly Node[]): readonly Case[] {
  const cases = (repeated: boolean): readonly Case[] => together(nodes.flatMap((node) => node.operands.flatMap(({ value, variadic }, i) => (
    variadic === repeated ? [{ pattern: `${idOf(node)}:${variadic ? '*' : i}`, body: assign(value) }] : []
  ))));
  return [...cases(false), ...cases(true)];
}

const idOf = ({ path }: Node): string => path.join('/');

function assign(value: Value): string {
  const choices = 'choices' in value ? value.choices : [];
  return `kind=${value.kind} choices=${quoted(value.kind === 'choice=' ? choices.map((choice) => `${choice}=`) : choices)}`;
}

const quoted = (words: readonly string[]): string => `'${words.join(' ')}'`;

/** Patterns with the same body become one case. The order of the first ones stays. */
function together(cases: readonly Case[]): readonly Case[] {
  const byBody = new Map<string, string[]>();
  for (const { pattern, body } of cases) byBody.set(body, [...byBody.get(body) ?? [], pattern]);
  return [...byBody].map(([body, patterns]) => ({ body, pattern: patterns.join('\n') }));
}

/** A function that runs the body of the pattern that fits, and fails when none does. */
function caseFunction(name: string, subject: string, cases: readonly Case[]): string {
  const patternOf = (text: string): string => text.split('\n').map((one) => (one.endsWith('*') ? `'${one.slice(0, -1)}'*` : `'${one}'`)).join(' | \\\n    ');
  return `
${name}() {
  case "${subject}" in
${cases.map(({ pattern, body }) => `    ${patternOf(pattern)}) ${body} ;;`).join('\n')}
    *) return 1 ;;
  esac
}
`;
}
