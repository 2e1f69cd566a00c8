import { expect, test, describe } from 'vitest';
import { compile, replay, at, retell } from '#engine';
import { playable, type Body, type Personality } from '#model';
import { bestRoad } from '#proof';
import { layOut } from '../../src/player/debrief/map/layout.ts';
import { chartOf } from '../../src/player/debrief/map/places.ts';
import { shipped } from '../support/library.ts';
import { tiny } from '../support/tiny.ts';
import { everyKind, worstRoad } from '../support/walks.ts';

const kinds = tiny('all-kinds.yaml');

/** The map of a scenario with the road of these answers on it. */
function charted(body: Body, personality: Personality, answers: readonly string[], known = true) {
  const program = compile(body, personality);
  const steps = bestRoad(program);
  const best = [
    ...steps.map((s) => s.node),
    at(
      replay(
        program,
        steps.map((s) => s.answer),
      ),
    ),
  ];
  const { beats, scene } = retell(program, answers, body.voices);
  const { scenario, model } = body;
  const chart = chartOf({
    scenario,
    model,
    personality,
    beats,
    ending: scene.node,
    best: known ? best : undefined,
  });
  return { chart, best, road: [...beats.map((b) => b.scene.node), scene.node] };
}
const idsOf = (chart: { places: { id: string }[] }) => chart.places.map((p) => p.id);

test('it shows every place that links lead to, and of the endings out of patience the one of this customer', () => {
  const powerful = idsOf(charted(kinds, 'powerful', everyKind).chart);
  const peaceful = idsOf(charted(kinds, 'peaceful', everyKind).chart);
  expect(powerful).toContain('shouts');
  expect(powerful).not.toContain('fades');
  expect(peaceful).toContain('fades');
  expect(peaceful).toHaveLength(Object.keys(kinds.scenario.nodes).length - 1);
});

test('the turns stand at the places where they were taken, the ending after them', () => {
  const { chart, road } = charted(kinds, 'peaceful', everyKind);
  for (const { id, turns } of chart.places)
    expect(turns).toEqual(road.flatMap((node, i) => (node === id ? [i + 1] : [])));
  expect(chart.places.find((p) => p.turns.includes(8))?.outcome).toBeDefined();
});

test('a customer out of patience leaves along a step that no link has', () => {
  const rude = ['argue', 'rules', 'tell>find>close', '5', 'repair=extra+loan=basic+bill=extra'];
  const program = compile(kinds, 'powerful');
  const left = rude.findIndex((_, i) => {
    const { scene } = retell(program, rude.slice(0, i + 1), kinds.voices);
    return scene.node === 'shouts';
  });
  expect(left).toBeGreaterThan(0);
  const { chart } = charted(kinds, 'powerful', rude.slice(0, left + 1));
  expect(chart.links.filter((l) => l.to === 'shouts' && l.yours)).toHaveLength(1);
});

describe.each(shipped().map((b) => [b.scenario.id, b] as const))('%s', (_, body) => {
  const [personality = 'peaceful'] = playable(body.scenario);

  test('the best road parts from the worst at a turn, and never from itself', () => {
    const program = compile(body, personality);
    const { chart, best, road } = charted(body, personality, worstRoad(program));
    expect(chart.parting).toBeGreaterThan(0);
    expect(best.slice(0, chart.parting)).toEqual(road.slice(0, chart.parting));
    expect(best[chart.parting ?? 0]).not.toBe(road[chart.parting ?? 0]);
    const own = bestRoad(program).map((s) => s.answer);
    expect(charted(body, personality, own).chart.parting).toBeUndefined();
    expect(charted(body, personality, own, false).chart.places.some((p) => p.best)).toBe(false);
  });

  test('every place has room of its own, both ways, and every link a path', () => {
    const { chart } = charted(body, personality, worstRoad(compile(body, personality)));
    for (const direction of ['across', 'down'] as const) {
      const { places, width, height, pathOf } = layOut(chart, direction);
      const spots = [...places.values()];
      for (const [i, a] of spots.entries()) {
        expect(a.x > 0 && a.x < width && a.y > 0 && a.y < height).toBe(true);
        for (const b of spots.slice(i + 1))
          expect(Math.max(Math.abs(a.x - b.x), Math.abs(a.y - b.y))).toBeGreaterThanOrEqual(44);
      }
      for (const link of chart.links) expect(pathOf(link)).toMatch(/^M/);
    }
  });
});

test('a phone of 360 px holds the map of nearly every conversation; what is wider scrolls within its frame', () => {
  const widths = shipped().map((body) => {
    const [personality = 'peaceful'] = playable(body.scenario);
    const { chart } = charted(body, personality, worstRoad(compile(body, personality)));
    return layOut(chart, 'down').width;
  });
  expect(widths.filter((w) => w > 330).length).toBeLessThanOrEqual(widths.length / 20);
  expect(Math.max(...widths)).toBeLessThanOrEqual(480);
});

test('a loop, and a step back to the same place, have paths too', () => {
  const places = ['a', 'b', 'c'].map((id) => ({ id }));
  const links = [
    { from: 'a', to: 'b', yours: true },
    { from: 'b', to: 'a', yours: true },
    { from: 'b', to: 'b', yours: false },
    { from: 'b', to: 'c', yours: false },
  ];
  const { pathOf } = layOut({ places, links }, 'down');
  for (const link of links) expect(pathOf(link)).toMatch(/^M/);
});
