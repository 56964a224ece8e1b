import { isAscii, isUtf8 } from 'node:buffer';

export interface EncodingChoice {
  readonly encoding: string;
  /** What a person should know about the choice, or null when there was none to make. */
  readonly note: string | null;
}

/** Chooses the encoding of text without a byte order mark. `bytes` should begin and end with whole lines. */
export function chooseEncoding(bytes: Uint8Array): EncodingChoice {
  if (isAscii(bytes) || isUtf8(bytes)) return { encoding: 'utf-8', note: null };
  return { encoding: 'windows-1252', note: 'not UTF-8: decoded as windows-1252' };
}
