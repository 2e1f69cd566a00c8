import { among, named, shownBy, type Explored } from './explored.ts';
import { finding, type Finding } from './finding.ts';
import type { Edge } from '../explore/graph.ts';
import { numberIn } from '../explore/layout.ts';
import { settled, type Outlook } from '../explore/outlook.ts';
import { faultless, scoring } from './passing.ts';
import { roadTo, type Step } from '../explore/road.ts';

/** Customers with whom no road passes, each with the best that can be had without breach and without losing them. */
export function unpassable({ scenario, outlooks }: Explored): Finding[] {
  return [...outlooks].flatMap(([personality, outlook]) => {
    const worth = faultless(outlook.graph);
    const values = settled(outlook.graph, worth, true);
    const most = values[outlook.graph.first] ?? -Infinity;
    const score = scoring(outlook)(most);
    if (most > -Infinity && score >= scenario.pass) return [];
    const steps = most > -Infinity ? roadBy(outlook, values, worth) : undefined;
    const message =
      most > -Infinity
        ? `no road passes with ${personality}: without breach and without losing the customer the best comes to ${String(score)} of ${String(scenario.pass)}; lower pass or mend the marks`
        : `no road passes with ${personality}: every one breaches integrity or loses the customer; open another`;
    const about = {
      who: personality,
      ...(most > -Infinity ? { score, pass: scenario.pass } : { why: 'spoilt' }),
    };
    return [finding('pass-unreachable', ['pass'], message, about, steps && { personality, steps })];
  });
}

/** The road that has the most marks by these values ahead; the shortest where several have. */
function roadBy({ graph }: Outlook, values: Float64Array, worth: Float64Array): Step[] | undefined {
  const keeps = ({ to, index }: Edge, from: number) =>
    (worth[index] ?? 0) + (to < 0 ? 0 : (values[to] ?? NaN)) === values[from];
  return roadTo(graph, (edge, from) => edge.to < 0 && keeps(edge, from), keeps);
}

const full = { perceived: 19, trust: 19, patience: 10 } as const;
const fullNames = Object.keys(full) as (keyof typeof full)[];

/**
 * From how many decisions of the best road on a meter stays full (perceived and trust at 95 or more, patience at 10),
 * where that is the whole last half of at least four, or more; undefined where it is not.
 */
function fullFrom(outlook: Outlook, meter: keyof typeof full): { from: number; steps: Step[] } | undefined {
  const { table } = outlook.graph;
  const slot = table.layout.meters[meter];
  const steps = outlook.best();
  let at = table.start;
  let from = 0;
  for (const [n, { node, answer }] of steps.entries()) {
    if (numberIn(at, slot) < full[meter]) from = n + 1;
    const lane = table.rows[table.plan.place(node)]?.lanes.find((l) => l.way.answer === answer);
    if (!lane) return undefined;
    table.take(at, lane);
    at = table.after.slice();
  }
  if (numberIn(at, slot) < full[meter] || steps.length < 4 || from * 2 > steps.length) return undefined;
  return { from, steps };
}

/** Meters that stay full for the whole last half of a best road, so that nothing done there shows in them. */
export function saturated({ scenario, outlooks }: Explored): Finding[] {
  return fullNames.flatMap((meter) => {
    const shown = shownBy(outlooks, (outlook) => {
      const found = fullFrom(outlook, meter);
      return found?.steps.slice(0, found.from);
    });
    if (!shown) return [];
    const outlook = outlooks.get(shown.road.personality);
    const [from, all] = [shown.road.steps.length, outlook ? outlook.best().length : 0];
    const since = from ? `after ${String(from)} of ${String(all)} decisions` : 'from the start on';
    const values = { meter, from, all, who: among(shown.who, scenario), ...(!from && { why: 'start' }) };
    const message = `is full on the best road ${since}${named(shown.who, scenario)} and stays so; start lower or give less on the way`;
    return [finding('meter-saturates-early', ['customer', 'start', meter], message, values, shown.road)];
  });
}

const written = (steps: readonly Step[]): string => steps.map((s) => `${s.node}/${s.answer}`).join(' ');

/** At how many nodes two roads answer differently, those that only one comes to included. */
function differences(a: readonly Step[], b: readonly Step[]): number {
  const nodes = new Set([...a, ...b].map((s) => s.node));
  const at = (steps: readonly Step[], node: string) => written(steps.filter((s) => s.node === node));
  return [...nodes].filter((node) => at(a, node) !== at(b, node)).length;
}

/** Personalities whose best roads differ in fewer than two decisions. */
export function decorative({ outlooks }: Explored): Finding[] {
  const roads = [...outlooks].map(([personality, outlook]) => ({ personality, steps: outlook.best() }));
  return roads.flatMap((one, i) =>
    roads.slice(i + 1).flatMap((other) => {
      const apart = differences(one.steps, other.steps);
      if (apart >= 2) return [];
      const values = { one: one.personality, other: other.personality, ...(!apart && { why: 'same' }) };
      const how = apart ? 'differ in one decision only' : 'are the same';
      const message = `is mere decoration: the best roads of ${one.personality} and ${other.personality} ${how} (${written(one.steps)} | ${written(other.steps)}); let two decisions or more depend on who the customer is`;
      return [finding('decoration', ['customer', 'personality'], message, values, one)];
    }),
  );
}
