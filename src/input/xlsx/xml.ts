import { TextDecoder } from 'node:util';
import { SaxesParser } from 'saxes';
import { InputError } from '../types.js';

/** Bytes without the begin or end of an element: a text or attribute longer than this is refused. */
const MOST_SILENT_BYTES = 8 * 1024 * 1024;
const MOST_DEPTH = 64;

export interface XmlHandlers {
  /** An element begins; `name` without its namespace prefix. */
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  close(name: string): void;
  text?(text: string): void;
}

/**
 * Parses XML piece by piece; yields after every piece, so that the caller can hand on what its handlers collected.
 * Memory is bounded by the longest text allowed.
 * @throws InputError when it is not well-formed or exceeds a bound
 */
export async function* parseXml(
  file: string, part: string, source: AsyncIterable<Buffer>, handlers: XmlHandlers,
): AsyncGenerator<void, void, undefined> {
  const parser = new SaxesParser({ xmlns: false, position: false });
  let failure: Error | null = null;
  let silent = 0;
  let depth = 0;
  parser.on('error', (error) => { failure ??= error; });
  parser.on('opentag', (tag) => {
    silent = 0;
    depth += 1;
    handlers.open(localName(tag.name), tag.attributes as Record<string, string>);
  });
  parser.on('closetag', (tag) => {
    silent = 0;
    depth -= 1;
    handlers.close(localName(tag.name));
  });
  if (handlers.text !== undefined) {
    const { text } = handlers;
    parser.on('text', (value) => text.call(handlers, value));
    parser.on('cdata', (value) => text.call(handlers, value));
  }
  const refuse = (reason: string): InputError =>
    new InputError(file, `${part}: ${reason}`, 'get the file again, or open and save it in a spreadsheet program');
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const bytes of source) {
      silent += bytes.length;
      parser.write(decoder.decode(bytes, { stream: true }));
      if (failure !== null) throw failure;
      if (depth > MOST_DEPTH) throw refuse('elements are nested too deeply');
      if (silent > MOST_SILENT_BYTES) throw refuse('a cell is too long');
      yield;
    }
    parser.write(decoder.decode()).close();
    if (failure !== null) throw failure;
    yield;
  } catch (error) {
    if (error instanceof InputError) throw error;
    if (error instanceof RangeError) throw refuse(error.message);
    throw refuse(`damaged (${(error as Error).message.split('\n')[0] ?? ''})`);
  }
}

/** Parses a small part as a whole. @throws InputError */
export async function readXml(
  file: string, part: string, source: AsyncIterable<Buffer>, handlers: XmlHandlers,
): Promise<void> {
  for await (const piece of parseXml(file, part, source, handlers)) void piece;
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}
