import { createHash } from 'node:crypto';
import { foldText } from '../names/index.js';
import type { Draft } from './matcher.js';

/**
 * Identity of a finding: 16 hex digits over rule, list entry, field and the normalised values that matter.
 * Never a file name, line or record number, so that a cleared finding stays cleared in tomorrow's file.
 */
export function fingerprint(draft: Draft): string {
  const parts = [
    draft.rule,
    draft.entry?.list ?? '',
    draft.entry?.id ?? draft.goodsRules?.[0] ?? '',
    draft.cell.field,
    ...draft.identity.map(foldText),
  ];
  return createHash('sha256').update(parts.join('\u001f')).digest('hex').slice(0, 16);
}
