import { compile, nodeOf, shareOf, type Program } from '#engine';
import type { CustomerModel, Issue, Personality, Scenario } from '#model';
import { blindly, chanceOf } from '../explore/chance.ts';
import { Graph } from '../explore/graph.ts';
import { BeyondBudget, Outlook, settled, Unbounded } from '../explore/outlook.ts';
import { faultless } from '../findings/passing.ts';
import { findingsOf } from '../findings/refer.ts';
import type { Step } from '../explore/road.ts';

/** One version of a scenario, with what was found in it. */
export interface Version {
  scenario: Scenario;
  model: CustomerModel;
  findings?: readonly Issue[];
}

/** One version with one personality, explored. */
export interface Side {
  program: Program;
  /** Absent beyond the budget. */
  graph?: Graph;
  /** Absent where no best and worst marks exist. */
  outlook?: Outlook;
  /** Why something is absent. */
  trouble?: string;
}

/** What findings of references leave untouched: the scenario can be played and explored all the same. */
const bearable = [
  'module-unknown',
  'person-unknown',
  'stand-in-misfit',
  'principle-unknown',
  'node-unreachable',
  'result-unreachable',
  'breach-untold',
  'when-empty',
];

/** Why a version cannot be explored with anybody; undefined where it can. */
export function faultOf({ scenario, model }: Version): string | undefined {
  const known = { model, modules: new Set<string>(), people: new Map(), principles: new Map() };
  const fault = findingsOf(scenario, known).find((f) => f.severity === 'error' && !bearable.includes(f.code));
  return fault && `${fault.path.join('.')}: ${fault.message}`;
}

/** Explores a version that has no fault. */
export function sideOf(version: Version, personality: Personality, budget: number): Side {
  const program = compile(version, personality);
  try {
    const outlook = new Outlook(program, budget);
    const { graph } = outlook;
    if (Number.isFinite(outlook.max[graph.first])) return { program, graph, outlook };
    return { program, graph, trouble: 'no ending can be come to' };
  } catch (error) {
    if (error instanceof BeyondBudget) return { program, trouble: error.message };
    if (!(error instanceof Unbounded)) throw error;
    return { program, graph: new Graph(program, budget), trouble: error.message };
  }
}

/** What a road, or an attempt, came to. */
export interface Outcome {
  marks: number;
  /** Absent where it is not over. */
  ending?: string;
  /** 0 to 100. */
  score?: number;
  passed?: boolean;
}

function isLost(program: Program, ending: string): boolean {
  const node = nodeOf(program, ending);
  return 'end' in node && node.end.outcome === 'lost';
}

/** The range of marks from the start. */
function rangeOf({ outlook }: Side): { min: number; max: number } | undefined {
  if (!outlook) return undefined;
  const { first } = outlook.graph;
  return { min: outlook.min[first] ?? 0, max: outlook.max[first] ?? 0 };
}

/** What marks, an ending and a breach of integrity come to, as `resultsOf` of the engine would say. */
export function outcomeOf(side: Side, marks: number, ending: string | undefined, breached: boolean): Outcome {
  if (ending === undefined) return { marks };
  const bounds = rangeOf(side);
  if (!bounds) return { marks, ending };
  const score = shareOf(marks, bounds);
  const passed = score >= side.program.scenario.pass && !breached && !isLost(side.program, ending);
  return { marks, ending, score, passed };
}

/** Whether no marks, ending and breach pass on the one side and not on the other. */
export function passAlike(a: Side, b: Side, endings: Iterable<string>): boolean {
  const [x, y] = [rangeOf(a), rangeOf(b)];
  if (!x || !y) return true;
  for (const id of endings) if (isLost(a.program, id) !== isLost(b.program, id)) return false;
  const passes = (side: Side, bounds: { min: number; max: number }, marks: number) =>
    shareOf(marks, bounds) >= side.program.scenario.pass;
  for (let m = Math.min(x.min, y.min); m <= Math.max(x.max, y.max); m++)
    if (passes(a, x, m) !== passes(b, y, m)) return false;
  return true;
}

/** What one version amounts to with one personality. */
export interface Figures {
  situations: number;
  min: number;
  max: number;
  /** Whether some road passes. */
  passable: boolean;
  /** Every ending that can be come to, with its probability under blind play. */
  endings: Record<string, number>;
  best: Step[];
}

/** The figures of a side; undefined where no best and worst exist. */
export function figuresOf(side: Side): Figures | undefined {
  const { outlook, program } = side;
  const bounds = rangeOf(side);
  if (!outlook || !bounds) return undefined;
  const { graph } = outlook;
  const ending = (to: number) => graph.table.nodes[-1 - to] ?? '';
  const most = settled(graph, faultless(graph), true)[graph.first];
  const reached = new Set(graph.edges.flat().flatMap(({ to }) => (to < 0 ? [ending(to)] : [])));
  const chance = chanceOf(outlook, blindly);
  return {
    situations: graph.size,
    ...bounds,
    passable: most !== undefined && most > -Infinity && shareOf(most, bounds) >= program.scenario.pass,
    endings: Object.fromEntries([...reached].sort().map((id) => [id, chance.endings[id] ?? 0])),
    best: outlook.best(),
  };
}
