import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const CANDIDATES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** A Chromium on this machine, or null: browser tests are then skipped. */
export const CHROMIUM = CANDIDATES.find((path) => existsSync(path)) ?? null;

/** Runs Chromium without a window on a page and returns its output. Nothing is loaded from the network. */
export async function chromium(args: readonly string[]): Promise<string> {
  if (CHROMIUM === null) throw new Error('no Chromium found');
  const profile = mkdtempSync(join(tmpdir(), 'nkcheck-browser-'));
  try {
    const { stdout } = await promisify(execFile)(CHROMIUM, [
      '--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', `--user-data-dir=${profile}`,
      '--host-resolver-rules=MAP * ~NOTFOUND', ...args,
    ], { maxBuffer: 200_000_000, timeout: 60_000 });
    return stdout;
  } finally {
    rmSync(profile, { recursive: true, force: true });
  }
}
