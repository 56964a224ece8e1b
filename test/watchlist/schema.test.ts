import { readFileSync } from 'node:fs';
import { Ajv, type SchemaObject } from 'ajv';
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import type { Shape } from '../../src/watchlist/read.js';
import { HS } from '../../src/watchlist/read-hs.js';
import { ADDRESS, ALIAS, BASIS, COUNTS, GEOGRAPHY, GEOGRAPHY_ENTRY, GOODS, IDENTIFIER, PARTY, THRESHOLD, VESSEL, WATCHLIST } from '../../src/watchlist/shapes.js';
import { BROKEN_FILES } from './broken-files.js';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const watchlist = JSON.parse(read('data/schema/watchlist.schema.json')) as SchemaObject;
const geography = JSON.parse(read('data/schema/geography.schema.json')) as SchemaObject;
const ajv = new Ajv({ allErrors: true, strict: true, strictRequired: false, strictTypes: false, allowUnionTypes: true });
const isWatchlist = ajv.compile(watchlist);
const isGeography = ajv.compile(geography);

describe('what ships agrees with the published schema', () => {
  it.each(['data/un-1718.yaml', 'data/reported.yaml', 'data/goods.yaml', 'data/samples/watchlist-example.yaml'])('%s', (path) => {
    isWatchlist(parse(read(path)));
    expect(isWatchlist.errors ?? []).toEqual([]);
  });

  it('data/geography.yaml', () => {
    isGeography(parse(read('data/geography.yaml')));
    expect(isGeography.errors ?? []).toEqual([]);
  });

  it.each(['un-1718', 'reported', 'goods', 'geography'])('data/%s.yaml names its schema for editors', (name) => {
    const schema = name === 'geography' ? 'geography' : 'watchlist';
    expect(read(`data/${name}.yaml`)).toMatch(`# yaml-language-server: $schema=./schema/${schema}.schema.json\n`);
  });
});

describe('the schema and the validator know the same keys', () => {
  const part = (name: string) => watchlist['definitions'][name];
  const cases: readonly (readonly [string, SchemaObject, Shape])[] = [
    ['watchlist', watchlist, WATCHLIST],
    ['counts', watchlist['properties'].counts, COUNTS],
    ['party', part('party'), PARTY],
    ['vessel', part('vessel'), VESSEL],
    ['goods rule', part('goodsRule'), GOODS],
    ['basis', part('basis'), BASIS],
    ['alias', part('alias').anyOf[1], ALIAS],
    ['identifier', part('identifier'), IDENTIFIER],
    ['address', part('address'), ADDRESS],
    ['threshold', part('threshold'), THRESHOLD],
    ['hs', part('hs'), HS],
    ['geography', geography, GEOGRAPHY],
    ['geography entry', geography['properties'].entries.items, GEOGRAPHY_ENTRY],
  ];

  it.each(cases)('%s', (_name, schema, shape) => {
    expect(Object.keys(schema['properties']).sort()).toEqual(Object.keys(shape).sort());
    expect([...schema['required']].sort()).toEqual(Object.keys(shape).filter((key) => shape[key]!.required).sort());
    expect(schema['additionalProperties']).toBe(false);
  });

  it('and what a schema can say is red in an editor too', () => {
    const green = BROKEN_FILES.filter(({ yaml }) => {
      try {
        return isWatchlist(parse(yaml, { logLevel: 'error' }));
      } catch {
        return false;
      }
    });
    // The rest is arithmetic, comparison of values, and what YAML itself leaves open.
    expect(green.map(({ name }) => name)).not.toContain('impossible month');
    expect(green.map(({ name }) => name)).not.toContain('reported without saying by whom');
    expect(green.length).toBeLessThan(BROKEN_FILES.length / 3);
  });
});
