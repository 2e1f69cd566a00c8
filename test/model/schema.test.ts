import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { scenarioFiles, scenarioSchema } from '#content/build';
import { folder } from '../support/library.ts';

const schema = scenarioSchema() as {
  $schema: string;
  properties: Record<string, { anyOf?: unknown[] }>;
  required: string[];
  additionalProperties: boolean;
  $defs?: Record<string, unknown>;
};

test('the published JSON Schema names every key of a scenario and refuses others', () => {
  expect(schema.$schema).toContain('json-schema.org');
  expect(Object.keys(schema.properties)).toEqual(
    expect.arrayContaining(['format', 'customer', 'nodes', 'promises', 'always']),
  );
  expect(schema.required).toEqual(expect.arrayContaining(['id', 'module', 'nodes']));
  expect(schema.required).not.toContain('pass');
  expect(schema.additionalProperties).toBe(false);
});

test('every decision kind and the conditions are described', () => {
  const text = JSON.stringify(schema);
  for (const kind of ['choices', 'several', 'order', 'sort', 'value', 'record', 'reply', 'end'])
    expect(text).toContain(`"${kind}"`);
  expect(text).toContain('"atLeast"');
  expect(JSON.stringify(schema.$defs)).toContain('satisfaction');
});

test('the published file is up to date and accepts every shipped scenario as it is written', () => {
  const published = JSON.parse(
    readFileSync(new URL('../../public/schema/scenario.json', import.meta.url), 'utf8'),
  ) as object;
  expect(published).toEqual(JSON.parse(JSON.stringify(scenarioSchema())));
  const validate = new Ajv({ strict: false }).compile(published);
  const files = scenarioFiles(folder);
  expect(files.length).toBeGreaterThanOrEqual(4);
  for (const file of files) {
    validate(parse(readFileSync(file, 'utf8')));
    expect([file, validate.errors]).toEqual([file, null]);
  }
  expect(validate({ ...(parse(readFileSync(files[0] ?? '', 'utf8')) as object), minutes: 'soon' })).toBe(
    false,
  );
});
