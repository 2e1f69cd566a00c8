import type { Formula, Question, Text } from '#model';
import { numbers } from '../shuffle.ts';

type Numeric = Extract<Question, { numeric: unknown }>;
export type Values = Readonly<Record<string, number>>;

/** Rounds to so many digits after the point, halves away from zero, as one does by hand. */
export function rounded(value: number, digits: number): number {
  const scale = 10 ** digits;
  return (Math.sign(value) * Math.round(Math.abs(value) * scale + 1e-9)) / scale;
}

/** The values of a numeric question for this seed: the same on every machine. */
export function drawValues({ numeric }: Numeric, seed: string): Values {
  const next = numbers(seed);
  return Object.fromEntries(
    Object.entries(numeric.values).map(([name, { min, max, step }]) => {
      const steps = Math.floor((max - min) / step + 1e-9);
      return [name, rounded(min + Math.floor(next() * (steps + 1)) * step, 6)];
    }),
  );
}

/** What a formula comes to. @throws RangeError for a name that has no value. */
export function evaluate(formula: Formula, values: Values): number {
  if (typeof formula === 'number') return formula;
  if (typeof formula === 'string') {
    const value = Object.hasOwn(values, formula) ? values[formula] : undefined;
    if (value === undefined) throw new RangeError(`there is no value ${formula}`);
    return value;
  }
  const of = (pair: [Formula, Formula]) => pair.map((f) => evaluate(f, values)) as [number, number];
  if (formula.add) return of(formula.add).reduce((a, b) => a + b);
  if (formula.subtract) return of(formula.subtract).reduce((a, b) => a - b);
  if (formula.multiply) return of(formula.multiply).reduce((a, b) => a * b);
  if (formula.divide) return of(formula.divide).reduce((a, b) => a / b);
  throw new RangeError('an operation without name passed the schema');
}

/** The answer of a numeric question, rounded as it asks for. */
export function numericAnswer({ numeric }: Numeric, values: Values): number {
  return rounded(evaluate(numeric.answer, values), numeric.digits);
}

/** A text of a numeric question with its values in it. */
export function filled(text: Text, values: Values): Text {
  const fill = (t: string) =>
    t.replace(/\{([a-z][a-z0-9-]*)\}/g, (whole, name: string) =>
      Object.hasOwn(values, name) ? String(values[name]) : whole,
    );
  return { en: fill(text.en), zh: fill(text.zh) };
}
