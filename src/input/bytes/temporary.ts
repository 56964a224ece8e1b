import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const directories = new Set<string>();

/** A new directory for copies of an input, which only this user may read. */
export function makeTemporary(): string {
  const directory = mkdtempSync(join(tmpdir(), 'nkcheck-'));
  directories.add(directory);
  return directory;
}

export function removeTemporary(directory: string): void {
  rmSync(directory, { recursive: true, force: true });
  directories.delete(directory);
}

/** For an end by a signal: what others exported must not be left lying about. */
export function removeAllTemporary(): void {
  for (const directory of directories) removeTemporary(directory);
}
