/**
 * Builds the package behind an installation from its sources. `npm install --global git+…`, which pre-commit uses too, runs
 * this without the dependencies in place (https://github.com/npm/cli/issues/8440): then they are installed first.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

if (process.env.npm_config_global === 'true' && !existsSync(new URL('../node_modules/typescript', import.meta.url))) {
  npm(['ci', '--include=dev', '--ignore-scripts', '--no-fund', '--no-audit'], { npm_config_global: 'false', npm_config_location: 'project' });
}
npm(['run', 'build']);

function npm(args, settings = {}) {
  const { npm_execpath: cli } = process.env;
  const [command, first] = cli === undefined ? ['npm', []] : [process.execPath, [cli]];
  const { status, error } = spawnSync(command, [...first, ...args], { cwd: root, stdio: 'inherit', env: { ...process.env, ...settings } });
  if (error !== undefined) throw error;
  if (status !== 0) process.exit(status ?? 1);
}
