import type { Language, Person, Scenario, Text } from '#model';
import { finding, type Finding } from './finding.ts';
import { textsOf } from './inside.ts';

/** As much of somebody as decides whether another can stand in for them. */
export type Namesake = Pick<Person, 'name' | 'called' | 'pronoun'>;

const titles = '先生|女士|小姐|太太|夫人|师傅|老师|老板|经理|阿姨|叔叔|大姐|大哥|姐';

/**
 * What of a name may be left once the full name and the form of address are taken out, by language. In Chinese: a
 * given name of two characters or more, or a surname with a title, since either character alone is an ordinary word;
 * in English the same holds for two letters (An, He).
 */
function leftovers({ name }: Namesake): Record<Language, RegExp> {
  const parts = name.en.split(' ');
  const long = parts.filter((part) => part.length > 2);
  const [family = '', ...given] = name.zh;
  const zh = name.zh.includes('·')
    ? name.zh.split('·')
    : [
        `(?<![任如为也允回])${family}(?:${titles})`,
        `[小老]${family}(?!客)`,
        ...(given.length > 1 ? [given.join('')] : []),
      ];
  return {
    en: new RegExp(`\\b(?:(?:Mrs?|Ms|Miss|Dr)\\.? (?:${parts.join('|')})|${long.join('|') || '(?!)'})\\b`),
    zh: new RegExp(zh.join('|')),
  };
}

function stray(text: Text, person: Namesake, language: Language): string | undefined {
  const { name, called } = person;
  const rest = [name, called].reduce((left, form) => left.replaceAll(form[language], ' '), text[language]);
  return leftovers(person)[language].exec(rest)?.[0];
}

/** Where the texts would give away, or mix up, who stands in for the customer. */
export function standInFindings(scenario: Scenario, people: ReadonlyMap<string, Namesake>): Finding[] {
  const { person: id, others = [] } = scenario.customer;
  const person = people.get(id);
  const at = (i: number, why: string, message: string) =>
    finding('stand-in-misfit', ['customer', 'others', i], message, { why, name: others[i] ?? '' });
  const unfit = others.flatMap((other, i) => {
    const stand = people.get(other);
    if (!stand) return [at(i, 'unknown', `person "${other}" does not exist; see scenarios/people.yaml`)];
    if (other === id) return [at(i, 'same', `"${other}" is the customer already; name somebody else`)];
    if (person && stand.pronoun !== person.pronoun)
      return [
        at(
          i,
          'pronoun',
          `"${other}" is a ${stand.pronoun}, and the texts say ${person.pronoun}; name somebody else`,
        ),
      ];
    const named = textsOf(scenario).find(({ text }) => text.en.includes(stand.name.en));
    if (!named) return [];
    return [at(i, 'spoken', `"${other}" is spoken of at ${named.path.join('.')}; name somebody else`)];
  });
  if (!person || !others.length) return unfit;
  const names = textsOf(scenario).flatMap(({ path, text }) =>
    (['en', 'zh'] as const).flatMap((language) => {
      const left = stray(text, person, language);
      if (!left) return [];
      const message = `says "${left}", which would stay where somebody else stands in; say "${person.name[language]}" or "${person.called[language]}"`;
      const values = { left, full: person.name[language], called: person.called[language] };
      return [finding('stand-in-misfit', [...path, language], message, values)];
    }),
  );
  return [...unfit, ...names];
}
