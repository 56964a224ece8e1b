import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, type Document, type YAMLError } from 'yaml';
import type { Issues, Position } from './issues.js';
import { show } from './issues.js';

/** YAML with every value as text and every node with its place; nothing is guessed about types here. */
export type YamlNode = YamlScalar | YamlSequence | YamlMapping;

export interface YamlScalar extends Position {
  readonly kind: 'scalar';
  readonly text: string;
  /** Written without quotes and not as a block: other YAML programs may read it as a number, boolean or null. */
  readonly plain: boolean;
}

export interface YamlSequence extends Position {
  readonly kind: 'sequence';
  readonly items: readonly YamlNode[];
}

export interface YamlMapping extends Position {
  readonly kind: 'mapping';
  readonly pairs: readonly { readonly key: YamlScalar; readonly value: YamlNode }[];
}

/** Lists nest about five deep; more is a damaged or hostile file. */
const MAX_DEPTH = 24;

/** Sentences for the parser's error codes; its own wording speaks of the YAML grammar, not of the author's file. */
const SYNTAX: Readonly<Record<string, string>> = {
  ALIAS_PROPS: 'a YAML alias cannot have an anchor or a tag',
  BAD_ALIAS: 'a value that starts with * or & is a YAML anchor or alias: put it in quotes if it is text',
  BAD_DIRECTIVE: 'an unknown line starts with %: remove it',
  BAD_DQ_ESCAPE: 'an unknown escape in a "quoted" value: write \\\\ for a backslash, or use \'single quotes\'',
  BAD_INDENT: 'the indentation does not fit the lines above: use the same number of spaces for the same level',
  BAD_PROP_ORDER: 'an anchor or tag stands in the wrong place: remove it',
  BAD_SCALAR_START: 'a value cannot start with this character: put it in quotes',
  BLOCK_AS_IMPLICIT_KEY: 'a value with lines of its own cannot be a key here: check the indentation, and put a value that holds ": " in quotes',
  BLOCK_IN_FLOW: 'a list or mapping over several lines cannot stand inside [ ] or { }',
  COMMENT_SPACE: 'a comment needs a space before its #',
  IMPOSSIBLE: 'this is not YAML',
  KEY_OVER_1024_CHARS: 'a key is longer than 1024 characters: a quote is probably missing',
  MISSING_CHAR: 'a character is missing, mostly a closing quote, bracket or colon: compare with the lines above',
  MULTILINE_IMPLICIT_KEY: 'a key must stand on one line: a colon after the key is probably missing',
  MULTIPLE_ANCHORS: 'a value has two anchors: remove them',
  MULTIPLE_DOCS: 'a second document starts here (---): a watchlist file holds one',
  MULTIPLE_TAGS: 'a value has two tags: remove them',
  NON_STRING_KEY: 'a key must be a plain word',
  RESOURCE_EXHAUSTION: 'the file is nested or repeated too deeply',
  TAB_AS_INDENT: 'a tab is used for indentation: YAML allows only spaces',
  TAG_RESOLVE_FAILED: 'a value has a tag (a word that starts with !): remove it, or put the value in quotes',
  UNEXPECTED_TOKEN: 'something unexpected stands here: check quotes, brackets and indentation of this line',
};

/**
 * Reads YAML text into a tree with positions. Adds an issue for everything that is not plain YAML: syntax errors,
 * duplicate keys, tags, anchors and aliases (a list has no use for them and they can blow up a small file).
 * Returns undefined when there is no usable tree.
 */
