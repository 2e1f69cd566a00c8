import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compile, firstPlace, nodeOf, readAnswer, takeMove } from '#engine';
import { personalities, type Scenario } from '#model';
import { diceOf } from '../../src/proof/explore/beyond.ts';
import { Explorer } from '../../src/proof/explore/explorer.ts';
import { Graph, stateBudget } from '../../src/proof/explore/graph.ts';
import { Table } from '../../src/proof/explore/table.ts';
import { graphOf } from '../bench/proof/scenarios.ts';
import { library } from '../support/library.ts';
import { walk } from '../support/walks.ts';

const { model } = library;

/** A graph in which answers move the customer, little patience is left, and now and then something is asked. */
function conversation(seed: number, count: number, patience: number, asking: number): Scenario {
  const dice = diceOf(seed);
  const acts = Object.keys(model.acts).filter((id) => !model.acts[id]?.breach);
  const scenario = graphOf(count);
  scenario.customer.start.patience = patience;
  for (const node of Object.values(scenario.nodes))
    if ('choices' in node)
      Object.values(node.choices).forEach((choice, i) => {
        choice.acts = dice(3) ? [acts[dice(acts.length)] ?? ''] : [];
        if (i && dice(100) < asking) choice.when = { trust: { atLeast: 5 * (3 + dice(8)) } };
      });
  return scenario;
}

test('going straight on comes to the very situations that playing every state comes to', () => {
  let [straight, mixed] = [0, 0];
  fc.assert(
    fc.property(
      fc.record({
        seed: fc.nat(),
        count: fc.integer({ min: 2, max: 14 }),
        patience: fc.integer({ min: 1, max: 10 }),
        asking: fc.constantFrom(0, 5, 40),
        who: fc.constantFrom(...personalities),
        throws: fc.array(fc.nat(), { minLength: 20, maxLength: 20 }),
      }),
      ({ seed, count, patience, asking, who, throws }) => {
        const scenario = conversation(seed, count, patience, asking);
        const program = compile({ scenario, model }, who);
        const [short, long] = [false, true].map((plays) => {
          const table = new Table(program);
          straight += Number(table.drains.some((drain) => drain > 0));
          if (plays) table.drains.fill(-1);
          const explorer = new Explorer(table, stateBudget);
          explorer.run();
          return new Graph(program, stateBudget, explorer);
        });
        if (!short || !long) throw new Error('nothing was explored');
        expect(short.size).toBe(long.size);
        mixed += Number(short.size > new Set(short.node).size);
        const twin = new Map([[short.first, long.first]]);
        for (const [a, b] of twin) {
          expect(short.node[a]).toBe(long.node[b]);
          const others = long.edgesOf(b);
          expect(short.edgesOf(a).length).toBe(others.length);
          short.edgesOf(a).forEach((edge, i) => {
            const other = others[i];
            if (!other) throw new Error('an edge is missing');
            expect([edge.lane.index, edge.marks]).toEqual([other.lane.index, other.marks]);
            if (edge.to < 0) expect(edge.to).toBe(other.to);
            else {
              expect(edge.to).toBeLessThan(a);
              expect(twin.get(edge.to) ?? other.to).toBe(other.to);
              twin.set(edge.to, other.to);
            }
          });
        }
        expect(twin.size).toBe(short.size);
        let place = firstPlace(program);
        for (const answer of walk(program, throws)) {
          expect(twin.get(short.find(place))).toBe(long.find(place));
          const move = readAnswer(nodeOf(program, place.node), answer);
          if (!move) throw new Error(`${answer} cannot be given at ${place.node}`);
          place = takeMove(program, place, move);
        }
      },
    ),
    { numRuns: 300 },
  );
  expect(straight).toBeGreaterThan(100);
  expect(mixed).toBeGreaterThan(20);
});
