import { mergeResults } from '../../report/merge.js';
import type { ExitCode } from '../../screen/finding.js';
import { refuseClashes, writtenBy } from '../clashes.js';
import { UsageError } from '../errors.js';
import { openOutputs } from '../outputs.js';
import { settle } from '../prepare.js';
import { resultSources } from '../results.js';
import { tellVerdict } from '../tell.js';
import type { CommandSpec } from './index.js';

export const reportCommand: CommandSpec = {
  name: 'report',
  args: '[results...]',
  description: 'render or merge saved NDJSON results in any format, with the same verdict',
  options: ['format', 'show', 'explain', 'color', 'quiet', 'debug'],
  after: `EXIT STATUS
  That of the run or runs that wrote the results: 3 when a part is incomplete,
  else 1 when one had findings, else 0. 2 when a file holds no result.

EXAMPLES
  nkcheck report part-*.ndjson -f text -f html=report.html
      the parts of a split job, merged`,
  async run({ operands, flags, io }) {
    const { settings } = await settle(flags, io);
    const paths = operands.length > 0 ? operands : ['-'];
    if (operands.length === 0 && io.stdin.isTTY === true) throw new UsageError('name the NDJSON results to read, e.g. nkcheck report result.ndjson');
    await refuseClashes(writtenBy(settings), paths);
    const outputs = await openOutputs(settings, io);
    let exit: ExitCode = 3;
    try {
      for await (const item of mergeResults(resultSources(paths, io))) {
        if (item.type === 'finding') await outputs.finding(item);
        else if (item.type === 'skipped') await outputs.skipped(item);
        else {
          await outputs.summary(item);
          exit = item.exit;
          if (!settings.quiet) await tellVerdict(io, item, settings);
        }
      }
    } catch (error) {
      await outputs.discard();
      throw error;
    }
    return exit;
  },
};
