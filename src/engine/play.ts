import type { SnapshotFrom } from 'xstate';
import { readAnswer } from './answer.ts';
import { nodeOf, type Program } from './program.ts';
import { holds } from './rules.ts';
import type { State } from './state.ts';

declare const opaque: unique symbol;
/** A conversation at one moment. Opaque: ask it with the functions here; a new one comes from `step`. */
export type Play = { readonly [opaque]: true };
type Snapshot = SnapshotFrom<Program['machine']>;

const inside = (play: Play) => play as unknown as Snapshot;
const outside = (snapshot: Snapshot) => snapshot as unknown as Play;

/** The conversation before the first choice. */
export function begin(program: Program): Play {
  return outside(program.stage.self.getSnapshot());
}

/** The node the conversation stands at. */
export function at(play: Play): string {
  return inside(play).value as string;
}

/** How the customer is now. */
export function stateOf(play: Play): State {
  return inside(play).context.state;
}

/** Whether an ending is reached. */
export function isOver(play: Play): boolean {
  return inside(play).status === 'done';
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
  // The guards of the chart refuse what is not open now, and then the snapshot stays the same.
  return outside(program.machine.transition(inside(play), event, program.stage));
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
