import { SaxesParser } from 'saxes';
import { show } from '../issues.js';
import { WatchlistError } from '../types.js';

/** An element with its own text and children; attributes do not occur inside records. */
export interface XmlElement {
  readonly name: string;
  /** 1-based line of the start tag. */
  readonly line: number;
  readonly children: readonly XmlElement[];
  readonly text: string;
}

export interface XmlFile {
  readonly root: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly records: readonly XmlElement[];
}

interface OpenElement {
  name: string;
  line: number;
  children: XmlElement[];
  text: string;
}

/** What saxes says of frequent damage, in words for somebody who downloaded a file. */
const CAUSES: readonly (readonly [RegExp, string])[] = [
  [/unclosed tag|unexpected end|document must contain a root/i, 'the file ends too early: the download was cut off; download it again'],
  [/entity|&/i, 'a bare "&" or an unknown entity stands here: the file was changed after the download; download it again'],
  [/disallowed character/i, 'a character stands here that XML does not allow: the file was damaged; download it again'],
  [/unmatched closing tag|unexpected close tag/i, 'a closing tag does not fit: a part of the file is missing; download it again'],
];

/**
 * Reads an XML file as a flat list of records: elements named in `names`, wherever they stand. Fails on the first thing
 * that is not well-formed, because what follows it could be missing entries. Document types are refused: official
 * lists have none, and entities defined there can be used to read other files or to fill the memory.
 * @throws WatchlistError
 */
export function readXmlRecords(text: string, path: string, names: ReadonlySet<string>): XmlFile {
  const parser = new SaxesParser({ position: true });
  const fail = (line: number, column: number, message: string): never => {
    throw new WatchlistError([{ path, line, column, message }]);
  };
  let root: { name: string; attributes: Record<string, string> } | undefined;
  const records: XmlElement[] = [];
  const open: OpenElement[] = [];
  parser.on('error', (error) => {
    const reason = error.message.replace(/^\d+:\d+: /, '');
    fail(parser.line, parser.columnIndex + 1, CAUSES.find(([pattern]) => pattern.test(reason))?.[1] ?? `not well-formed XML (${show(reason)})`);
  });
  parser.on('doctype', () => fail(parser.line, 1, 'the file has a document type (<!DOCTYPE): no official list has one, so it is not read'));
  parser.on('opentag', (tag) => {
    root ??= { name: tag.name, attributes: tag.attributes as Record<string, string> };
    if (open.length > 0 || names.has(tag.name)) open.push({ name: tag.name, line: parser.line, children: [], text: '' });
  });
  const addText = (part: string) => {
    const current = open.at(-1);
    if (current !== undefined) current.text += part;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    const closed = open.pop();
    if (closed === undefined) return;
    (open.at(-1)?.children ?? records).push(closed);
  });
  parser.write(text.startsWith('\ufeff') ? text.slice(1) : text).close();
  if (root === undefined) return fail(1, 1, 'the file holds no XML element');
  return { root: root.name, attributes: root.attributes, records };
}

/** Text of the first child of that name, white space collapsed; empty when there is none. */
export function childText(element: XmlElement, name: string): string {
  return (element.children.find((child) => child.name === name)?.text ?? '').replace(/\s+/g, ' ').trim();
}

export function childrenNamed(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.filter((child) => child.name === name);
}
