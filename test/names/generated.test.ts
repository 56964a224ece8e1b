import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';

describe('generated language data', () => {
  it('is what data/names says', () => {
    expect(() => execFileSync(process.execPath, ['scripts/names-compile.mjs', '--check'], { stdio: 'pipe' })).not.toThrow();
  });
});
