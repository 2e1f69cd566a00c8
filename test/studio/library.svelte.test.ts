import { freshDb } from '../storage/fresh.ts';
import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { createRawSnippet } from 'svelte';
import { expect, test, vi } from 'vitest';
import { href } from '#app';
import { writeCsv, writePack } from '#interchange';
import { beginDraft, type Sketch } from '#model';
import { createDraft, importDrafts, listDrafts, readDraft, type Db } from '#storage';
import { parse } from 'yaml';
import Library from '../../src/studio/Library.svelte';
import type { StudioPlace } from '../../src/studio/place.ts';
import kinds from '../fixtures/all-kinds.yaml?raw';
import { faults } from '../support/stage.ts';

const user = userEvent.setup({ applyAccept: false });
const value = parse(kinds) as Sketch;
const titled = (en: string, zh: string, more: Sketch = {}): Sketch => ({
  ...value,
  title: { en, zh },
  ...more,
});

async function shown(db: Db = freshDb()) {
  const go = vi.fn<(place: StudioPlace) => void>();
  const bar = createRawSnippet(() => ({ render: () => '<header>Rapport</header>' }));
  const view = render(Library, {
    ...{ route: { at: 'studio' as const }, link: href, go, bar },
    open: () => Promise.resolve(db),
  });
  await screen.findByRole('button', { name: 'Open a file…' });
  return { ...view, db, go };
}
async function withDrafts() {
  const db = freshDb();
  await importDrafts(db, [
    beginDraft({ id: 'a', kind: 'scenario', value: titled('The bicycle', '自行车'), now: 3 }),
    beginDraft({
      id: 'b',
      kind: 'scenario',
      value: titled('A parcel', '包裹', { module: 'service-levels' }),
      now: 2,
      tags: ['autumn'],
    }),
    beginDraft({
      id: 'c',
      kind: 'questions',
      value: { format: 1, module: 'service-levels', questions: {} },
      now: 1,
    }),
  ]);
  return shown(db);
}
const open = async (name: string, content: BlobPart) => {
  const input = screen.getByLabelText('Open a file…', { selector: 'input' });
  await user.upload(input, new File([content], name));
};
const own = () => screen.getByRole('region', { name: 'Your drafts' });
const titles = () =>
  within(own())
    .queryAllByRole('heading', { level: 3 })
    .map((h) => h.textContent);

test('lists what there is, finds it in both languages, by tag, and in any order', async () => {
  const { container } = await withDrafts();
  expect(titles()).toEqual(['The bicycle', 'A parcel', 'Questions: Service levels']);
  await user.type(screen.getByRole('searchbox'), '包裹');
  expect(titles()).toEqual(['A parcel']);
  await user.clear(screen.getByRole('searchbox'));
  await user.selectOptions(screen.getByLabelText('Order'), 'Title');
  expect(titles()).toEqual(
    ['Questions: Service levels', 'A parcel', 'The bicycle'].sort((a, b) =>
      a.startsWith('Q') ? -1 : b.startsWith('Q') ? 1 : 0,
    ),
  );
  await user.selectOptions(screen.getByLabelText('Tag'), 'autumn');
  expect(titles()).toEqual(['A parcel']);
  expect(await faults(container)).toEqual([]);
});

test('a draft is tagged, copied, deleted and brought back', async () => {
  const { db } = await withDrafts();
  const more = async (title: string, doing: string) => {
    await user.click(screen.getByRole('button', { name: `More about “${title}”` }));
    await user.click(screen.getByRole('button', { name: doing }));
  };
  await more('The bicycle', 'Tags…');
  await user.type(screen.getByRole('combobox', { name: 'Add a tag' }), 'spring{Enter}');
  await vi.waitFor(async () => {
    expect((await readDraft(db, 'a'))?.draft.tags).toEqual(['spring']);
  });
  await more('The bicycle', 'Duplicate');
  await vi.waitFor(() => {
    expect(titles()).toContain('The bicycle (copy)');
  });
  await more('The bicycle', 'Delete');
  await vi.waitFor(() => {
    expect(titles()).not.toContain('The bicycle');
  });
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  await vi.waitFor(() => {
    expect(titles()).toContain('The bicycle');
  });
});

test('how much is to mend is counted, draft by draft', async () => {
  await withDrafts();
  expect(await screen.findByText(/thing(s)? to mend/, {}, { timeout: 20_000 })).toBeInTheDocument();
});

