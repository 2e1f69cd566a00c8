import type { Body, CustomerModel, Node, Personality, Scenario, To } from '#model';
import { optionsOf, resultsOf } from './answer.ts';
import { chartOf, type Chart } from './chart.ts';
import type { Customer } from './rules.ts';

/** A scenario made ready to be played with one personality. */
export interface Program {
  readonly scenario: Scenario;
  readonly who: Customer;
  /** The ending for this customer out of patience. */
  readonly leaver: string;
  /** Made when first asked for: proofs compile many programs and play none. */
  readonly machine: Chart;
}

function targetsOf(node: Node): To[] {
  if ('several' in node) return [node.several.to];
  const moves = [...Object.values(optionsOf(node)), ...Object.values(resultsOf(node))] as { to: To }[];
  return moves.map(({ to }) => to);
}

/** Every move leads to a node that exists; loops, for a long scenario has thousands of moves. */
function checkTargets({ id, start, customer, nodes }: Scenario): void {
  const ids = new Set(Object.keys(nodes));
  const must = (to: string | undefined) => {
    if (to !== undefined && !ids.has(to)) throw new Error(`no node ${to} in ${id}`);
  };
  must(start);
  must(customer.leaves.aloud);
  must(customer.leaves.silently);
  for (const node of Object.values(nodes))
    for (const to of targetsOf(node))
      if (typeof to === 'string') must(to);
      else for (const branch of to) must(branch.to);
}

/**
 * Compiles a checked scenario for one personality.
 * @throws where a node leads to one that does not exist (a check would have said so).
 */
export function compile(
  { scenario, model }: Pick<Body, 'scenario'> & { model: CustomerModel },
  personality: Personality,
): Program {
  checkTargets(scenario);
  const { expects, needs, leaves } = scenario.customer;
  const leaver = leaves[model.leaves[personality]];
  if (leaver === undefined) throw new Error(`no ending for ${personality} out of patience in ${scenario.id}`);
  const who = { model, personality, expects, needs, promises: scenario.promises };
  let machine: Chart | undefined;
  return {
    scenario,
    who,
    leaver,
    get machine() {
      return (machine ??= chartOf(scenario, who, leaver));
    },
  };
}

/** The node of that id. @throws where there is none. */
export function nodeOf(program: Program, id: string): Node {
  const node = Object.hasOwn(program.scenario.nodes, id) ? program.scenario.nodes[id] : undefined;
  if (!node) throw new Error(`no node ${id} in ${program.scenario.id}`);
  return node;
}
