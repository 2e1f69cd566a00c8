import { gradesOf, optionsOf, type Beat } from '#engine';
import {
  forPersonality,
  type CustomerModel,
  type Node,
  type Outcome,
  type Personality,
  type Scenario,
  type Text,
  type To,
} from '#model';

/** A place of the conversation: a node of the scenario. */
export interface Place {
  id: string;
  /** When the learner was here: 1 for the first turn; after the last one at the ending. Empty where never. */
  turns: number[];
  /** Whether the best road comes by; unknown as long as that is. */
  best: boolean;
  /** How it ends here; undefined where it goes on. */
  outcome: Outcome | undefined;
  /** What the customer says here; of an ending its title. */
  text: Text;
  /** What the learner answered here, the last time. */
  told: Text[];
}

export interface Link {
  from: string;
  to: string;
  yours: boolean;
  best: boolean;
}

/** The scenario as a graph, with the roads on it. */
export interface Chart {
  places: Place[];
  links: Link[];
  /** The turn with which the best road leaves the learner's; undefined where it does not, or is not known. */
  parting: number | undefined;
}

function targetsOf(node: Node, personality: Personality): string[] {
  const of = (to: To) => {
    if (typeof to === 'string') return [to];
    const mine = (who: Personality | Personality[] | undefined) =>
      who === undefined || [who].flat().includes(personality);
    return to.filter(({ when }) => mine(when?.personality)).map((branch) => branch.to);
  };
  if ('several' in node) return of(node.several.to);
  const moves = [...Object.values(optionsOf(node)), ...Object.values(gradesOf(node))] as { to: To }[];
  return [...new Set(moves.flatMap(({ to }) => of(to)))];
}

/** The steps from each place of a road to the next. */
const stepsOf = (road: readonly string[]) => road.slice(1).map((to, i) => `${road[i] ?? ''} ${to}`);

interface Told {
  scenario: Scenario;
  model: Pick<CustomerModel, 'leaves'>;
  personality: Personality;
  beats: readonly Beat[];
  /** The node at which the learner's road ended. */
  ending: string;
  /** The nodes of the best road from the start to its ending; undefined as long as it is not known. */
  best: readonly string[] | undefined;
}

/** Every place that links lead to with this customer, in the order of the file, and the roads taken and best. */
export function chartOf({ scenario, model, personality, beats, ending, best }: Told): Chart {
  const yours = [...beats.map((beat) => beat.scene.node), ending];
  const leaver = scenario.customer.leaves[model.leaves[personality]];
  const found = new Set([scenario.start, ...yours, ...(leaver === undefined ? [] : [leaver])]);
  const steps = new Set<string>();
  for (const from of found) {
    const node = scenario.nodes[from];
    for (const to of node ? targetsOf(node, personality) : []) {
      found.add(to);
      steps.add(`${from} ${to}`);
    }
  }
  const [mine, theirs] = [new Set(stepsOf(yours)), new Set(stepsOf(best ?? []))];
  const links = [...new Set([...steps, ...mine, ...theirs])].map((step) => {
    const [from = '', to = ''] = step.split(' ');
    return { from, to, yours: mine.has(step), best: theirs.has(step) };
  });
  const places = Object.entries(scenario.nodes).flatMap(([id, node]): Place[] => {
    if (!found.has(id)) return [];
    const turns = yours.flatMap((node, i) => (node === id ? [i + 1] : []));
    const end = 'end' in node ? node.end : undefined;
    return [
      {
        id,
        turns,
        best: best?.includes(id) ?? false,
        outcome: end?.outcome,
        text: end?.title ?? forPersonality(node.says, personality),
        told: beats[(turns.at(-1) ?? 0) - 1]?.told ?? [],
      },
    ];
  });
  const apart = best?.findIndex((id, i) => id !== yours[i]) ?? -1;
  return { places, links, parting: apart > 0 ? apart : undefined };
}
