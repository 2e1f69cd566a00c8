import { m } from '#i18n';
import { isMap } from '../../edit/at.ts';

export const operations = ['add', 'subtract', 'multiply', 'divide'] as const;
export type Operation = (typeof operations)[number];

const names: Record<Operation, () => string> = {
  add: m.inspect_f_add,
  subtract: m.inspect_f_subtract,
  multiply: m.inspect_f_multiply,
  divide: m.inspect_f_divide,
};
const signs: Record<Operation, string> = { add: '+', subtract: '−', multiply: '×', divide: '÷' };
export const operationName = (operation: Operation): string => names[operation]();

/** What is done to two formulas; undefined where it is a number or a value. */
export function operationOf(formula: unknown): Operation | undefined {
  return isMap(formula) ? operations.find((operation) => Object.hasOwn(formula, operation)) : undefined;
}

/** The two formulas that something is done to. */
export function pairOf(formula: unknown): readonly [unknown, unknown] {
  const operation = operationOf(formula);
  const pair = operation && isMap(formula) ? formula[operation] : undefined;
  return Array.isArray(pair) ? [pair[0], pair[1]] : [0, 0];
}

/** A formula as one writes it. */
export function written(formula: unknown): string {
  const operation = operationOf(formula);
  if (!operation) return String(formula ?? '…');
  const [a, b] = pairOf(formula).map((part) => (operationOf(part) ? `(${written(part)})` : written(part)));
  return `${a ?? '…'} ${signs[operation]} ${b ?? '…'}`;
}
