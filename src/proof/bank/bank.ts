import type { Formula, Issue, Question, QuestionFile, Text, Values } from '#model';

/** Everything that can be found in a file of questions, by code. README says what each means. */
export const bankCodes = {
  'question-module-unknown': 'error',
  'question-principle-unknown': 'error',
  'question-right-unknown': 'error',
  'question-order-wrong': 'error',
  'question-group-unknown': 'error',
  'question-value-unknown': 'error',
  'question-formula-unsound': 'error',
  'question-gap-missing': 'error',
  'question-scenario-unknown': 'error',
  'question-twice': 'error',
  'question-right-longest': 'warning',
  'question-right-place': 'warning',
} as const satisfies Record<string, Issue['severity']>;
type BankCode = keyof typeof bankCodes;

export type BankFinding = Omit<Issue, 'path' | 'code'> & {
  code: BankCode;
  path: readonly (string | number)[];
};

/** What questions may refer to. */
export interface BankKnown {
  modules: ReadonlySet<string>;
  principles: ReadonlyMap<string, string>;
  scenarios: ReadonlySet<string>;
}

type Say = (code: BankCode, path: readonly (string | number)[], message: string, values?: Values) => void;

/** Every problem in one file of questions. */
export function bankFindings(file: QuestionFile, known: BankKnown): BankFinding[] {
  const found: BankFinding[] = [];
  const say: Say = (code, path, message, values = {}) =>
    found.push({ severity: bankCodes[code], code, path, message, values });
  if (!known.modules.has(file.module))
    say('question-module-unknown', ['module'], `there is no module ${file.module}; see modules.yaml`, {
      name: file.module,
    });
  const asked = new Map<string, string>();
  for (const [id, question] of Object.entries(file.questions)) {
    const path = ['questions', id];
    for (const [i, principle] of question.principles.entries())
      if (!known.principles.has(principle))
        say('question-principle-unknown', [...path, 'principles', i], `there is no principle ${principle}`, {
          name: principle,
        });
    const same = asked.get(question.ask.en) ?? asked.get(question.ask.zh);
    if (same && !('moment' in question))
      say('question-twice', [...path, 'ask'], `asks the same as ${same}; ask something else`, {
        question: same,
      });
    asked.set(question.ask.en, id).set(question.ask.zh, id);
    partsFit(question, path, say, known);
  }
  guessable(file, say);
  return found;
}

function partsFit(question: Question, path: string[], say: Say, known: BankKnown): void {
  if ('single' in question && !(question.single.right in question.single.options))
    say(
      'question-right-unknown',
      [...path, 'single', 'right'],
      `there is no option ${question.single.right}`,
      { name: question.single.right },
    );
  if ('multiple' in question) {
    const { right, options } = question.multiple;
    for (const [i, id] of right.entries())
      if (!(id in options))
        say('question-right-unknown', [...path, 'multiple', 'right', i], `there is no option ${id}`, {
          name: id,
        });
    if (right.length >= Object.keys(options).length)
      say('question-right-unknown', [...path, 'multiple', 'right'], 'not every option may be right', {
        why: 'all',
      });
  }
  if ('order' in question) {
    const { right, items } = question.order;
    if ([...right].sort().join() !== Object.keys(items).sort().join())
      say('question-order-wrong', [...path, 'order', 'right'], 'must list every item once');
  }
  if ('sort' in question)
    for (const [id, { group }] of Object.entries(question.sort.items))
      if (!(group in question.sort.groups))
        say('question-group-unknown', [...path, 'sort', 'items', id, 'group'], `there is no group ${group}`, {
          name: group,
        });
  if ('fill' in question)
    for (const language of ['en', 'zh'] as const)
      if (!question.ask[language].includes('____'))
        say('question-gap-missing', [...path, 'ask', language], 'must show the gap as ____', { language });
  if ('moment' in question && !known.scenarios.has(question.moment.scenario))
    say(
      'question-scenario-unknown',
      [...path, 'moment'],
      `there is no scenario ${question.moment.scenario}`,
      { name: question.moment.scenario },
    );
  if ('numeric' in question) numericFits(question, path, say);
}

