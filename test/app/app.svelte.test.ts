import { render, screen } from '@testing-library/svelte';
import { beforeEach, expect, test, vi } from 'vitest';
import { cards } from '#content';
import { Preferences } from '#learner';
import App from '../../src/app/App.svelte';
import { forget } from '../support/screen.ts';
import { faults } from '../support/stage.ts';

beforeEach(async () => {
  await forget();
  location.hash = '#/';
  Element.prototype.scrollIntoView = vi.fn();
});
const heading = (name: string | RegExp) => screen.findByRole('heading', { level: 1, name });

function go(hash: string) {
  location.hash = hash;
  window.dispatchEvent(new Event('hashchange'));
}

test('goes where the address says; the title follows, and the focus goes to the heading', async () => {
  const { container } = render(App, { preferences: new Preferences(undefined) });
  await heading('Your course');
  go('#/settings');
  expect(await heading('Settings')).toHaveFocus();
  expect(document.title).toBe('Settings · Rapport');
  expect(screen.getByRole('link', { name: 'Settings' })).toHaveAttribute('aria-current', 'page');
  go('#/module/handling-complaints');
  expect(await heading('Handling complaints')).toHaveFocus();
  go('#/module/service-levels');
  expect(await heading('Service levels')).toHaveFocus();
  go('#/nowhere/at/all');
  await heading('There is nothing at this address');
  go('#/play/nobody/lively/practice');
  await heading('There is nothing at this address');
  expect(await faults(container)).toEqual([]);
});

test('the conversation has the screen to itself, and leads back', async () => {
  const [first] = cards;
  if (!first) throw new Error('nothing to play');
  go(`#/play/${first.id}/${first.personalities[0] ?? 'lively'}/practice`);
  render(App, { preferences: new Preferences(undefined) });
  await heading(first.title.en);
  expect(screen.queryByRole('navigation')).toBeNull();
  expect(document.title).toBe(`${first.title.en} · Rapport`);
  screen.getByRole('button', { name: 'Leave the conversation' }).click();
  await screen.findByRole('button', { name: 'Begin' });
  expect(location.hash).toBe(`#/scenario/${first.id}`);
});

test('the address of an attempt that is not here says so', async () => {
  go('#/attempt/nobody');
  render(App, { preferences: new Preferences(undefined) });
  await heading('This attempt is not in this browser');
});
