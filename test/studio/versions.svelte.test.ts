import { freshDb } from '../storage/fresh.ts';
import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { createRawSnippet } from 'svelte';
import { expect, test, vi } from 'vitest';
import { parse } from 'yaml';
import { href } from '#app';
import { beginDraft, type Sketch } from '#model';
import { createDraft, lastCopy, readDraft, readFolder, readVersions, type Db } from '#storage';
import { compared } from '../../src/studio/versions/compare.ts';
import { hashOf } from '../../src/studio/versions/hash.ts';
import Writing from '../../src/studio/Writing.svelte';
import { faults } from '../support/stage.ts';
import template from '../../src/studio/templates/complaint.yaml?raw';
import { loadLibrary } from '#content';

const user = userEvent.setup({ applyAccept: false });
const value = parse(template) as Sketch;
const nodes = value['nodes'] as Record<string, Sketch>;

async function shown(of: Sketch, pane: 'versions' | 'files', db: Db = freshDb()) {
  await createDraft(db, beginDraft({ id: 'a', kind: 'scenario', value: of, now: 1, source: template }));
  return write(pane, db);
}

async function write(pane: 'versions' | 'files', db: Db) {
  const view = render(Writing, {
    ...{ route: { at: 'draft' as const, id: 'a', pane }, link: href, go: vi.fn() },
    bar: createRawSnippet(() => ({ render: () => '<header>Rapport</header>' })),
    open: () => Promise.resolve(db),
  });
  await screen.findByRole('heading', { level: 2, name: pane === 'versions' ? 'Versions' : 'Hand it out' });
  return { ...view, db };
}
const press = (name: string) => user.click(screen.getByRole('button', { name }));

test('what has errors is not published; each leads to its place', async () => {
  const { db } = await shown({ ...value, start: 'nowhere' }, 'versions');
  expect(
    await screen.findByText(/has to be mended first|have to be mended first/, {}, { timeout: 20_000 }),
  ).toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'Publish' })).toBeDisabled();
  await press('Keep a version');
  await screen.findByText('Kept as version 1.');
  const [version] = await readVersions(db, 'a');
  expect(version?.published).toBeUndefined();
  expect(version?.findings.errors).toBeGreaterThan(0);
});

test('publishing freezes what is there with its note, and says what stays to be looked at', async () => {
  const { db, container } = await shown(value, 'versions');
  await vi.waitFor(() => expect(screen.getByRole('button', { name: 'Publish' })).toBeEnabled(), {
    timeout: 20_000,
  });
  await user.type(screen.getByLabelText('What is new in it?'), 'For Monday');
  await press('Publish');
  expect(screen.getByText(/^2 texts are not written yet/)).toBeInTheDocument();
  expect(await readVersions(db, 'a')).toEqual([]);
  await press('Publish all the same');
  await screen.findByText('Published as version 1.');
  const [version] = await readVersions(db, 'a');
  expect(version).toMatchObject({
    n: 1,
    note: 'For Monday',
    published: true,
    value,
    findings: { errors: 0 },
  });
  expect(version?.hash).toMatch(/^[0-9a-f]{64}$/);
  expect(version?.hash).toBe(await hashOf({ ...value }));
  expect(await faults(container)).toEqual([]);
  await user.type(screen.getByRole('textbox', { name: 'Title' }), ' again');
  expect(screen.getByRole('button', { name: 'Publish' })).toBeDisabled(); // until this has been checked too
  await user.click(await screen.findByRole('button', { name: 'Bring version 1 back' }));
  await screen.findByText(/Version 1 is back as it was/);
  await vi.waitFor(async () => {
    expect((await readDraft(db, 'a'))?.value).toEqual(value);
  });
  await press('Compare');
  expect(await screen.findByText('They are the same.')).toBeInTheDocument();
});

test('what was published last is what is handed out, unless another version was asked for', async () => {
  const db = freshDb();
  const whole = beginDraft({ id: 'a', kind: 'scenario', value, now: 1 });
  const findings = { errors: 0, warnings: 0 };
  const kept = { draft: 'a', value, note: '', hash: 'h', findings, made: 1 };
  await createDraft(db, {
    ...whole,
    versions: [
      { ...kept, n: 1, published: true },
      { ...kept, n: 2, published: true, value: { ...value, pass: 61 } },
      { ...kept, n: 3 },
    ],
  });
  await write('files', db);
  const what = await screen.findByLabelText('What is handed out');
  expect(what).toHaveDisplayValue('Version 2');
  expect(screen.getByText('What has been changed since is not in it.')).toBeInTheDocument();
  await user.selectOptions(what, 'As it stands now');
  expect(screen.queryByText('What has been changed since is not in it.')).toBeNull();
  await user.click(screen.getByRole('tab', { name: 'Versions' }));
  await user.click(await screen.findByRole('button', { name: 'Hand out version 1' }));
  expect(await screen.findByLabelText('What is handed out')).toHaveDisplayValue('Version 1');
});

