import { InputError } from '../../../input/types.js';
import { parseHsCodes } from '../../../record/hs.js';
import { parseImo } from '../../../record/imo.js';
import { UsageError } from '../../errors.js';
import type { Io } from '../../io.js';

/** One thing to look up. */
export type Query =
  | { readonly kind: 'name' | 'id'; readonly value: string }
  | { readonly kind: 'imo'; readonly value: string; readonly digits: string; readonly checkDigitAgrees: boolean }
  | { readonly kind: 'hs'; readonly value: string; readonly codes: readonly { readonly digits: string; readonly notes: readonly string[] }[] };

/** Identifiers shorter than this are not compared, here as in a manifest: too many numbers look alike. */
const SHORTEST_ID = 5;
const LONGEST_ID = 4000;
/** A line longer than this is no name; it keeps memory bounded for a file without line ends. */
const LONGEST_LINE = 1024 * 1024;

/** Names on the command line; `-` stands for names on standard input. */
export interface NameOperands {
  readonly names: readonly string[];
  readonly stdin: boolean;
}

/** @throws UsageError for a name without a letter or digit, or `-` given twice */
export function readNames(operands: readonly string[]): NameOperands {
  const names = operands.filter((name) => name !== '-');
  if (operands.length - names.length > 1) throw new UsageError('standard input (-) can be read only once');
  const empty = names.find((name) => !hasName(name));
  if (empty !== undefined) throw new UsageError(`"${empty}" holds no letter or digit: give a name to look up`);
  return { names, stdin: operands.length > names.length };
}

/** The queries of `--imo`, `--id` and `--hs`, checked before anything is looked up. @throws UsageError */
export function readCodes(own: Readonly<Record<string, unknown>>): readonly Query[] {
  const given = (key: string): readonly string[] => (own[key] as readonly string[] | undefined) ?? [];
  return [...given('imo').map(imoQuery), ...given('id').map(idQuery), ...given('hs').map(hsQuery)];
}

function imoQuery(value: string): Query {
  const { digits, valid } = parseImo(value);
  if (digits === null) throw new UsageError(`--imo: "${value}" is no IMO number: it has seven digits, e.g. 9349796`);
  return { kind: 'imo', value, digits, checkDigitAgrees: valid };
}

function idQuery(value: string): Query {
  const length = value.replace(/[\s\-./]/g, '').length;
  if (length < SHORTEST_ID) throw new UsageError(`--id: "${value}" is too short: identifiers of fewer than ${SHORTEST_ID} letters and digits are not compared`);
  if (length > LONGEST_ID) throw new UsageError(`--id: a value of ${length} characters is no identifier`);
  return { kind: 'id', value };
}

function hsQuery(value: string): Query {
  const codes = parseHsCodes(value);
  const wrong = codes.find(({ valid }) => !valid);
  if (codes.length === 0) throw new UsageError('--hs: a code is missing, e.g. --hs 2701');
  if (wrong !== undefined) throw new UsageError(`--hs: "${value}" is no HS code: ${wrong.notes.join(', ')}`);
  return { kind: 'hs', value, codes };
}

/**
 * Names on standard input, one a line, blank lines left out. Memory does not grow with the input.
 * @throws InputError when it is not UTF-8, holds no name, or is no list of names
 */
export async function* namesOn(stdin: Io['stdin']): AsyncGenerator<string> {
  let names = 0;
  for await (const line of linesOf(stdin)) {
    if (!hasName(line)) continue;
    names += 1;
    yield line.trim();
  }
  if (names === 0) throw new InputError('-', 'there is no name on standard input', 'give one name a line');
}

async function* linesOf(stdin: Io['stdin']): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let rest = '';
  let line = 0;
  const decode = (bytes?: Uint8Array): string => {
    try {
      return decoder.decode(bytes, { stream: bytes !== undefined });
    } catch {
      throw new InputError('-', 'standard input is not UTF-8 from about here on', 'convert it, e.g. with iconv -t utf-8', line + 1);
    }
  };
  for await (const chunk of stdin as AsyncIterable<Uint8Array>) {
    const lines = (rest + decode(chunk)).split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? '';
    for (const text of lines) {
      line += 1;
      yield text;
    }
    if (rest.length > LONGEST_LINE) throw new InputError('-', 'a line is longer than a million characters', 'give one name a line', line + 1);
  }
  yield rest + decode();
}

function hasName(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}
