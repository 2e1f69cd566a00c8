import { expect, test } from 'vitest';
import { scenarioSchema } from '#content/build';

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