test('a comparison says what the changes mean', async () => {
  const library = await loadLibrary();
  const words = { ...value, title: { en: 'Another', zh: '另一个' } };
  expect(compared({ before: value, after: words, library }).diff).toMatchObject({
    extent: 'text',
    replay: { verdict: 'harmless' },
  });
  const [first = ''] = Object.keys(nodes);
  const { [first]: _, ...others } = nodes;
  const cut = compared({ before: value, after: { ...value, nodes: others }, library });
  expect(cut.diff === undefined || cut.diff.replay.verdict !== 'harmless').toBe(true);
  const { title: __, ...untitled } = value;
  expect(compared({ before: value, after: untitled, library })).toEqual({
    places: [{ path: 'title', before: value['title'] }],
  });
});

test('what came and went is called by what is said there', async () => {
  const opening = nodes['opening'] as { choices: Record<string, { text: { en: string } }> };
  const [[gone, choice] = ['', undefined]] = Object.entries(opening.choices);
  const { [gone]: _, ...choices } = opening.choices;
  const db = freshDb();
  const now = { ...value, nodes: { ...nodes, opening: { ...opening, choices } } };
  const whole = beginDraft({ id: 'a', kind: 'scenario', value: now, now: 1 });
  const kept = { draft: 'a', value, note: '', hash: 'h', findings: { errors: 0, warnings: 0 }, made: 1 };
  await createDraft(db, { ...whole, versions: [{ ...kept, n: 1 }] });
  await write('versions', db);
  await user.click(await screen.findByRole('button', { name: 'Compare' }));
  const line = await screen.findByText(/^Taken out: “/, {}, { timeout: 20_000 });
  expect(line).toHaveTextContent(choice?.text.en.slice(0, 30) ?? '');
  expect(within(line).getByText(`opening/${gone}`)).toBeInTheDocument();
});

test('copies go to a folder that was chosen, and their age is told', async () => {
  const written = new Map<string, Uint8Array>();
  const handle = {
    name: 'Safe',
    getFileHandle: (name: string) =>
      Promise.resolve({
        createWritable: () =>
          Promise.resolve({
            write: (bytes: Uint8Array) => void written.set(name, bytes),
            close: () => undefined,
          }),
      }),
  };
  const db = freshDb();
  vi.spyOn(db.folders, 'put').mockResolvedValue('safe-copies'); // a handle of the browser can be stored, this one cannot
  vi.stubGlobal('showDirectoryPicker', () => Promise.resolve(handle));
  await shown(value, 'files', db);
  await user.click(await screen.findByRole('button', { name: 'No safe copy' }));
  await press('Choose a folder for copies…');
  await user.click(await screen.findByRole('button', { name: /^Safe copy/ }, { timeout: 15_000 }));
  expect(screen.getByText(/Copies go to the folder “Safe”/)).toBeInTheDocument();
  expect([...written.keys()]).toEqual([expect.stringMatching(/^complaint-in-steps-.*\.rapport$/)]);
  expect(await lastCopy(db, 'a')).toBeGreaterThan(0);
  expect(await readFolder(db, 'other')).toBeUndefined();
});

test('what goes out is what stands there: text with its comments, pack, link, table', async () => {
  const blobs: Blob[] = [];
  vi.stubGlobal(
    'URL',
    Object.assign(URL, {
      createObjectURL: (blob: Blob) => `blob:${String(blobs.push(blob))}`,
      revokeObjectURL: vi.fn(),
    }),
  );
  const { container } = await shown(value, 'files');
  await press('Text file (.yaml)');
  await screen.findByText('complaint-in-steps.yaml is in your downloads.');
  expect(await blobs[0]?.text()).toBe(template);
  await press('Make a link');
  const link = (await screen.findByLabelText<HTMLInputElement>('The link')).value;
  expect(link).toContain('#/studio/shared/1.');
  await press('Save all texts (.csv)');
  await screen.findByText('complaint-in-steps-texts.csv is in your downloads.');
  const csv = (await blobs[1]?.text()) ?? '';
  const input = within(container).getByLabelText('Put texts back…', { selector: 'input' });
  await user.upload(
    input,
    new File([csv.replace('A complaint in four steps', 'A complaint step by step')], 'back.csv'),
  );
  await screen.findByText(/1 text was put back/);
  expect(screen.getByRole('textbox', { name: 'Title' })).toHaveValue('A complaint step by step');
  expect(await faults(container)).toEqual([]);
});