export function readYaml(text: string, issues: Issues): YamlNode | undefined {
  const lines = new LineCounter();
  const position = (offset: number): Position => {
    const { line, col } = lines.linePos(Math.min(offset, text.length));
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  let document: Document.Parsed;
  try {
    document = parseDocument(text, { schema: 'failsafe', lineCounter: lines, prettyErrors: false, uniqueKeys: false });
  } catch (error) {
    // The parser recurses; ten thousand open brackets exhaust its stack instead of giving an error.
    issues.add({ line: 1, column: 1 }, error instanceof RangeError
      ? 'the file is nested too deeply to be read'
      : `this is not YAML: ${show(String(error))}`);
    return undefined;
  }
  for (const problem of [...document.errors, ...document.warnings]) issues.add(position(problem.pos[0]), sentence(problem));
  if (document.errors.length > 0) return undefined;
  if (document.contents === null || (isScalar(document.contents) && document.contents.value === '')) {
    issues.add({ line: 1, column: 1 }, 'the file is empty: a watchlist starts with a line such as `watchlist: my-list`');
    return undefined;
  }
  const builder = new TreeBuilder(issues, position);
  const tree = builder.node(document.contents, 0);
  return builder.tooDeep ? undefined : tree;
}

function sentence(problem: YAMLError): string {
  // The parser calls a bracket that is never closed a fault of indentation.
  if (problem.code === 'BAD_INDENT' && problem.message.startsWith('Flow')) return 'a closing ] or } is missing before this line';
  return SYNTAX[problem.code] ?? `this is not valid YAML (${show(problem.message)})`;
}

class TreeBuilder {
  tooDeep = false;

  constructor(
    private readonly issues: Issues,
    private readonly position: (offset: number) => Position,
  ) {}

  node(node: unknown, depth: number): YamlNode | undefined {
    const at = this.at(node);
    if (depth > MAX_DEPTH) {
      this.tooDeep = true;
      return this.refuse(at, `the file is nested more than ${MAX_DEPTH} levels deep; a watchlist needs five: a bracket is probably missing`);
    }
    if (isAlias(node)) return this.refuse(at, `*${show(node.source)} refers to a value elsewhere (a YAML alias): write the value out, or put the text in quotes`);
    if ((isScalar(node) || isMap(node) || isSeq(node)) && node.anchor !== undefined) {
      this.issues.add(at, `&${show(node.anchor)} names a value for reuse (a YAML anchor): remove it, or put the text in quotes`);
    }
    if (isScalar(node)) return { kind: 'scalar', ...at, text: String(node.value ?? ''), plain: node.type === 'PLAIN' };
    if (isSeq(node)) {
      const items = node.items.map((item) => this.node(item, depth + 1)).filter((item) => item !== undefined);
      return { kind: 'sequence', ...at, items };
    }
    if (isMap(node)) return { kind: 'mapping', ...at, pairs: this.pairs(node.items, depth) };
    return undefined;
  }

  private pairs(items: readonly { key: unknown; value: unknown }[], depth: number): YamlMapping['pairs'] {
    const seen = new Map<string, Position>();
    const pairs: { key: YamlScalar; value: YamlNode }[] = [];
    for (const item of items) {
      const key = this.node(item.key, depth + 1);
      if (key === undefined) continue;
      if (key.kind !== 'scalar') {
        this.issues.add(key, 'a key must be a plain word, not a list or a mapping');
        continue;
      }
      const earlier = seen.get(key.text);
      if (earlier !== undefined) {
        this.issues.add(key, `\`${show(key.text)}\` is given twice (first in line ${earlier.line}): remove one of the two`);
        continue;
      }
      seen.set(key.text, key);
      // A key without anything after it (`? key`) has no value node: treat it as an empty value.
      const value = item.value === null ? { ...key, text: '', plain: true } : this.node(item.value, depth + 1);
      if (value !== undefined) pairs.push({ key, value });
    }
    return pairs;
  }

  private refuse(at: Position, message: string): undefined {
    this.issues.add(at, message);
    return undefined;
  }

  private at(node: unknown): Position {
    const range = (isScalar(node) || isMap(node) || isSeq(node) || isAlias(node)) ? node.range : null;
    return this.position(range?.[0] ?? 0);
  }
}
