import {
  firstPlace,
  nodeOf,
  readAnswer,
  shareOf,
  takeMove,
  toldOf,
  type Move,
  type Place,
  type Program,
} from '#engine';
import { forPersonality, type Better, type Bounds, type Hindsight, type Regret, type Repair } from '#model';
import type { Graph } from '../explore/graph.ts';
import type { Lane } from '../explore/lanes.ts';
import { settled, type Outlook } from '../explore/outlook.ts';
import { faultless } from '../findings/passing.ts';
import { repairOf } from './repair.ts';

/** One turn of an attempt: where it was taken, what it amounts to, and where it led. */
interface Turn {
  answer: string;
  from: Place;
  move: Move;
  to: Place;
}

function turnsOf(program: Program, answers: readonly string[]): Turn[] {
  let from = firstPlace(program);
  return answers.map((answer) => {
    const move = readAnswer(nodeOf(program, from.node), answer);
    if (!move) throw new RangeError(`"${answer}" is not possible at ${from.node}`);
    const turn = { answer, from, move, to: takeMove(program, from, move) };
    from = turn.to;
    return turn;
  });
}

function betterAt(program: Program, node: string, { answer, move }: { answer: string; move: Move }): Better {
  const because = move.effects.map((e) => forPersonality(e.because, program.who.personality));
  return { node, answer, told: toldOf(nodeOf(program, node), answer), because };
}

/**
 * Looks back on an attempt with its customer's outlook: what each turn cost against the best continuation from that
 * very moment, from when on no pass was within reach, the fewest other decisions that would have passed, and the best
 * road. `bounds` are those the score is reckoned by; `helped` are the points that help by the coach cost, by turn.
 * A decision counts as the learner's own where it amounts to what they answered at that node, whenever that was.
 * @throws RangeError where an answer is not possible.
 */
export function hindsightOf(
  program: Program,
  outlook: Outlook,
  answers: readonly string[],
  bounds: Bounds,
  helped: readonly number[] = [],
): Hindsight {
  const { graph } = outlook;
  const { pass } = program.scenario;
  const turns = turnsOf(program, answers);
  const range = bounds.max - bounds.min;
  const scoreOf = (marks: number) => (range > 0 ? ((marks - bounds.min) * 100) / range : 100);
  const help = helped.reduce((sum, cost) => sum + cost, 0);
  const scored = (marks: number, spent: number) =>
    marks > -Infinity ? Math.max(0, shareOf(marks, bounds) - spent) : undefined;
  const passes = (marks: number, spent: number) => (scored(marks, spent) ?? -1) >= pass;
  const worth = faultless(graph);
  const sound = settled(outlook.graph, worth, true);
  const soundFrom = ({ node }: Place, situation: number) => {
    const end = nodeOf(program, node);
    if ('end' in end) return end.end.outcome === 'lost' ? -Infinity : 0;
    return sound[situation] ?? -Infinity;
  };
  let [clean, spent] = [true, 0];
  const regrets = turns.map(({ from, move, to }, n): Regret => {
    const [before, after] = [outlook.ahead(from), outlook.ahead(to)];
    const marks = before.max - (to.state.marks - from.state.marks) - after.max;
    clean &&= !move.effects.some((e) => e.breach);
    spent += helped[n] ?? 0;
    const most = to.state.marks + (clean ? soundFrom(to, graph.find(to)) : -Infinity);
    const score = scored(most, spent);
    return {
      marks,
      points: range > 0 ? (marks * 100) / range : 0,
      ...(marks > 0 && before.best ? { better: betterAt(program, from.node, before.best) } : {}),
      ahead: { min: scoreOf(to.state.marks + after.min), max: scoreOf(to.state.marks + after.max) },
      ...(score === undefined ? {} : { sound: score }),
      passable: passes(most, spent),
    };
  });

  const most = sound[graph.first] ?? -Infinity;
  const noReturn = passes(most, 0) ? regrets.findIndex((r) => !r.passable) : -1;
  const enough = (marks: number) => passes(marks, help);
  return {
    turns: regrets,
    ...(noReturn < 0 ? {} : { noReturn }),
    ...(noReturn < 0 || !enough(most)
      ? {}
      : { repair: mended(program, graph, turns, { worth, bounds, enough, help }) }),
    best: outlook.best(),
  };
}

/** The learner's answer that amounts to this move at this node; undefined where they never gave one. */
function answeredAt(turns: readonly Turn[], node: string, move: string): string | undefined {
  return turns.find((t) => t.from.node === node && t.move.id === move)?.answer;
}

function ownLanes({ table: { nodes, rows } }: Graph, turns: readonly Turn[]): Set<Lane> {
  const own = rows.flatMap(({ lanes }, i) =>
    lanes.filter(({ way }) => answeredAt(turns, nodes[i] ?? '', way.move.id) !== undefined),
  );
  return new Set(own);
}

interface Wanted {
  worth: Float64Array;
  bounds: Bounds;
  enough: (marks: number) => boolean;
  help: number;
}

function mended(
  program: Program,
  graph: Graph,
  turns: readonly Turn[],
  { worth, bounds, enough, help }: Wanted,
): Repair {
  const road = repairOf(graph, ownLanes(graph, turns), worth, enough);
  const steps = road.map(({ lane, from, marks }, n) => {
    const node = graph.table.nodes[graph.node[from] ?? -1] ?? '';
    const mine = answeredAt(turns, node, lane.way.move.id);
    return { n, node, way: lane.way, mine, answer: mine ?? lane.way.answer, marks };
  });
  const strange = steps.filter(({ mine }) => mine === undefined);
  // Where a loop comes by again, what was answered later may be what would have passed at once.
  const sooner = steps.filter(({ n, answer }) => answer !== turns[n]?.answer).slice(0, 1);
  return {
    answers: steps.map(({ answer }) => answer),
    changes: (strange.length ? strange : sooner).map(({ n, node, way }) => ({
      n,
      ...betterAt(program, node, way),
    })),
    score:
      shareOf(
        steps.reduce((sum, { marks }) => sum + marks, 0),
        bounds,
      ) - help,
  };
}
