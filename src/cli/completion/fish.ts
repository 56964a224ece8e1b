import { flatten, type Node, type Switch, type Value } from './model.js';

/** The fish completion script of a program. */
export function fishCompletion(program: Node): string {
  const nodes = flatten(program);
  const withValue = nodes.flatMap((node) => node.switches.filter(({ value }) => value !== null).flatMap(({ names }) => names.map((name) => single(`${idOf(node)} ${name}`))));
  return `# fish completion of nkcheck. To use it: nkcheck completion fish | source

# Which command the cursor is in, and how many operands stand before it: nkcheck/columns:0
function __nkcheck_state
    set -l at nkcheck
    set -l given 0
    set -l skip 0
    set -l ended 0
    for token in (commandline -opc)[2..-1]
        if test $skip = 1
            set skip 0
        else if test $ended = 0; and test "x$token" = x--
            set ended 1
        else if test $ended = 0; and string match -q -- '-?*' $token
            contains -- "$at $token" ${withValue.join(' \\\n                ')}
            and set skip 1
        else if test $given = 0; and contains -- "$at/$token" ${nodes.slice(1).map((node) => single(idOf(node))).join(' ')}
            set at "$at/$token"
        else
            set given (math $given + 1)
        end
    end
    echo $at:$given
end

function __nkcheck_at
    string match -q -r -- '^'$argv[1]'$' (__nkcheck_state)
end

# CHOICE or CHOICE=FILE
function __nkcheck_choice_file
    set -l token (string replace -r -- '^(--[a-z-]+=|-[a-z])' '' (commandline -ct))
    if string match -q -- '*=*' $token
        set -l parts (string split -m 1 -- = $token)
        for path in (__fish_complete_path $parts[2])
            echo $parts[1]=$path
        end
    else
        string join \\n -- $argv
    end
end

complete -c nkcheck -f
${nodes.flatMap(linesOf).join('\n')}
`;
}

const idOf = ({ path }: Node): string => path.join('/');

function linesOf(node: Node): string[] {
  const id = idOf(node);
  const line = (place: string, rest: string): string => `complete -c nkcheck -n ${single(`__nkcheck_at ${single(`${id}:${place}`)}`)} ${rest}`;
  return [
    ...node.children.map(({ name, help }) => line('0', `-f -a ${name} -d ${single(help)}`)),
    ...node.switches.map((one) => line('[0-9]+', switchRest(one))),
    ...node.operands.map(({ value, variadic }, i) => line(variadic ? from(i) : String(i), value.kind === 'file' ? '-F' : arguments_(value))),
  ];
}

/** A pattern for this place and all behind it. */
function from(place: number): string {
  const earlier = Array.from({ length: place }, (_, i) => i);
  return earlier.length === 0 ? '[0-9]+' : `(?!(?:${earlier.join('|')})$)[0-9]+`;
}

function switchRest({ names, help, value }: Switch): string {
  const spelled = names.map((name) => (name.startsWith('--') ? `-l ${name.slice(2)}` : `-s ${name.slice(1)}`)).join(' ');
  const wanted = value === null ? '' : value.kind === 'file' ? ' -r -F' : ` -x ${arguments_(value)}`.trimEnd();
  return `${spelled}${wanted} -d ${single(help)}`;
}

function arguments_(value: Value): string {
  switch (value.kind) {
    case 'choices': return `-a ${single(value.choices.join(' '))}`;
    case 'choice=file': return `-a ${single(`(__nkcheck_choice_file ${value.choices.join(' ')})`)}`;
    case 'choice=': return `-a ${single(value.choices.map((choice) => `${choice}=`).join(' '))}`;
    default: return '-f';
  }
}

/** A word for the shell. */
function single(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}
