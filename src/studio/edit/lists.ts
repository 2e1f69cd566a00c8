import type { Sketch } from '#model';
import { at, listAt, mapAt, type Path } from './at.ts';
import { first } from './first.ts';

/** A map or list whose parts can be added, moved, copied and deleted one by one. */
interface Parts {
  /** How many the format allows. */
  min: number;
  max: number;
  /** What a part is called whose text says nothing an id could be made of. */
  stem: string;
  /** A new part, the n-th, that says in its texts what is to be written. */
  first: (n: number, sketch: Sketch, list: Path) => unknown;
}

/** Where the last of the other answers leads, for a new one among them; without others, back to the node itself. */
function towards(sketch: Sketch, list: Path): unknown {
  const last = Object.values(mapAt(sketch, list)).at(-1);
  const to = at(last, ['to']);
  return typeof to === 'string' ? to : (at(listAt(last, ['to']).at(-1), ['to']) ?? list[1]);
}
const firstKey = (sketch: Sketch, path: Path): string => Object.keys(mapAt(sketch, path))[0] ?? '';

const text = (make: (n: number) => unknown) => make;
const parts = (min: number, max: number, stem: string, first: Parts['first']): Parts => ({
  min,
  max,
  stem,
  first,
});

const result = parts(2, 8, 'result', (_, sketch, list) => first.result(towards(sketch, list)));
const groups = parts(2, 4, 'group', text(first.group));
const spoken = parts(1, 20, 'line', text(first.line));

/** Every such map or list, by where it stands; `*` is any id or place in a list. */
const known: Record<string, Parts> = {
  nodes: parts(2, 2_000, 'node', () => undefined),
  'nodes/*/choices': parts(2, 6, 'choice', (n, s, list) => first.choice(n, towards(s, list))),
  'nodes/*/several/choices': parts(3, 6, 'choice', (n) => first.option(n)),
  'nodes/*/reply/choices': parts(2, 6, 'choice', (n, s, list) => first.reply(n, towards(s, list))),
  'nodes/*/order/items': parts(3, 6, 'item', text(first.item)),
  'nodes/*/order/results': result,
  'nodes/*/sort/groups': groups,
  'nodes/*/sort/items': parts(3, 6, 'item', (n, s, list) => ({
    text: first.item(n),
    group: firstKey(s, [...list.slice(0, -1), 'groups']),
  })),
  'nodes/*/sort/results': result,
  'nodes/*/value/results': result,
  'nodes/*/record/fields': parts(2, 6, 'field', (n) => first.field(n)),
  'nodes/*/record/fields/*/options': parts(2, 6, 'option', text(first.entry)),
  'nodes/*/record/results': result,
  goals: parts(1, 4, 'goal', text(first.goal)),
  always: parts(0, 20, 'claim', () => first.claim('pass')),
  never: parts(0, 20, 'claim', () => first.claim('pass')),
  promises: parts(0, 20, 'promise', (n) => first.promise(n)),
  'own/people': parts(0, 20, 'person', () => first.person()),
  'own/acts': parts(0, 60, 'act', () => first.act()),
  ...Object.fromEntries(
    ['lines', 'face', 'phone', 'written'].map((kind) => [`own/voices/*/*/${kind}`, spoken]),
  ),
  questions: parts(1, 60, 'question', () => undefined),
  'questions/*/single/options': parts(3, 6, 'option', (n) => first.reasoned(n)),
  'questions/*/multiple/options': parts(3, 7, 'option', (n) => first.reasoned(n)),
  'questions/*/order/items': parts(3, 6, 'item', text(first.item)),
  'questions/*/match/pairs': parts(3, 6, 'pair', (n) => first.pair(n)),
  'questions/*/sort/groups': groups,
  'questions/*/sort/items': parts(3, 8, 'item', (n, s, list) => ({
    text: first.item(n),
    group: firstKey(s, [...list.slice(0, -1), 'groups']),
    because: first.because(),
  })),
  'questions/*/numeric/values': parts(1, 5, 'value', () => ({ min: 1, max: 10, step: 1 })),
  'questions/*/numeric/slips': parts(1, 4, 'slip', () => ({ answer: 0, because: first.because() })),
  'questions/*/short/points': parts(2, 6, 'point', text(first.point)),
};

const patterns = Object.entries(known).map(([pattern, of]) => ({ keys: pattern.split('/'), of }));

/** Whether a path is of this pattern, in which `*` is any key. */
export function isLike(path: Path, pattern: string): boolean {
  const keys = pattern.split('/');
  return keys.length === path.length && keys.every((key, i) => key === '*' || key === path[i]);
}

/** What is known of the parts at a path. @throws RangeError where no parts stand there. */
export function partsAt(list: Path): Parts {
  const found = patterns.find(
    ({ keys }) => keys.length === list.length && keys.every((key, i) => key === '*' || key === list[i]),
  );
  if (!found) throw new RangeError(`${list.join('/')} is no list of parts`);
  return found.of;
}

/** How many parts there are at a path, and how many the format allows: what can be added or taken out. */
export function roomAt(sketch: Sketch, list: Path): { count: number; min: number; max: number } {
  const { min, max } = partsAt(list);
  const here = at(sketch, list);
  return { count: Array.isArray(here) ? here.length : Object.keys(mapAt(sketch, list)).length, min, max };
}
