import { needs, type When } from '#model';
import type { Layout } from './layout.ts';

/** Told that everything was decided with the value at `dim` between `lo` and `hi`. */
export type Narrow = (dim: number, lo: number, hi: number) => void;

/** A condition over a vector of small integers that can also say how far it would have come out the same. */
export interface Condition {
  holds(at: Uint8Array): boolean;
  /** Narrows to a box around this vector in which the condition comes out as it does here. */
  narrow(at: Uint8Array, to: Narrow): void;
}

/** Whether the value at `dim` is within a range; outside of it, everything on the same side comes out the same. */
function range(dim: number, lo: number, hi: number, layout: Layout): Condition {
  const most = layout.most[dim] ?? 0;
  return {
    holds: (at) => (at[dim] ?? 0) >= lo && (at[dim] ?? 0) <= hi,
    narrow(at, to) {
      const x = at[dim] ?? 0;
      if (x < lo) to(dim, 0, Math.min(most, lo - 1));
      else if (x > hi) to(dim, hi + 1, most);
      else to(dim, Math.max(0, lo), Math.min(most, hi));
    },
  };
}

const fixed = (value: boolean): Condition => ({ holds: () => value, narrow: () => undefined });

/** Holds where all of them hold. */
export function every(parts: readonly Condition[]): Condition {
  return {
    holds: (at) => parts.every((p) => p.holds(at)),
    narrow(at, to) {
      const failing = parts.find((p) => !p.holds(at));
      if (failing) failing.narrow(at, to);
      else for (const part of parts) part.narrow(at, to);
    },
  };
}

const not = (part: Condition): Condition => ({
  holds: (at) => !part.holds(at),
  narrow: (at, to) => {
    part.narrow(at, to);
  },
});

/** A claim about perceived ÷ expectation that only more perceived and less expected can make true. */
function ratio(enough: (perCent: number) => boolean, { expectation, perceived }: Layout): Condition {
  const of = (e: number, p: number) => enough((p / e) * 100);
  return {
    holds: (at) => of(at[expectation] ?? 1, at[perceived] ?? 0),
    narrow(at, to) {
      const e = at[expectation] ?? 1;
      const p = at[perceived] ?? 0;
      const here = of(e, p);
      const [eEnd, pEnd, eStep] = here ? [20, 0, 1] : [1, 20, -1];
      // The corner of the box gives way in turn, so that it comes to lie in the middle of what is free.
      let [c, x] = [e, p];
      for (let moved = true; moved;) {
        moved = false;
        if (c !== eEnd && of(c + eStep, x) === here) [c, moved] = [c + eStep, true];
        if (x !== pEnd && of(c, x - eStep) === here) [x, moved] = [x - eStep, true];
      }
      to(expectation, here ? 0 : c, here ? c : 20);
      to(perceived, here ? x : 0, here ? 20 : x);
    },
  };
}

/** A `when` of the format as a condition over vectors; the same meaning as `holds` in engine/rules. */
export function conditionOf(when: When, layout: Layout): Condition {
  const parts: Condition[] = [];
  for (const [name, unit] of [
    ['expectation', 5],
    ['perceived', 5],
    ['trust', 5],
    ['patience', 1],
  ] as const) {
    const asked = when[name];
    if (!asked) continue;
    const lo = Math.ceil((asked.atLeast ?? 0) / unit);
    const hi = Math.floor((asked.atMost ?? 100) / unit);
    parts.push(range(layout[name], lo, hi, layout));
  }
  const { atLeast, atMost } = when.satisfaction ?? {};
  if (atLeast !== undefined) parts.push(ratio((c) => c >= atLeast, layout));
  if (atMost !== undefined) parts.push(not(ratio((c) => c > atMost, layout)));
  if (when.flag !== undefined) {
    const dim = layout.flag(when.flag);
    parts.push(dim < 0 ? fixed(false) : range(dim, 1, 1, layout));
  }
  if (when.did !== undefined) {
    const dim = layout.times(when.did);
    parts.push(dim < 0 ? fixed(false) : range(dim, 1, 2, layout));
  }
  if (when.need !== undefined) parts.push(range(layout.need(needs.indexOf(when.need)), 1, 1, layout));
  if (when.personality !== undefined)
    parts.push(fixed([when.personality].flat().includes(layout.personality)));
  for (const [id, is] of Object.entries(when.promise ?? {})) {
    const dim = layout.promise(id);
    const value = is === 'kept' ? 1 : 2;
    parts.push(is === 'open' ? range(dim, 3, 255, layout) : range(dim, value, value, layout));
  }
  for (const part of when.all ?? []) parts.push(conditionOf(part, layout));
  const any = when.any?.map((part) => not(conditionOf(part, layout)));
  if (any) parts.push(not(every(any)));
  if (when.not) parts.push(not(conditionOf(when.not, layout)));
  return parts.length === 1 && parts[0] ? parts[0] : every(parts);
}
