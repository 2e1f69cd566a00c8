import type { Scenario } from '#model';

/** A node that only goes by another name. */
export interface Renamed {
  from: string;
  to: string;
}

/** What a node is, whatever those it leads to are called that only one version has. */
function contentOf(scenario: Scenario, id: string, common: object): string {
  return JSON.stringify(scenario.nodes[id], (key, value: unknown) =>
    key === 'to' && typeof value === 'string' && !Object.hasOwn(common, value) ? '?' : value,
  );
}

/** The nodes that were renamed and not changed otherwise. */
export function renamesOf(a: Scenario, b: Scenario): Renamed[] {
  const only = (of: Scenario, other: Scenario) => {
    const byContent = new Map<string, string[]>();
    for (const id of Object.keys(of.nodes).filter((n) => !Object.hasOwn(other.nodes, n))) {
      const content = contentOf(of, id, other.nodes);
      byContent.set(content, [...(byContent.get(content) ?? []), id]);
    }
    return byContent;
  };
  const after = only(b, a);
  return [...only(a, b)].flatMap(([content, [from, twin]]) => {
    const [to, double] = after.get(content) ?? [];
    return from !== undefined && to !== undefined && !twin && !double ? [{ from, to }] : [];
  });
}

/** The scenario with these nodes called by their new names. */
export function withNames(scenario: Scenario, renames: readonly Renamed[]): Scenario {
  if (!renames.length) return scenario;
  const names = new Map(renames.map(({ from, to }) => [from, to]));
  const name = (id: string) => names.get(id) ?? id;
  const { start, customer, nodes } = scenario;
  const leaves = Object.entries(customer.leaves).flatMap(([manner, id]) => (id ? [[manner, name(id)]] : []));
  const called = {
    ...scenario,
    start: name(start),
    customer: { ...customer, leaves: Object.fromEntries(leaves) as object },
    nodes: Object.fromEntries(Object.entries(nodes).map(([id, node]) => [name(id), node])),
  };
  return JSON.parse(
    JSON.stringify(called, (key, value: unknown) =>
      key === 'to' && typeof value === 'string' ? name(value) : value,
    ),
  ) as Scenario;
}