function namesIn(formula: Formula): string[] {
  if (typeof formula === 'number') return [];
  if (typeof formula === 'string') return [formula];
  return Object.values(formula).flatMap((pair) => pair.flatMap(namesIn));
}

/** The divisors of a formula. */
function divisorsIn(formula: Formula): Formula[] {
  if (typeof formula !== 'object') return [];
  const inner = Object.values(formula).flatMap((pair) => pair.flatMap(divisorsIn));
  return formula.divide ? [formula.divide[1], ...inner] : inner;
}

type Numeric = Extract<Question, { numeric: unknown }>;

/** The least and the most a formula comes to, by interval arithmetic. */
function rangeOf(formula: Formula, values: Numeric['numeric']['values']): [number, number] {
  if (typeof formula === 'number') return [formula, formula];
  if (typeof formula === 'string') return [values[formula]?.min ?? NaN, values[formula]?.max ?? NaN];
  const [[op, [left, right]] = ['add', [0, 0] as [Formula, Formula]]] = Object.entries(formula);
  const [a, b] = [rangeOf(left, values), rangeOf(right, values)];
  const apply = (x: number, y: number) =>
    op === 'add' ? x + y : op === 'subtract' ? x - y : op === 'multiply' ? x * y : x / y;
  const all = a.flatMap((x) => b.map((y) => apply(x, y)));
  return [Math.min(...all), Math.max(...all)];
}

function numericFits({ ask, numeric }: Numeric, path: string[], say: Say): void {
  const { values, answer, because, slips = [] } = numeric;
  for (const [id, { min, max }] of Object.entries(values))
    if (min > max)
      say('question-formula-unsound', [...path, 'numeric', 'values', id], 'min is above max', {
        name: id,
        why: 'range',
      });
  const formulas = [answer, ...slips.map((s) => s.answer)];
  for (const name of formulas.flatMap(namesIn))
    if (!(name in values))
      say('question-value-unknown', [...path, 'numeric'], `there is no value ${name}`, { name });
  for (const divisor of formulas.flatMap(divisorsIn)) {
    const [low, high] = rangeOf(divisor, values);
    if (low <= 0 && high >= 0)
      say(
        'question-formula-unsound',
        [...path, 'numeric'],
        'may divide by zero; change the ranges of the values',
      );
  }
  const told = (text: Text, more: string[]) =>
    [text.en, text.zh]
      .flatMap((t) => [...t.matchAll(/\{([a-z][a-z0-9-]*)\}/g)].map((m) => m[1] ?? ''))
      .filter((name) => !(name in values) && !more.includes(name));
  for (const name of [
    ...told(ask, []),
    ...told(because, ['answer']),
    ...slips.flatMap((s) => told(s.because, ['answer'])),
  ])
    say('question-value-unknown', [...path, 'numeric'], `a text speaks of {${name}}, which is no value`, {
      name,
    });
}

/** Whether somebody who knows nothing is told by length or place. */
function guessable({ questions }: QuestionFile, say: Say): void {
  const singles = Object.entries(questions).flatMap(([id, q]) =>
    'single' in q ? [{ id, ...q.single }] : [],
  );
  for (const language of ['en', 'zh'] as const) {
    const longest = singles.filter(({ right, options }) => {
      const size = (id: string) => options[id]?.text[language].length ?? 0;
      const others = Object.keys(options).filter((o) => o !== right);
      return size(right) > 1.15 * Math.max(...others.map(size));
    });
    if (singles.length >= 4 && longest.length * 3 > singles.length)
      for (const { id } of longest)
        say(
          'question-right-longest',
          ['questions', id, 'single'],
          `the right answer is clearly the longest (${language})`,
          { language },
        );
  }
  const places = new Map<number, string[]>();
  for (const { id, right, options } of singles) {
    const place = Object.keys(options).indexOf(right);
    places.set(place, [...(places.get(place) ?? []), id]);
  }
  for (const [place, ids] of places)
    if (singles.length >= 5 && ids.length * 2 > singles.length)
      say(
        'question-right-place',
        ['questions', ids[0] ?? ''],
        `more than half of the right answers stand in place ${String(place + 1)}`,
        { place: place + 1 },
      );
}
