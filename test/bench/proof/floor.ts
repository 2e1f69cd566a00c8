import type { Scenario } from '#model';

/** What every explorer must come to. */
export interface Found {
  reached: number;
  min: number;
  max: number;
  roads: bigint;
}

/** The graph of a scenario without meters, as typed arrays: no conditions, no customer, no explanations. */
export interface Bare {
  start: number;
  /** By node: where its edges begin; one more at the end. */
  first: Int32Array;
  target: Int32Array;
  mark: Int8Array;
}

/** The least that making such arrays of a parsed scenario can cost. */
export function bareOf(scenario: Scenario): Bare {
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
  const start = index.get(scenario.start) ?? 0;
  return { start, first, target: Int32Array.from(to), mark: Int8Array.from(marks) };
}

/** The least that finding this out can cost: one search through the arrays, and one pass back. */
export function floorOf({ start, first, target, mark }: Bare): Found {
  const count = first.length - 1;
  const seen = new Uint8Array(count);
  const queue = new Int32Array(count);
  queue[0] = start;
  seen[start] = 1;
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
  const min = new Int32Array(count);
  const max = new Int32Array(count);
  const roads = new Array<bigint>(count).fill(1n);
  // Every way leads further on, so that the order of the file is an order to work back in.
  for (let n = count - 1; n >= 0; n--) {
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
  return { reached, min: min[start] ?? 0, max: max[start] ?? 0, roads: roads[start] ?? 0n };
}
