import { toJsonSchema } from '@valibot/to-json-schema';
import type { GenericSchema } from 'valibot';
import { alternatives, Scenario, When } from '#model';

/** The parts that are referred to, each written once under $defs. */
class Definitions {
  readonly #names = new Map<object, string>([[When, 'When']]);
  readonly written: Record<string, object> = {};

  #ref(schema: object): string {
    const name = this.#names.get(schema) ?? `part-${String(this.#names.size)}`;
    this.#names.set(schema, name);
    return `#/$defs/${name}`;
  }

  convert(root: GenericSchema): object {
    const schema = toJsonSchema(root, {
      errorMode: 'ignore',
      typeMode: 'input',
      overrideRef: ({ valibotSchema }) => this.#ref(valibotSchema),
      overrideSchema: ({ valibotSchema }) => {
        if ((valibotSchema as object) === When && root !== When) return { $ref: this.#ref(When) };
        const several = alternatives.get(valibotSchema);
        return several && { anyOf: several.map((s) => this.convert(s as GenericSchema)) };
      },
    });
    return Object.fromEntries(Object.entries(schema).filter(([key]) => key !== '$schema' && key !== '$defs'));
  }

  /** Writes every part that was referred to; writing one may refer to others. */
  write(): void {
    for (const [schema, name] of this.#names) this.written[name] ??= this.convert(schema as GenericSchema);
  }
}

/** The scenario format as JSON Schema (draft 07), for editors that complete and check YAML. */
export function scenarioSchema(): object {
  const definitions = new Definitions();
  const whole = definitions.convert(Scenario as GenericSchema);
  definitions.write();
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Rapport scenario, format 1',
    ...whole,
    $defs: definitions.written,
  };
}
