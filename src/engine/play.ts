import { readAnswer } from './answer.ts';
import { follow, type Stand } from './chart.ts';
import { nodeOf, type Program } from './program.ts';
import { atFirst, holds } from './rules.ts';
import type { State } from './state.ts';

declare const opaque: unique symbol;
/** A conversation at one moment. Opaque: ask it with the functions here; a new one comes from `step`. */
export type Play = { readonly [opaque]: true };

const inside = (play: Play) => play as unknown as Stand;
const outside = (stand: Stand) => stand as unknown as Play;

/** The conversation before the first choice. */
export function begin({ scenario, who, machine }: Program): Play {
  const context = { state: atFirst(scenario.customer.start), who };
  const first = follow([machine.root.initial], { context, event: {} });
  if (!first) throw new Error(`${scenario.id} does not begin`);
  return outside(first);
}

/** The node the conversation stands at. */
export function at(play: Play): string {
  return inside(play).on.key;
}

/** How the customer is now. */
export function stateOf(play: Play): State {
  return inside(play).state;
}

/** Whether an ending is reached. */
export function isOver(play: Play): boolean {
  return inside(play).on.type === 'final';
}

/** Whether this answer may be given now. */
export function can(program: Program, play: Play, answer: string): boolean {
  const move = isOver(play) ? undefined : readAnswer(nodeOf(program, at(play)), answer);
  if (!move) return false;
  return move.effects.every((e) => !e.when || holds(e.when, stateOf(play), program.who.personality));
}

/** The conversation after this answer; the very same one where the answer is refused. */
export function step(program: Program, play: Play, answer: string): Play {
  if (isOver(play)) return play;
  const node = nodeOf(program, at(play));
  const move = readAnswer(node, answer);
  if (!move) return play;
  const event =
    'several' in node
      ? ({ type: 'choose.several', picked: move.id.split('+') } as const)
      : ({ type: `choose.${move.id}` } as const);
  const { on, state } = inside(play);
  // The guards of the chart refuse what is not open now.
  const next = follow(on.transitions.get(event.type), { context: { state, who: program.who }, event });
  return next ? outside(next) : play;
}

/** Plays answers one after another. @throws RangeError naming the first one that is refused. */
export function replay(program: Program, answers: readonly string[]): Play {
  return answers.reduce((play, answer, n) => {
    const next = step(program, play, answer);
    if (next === play)
      throw new RangeError(`choice ${String(n + 1)} "${answer}" is not possible at ${at(play)}`);
    return next;
  }, begin(program));
}
