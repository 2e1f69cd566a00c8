import fc from 'fast-check';
import { patchesBetween, type Draft, type Edit, type Sketch } from '#model';

/** One thing somebody does to an open draft. */
export type Doing =
  | { what: 'write'; key: string; text: string; typing: boolean; after: number }
  | { what: 'drop'; key: string }
  | { what: 'turn' }
  | { what: 'undo' | 'redo' | 'reload' | 'fail' | 'version' };

const key = fc.constantFrom('a', 'b', 'c', 'd');
export const doing: fc.Arbitrary<Doing> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      what: fc.constant('write' as const),
      key,
      text: fc.string({ maxLength: 3 }),
      typing: fc.boolean(),
      after: fc.constantFrom(0, 400, 1000, 1001, 5000),
    }),
  },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('drop' as const), key }) },
  { weight: 1, arbitrary: fc.constant({ what: 'turn' as const }) },
  {
    weight: 6,
    arbitrary: fc.record({
      what: fc.constantFrom(
        'undo' as const,
        'redo' as const,
        'reload' as const,
        'fail' as const,
        'version' as const,
      ),
    }),
  },
);

/** What a write, a drop or a turn of the order makes of the nodes of a value. */
export function done(value: Sketch, doing: Doing): Sketch {
  const nodes = value['nodes'] as Sketch;
  if (doing.what === 'write') return { ...value, nodes: { ...nodes, [doing.key]: doing.text } };
  if (doing.what === 'turn') return { ...value, nodes: Object.fromEntries(Object.entries(nodes).reverse()) };
  if (doing.what !== 'drop') return value;
  const { [doing.key]: _, ...rest } = nodes;
  return { ...value, nodes: rest };
}

/** The next edit of a draft, and the draft after it. */
export function edited(
  draft: Draft,
  before: Sketch,
  after: Sketch,
  hand = draft.hand,
): { draft: Draft; edit: Edit } {
  const n = draft.at + 1;
  const edit: Edit = {
    ...{ draft: draft.id, n, label: 'Write', at: 1000 + n },
    patches: patchesBetween(before, after),
    inverse: patchesBetween(after, before),
  };
  return { draft: { ...draft, at: n, last: n, hand, touched: 1000 + n }, edit };
}

/** The order of keys counts. */
export const written = (value: unknown): string => JSON.stringify(value);
