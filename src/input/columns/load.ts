import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { makeDictionary, type ColumnDictionary, type DictionarySource } from './dictionary.js';
import { buildLexicon } from './lexicon.js';

const DATA = new URL('../../../data/columns/', import.meta.url);

let loaded: ColumnDictionary | null = null;

/**
 * The shipped dictionary of column words and rules, read once from data/columns/*.yaml.
 * @throws Error when the files are missing or not of the expected form
 */
export function loadColumnDictionary(): ColumnDictionary {
  loaded ??= makeDictionary(readSource(fileURLToPath(DATA)), buildLexicon);
  return loaded;
}

/** Reads all word files and the rules of a folder. */
export function readSource(folder: string): DictionarySource {
  const words: Record<string, Record<string, string[]>> = {};
  let rules: DictionarySource['rules'] = [];
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.yaml')).sort()) {
    const content = parse(readFileSync(`${folder}/${name}`, 'utf8'), { schema: 'failsafe' }) as Record<string, unknown>;
    if (Array.isArray(content['rules'])) {
      rules = content['rules'] as DictionarySource['rules'];
      continue;
    }
    for (const [sense, languages] of Object.entries(content as Record<string, Record<string, string>>)) {
      const target = (words[sense] ??= {});
      for (const [language, list] of Object.entries(languages)) (target[language] ??= []).push(...list.split(',').map((word) => word.trim()).filter((word) => word !== ''));
    }
  }
  return { words, rules };
}
