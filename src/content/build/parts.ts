import { has, type Body, type Language, type Text } from '#model';

/** What is not needed to talk. */
const afterwards = new Set(['because', 'hard', 'nudge']);
const languages = ['en', 'zh'] as const satisfies Language[];

export const literal = (value: unknown): string => `JSON.parse(${JSON.stringify(JSON.stringify(value))})`;

/** A body with null for each text, and those texts in order; `after` are the places of what is told afterwards only. */
export interface Parts {
  shape: unknown;
  texts: Text[];
  after: Set<number>;
}

export function partsOf(body: Body): Parts {
  const texts: Text[] = [];
  const after = new Set<number>();
  const strip = (value: unknown, isAfter: boolean): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map((item) => strip(item, isAfter));
    if (has(value, 'en') && typeof (value as Text).en === 'string') {
      if (isAfter) after.add(texts.length);
      texts.push(value as Text);
      return null;
    }
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [key, strip(inner, isAfter || afterwards.has(key))]),
    );
  };
  return { shape: strip(body, false), texts, after };
}

/**
 * A scenario as modules that fill in one and the same body: `en` and `zh` with what is said in that language, and
 * `whole` with all there is. One language is enough to talk; the whole is what an attempt is kept with.
 */
export function bodyModules(prefix: string, body: Body): [id: string, code: string][] {
  const { shape, texts, after } = partsOf(body);
  const place = `body/${body.scenario.id}`;
  const at = `${prefix}${place}`;
  const module = (part: string, ...code: string[]): [string, string] => [`${place}/${part}`, code.join('\n')];
  return [
    module(
      'shape',
      'export const texts = [];',
      'const blank = () => { const text = { en: "", zh: "" }; texts.push(text); return text; };',
      `export const body = JSON.parse(${JSON.stringify(JSON.stringify(shape))}, (_, value) => value ?? blank());`,
    ),
    ...languages.map((language) =>
      module(
        language,
        `import { body, texts } from '${at}/shape';`,
        `${literal(texts.map((text, i) => (after.has(i) ? '' : text[language])))}.forEach((text, i) => { texts[i].${language} = text; });`,
        'export default body;',
      ),
    ),
    module(
      'whole',
      ...languages.map((language) => `import '${at}/${language}';`),
      `import { body, texts } from '${at}/shape';`,
      `${literal([...after].map((i) => [i, texts[i]]))}.forEach(([i, text]) => Object.assign(texts[i], text));`,
      'export default body;',
    ),
  ];
}

/** How to fetch the parts of a scenario, as a property of an object. */
export function waysTo(prefix: string, id: string): string {
  const ways = [...languages, 'whole'].map((part) => `${part}: () => import('${prefix}body/${id}/${part}')`);
  return `${JSON.stringify(id)}: { ${ways.join(', ')} }`;
}
