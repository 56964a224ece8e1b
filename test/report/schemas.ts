import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv, type ValidateFunction } from 'ajv';
import formatsPlugin from 'ajv-formats';

const require = createRequire(import.meta.url);

function compile(schema: object): ValidateFunction {
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  formatsPlugin.default(ajv);
  return ajv.compile(schema);
}

/** The OASIS schema of SARIF 2.1.0, from a package that carries it. */
export function sarifValidator(): ValidateFunction {
  const path = require.resolve('@microsoft/jest-sarif/package.json').replace('package.json', 'lib/schemas/sarif-2.1.0-rtm.5.json');
  const schema = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
  // Written as draft 4, of which it uses nothing that draft 7 does not have but these two names.
  delete schema['$schema'];
  delete schema['id'];
  return compile(schema);
}

/** The published schema of one line of an NDJSON result. */
export function resultValidator(): ValidateFunction {
  return compile(JSON.parse(readFileSync('data/schema/result.schema.json', 'utf8')) as object);
}