test('a template, questions or a scenario of the course becomes a draft of one’s own', async () => {
  const { db, go } = await shown();
  await user.click(screen.getByRole('button', { name: 'A complaint in four steps' }));
  await vi.waitFor(() => {
    expect(go).toHaveBeenCalledOnce();
  });
  await user.click(await screen.findByRole('button', { name: 'New conversation' }));
  await user.click(screen.getByRole('button', { name: 'New questions' }));
  await vi.waitFor(() => {
    expect(go).toHaveBeenCalledTimes(2);
  });
  await user.type(screen.getByRole('searchbox'), 'dress');
  const [course] = within(screen.getByRole('region', { name: 'From the course' })).getAllByRole('button');
  if (!course) throw new Error('the course has no such scenario');
  await user.click(course);
  await vi.waitFor(
    () => {
      expect(go).toHaveBeenCalledTimes(3);
    },
    { timeout: 20_000 },
  );
  const looked = within(screen.getByRole('region', { name: 'From the course' })).getAllByRole('link');
  expect(looked[0]?.getAttribute('href')).toMatch(/^#\/studio\/course\/[a-z-]+$/);
  const drafts = await listDrafts(db);
  expect(drafts.map(({ from }) => from?.kind).sort()).toEqual(['blank', 'shipped', 'template']);
});

test('files come in with a report; what is refused changes nothing', async () => {
  const { db } = await shown();
  await open('talk.yaml', `# mine\n${kinds}`);
  expect(await screen.findByText('Came in from talk.yaml')).toBeInTheDocument();
  await vi.waitFor(() => {
    expect(titles()).toHaveLength(1);
  });
  const [draft] = await listDrafts(db);
  expect((await readDraft(db, draft?.id ?? ''))?.beginning.source).toContain('# mine');
  for (const [name, content] of [
    ['bad.yaml', 'nodes: [1'],
    ['none.yaml', 'a: 1'],
    ['cut.rapport', 'PK\u0003\u0004'],
    ['story.twee', 'nothing'],
    ['picture.png', 'x'],
  ] as const) {
    await open(name, content);
    expect(
      await screen.findByText(`${name} was not opened. Your drafts are as they were.`),
    ).toBeInTheDocument();
  }
  expect(await listDrafts(db)).toHaveLength(1);
});

test('of a pack with something wrong in it the author decides', async () => {
  const { db, container } = await shown();
  const item = (id: string) => ({ kind: 'scenario' as const, id, value: { ...value, id } });
  const bytes = await writePack([item('one'), item('two')], new Date(2026, 10, 22));
  // One of the two is not what was packed: its name is changed in the zip and its list of contents.
  const text = Array.from(bytes, (b) => String.fromCharCode(b))
    .join('')
    .replaceAll('scenarios/two.yaml', 'scenarios/../o.yam');
  const altered = Uint8Array.from(text, (c) => c.charCodeAt(0));
  await open('course.rapport', altered);
  expect(await screen.findByText(/course.rapport: 1 draft in it is sound/)).toBeInTheDocument();
  expect(await listDrafts(db)).toEqual([]);
  expect(await faults(container)).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Add the 1 that is sound' }));
  await screen.findByText('Came in from course.rapport');
  expect((await listDrafts(db)).map(({ tags }) => tags)).toEqual([['course']]);
});

test('what cannot be stored leaves nothing behind', async () => {
  const { db } = await shown();
  vi.spyOn(db.beginnings, 'bulkAdd').mockRejectedValue(new DOMException('full', 'QuotaExceededError'));
  await open('talk.yaml', kinds);
  expect(await screen.findByText(/There is no space left on this device/)).toBeInTheDocument();
  expect(await listDrafts(db)).toEqual([]);
});

test('translated texts go back into the draft that they are of, as one edit', async () => {
  const db = freshDb();
  await createDraft(db, beginDraft({ id: 'b', kind: 'scenario', value: { ...value, nodes: {} }, now: 2 }));
  await createDraft(db, beginDraft({ id: 'a', kind: 'scenario', value, now: 1 }));
  await shown(db);
  const csv = writeCsv(value).replace('It broke', 'It burst');
  await open('texts.csv', csv);
  await user.click(await screen.findByRole('button', { name: 'Put 1 text back' }));
  await screen.findByText(/1 text was put back/);
  const opened = await readDraft(db, 'a');
  expect(JSON.stringify(opened?.value)).toContain('It burst');
  expect(opened?.draft.at).toBe(1);
});

test('chosen drafts become a pack; two of one id cannot', async () => {
  await withDrafts();
  const made = vi.fn(() => 'blob:1');
  vi.stubGlobal('URL', Object.assign(URL, { createObjectURL: made, revokeObjectURL: vi.fn() }));
  await user.click(screen.getByRole('checkbox', { name: 'Choose “The bicycle” for a pack' }));
  await user.click(screen.getByRole('button', { name: 'Save as a pack (.rapport)' }));
  await screen.findByText('The pack is in your downloads.');
  expect(made).toHaveBeenCalledOnce();
  await user.click(screen.getByRole('checkbox', { name: 'Choose “A parcel” for a pack' }));
  await user.click(screen.getByRole('button', { name: 'Save as a pack (.rapport)' }));
  await screen.findByText(/Two of the chosen drafts have the same id/);
});
