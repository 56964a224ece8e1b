import { runCheck } from '../../check/run.js';
import type { ExitCode } from '../../screen/finding.js';
import { loadAllowances } from '../allow.js';
import { refuseClashes, writtenBy } from '../clashes.js';
import { UsageError } from '../errors.js';
import type { Io } from '../io.js';
import { openFileDestination, openOutputs } from '../outputs.js';
import type { GivenFlags } from '../options/resolve.js';
import { auditConfig, listsFor, readingOptions, refuseUnknownJurisdictions, settle, today } from '../prepare.js';
import { createProgress } from '../progress.js';
import { tellVerdict, warn } from '../tell.js';
import { VERSION } from '../../check/version.js';

const NEW_LINE = Buffer.from('\n');

/** `nkcheck [check] FILE…`: screens the files and gives the exit status. */
export async function check(files: readonly string[], flags: GivenFlags, io: Io): Promise<ExitCode> {
  const resolved = await settle(flags, io);
  const { settings } = resolved;
  if (files.length === 0 && io.stdin.isTTY === true) throw new UsageError('nothing to read: name a file, e.g. nkcheck manifest.csv');
  const paths = files.length > 0 ? files : ['-'];
  if (paths.filter((path) => path === '-').length > 1) throw new UsageError('standard input (-) can be read only once');
  const day = today(io);
  const [reading, { lists, geography }] = [await readingOptions(settings), await listsFor(settings)];
  const allow = settings.allow.length === 0 ? null : await loadAllowances(settings.allow, lists, day);
  refuseUnknownJurisdictions(settings, lists);
  await refuseClashes(writtenBy(settings), [...paths, ...settings.watchlist, ...settings.allow, ...(settings.mapping === null ? [] : [settings.mapping])]);
  const rejects = settings.rejects === null ? null : await openFileDestination(settings.rejects, 'the rejects file');
  const outputs = await openOutputs(settings, io);
  const progress = createProgress(io, settings.progress && !settings.quiet);
  try {
    const summary = await runCheck({
      ...reading,
      paths,
      stdin: io.stdin,
      lists,
      geography,
      jurisdictions: new Set(['UN', ...settings.jurisdiction]),
      asOf: settings['as-of'] ?? day,
      today: day,
      allow,
      failOn: settings['fail-on'],
      allowEmpty: settings['allow-empty'],
      allowSkipped: settings['allow-skipped'],
      maxListAge: settings['max-list-age'],
      jobs: settings.jobs ?? io.cpus,
      config: auditConfig(resolved),
      version: VERSION,
      clock: settings.timestamp ? () => io.now() : null,
    }, {
      async finding(finding) { await progress.clear(); await outputs.finding(finding); },
      async skipped(skipped) { await progress.clear(); await outputs.skipped(skipped); },
      async rejected(raw) { await rejects?.write(Buffer.concat([raw, NEW_LINE])); },
      async warning(text) { await progress.clear(); await warn(io, text); },
      progress: (counts) => { progress.update(counts); },
    });
    await progress.clear();
    await outputs.summary(summary);
    await rejects?.finish();
    if (!settings.quiet) await tellVerdict(io, summary, settings);
    return summary.exit;
  } catch (error) {
    await progress.clear();
    await outputs.discard();
    await rejects?.discard();
    throw error;
  }
}
