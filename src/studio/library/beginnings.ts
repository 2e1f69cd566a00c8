import { cards, loadBody, loadQuestions } from '#content';
import type { Draft, Sketch, WholeDraft } from '#model';
import { readDraft, type Db } from '#storage';
import { freeId } from '../edit/ids.ts';
import { addQuestion } from '../edit/questions.ts';
import { draftOf } from '../files/arrival.ts';
import type { Template } from '../templates/templates.ts';

/** A plain copy; what is shown may be frozen, or be shared with what is played. */
const copied = (value: unknown): Sketch => JSON.parse(JSON.stringify(value)) as Sketch;

/** Questions of a module, none of which is written yet. */
export function blankQuestions(module: string): WholeDraft {
  const value: Sketch = { format: 1, module, questions: {} };
  addQuestion(value, 'single');
  return draftOf(value, { kind: 'blank' }, { kind: 'questions' });
}

/** A draft that begins as a template does, comments included. */
export async function fromTemplate(template: Template): Promise<WholeDraft> {
  const [{ readSketch }, source] = await Promise.all([import('#interchange'), template.load()]);
  const { value } = readSketch(source, template.id);
  if (!value) throw new Error(`template ${template.id} cannot be read`);
  return draftOf(value, { kind: 'template' }, { source });
}

/** A scenario of the course as it stands there; undefined where there is none of that id. */
export async function ofCourse(id: string): Promise<WholeDraft | undefined> {
  const body = await loadBody(id);
  return body && draftOf(copied(body.scenario), { kind: 'shipped', hash: body.hash });
}

/** A scenario of the course as a draft with an id that no other has; undefined where there is none of that id. */
export async function fromCourse(id: string): Promise<WholeDraft | undefined> {
  const whole = await ofCourse(id);
  if (!whole) return undefined;
  const taken = cards.map((card) => card.id);
  const value = { ...whole.beginning.value, id: freeId(`my ${id}`, taken, 'scenario') };
  return { ...whole, beginning: { value } };
}

/** The questions of a module of the course as a draft; undefined where it has none. */
export async function fromBank(module: string): Promise<WholeDraft | undefined> {
  const questions = await loadQuestions(module);
  if (!questions) return undefined;
  // What we ship names each by its module too; in a file of its own it goes without.
  const own = Object.entries(questions).map(([id, one]) => [id.slice(id.lastIndexOf('/') + 1), one]);
  const value = copied({ format: 1, module, questions: Object.fromEntries(own) });
  return draftOf(value, { kind: 'shipped' }, { kind: 'questions' });
}

/** A copy of a draft as it stands, without its past; undefined where it is gone. `name` makes its title. */
export async function copyOfDraft(
  db: Db,
  { id, kind, tags }: Draft,
  name: (title: string) => string,
): Promise<WholeDraft | undefined> {
  const opened = await readDraft(db, id);
  if (!opened) return undefined;
  const value = copied(opened.value);
  const { title } = value as { title?: Record<string, unknown> };
  const named = Object.fromEntries(
    Object.entries(title ?? {}).map(([key, text]) => [
      key,
      typeof text === 'string' && text ? name(text) : text,
    ]),
  );
  return draftOf(
    { ...value, ...(title && { title: named }) },
    { kind: 'draft' },
    { kind, source: opened.beginning.source, tags },
  );
}
