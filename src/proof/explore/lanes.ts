import { nodeOf, waysOf, type Program, type Way } from '#engine';
import { forPersonality, type Effect, type To, type When } from '#model';
import { conditionOf, every, type Condition } from './condition.ts';
import type { Layout } from './layout.ts';

/** A way through a node, ready to be taken. */
export interface Lane {
  way: Way;
  open: Condition | undefined;
  /** What is done, in order: acts by index, promises by place. */
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
    if (typeof to === 'string') return [{ when: undefined, node: index.get(to) ?? -1 }];
    return to.map((b) => ({ when: b.when && conditionOf(b.when, layout), node: index.get(b.to) ?? -1 }));
  }

  function partOf({ acts, keeps, promises }: Effect): Part {
    return {
      acts: acts.map((id) => layout.act(id)).filter((i) => i >= 0),
      keeps: keeps.map((id) => layout.promise(id)),
      makes: Object.entries(promises).map(([id, { within }]) => [layout.promise(id), within] as const),
    };
  }

  // Plain loops: a long scenario has thousands of ways, each built anew for every personality.
  function laneOf(way: Way): Lane {
    const parts: Part[] = [];
    const all: number[] = [];
    let [total, breach] = [0, false];
    const principles: [principle: number, mark: number][] = [];
    const raises: number[] = [];
    const opens: Condition[] = [];
    for (const effect of way.move.effects as readonly (Effect & { when?: When })[]) {
      const part = partOf(effect);
      parts.push(part);
      for (const act of part.acts) {
        all.push(act);
        for (const need of layout.needsOf(who.model.acts[layout.acts[act] ?? '']))
          if (!raises.includes(need)) raises.push(need);
      }
      for (const flag of effect.sets) if (!raises.includes(layout.flag(flag))) raises.push(layout.flag(flag));
      const marks = forPersonality(effect.marks, who.personality);
      for (const id in marks) {
        const mark = marks[id] ?? 0;
        const known = principles.find(([p]) => p === layout.principle(id));
        if (known) known[1] += mark;
        else principles.push([layout.principle(id), mark]);
        total += mark;
      }
      if (effect.when) opens.push(conditionOf(effect.when, layout));
      breach ||= effect.breach !== undefined;
    }
    const open = opens.length > 1 ? every(opens) : opens[0];
    const to = branches(way.move.to);
    return { way, open, parts, acts: all, marks: total, principles, raises, breach, to };
  }

  return Object.keys(scenario.nodes).map((id) => {
    const node = nodeOf(program, id);
    const keeps = 'end' in node ? node.end.keeps.map((p) => layout.promise(p)) : [];
    return { end: 'end' in node, keeps, lanes: 'end' in node ? [] : waysOf(node).map(laneOf) };
  });
}
