import { bashCompletion } from '../completion/bash.js';
import { fishCompletion } from '../completion/fish.js';
import { describeCommand, type Node } from '../completion/model.js';
import { zshCompletion } from '../completion/zsh.js';
import { UsageError } from '../errors.js';
import type { CommandSpec } from './index.js';

const SHELLS: Readonly<Record<string, (program: Node) => string>> = { bash: bashCompletion, zsh: zshCompletion, fish: fishCompletion };

export const completionCommand: CommandSpec = {
  name: 'completion',
  args: `<${Object.keys(SHELLS).join('|')}>`,
  description: 'print the completion script of a shell',
  after: `EXIT STATUS
  0  printed
  2  there is no such shell

EXAMPLES
  source <(nkcheck completion bash)    in ~/.bashrc
  source <(nkcheck completion zsh)     in ~/.zshrc, behind compinit
  nkcheck completion fish | source     in ~/.config/fish/config.fish

A script that was saved in a file has to be made again when nkcheck is updated.`,
  async run({ operands: [shell = ''], io, program }) {
    const script = SHELLS[shell];
    if (script === undefined) throw new UsageError(`there is no completion for "${shell}"; there is one for ${Object.keys(SHELLS).join(', ')}`);
    await io.stdout.write(script(describeCommand(program)));
    return 0;
  },
};
