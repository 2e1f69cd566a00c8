const known = new Map<string, Intl.PluralRules>();

/** The plural form of a number, as Paraglide's registry has it; to make the rules takes a hundred times as long as to ask. */
export function plural(locale: string, input: unknown): string {
  let rules = known.get(locale);
  if (!rules) known.set(locale, (rules = new Intl.PluralRules(locale)));
  return rules.select(Number(input));
}
