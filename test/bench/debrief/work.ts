import {
  compile,
  firstPlace,
  isOpen,
  nodeOf,
  othersOf,
  resultsOf,
  retell,
  takeMove,
  waysOf,
  type Program,
} from '#engine';
import { playable, type Body, type CustomerModel } from '#model';
import { boundsOf, hindsightOf, Outlook } from '#proof';
import { longTalk, unhurried } from './scenario.ts';

/** What the parts of a debrief took, in milliseconds. */
export interface Took {
  /** Beats and results, of the attempt and of a what-if beside it. */
  told: number;
  /** Regret, point of no return, repair and best road. */
  hindsight: number;
  /** The other three customers. */
  others: number;
}

/** Answers to the very end: every other turn the best there is, and between them the poorest that keeps the customer. */
function fairRoad(program: Program, outlook: Outlook): string[] {
  const answers: string[] = [];
  for (let place = firstPlace(program); ;) {
    const ways = waysOf(nodeOf(program, place.node))
      .filter((way) => isOpen(program, place, way.move) && !way.move.effects.some((e) => e.breach))
      .map((way) => ({ way, next: takeMove(program, place, way.move) }))
      .filter(({ next }) => next.node !== program.leaver && next.state.meters.patience > 2)
      .map((on) => ({ ...on, worth: on.next.state.marks + outlook.ahead(on.next).max }))
      .sort((a, b) => a.worth - b.worth);
    const on = ways.at(answers.length % 2 ? 0 : -1);
    if (!on) return answers;
    answers.push(on.way.answer);
    place = on.next;
  }
}

/** Loads the proofs; what comes back then works out all that the page shows. */
export function ready(model: CustomerModel): () => Took {
  const body = longTalk(unhurried(model));
  const bounds = Object.fromEntries(
    playable(body.scenario).map((who) => [who, boundsOf(compile(body, who))]),
  ) as Required<Body['bounds']>;
  const program = compile(body, 'analytical');
  const outlook = new Outlook(program);
  const answers = fairRoad(program, outlook);
  const best = outlook.best().map((step) => step.answer);
  const { repair } = hindsightOf(program, outlook, answers, bounds.analytical);
  if (!repair || repair.changes.length < 5)
    throw new Error('the attempt is too easily repaired to measure by');

  return () => {
    const from = performance.now();
    for (const road of [answers, best]) {
      const { play } = retell(program, road, {});
      resultsOf(program, play, bounds.analytical);
    }
    const told = performance.now();
    hindsightOf(program, outlook, answers, bounds.analytical);
    const seen = performance.now();
    othersOf({ ...body, bounds }, 'analytical', answers);
    return { told: told - from, hindsight: seen - told, others: performance.now() - seen };
  };
}
