import { flushSync } from 'svelte';
import { afterEach, expect, test, vi } from 'vitest';
import { loadLibrary } from '#content';
import type { Sketch } from '#model';
import { Checking } from '../../src/studio/check/checking.svelte.ts';
import { Preview } from '../../src/studio/preview/preview.svelte.ts';
import { body } from '../support/stage.ts';

const library = await loadLibrary();
const sketch = body.scenario as unknown as Sketch;
let checking = new Checking({ rest: 0 });

afterEach(() => {
  checking.close();
  checking = new Checking({ rest: 0 });
});

test('findings, bounds and guesses are those of the version that was looked at last', async () => {
  checking.look({ ...sketch, pass: 1000 }, library);
  checking.look(sketch, library);
  expect(checking.current).toBe(false);
  await vi.waitFor(() => {
    expect(checking.guessed).toBe(true);
  }, 30_000);
  flushSync();
  expect(checking.current).toBe(true);
  expect(checking.proven).toBe(true);
  expect(checking.findings.filter(({ path }) => path === 'pass')).toEqual([]);
  expect(Object.keys(checking.bounds)).toHaveLength(4);
  expect(checking.guesses).toHaveLength(8);
});

test('those who guess rest while somebody writes, and go on where nothing was written after all', async () => {
  checking.close();
  checking = new Checking({ rest: 200 });
  checking.look(sketch, library);
  await vi.waitFor(() => {
    expect(Object.keys(checking.bounds)).toHaveLength(4);
  }, 30_000);
  checking.pause();
  await new Promise((done) => setTimeout(done, 500));
  expect(checking.guesses).toEqual([]);
  checking.resume();
  checking.resume();
  await vi.waitFor(() => {
    expect(checking.guessed).toBe(true);
  }, 30_000);
  expect(checking.guesses).toHaveLength(8);
});

test('it tells of a road to a node', async () => {
  checking.look(sketch, library);
  const road = await checking.roadTo('pick', 'lively');
  expect(road?.steps.map(({ node }) => node)).toEqual(['opening']);
});

test('a version that cannot be played has no bounds', async () => {
  checking.look(sketch, library);
  await vi.waitFor(() => {
    expect(Object.keys(checking.bounds)).toHaveLength(4);
  }, 30_000);
  checking.look({ ...sketch, start: 'nowhere' }, library);
  await vi.waitFor(() => {
    expect(checking.current).toBe(true);
    expect(checking.bounds).toEqual({});
  }, 30_000);
  expect(checking.findings.map(({ code }) => code)).toContain('node-unknown');
  expect(checking.proven).toBe(false);
});

test('whoever has each version looked at in an effect is not called again by what is found', async () => {
  const preview = new Preview();
  let value = $state.raw(sketch);
  let times = 0;
  const stop = $effect.root(() => {
    $effect(() => {
      times += 1;
      checking.look(value, library);
      preview.show(value, library);
    });
  });
  flushSync();
  value = { ...sketch, pass: 60 };
  flushSync();
  await vi.waitFor(() => {
    expect(checking.current).toBe(true);
  }, 30_000);
  preview.begin('powerful', ['hear']);
  flushSync();
  expect(times).toBe(2);
  stop();
});
