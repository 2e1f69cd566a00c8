import { questionKinds, type QuestionKind, type Sketch } from '#model';
import { at, copyOf, isMap, mapAt, setAt, type Path } from './at.ts';
import { first } from './first.ts';
import { freeId } from './ids.ts';
import { partsAt, roomAt } from './lists.ts';
import { addPart, insertPart } from './parts.ts';

/** Each kind of question with nothing to choose from yet. */
const skeletons: Record<QuestionKind, () => Sketch> = {
  single: () => ({ right: 'option', options: {} }),
  multiple: () => ({ right: ['option', 'option-2'], options: {} }),
  truth: () => ({ right: true, because: { true: first.because(), false: first.because() } }),
  order: () => ({ items: {}, right: [], because: first.because() }),
  match: () => ({ pairs: {} }),
  sort: () => ({ groups: {}, items: {} }),
  numeric: () => ({ values: {}, answer: 'value', digits: 0, because: first.because() }),
  fill: () => ({ accepted: { en: ['…'], zh: ['……'] }, because: first.because() }),
  short: () => ({ points: [], model: first.point(1) }),
  moment: () => ({ scenario: 'scenario', personality: 'lively', after: [] }),
};

/** The lists of each kind, in the order in which they need each other. */
const listsOf: Partial<Record<QuestionKind, string[]>> = {
  single: ['options'],
  multiple: ['options'],
  order: ['items'],
  match: ['pairs'],
  sort: ['groups', 'items'],
  numeric: ['values'],
  short: ['points'],
};

/** The kind of a question; undefined where it has none yet. */
export function questionKindAt(question: unknown): QuestionKind | undefined {
  return isMap(question) ? questionKinds.find((kind) => Object.hasOwn(question, kind)) : undefined;
}

function fill(sketch: Sketch, question: Path, kind: QuestionKind): void {
  for (const key of listsOf[kind] ?? []) {
    const list = [...question, kind, key];
    for (let n = roomAt(sketch, list).count; n < partsAt(list).min; n++) addPart(sketch, list);
  }
  // With as many options right as there are, none would have to be chosen.
  if (kind === 'multiple' && roomAt(sketch, [...question, kind, 'options']).count < 4)
    addPart(sketch, [...question, kind, 'options']);
}

/** A first question of a fill text shows its gap. */
const askOf = (kind: QuestionKind) => {
  const { en, zh } = first.ask();
  return kind === 'fill' ? { en: `${en} ____`, zh: `${zh}____` } : { en, zh };
};

/** Adds a question of this kind with first texts, behind another or at the end. @returns its id; undefined where a file has no room for more. */
export function addQuestion(
  sketch: Sketch,
  kind: QuestionKind,
  { name = '', after, principles }: { name?: string; after?: string; principles?: string[] } = {},
): string | undefined {
  const list = ['questions'];
  const { count, max } = roomAt(sketch, list);
  if (count >= max) return undefined;
  const id = freeId(name, Object.keys(mapAt(sketch, list)), 'question');
  const near = Object.values(mapAt(sketch, list)).at(-1);
  const tested = principles ?? at(near, ['principles']) ?? ['service-meets-expectation'];
  const about = { principles: copyOf(tested), difficulty: 1, ask: askOf(kind) };
  insertPart(sketch, list, id, { ...about, [kind]: skeletons[kind]() }, after);
  fill(sketch, [...list, id], kind);
  return id;
}

/** The texts that a question is about, by id, with what is told to them. */
function partsOf(question: unknown, kind: QuestionKind): [string, { text: unknown; because: unknown }][] {
  const key = {
    single: 'options',
    multiple: 'options',
    order: 'items',
    match: 'pairs',
    sort: 'items',
  } as Record<string, string>;
  const parts = key[kind] ? Object.entries(mapAt(question, [kind, key[kind]])) : [];
  return parts.map(([id, part]) => [
    id,
    {
      text: kind === 'order' ? part : (at(part, ['text']) ?? at(part, ['left'])),
      because: at(part, ['because']) ?? at(question, [kind, 'because']) ?? first.because(),
    },
  ]);
}

/** Asks in another way: what is asked and tested stays, and so do options and items as far as the other way has a place for them. */
export function changeQuestion(sketch: Sketch, id: string, kind: QuestionKind): void {
  const path = ['questions', id];
  const before = at(sketch, path);
  const from = questionKindAt(before);
  if (!isMap(before) || from === kind) return;
  const question = copyOf(before);
  const about = Object.fromEntries(Object.entries(question).filter(([key]) => key !== from));
  const made = skeletons[kind]();
  const because = from && at(question, [from, 'because']);
  if ('because' in made && isMap(because) && 'en' in because && kind !== 'truth') made['because'] = because;
  setAt(sketch, path, { ...about, [kind]: made });
  const list = (listsOf[kind] ?? []).at(-1);
  const parts = from ? partsOf(question, from) : [];
  if (list && parts.length && kind !== 'numeric' && kind !== 'short') {
    const shapes = {
      single: (p: { text: unknown; because: unknown }) => p,
      multiple: (p: { text: unknown; because: unknown }) => p,
      order: (p: { text: unknown }) => p.text,
      match: (p: { text: unknown; because: unknown }) => ({
        left: p.text,
        right: first.pair(1).right,
        because: p.because,
      }),
      sort: (p: { text: unknown; because: unknown }) => ({
        text: p.text,
        group: 'group',
        because: p.because,
      }),
    } as Partial<Record<QuestionKind, (p: { text: unknown; because: unknown }) => unknown>>;
    const { max } = partsAt([...path, kind, list]);
    const kept = parts.slice(0, max).map(([key, part]) => [key, shapes[kind]?.(part)] as const);
    setAt(sketch, [...path, kind, list], Object.fromEntries(kept));
    const ids = kept.map(([key]) => key);
    const right = from ? at(question, [from, 'right']) : undefined;
    const named = (Array.isArray(right) ? right : [right]).filter((one) => ids.includes(String(one)));
    if (kind === 'single') setAt(sketch, [...path, kind, 'right'], named[0] ?? ids[0]);
    if (kind === 'multiple')
      setAt(sketch, [...path, kind, 'right'], from === 'single' ? named : ids.slice(0, 1));
    if (kind === 'order') setAt(sketch, [...path, kind, 'right'], ids);
  }
  fill(sketch, path, kind);
}
