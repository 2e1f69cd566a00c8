import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { cards, loadConflicts, loadPrinciples, loadWorksheets, modules } from '#content';
import { listReflections } from '#storage';
import Plan from '../../../src/learner/workbook/Plan.svelte';
import Worksheet from '../../../src/learner/workbook/Worksheet.svelte';
import { db, forget, given } from '../../support/screen.ts';
import { faults } from '../../support/stage.ts';

beforeEach(forget);
const show = (id: string) => render(Worksheet, { route: { at: 'worksheet', id }, ...given() });

test('what is written and picked on a sheet is kept and stands there again', async () => {
  const first = show('observe-service');
  const group = await screen.findByRole('group', { name: 'Second contact' });
  await userEvent.type(await within(group).findByLabelText(/Who and where/), 'the corner shop');
  await userEvent.click(within(group).getByRole('radio', { name: 'selling' }));
  await vi.waitFor(async () =>
    expect(await listReflections(db, 'worksheet/observe-service')).toHaveLength(2),
  );
  const kept = await listReflections(db, 'worksheet/observe-service');
  expect(kept.map(({ id, text }) => [id, text])).toEqual([
    ['worksheet/observe-service/1/1/1', 'the corner shop'],
    ['worksheet/observe-service/1/1/2', 'selling'],
  ]);
  expect(kept[1]?.ask).toBe('Second contact\nWhich function did you meet most?');
  first.unmount();
  show('observe-service');
  const again = await screen.findByRole('group', { name: 'Second contact' });
  await vi.waitFor(() => expect(within(again).getByRole('radio', { name: 'selling' })).toBeChecked());
  expect(within(again).getByLabelText(/Who and where/)).toHaveValue('the corner shop');
  await userEvent.click(within(again).getByRole('button', { name: 'Clear this answer' }));
  await vi.waitFor(async () =>
    expect(await listReflections(db, 'worksheet/observe-service')).toHaveLength(1),
  );
});

test('every sheet shows all its parts and what it is judged by', async () => {
  for (const [id, sheet] of Object.entries(await loadWorksheets())) {
    const { container, unmount } = show(id);
    expect(await screen.findByRole('heading', { level: 1 })).toHaveTextContent(sheet.title.en);
    for (const part of sheet.parts)
      expect(screen.getByRole('heading', { level: 2, name: part.title.en })).toBeVisible();
    for (const criterion of sheet.criteria) expect(screen.getByText(criterion.en)).toBeVisible();
    if (id === 'audit-service') expect(await faults(container)).toEqual([]);
    unmount();
  }
});

test('a sheet that is not there is said to be lost', async () => {
  show('no-such');
  expect(await screen.findByRole('heading', { level: 1 })).toHaveTextContent(
    'There is nothing at this address',
  );
});

test('the plan of the course tells every module and every conflict', async () => {
  const { container } = render(Plan, { route: { at: 'plan' }, ...given() });
  const table = await screen.findByRole('table');
  const rows = within(table).getAllByRole('row').slice(1);
  expect(rows).toHaveLength(modules.length);
  const counted = rows.reduce((sum, row) => sum + Number(row.children[3]?.textContent), 0);
  expect(counted).toBe(cards.length);
  const principles = await loadPrinciples();
  for (const [one, other] of await loadConflicts()) {
    expect(screen.getAllByRole('link', { name: principles[one]?.name.en ?? '-' })[0]).toBeVisible();
    expect(screen.getAllByRole('link', { name: principles[other]?.name.en ?? '-' })[0]).toBeVisible();
  }
  expect(await faults(container)).toEqual([]);
});

test('a lesson plan has the four headings of the course', async () => {
  const { container } = render(Plan, { route: { at: 'plan', id: 'handling-complaints' }, ...given() });
  expect(await screen.findByRole('heading', { level: 1 })).toHaveTextContent(
    'Lesson plan: Handling complaints',
  );
  expect(screen.getAllByRole('heading', { level: 2 }).map((h) => h.textContent)).toEqual([
    'Objectives',
    'Contents',
    'Methods',
    'Assessment',
  ]);
  const own = cards.filter((c) => c.module === 'handling-complaints');
  expect(screen.getAllByRole('link', { name: /^Assessed conversation/ })).toHaveLength(own.length);
  expect(await faults(container)).toEqual([]);
});
