import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type * as Yaml from 'yaml';
import { makeRules, type ColumnDictionary, type RuleSource } from './dictionary.js';
import { buildLexicon, type Lexicon } from './lexicon.js';

const SOURCE = new URL('../../../data/columns/', import.meta.url);
/** Written by scripts/compile-columns.mjs during the build; absent when the sources run uncompiled. */
const COMPILED = new URL('../../data/columns.json', import.meta.url);

/** The stored form of the dictionary: prepared for look-up, with the digest of the YAML files it was made from. */
export interface CompiledDictionary {
  readonly sha256: string;
  readonly phrases: readonly (readonly [string, readonly string[]])[];
  readonly stems: Lexicon['stems'];
  readonly words: readonly string[];
  readonly maxWords: number;
  readonly rules: readonly RuleSource[];
}

let loaded: ColumnDictionary | null = null;

/**
 * The shipped dictionary of column words and rules, read once: the compiled form when it belongs to the YAML files
 * in data/columns, else those files themselves.
 * @throws Error when the files are missing or not of the expected form
 */
export function loadColumnDictionary(): ColumnDictionary {
  if (loaded === null) {
    const files = readFiles();
    const compiled = readCompiled(digestOf(files)) ?? compile(files);
    const { phrases, stems, words, maxWords, rules } = compiled;
    loaded = { lexicon: { phrases: new Map(phrases), stems, words, maxWords }, rules: makeRules(rules) };
  }
  return loaded;
}

/** Makes the stored form from data/columns/*.yaml. */
export function compileColumnDictionary(): CompiledDictionary {
  return compile(readFiles());
}

type SourceFile = readonly [name: string, text: string];

function readFiles(): readonly SourceFile[] {
  const folder = fileURLToPath(SOURCE);
  return readdirSync(folder).filter((name) => name.endsWith('.yaml')).sort().map((name) => [name, readFileSync(`${folder}/${name}`, 'utf8')] as const);
}

function digestOf(files: readonly SourceFile[]): string {
  const hash = createHash('sha256');
  for (const [name, text] of files) hash.update(name).update('\0').update(text).update('\0');
  return hash.digest('hex');
}

function readCompiled(sha256: string): CompiledDictionary | null {
  let text: string;
  try {
    text = readFileSync(COMPILED, 'utf8');
  } catch {
    return null;
  }
  const compiled = JSON.parse(text) as CompiledDictionary;
  return compiled.sha256 === sha256 ? compiled : null;
}

function compile(files: readonly SourceFile[]): CompiledDictionary {
  // Loaded here and not on top: a start with the compiled form does not pay for the YAML parser.
  const { parse } = createRequire(import.meta.url)('yaml') as typeof Yaml;
  const words: Record<string, Record<string, string[]>> = {};
  const rules: RuleSource[] = [];
  for (const [name, text] of files) {
    const content = parse(text, { schema: 'failsafe' }) as Record<string, unknown>;
    if (name === 'fields.yaml') rules.push(...(content['rules'] as RuleSource[]));
    else addWords(words, content as Record<string, Record<string, string>>);
  }
  const lexicon = buildLexicon(words);
  return { sha256: digestOf(files), phrases: [...lexicon.phrases], stems: lexicon.stems, words: lexicon.words, maxWords: lexicon.maxWords, rules };
}

function addWords(words: Record<string, Record<string, string[]>>, content: Record<string, Record<string, string>>): void {
  for (const [sense, languages] of Object.entries(content)) {
    const target = (words[sense] ??= {});
    for (const [language, list] of Object.entries(languages)) {
      (target[language] ??= []).push(...list.split(',').map((word) => word.trim()).filter((word) => word !== ''));
    }
  }
}
