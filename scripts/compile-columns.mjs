/**
 * Writes dist/data/columns.json: the words and rules by which columns are recognised, prepared for look-up, with the digest of
 * their YAML. Run after tsc; without it the program reads the YAML itself and starts slower.
 */
import { mkdir, writeFile } from 'node:fs/promises';

const { compileColumnDictionary } = await import('../dist/input/columns/load.js');
const folder = new URL('../dist/data/', import.meta.url);
await mkdir(folder, { recursive: true });
await writeFile(new URL('columns.json', folder), JSON.stringify(compileColumnDictionary()));
