import { produce } from 'immer';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Sketch } from '#model';
import { at, mapAt, setAt } from '../../src/studio/edit/at.ts';
import { linksOf as everyLink } from '../../src/studio/edit/links.ts';
import { nextWith } from '../../src/studio/map/around.ts';
import { linkReading, linksOf, stepsOf, width } from '../../src/studio/map/chart.ts';
import { edgesOf, isChosen, Pen } from '../../src/studio/map/drawn.ts';
import { layOut } from '../../src/studio/map/layout.ts';

const sketch = parse(readFileSync('test/fixtures/all-kinds.yaml', 'utf8')) as Sketch;
const start = String(sketch['start']);
const steps = stepsOf(sketch, 'en');
const links = linksOf(steps);
const places = layOut({ direction: 'down', start, width, steps, links });

test('every link between steps is drawn, from the choice that it belongs to', () => {
  const pairs = new Set(links.map(({ from, to }) => `${from}>${to}`));
  const wanted = everyLink(sketch).flatMap(({ from, to }) => (from === undefined ? [] : [`${from}>${to}`]));
  expect(pairs).toEqual(new Set(wanted));
  for (const step of steps)
    for (const { path, to } of step.ways) {
      if (!path) expect(to).toEqual([]);
      else if (to.length) expect(everyLink(sketch).map((l) => l.path.join('.'))).toContain(path.join('.'));
    }
});

test('the start stands first, and no two steps lie on one another', () => {
  const tops = Object.entries(places).map(([id, { y }]) => ({ id, y }));
  expect(tops.toSorted((a, b) => a.y - b.y)[0]?.id).toBe(start);
  for (const a of steps)
    for (const b of steps) {
      const [p, q] = [places[a.id], places[b.id]];
      if (a === b || !p || !q) continue;
      const apart = Math.abs(p.x - q.x) >= width || p.y + a.height <= q.y || q.y + b.height <= p.y;
      expect(apart, `${a.id} and ${b.id}`).toBe(true);
    }
});

test('after an edit only the step that it touched is drawn anew', () => {
  const shown = { places, start, selection: {}, todos: new Map(), direction: 'down' } as const;
  const pen = new Pen();
  const before = pen.draw(steps, shown);
  const edited = produce(sketch, (draft) =>
    setAt(draft, ['nodes', 'opening', 'says', 'any', 'en'], 'New words'),
  );
  const after = pen.draw(stepsOf(edited, 'en'), shown);
  expect(after.filter((node, i) => node !== before[i]).map(({ id }) => id)).toEqual(['opening']);
});

test('links of the selected choice stand out', () => {
  const [first] = links;
  const spot = { node: first?.from ?? '', option: first?.option ?? '' };
  const chosen = links.filter((link) => isChosen(link, spot));
  expect(chosen.length).toBeGreaterThan(0);
  expect(chosen.every(({ from, option }) => from === first?.from && option === first.option)).toBe(true);
  expect(links.filter((link) => isChosen(link, { node: spot.node })).length).toBeGreaterThan(chosen.length);
  expect(links.some((link) => isChosen(link, {}))).toBe(false);
});

test('the list of links stays the same while texts are written, and is another one once a choice leads elsewhere', () => {
  const read = linkReading();
  const before = read(stepsOf(sketch, 'en'));
  const write = (recipe: (draft: Sketch) => void) => read(stepsOf(produce(sketch, recipe), 'en'));
  expect(write((draft) => setAt(draft, ['nodes', 'opening', 'says', 'any', 'en'], 'New words'))).toBe(before);
  const path = before[0] && ['nodes', before[0].from, 'choices', before[0].option ?? '', 'to'];
  expect(at(sketch, path ?? [])).toBeDefined();
  expect(write((draft) => setAt(draft, path ?? [], before[0]?.from))).not.toBe(before);
});

test('the links of steps that have not changed are drawn as the same objects', () => {
  const draw = (of: Sketch) => edgesOf(linksOf(stepsOf(of, 'en')));
  const path = ['nodes', 'opening', 'choices'];
  const [option = ''] = Object.keys(mapAt(sketch, path));
  const after = produce(sketch, (draft: Sketch) => setAt(draft, [...path, option, 'to'], 'bye'));
  const before = new Set(draw(sketch));
  const anew = draw(after).filter((edge) => !before.has(edge));
  expect(new Set(anew.map(({ source }) => source))).toEqual(new Set(['opening']));
  const cut = produce(sketch, (draft: Sketch) => setAt(draft, ['nodes', 'bye'], undefined));
  expect(draw(cut).every(({ target }) => target !== 'bye')).toBe(true);
  expect(draw(cut).every((edge) => before.has(edge))).toBe(true);
});

test('arrow keys go to the nearest step that way, and nowhere beyond the last', () => {
  const grid = { a: { x: 0, y: 0 }, b: { x: 300, y: 10 }, c: { x: 0, y: 200 }, d: { x: 600, y: 0 } };
  expect(nextWith('ArrowRight', 'a', grid)).toBe('b');
  expect(nextWith('ArrowDown', 'a', grid)).toBe('c');
  expect(nextWith('ArrowLeft', 'd', grid)).toBe('b');
  expect(nextWith('ArrowUp', 'a', grid)).toBeUndefined();
  expect(nextWith('x', 'a', grid)).toBeUndefined();
});
