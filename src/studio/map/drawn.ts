import type { Edge, Node } from '@xyflow/svelte';
import { m } from '#i18n';
import { kindName } from '../names.ts';
import type { Todo } from '../outline/todo.ts';
import type { Spot } from '../room.svelte.ts';
import { width, type Link, type Step } from './chart.ts';
import type { Direction, Places } from './layout.ts';

/** What a step's drawing shows. */
export interface Drawn extends Record<string, unknown> {
  step: Step;
  todo: Todo | undefined;
  isStart: boolean;
  /** Which of its choices is selected. */
  option: string | undefined;
  direction: Direction;
  /** Steps that ways lead to and that are not there. */
  lost: ReadonlySet<string>;
}

interface Shown {
  places: Places;
  start: string;
  selection: Spot;
  todos: ReadonlyMap<string, Todo>;
  direction: Direction;
}

const none: ReadonlySet<string> = new Set();

/** What a drawing is made from. */
type Made = [
  Step,
  Places[string],
  Todo | undefined,
  string | undefined,
  Direction,
  ReadonlySet<string>,
  ...boolean[],
];

/** Draws the steps; what has not changed stays the same object, so that nothing of it is drawn anew. */
export class Pen {
  #before = new Map<string, { of: Made; node: Node<Drawn> }>();
  /** All steps there are: the same set until another one is there. */
  #there: ReadonlySet<string> = none;

  draw(steps: readonly Step[], { places, start, selection, todos, direction }: Shown): Node<Drawn>[] {
    if (steps.length !== this.#there.size || steps.some(({ id }) => !this.#there.has(id)))
      this.#there = new Set(steps.map(({ id }) => id));
    const there = this.#there;
    const next = new Map<string, { of: Made; node: Node<Drawn> }>();
    const stop = selection.node !== undefined && there.has(selection.node) ? selection.node : start;
    const nodes = steps.map((step) => {
      const { id, ways, height } = step;
      const isChosen = selection.node === id;
      const todo = todos.get(`nodes.${id}`);
      const option = isChosen ? selection.option : undefined;
      const place = places[id] ?? besides(id, steps, places);
      const of: Made = [step, place, todo, option, direction, there, isChosen, id === start, id === stop];
      const before = this.#before.get(id);
      if (before?.of.every((one, i) => one === of[i])) {
        next.set(id, before);
        return before.node;
      }
      const targets = ways.flatMap(({ to }) => to).filter((to) => !there.has(to));
      const lost = targets.length ? new Set(targets) : none;
      const what = m.proof_map_step({ kind: kindName(step.kind), words: step.words });
      const node: Node<Drawn> = {
        ...{ id, type: 'step', position: place, width, height, selected: isChosen },
        // Known before it is drawn, or of many none would be: what is not on the screen is never measured.
        measured: { width, height },
        data: { step, todo, isStart: id === start, option, direction, lost },
        focusable: id === stop,
        ariaRole: 'group',
        ariaLabel: todo ? m.proof_map_mend({ what, errors: todo.errors, warnings: todo.warnings }) : what,
        domAttributes: { 'aria-roledescription': undefined },
        handles: handlesOf(step, direction),
      };
      next.set(id, { of, node });
      return node;
    });
    this.#before = next;
    return nodes;
  }
}

/** Where a step stands that is not laid out yet: beside one that leads to it. */
function besides(id: string, steps: readonly Step[], places: Places): { x: number; y: number } {
  const from = steps.find(({ ways }) => ways.some(({ to }) => to.includes(id)));
  const { x, y } = (from && places[from.id]) ?? { x: 0, y: 0 };
  return { x: x + width + 40, y: y + 40 };
}

/** Where links begin and end, before anything is measured. */
function handlesOf({ ways, height }: Step, direction: Direction): NonNullable<Node['handles']> {
  const onward = ways.filter(({ path }) => path);
  const size = { width: 10, height: 10 };
  const down = direction === 'down';
  return [
    {
      type: 'target',
      position: (down ? 'top' : 'left') as never,
      ...(down ? { x: width / 2 - 5, y: -5 } : { x: -5, y: height / 2 - 5 }),
      ...size,
    },
    ...onward.map(({ id }, i) => ({
      id,
      type: 'source' as const,
      position: (down ? 'bottom' : 'right') as never,
      ...(down
        ? { x: ((i + 1) / (onward.length + 1)) * width - 5, y: height - 5 }
        : { x: width - 5, y: 74 + ways.findIndex((way) => way.id === id) * 26 + 8 }),
      ...size,
    })),
  ];
}

const drawn = new WeakMap<Link, Edge>();

/** Draws the links; the same link is drawn as the same object. */
export function edgesOf(links: readonly Link[]): Edge[] {
  return links.map((link) => {
    let edge = drawn.get(link);
    if (!edge) drawn.set(link, (edge = edgeOf(link)));
    return edge;
  });
}

const edgeOf = ({ id, from, way, option, to }: Link): Edge => ({
  ...{ id, type: 'link', source: from, sourceHandle: way, target: to, data: { option } },
  markerEnd: { type: 'arrowclosed' as never, width: 16, height: 16 },
  ariaLabel: `${from} → ${to}`,
  domAttributes: { 'aria-hidden': true },
});

/** Whether a link stands out: it is that of the selected choice, or one of the selected step. */
export const isChosen = ({ from, option }: Pick<Link, 'from' | 'option'>, spot: Spot): boolean =>
  from === spot.node && (spot.option === undefined || option === spot.option);
