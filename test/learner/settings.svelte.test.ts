import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { writeBackup } from '#storage';
import Settings from '../../src/learner/Settings.svelte';
import { keepName, keptName } from '../../src/learner/certificate/name.ts';
import { attempt } from '../support/course.ts';
import { db, forget, given, keep } from '../support/screen.ts';
import { body, faults } from '../support/stage.ts';

const user = userEvent.setup();
beforeEach(async () => {
  await forget();
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true;
  };
  await keep(attempt(body.scenario.id, { hash: body.hash }), body, ['hear']);
});

function show() {
  const more = given();
  return { ...render(Settings, { route: { at: 'settings' }, ...more }), ...more };
}
const choose = (text: string) =>
  user.upload(
    screen.getByLabelText('Restore from a backup', { selector: 'input' }),
    new File([text], 'b.json'),
  );

test('change how Rapport looks', async () => {
  const { preferences, container } = show();
  await user.click(screen.getByRole('radio', { name: 'Dark' }));
  await user.click(screen.getByRole('radio', { name: 'Largest' }));
  expect([preferences.theme, preferences.textSize]).toEqual(['dark', 1.5]);
  expect(screen.getByRole('radio', { name: 'Dark' })).toBeChecked();
  await screen.findByText('No backup was saved yet.');
  expect(await faults(container)).toEqual([]);
});

test('reading aloud is offered only where the browser can', () => {
  show();
  const can = typeof speechSynthesis !== 'undefined';
  expect(screen.queryAllByRole('checkbox', { name: /aloud/ })).toHaveLength(can ? 1 : 0);
});

test('take the clocks away', async () => {
  const { preferences } = show();
  await user.click(screen.getByRole('checkbox', { name: /^No clocks/ }));
  expect(preferences.clocks).toBe(false);
});

test('tell what is kept, and save it as a file', async () => {
  const saved = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
  show();
  await vi.waitFor(() => expect(screen.getByText('1 attempt is kept.')).toBeVisible());
  await user.click(screen.getByRole('button', { name: 'Save a backup' }));
  await screen.findByText(/^The backup is in your downloads/);
  expect((saved.mock.contexts[0] as HTMLAnchorElement).download).toMatch(
    /^rapport-backup-\d{4}-\d\d-\d\d\.json$/,
  );
  expect(await screen.findByText(/^Last backup: /)).toBeVisible();
});

test('delete everything only where the word was typed', async () => {
  show();
  keepName('Lin Xiaoyu');
  await user.click(screen.getByRole('button', { name: 'Delete everything' }));
  const dialog = await screen.findByRole('dialog');
  const really = () => dialog.querySelector<HTMLButtonElement>('button[type=submit]');
  expect(really()).toBeDisabled();
  await user.type(screen.getByLabelText('To confirm, type “delete”:'), 'delete');
  await user.click(really() as HTMLButtonElement);
  expect(await screen.findByText('Everything is deleted.')).toBeVisible();
  expect(await db.attempts.count()).toBe(0);
  expect(keptName()).toBe('');
});

test('restore what a backup holds, and say what was added', async () => {
  const backup = await writeBackup(db);
  await forget();
  show();
  await choose(backup);
  expect(
    await screen.findByText(
      /^Restored\. Conversations, quizzes and drafts added: 1; continued: 0; already here: 0\./,
    ),
  ).toBeVisible();
  expect(await db.entries.count()).toBe(1);
});

test.each([
  ['hello', /^This is not a backup of Rapport/],
  ['{"rapport":1,"made":', /^The file is cut off/],
  ['{"rapport":3}', /^A newer Rapport wrote this file/],
  ['{"rapport":1,"made":"x","attempts":[],"entries":[],"texts":[]}', /^The file was changed or damaged/],
])('refuse %s, and change nothing', async (text, reason) => {
  show();
  await choose(text);
  expect(await screen.findByText(reason)).toBeVisible();
  expect(screen.getByText('Nothing in this browser was changed.')).toBeVisible();
  expect(await db.attempts.count()).toBe(1);
});
