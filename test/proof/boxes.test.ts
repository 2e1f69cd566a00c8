import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Boxes } from '../../src/proof/explore/boxes.ts';
import type { Slot, Vector } from '../../src/proof/explore/layout.ts';
import { diceOf } from '../../src/proof/explore/beyond.ts';

/** Slots of many values and of few, up to the last bit of a word. */
const slots: Slot[] = [
  { word: 0, shift: 0, mask: 0x1fffff },
  { word: 0, shift: 21, mask: ~0x1fffff },
  { word: 1, shift: 0, mask: 0b11 },
  { word: 1, shift: 2, mask: 0b11100 },
  { word: 1, shift: 7, mask: ~0x7f },
];
const words = 2;
const lastOf = ({ mask, shift }: Slot) => 31 - Math.clz32(mask >>> shift);

function fill(bitsOf: (slot: Slot) => number): Vector {
  const vector = new Int32Array(words);
  for (const slot of slots)
    vector[slot.word] = (vector[slot.word] ?? 0) | ((bitsOf(slot) << slot.shift) & slot.mask);
  return vector;
}
const holds = (box: Vector, vector: Vector) => vector.every((word, i) => !(word & ~(box[i] ?? 0)));

test('a box that holds a vector is found wherever one was added at its node, however many there are', () => {
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 1, max: 600 }), fc.nat(10), (seed, count, breadth) => {
      const dice = diceOf(seed);
      const one = (slot: Slot) => 1 << dice(lastOf(slot) + 1);
      /** One value, any value, all up to one, or whatever comes. */
      const some = (slot: Slot) => {
        const kind = dice(10 + breadth);
        return kind < 7 ? one(slot) : kind < 8 ? one(slot) - 1 || 1 : kind < 9 ? one(slot) | one(slot) : -1;
      };
      const boxes = [new Boxes(words, slots), new Boxes(words, slots)];
      const all: { node: number; box: Vector }[] = [];
      const found = { some: 0, none: 0 };
      for (let n = 0; n < count; n++) {
        const [node, box] = [dice(2), fill(some)];
        boxes[node]?.add(box, 0, n);
        all.push({ node, box });
        for (const [at, vector] of [
          [dice(2), fill(one)],
          [node, fill((slot) => lowest(box, slot))],
        ] as const) {
          const id = boxes[at]?.find(vector) ?? -1;
          const hit = all[id < 0 ? id : (boxes[at]?.situation(id) ?? -1)];
          if (hit) expect(hit.node === at && holds(hit.box, vector)).toBe(true);
          else expect(all.some((kept) => kept.node === at && holds(kept.box, vector))).toBe(false);
          found[hit ? 'some' : 'none']++;
        }
      }
      expect(found.some).toBeGreaterThan(0);
    }),
    { numRuns: 60 },
  );
});

function lowest(box: Vector, { word, shift, mask }: Slot): number {
  const set = ((box[word] ?? 0) & mask) >>> shift;
  return set & -set;
}
