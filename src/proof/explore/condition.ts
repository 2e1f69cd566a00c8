import { personalities, type When } from '#model';
import { bitsOf, numberIn, upTo, type Layout, type Slot, type Vector } from './layout.ts';

/** A condition over vectors that can also say how far it would have come out the same. */
export interface Condition {
  holds(words: Vector, at?: number): boolean;
  /** Narrows a box to one around the vector at `at` in which the condition comes out as it does there. */
  narrow(words: Vector, at: number, box: Vector, to: number): void;
}

function among({ word, mask }: Slot, bits: number): Condition {
  return {
    holds: (words, at = 0) => ((words[at + word] ?? 0) & bits) !== 0,
    narrow(words, at, box, to) {
      const same = (words[at + word] ?? 0) & bits ? bits | ~mask : ~bits;
      box[to + word] = (box[to + word] ?? 0) & same;
    },
  };
}

const fixed = (value: boolean): Condition => ({ holds: () => value, narrow: () => undefined });

/** Holds where all of them hold. */
export function every(parts: readonly Condition[]): Condition {
  return {
    holds: (words, at) => parts.every((p) => p.holds(words, at)),
    narrow(words, at, box, to) {
      const failing = parts.find((p) => !p.holds(words, at));
      if (failing) failing.narrow(words, at, box, to);
      else for (const part of parts) part.narrow(words, at, box, to);
    },
  };
}

const not = (part: Condition): Condition => ({
  holds: (words, at) => !part.holds(words, at),
  narrow: part.narrow,
});

/** A claim about perceived ÷ expectation that only more perceived and less expected can make true. */
function ratio(enough: (perCent: number) => boolean, { meters }: Layout): Condition {
  const { expectation, perceived } = meters;
  const of = (e: number, p: number) => enough((p / e) * 100);
  return {
    holds: (words, at) => of(numberIn(words, expectation, at), numberIn(words, perceived, at)),
    narrow(words, at, box, to) {
      const e = numberIn(words, expectation, at);
      const p = numberIn(words, perceived, at);
      const here = of(e, p);
      const [eEnd, pEnd, eStep] = here ? [20, 0, 1] : [1, 20, -1];
      // The corner of the box gives way in turn, so that it comes to lie in the middle of what is free.
      let [c, x] = [e, p];
      for (let moved = true; moved;) {
        moved = false;
        if (c !== eEnd && of(c + eStep, x) === here) [c, moved] = [c + eStep, true];
        if (x !== pEnd && of(c, x - eStep) === here) [x, moved] = [x - eStep, true];
      }
      const [less, more] = [upTo(20), ~upTo(20)];
      const [es, ps] = here ? [upTo(c), ~upTo(x - 1)] : [~upTo(c - 1), upTo(x)];
      box[to + expectation.word] = (box[to + expectation.word] ?? 0) & ((es & less) | more);
      box[to + perceived.word] = (box[to + perceived.word] ?? 0) & ((ps & less) | more);
    },
  };
}

/** A `when` of the format as a condition over vectors; the same meaning as `holds` in engine/rules. */
export function conditionOf(when: When, layout: Layout): Condition {
  const parts: Condition[] = [];
  const add = (slot: Slot | undefined, lo: number, hi = lo) =>
    parts.push(slot ? among(slot, bitsOf(slot, lo, hi)) : fixed(false));
  for (const [name, unit] of [
    ['expectation', 5],
    ['perceived', 5],
    ['trust', 5],
    ['patience', 1],
  ] as const) {
    const asked = when[name];
    if (asked)
      add(
        layout.meters[name],
        Math.ceil((asked.atLeast ?? 0) / unit),
        Math.floor((asked.atMost ?? 100) / unit),
      );
  }
  const { atLeast, atMost } = when.satisfaction ?? {};
  if (atLeast !== undefined) parts.push(ratio((c) => c >= atLeast, layout));
  if (atMost !== undefined) parts.push(not(ratio((c) => c > atMost, layout)));
  if (when.flag !== undefined) add(layout.flag(when.flag), 1);
  if (when.did !== undefined) add(layout.times(when.did), 1, 2);
  if (when.need !== undefined) add(layout.need(when.need), 1);
  if (when.personality !== undefined) {
    const { who } = layout;
    const asked = [when.personality].flat();
    parts.push(
      among(
        who,
        asked.reduce((bits, id) => bits | (1 << (who.shift + personalities.indexOf(id))), 0),
      ),
    );
  }
  for (const [id, is] of Object.entries(when.promise ?? {})) {
    const slot = layout.promiseSlots[layout.promise(id)];
    if (is === 'open') add(slot, 3, 31);
    else add(slot, is === 'kept' ? 1 : 2);
  }
  for (const part of when.all ?? []) parts.push(conditionOf(part, layout));
  const any = when.any?.map((part) => not(conditionOf(part, layout)));
  if (any) parts.push(not(every(any)));
  if (when.not) parts.push(not(conditionOf(when.not, layout)));
  return parts.length === 1 && parts[0] ? parts[0] : every(parts);
}
