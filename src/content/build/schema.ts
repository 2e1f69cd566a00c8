import { toJsonSchema } from '@valibot/to-json-schema';
import type { GenericSchema } from 'valibot';
import { alternatives, Scenario, When } from '#model';

/** The scenario format as JSON Schema (draft 07), for editors that complete and check YAML. */
export function scenarioSchema(): object {
  const convert = (schema: GenericSchema): object =>
    toJsonSchema(schema, {
      errorMode: 'ignore',
      typeMode: 'input',
      definitions: { When },
      overrideSchema: ({ valibotSchema }) => {
        const several = alternatives.get(valibotSchema);
        if (!several) return undefined;
        return { anyOf: several.map((s) => strip(convert(s as GenericSchema))) };
      },
    }) as object;
  const schema = convert(Scenario as GenericSchema);
  return { title: 'Rapport scenario, format 1', ...schema };
}

/** Inner parts share the definitions of the whole. */
function strip(schema: object): object {
  return Object.fromEntries(Object.entries(schema).filter(([key]) => key !== '$schema' && key !== '$defs'));
}
