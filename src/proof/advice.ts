import { at, nodeOf, replay, stateOf, toldOf, type Program } from '#engine';
import { forPersonality, type Text } from '#model';
import type { Outlook } from './explore/outlook.ts';

/** What is best at one moment with one customer. */
export interface BestNow {
  answer: string;
  /** What it sounds or looks like, line by line. */
  told: Text[];
  acts: string[];
  /** The principle of its highest mark; undefined where none of them is above 0. */
  principle: string | undefined;
}

/** What is best where these answers have led; undefined at an ending. @throws RangeError where one of them is refused. */
export function bestNow(program: Program, outlook: Outlook, answers: readonly string[]): BestNow | undefined {
  const play = replay(program, answers);
  const { best } = outlook.ahead({ node: at(play), state: stateOf(play) });
  if (!best) return undefined;
  const marks = best.move.effects.flatMap((e) =>
    Object.entries(forPersonality(e.marks, program.who.personality)),
  );
  const [highest] = marks.filter(([, mark]) => mark > 0).sort(([, a], [, b]) => b - a);
  const { answer } = best;
  return {
    answer,
    told: toldOf(nodeOf(program, at(play)), answer),
    acts: best.move.effects.flatMap((e) => e.acts),
    principle: highest?.[0],
  };
}
