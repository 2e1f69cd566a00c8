import { nodeOf, waysOf, type Program, type Way } from '#engine';
import { forPersonality, type Effect, type To } from '#model';
import { conditionOf, every, type Condition } from './condition.ts';
import type { Layout } from './layout.ts';

/** A way through a node, ready to be taken. */
export interface Lane {
  way: Way;
  open: Condition | undefined;
  /** What is done, in order; places in the vector. */
  parts: readonly Part[];
  /** All acts of the parts. */
  acts: readonly number[];
  marks: number;
  principles: readonly (readonly [principle: number, mark: number])[];
  /** Places that become 1: flags set and needs met. */
  raises: readonly number[];
  breach: boolean;
  to: readonly { when: Condition | undefined; node: number }[];
}

interface Part {
  acts: readonly number[];
  keeps: readonly number[];
  makes: readonly (readonly [promise: number, within: number])[];
}

/** A node: its ways, or what its ending keeps. */
export interface Row {
  end: boolean;
  /** Promises an ending keeps, by place. */
  keeps: readonly number[];
  lanes: readonly Lane[];
}

/** The ways of every node, in the order of the file. */
export function rowsOf(program: Program, layout: Layout): Row[] {
  const { scenario, who } = program;
  const index = new Map(Object.keys(scenario.nodes).map((id, i) => [id, i]));

  function branches(to: To): Lane['to'] {
    const all = typeof to === 'string' ? [{ to, when: undefined }] : to;
    return all.map((b) => ({ when: b.when && conditionOf(b.when, layout), node: index.get(b.to) ?? -1 }));
  }

  function marksOf(effects: readonly Effect[]): [principle: number, mark: number][] {
    const sums = new Map<number, number>();
    for (const effect of effects)
      for (const [id, mark] of Object.entries(forPersonality(effect.marks, who.personality)))
        sums.set(layout.principle(id), (sums.get(layout.principle(id)) ?? 0) + mark);
    return [...sums];
  }

  function partOf({ acts, keeps, promises }: Effect): Part {
    return {
      acts: acts.map((id) => layout.act(id)).filter((i) => i >= 0),
      keeps: keeps.map((id) => layout.promise(id)),
      makes: Object.entries(promises).map(([id, { within }]) => [layout.promise(id), within] as const),
    };
  }

  function laneOf(way: Way): Lane {
    const effects = way.move.effects as readonly Effect[];
    const parts = effects.map(partOf);
    const acts = parts.flatMap((part) => part.acts);
    const opens = way.move.effects.flatMap((e) => (e.when ? [conditionOf(e.when, layout)] : []));
    const flags = effects.flatMap((e) => e.sets.map((f) => layout.flag(f)));
    const met = acts.flatMap((i) => layout.needsOf(who.model.acts[layout.acts[i - 4] ?? '']));
    const principles = marksOf(effects);
    return {
      way,
      open: opens.length ? every(opens) : undefined,
      parts,
      acts,
      marks: principles.reduce((sum, [, mark]) => sum + mark, 0),
      principles,
      raises: [...new Set([...flags, ...met])],
      breach: effects.some((e) => e.breach !== undefined),
      to: branches(way.move.to),
    };
  }

  return Object.keys(scenario.nodes).map((id) => {
    const node = nodeOf(program, id);
    const keeps = 'end' in node ? node.end.keeps.map((p) => layout.promise(p)) : [];
    return { end: 'end' in node, keeps, lanes: 'end' in node ? [] : waysOf(node).map(laneOf) };
  });
}
