import type { Scenario } from '#model';

/** What every explorer must come to. */
export interface Found {
  reached: number;
  min: number;
  max: number;
  roads: bigint;
}

/**
 * The least that finding this out can cost: the graph of a scenario without meters as typed arrays, one search
 * through it, and one pass back. No conditions, no customer, no explanations.
 */
export function floorOf(scenario: Scenario): Found {
  const ids = Object.keys(scenario.nodes);
  const index = new Map(ids.map((id, i) => [id, i]));
  const first = new Int32Array(ids.length + 1);
  const to: number[] = [];
  const marks: number[] = [];
  ids.forEach((id, n) => {
    const node = scenario.nodes[id];
    if (node && 'choices' in node)
      for (const choice of Object.values(node.choices)) {
        to.push(index.get(choice.to as string) ?? -1);
        marks.push(Object.values(choice.marks as Record<string, number>).reduce((a, b) => a + b, 0));
      }
    first[n + 1] = to.length;
  });
  const [target, mark] = [Int32Array.from(to), Int8Array.from(marks)];
  const seen = new Uint8Array(ids.length);
  const queue = new Int32Array(ids.length);
  queue[0] = index.get(scenario.start) ?? 0;
  seen[queue[0]] = 1;
  let reached = 1;
  for (let i = 0; i < reached; i++) {
    const n = queue[i] ?? 0;
    for (let e = first[n] ?? 0; e < (first[n + 1] ?? 0); e++) {
      const next = target[e] ?? 0;
      if (seen[next]) continue;
      seen[next] = 1;
      queue[reached++] = next;
    }
  }
  const min = new Int32Array(ids.length);
  const max = new Int32Array(ids.length);
  const roads = new Array<bigint>(ids.length).fill(1n);
  // Every way leads further on, so that the order of the file is an order to work back in.
  for (let n = ids.length - 1; n >= 0; n--) {
    if (!seen[n] || first[n] === first[n + 1]) continue;
    let [least, most, sum] = [Infinity, -Infinity, 0n];
    for (let e = first[n] ?? 0; e < (first[n + 1] ?? 0); e++) {
      const [next = 0, m = 0] = [target[e], mark[e]];
      least = Math.min(least, m + (min[next] ?? 0));
      most = Math.max(most, m + (max[next] ?? 0));
      sum += roads[next] ?? 0n;
    }
    [min[n], max[n], roads[n]] = [least, most, sum];
  }
  const at = queue[0];
  return { reached, min: min[at] ?? 0, max: max[at] ?? 0, roads: roads[at] ?? 0n };
}
