import fc from 'fast-check';
import { kindNames, personalities, questionKinds, type Sketch } from '#model';
import { at, isMap, mapAt, type Path } from '../../../src/studio/edit/at.ts';
import { addBranch, deleteBranch, moveBranch } from '../../../src/studio/edit/branches.ts';
import { conditionsIn, flagsOf, setCondition } from '../../../src/studio/edit/conditions.ts';
import { answersIn } from '../../../src/studio/edit/effects.ts';
import { deleteFlag, renameFlag } from '../../../src/studio/edit/flags.ts';
import { changeKind } from '../../../src/studio/edit/kinds.ts';
import { linksOf } from '../../../src/studio/edit/links.ts';
import { addNode, connect, deleteNode, duplicateNode, splitNode } from '../../../src/studio/edit/nodes.ts';
import { addPart, deletePart, duplicatePart, movePart, renamePart } from '../../../src/studio/edit/parts.ts';
import { addQuestion, changeQuestion } from '../../../src/studio/edit/questions.ts';
import {
  addVariant,
  dropVariant,
  setMark,
  setPersonalities,
  setText,
  toggle,
} from '../../../src/studio/edit/texts.ts';
import { partsAt } from '../../../src/studio/edit/lists.ts';

/** Draws one of some; undefined of none. */
type Draw = <T>(some: readonly T[]) => T | undefined;

/** One edit with its arguments drawn; what it returns are the places that it left dangling. */
export interface Doing {
  name: string;
  /** It may leave a list shorter than the format wants. */
  shortens?: true;
  run: (sketch: Sketch, draw: Draw) => readonly Path[] | undefined;
}

const wishes = ['', 'Hear me out', '听我说', 'constructor', '2nd  try!', 'a'.repeat(80), 'opening', 'Ça va?'];

/** Every list of parts in a sketch that has any. */
function listsIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.entries(value).flatMap(([key, v]) =>
    listsIn(v, [...path, Array.isArray(value) ? Number(key) : key]),
  );
  return isParts(path) ? [path, ...inner] : inner;
}
function isParts(path: Path): boolean {
  try {
    partsAt(path);
    return true;
  } catch {
    return false;
  }
}
const partsIn = (sketch: Sketch): Path[] =>
  listsIn(sketch).flatMap((list) => {
    const here = at(sketch, list);
    return Array.isArray(here)
      ? here.map((_, i) => [...list, i])
      : Object.keys(mapAt(sketch, list)).map((id) => [...list, id]);
  });
const inner = (paths: Path[]) =>
  paths.filter((p) => !(p.length <= 2 && (p[0] === 'nodes' || p[0] === 'questions')));
const textsIn = (sketch: Sketch): Path[] =>
  answersIn(sketch).flatMap(({ path, value }) => (isMap(value['because']) ? [[...path, 'because']] : []));
const nodesOf = (sketch: Sketch) => Object.keys(mapAt(sketch, ['nodes']));

const none = () => undefined;
/** Runs something on what is drawn, where anything is. */
const on =
  <T>(
    all: (sketch: Sketch) => readonly T[],
    run: (sketch: Sketch, one: T, draw: Draw) => unknown,
  ): Doing['run'] =>
  (sketch, draw) => {
    const one = draw(all(sketch));
    if (one !== undefined) run(sketch, one, draw);
    return undefined;
  };

const partEdits: Doing[] = [
  {
    name: 'add part',
    run: on(
      (s) => listsIn(s).filter((l) => l.length > 1 || !['nodes', 'questions'].includes(String(l[0]))),
      (s, list, draw) => addPart(s, list, { name: draw(wishes) }),
    ),
  },
  { name: 'rename', run: on(partsIn, (s, path, draw) => renamePart(s, path, draw(wishes) ?? '')) },
  { name: 'move', run: on(partsIn, (s, path, draw) => movePart(s, path, draw([-9, -1, 1, 2, 99]) ?? 1)) },
  {
    name: 'duplicate',
    run: on(
      (s) => inner(partsIn(s)),
      (s, path) => duplicatePart(s, path),
    ),
  },
  {
    name: 'delete part',
    shortens: true,
    run: (s, draw) => {
      const path = draw(inner(partsIn(s)));
      return path && deletePart(s, path);
    },
  },
];

export const scenarioEdits: Doing[] = [
  ...partEdits,
  {
    name: 'add node',
    run: (s, draw) => (
      addNode(s, draw(kindNames) ?? 'end', {
        name: draw(wishes),
        after: draw(nodesOf(s)),
        link: draw([
          undefined,
          ...linksOf(s)
            .filter((l) => l.from)
            .map((l) => l.path),
        ]),
      }),
      none()
    ),
  },
  { name: 'duplicate node', run: on(nodesOf, duplicateNode) },
  { name: 'split node', run: on(nodesOf, (s, id, draw) => splitNode(s, id, draw(wishes))) },
  {
    name: 'delete node',
    shortens: true,
    run: (s, draw) => {
      const id = draw(nodesOf(s));
      return id === undefined ? undefined : deleteNode(s, id, draw([undefined, ...nodesOf(s)]));
    },
  },
  {
    name: 'change kind',
    run: on(nodesOf, (s, id, draw) => {
      changeKind(s, id, draw(kindNames) ?? 'end');
    }),
  },
  { name: 'connect', run: on(nodesOf, (s, id, draw) => connect(s, id, draw(nodesOf(s)) ?? id)) },
  {
    name: 'add branch',
    run: on(
      (s) => answersIn(s).filter((a) => 'to' in a.value),
      (s, { path }, draw) => addBranch(s, [...path, 'to'], draw(nodesOf(s)) ?? ''),
    ),
  },
  {
    name: 'delete branch',
    run: on(
      (s) => linksOf(s).filter((l) => typeof l.path.at(-2) === 'number'),
      (s, { path }) => {
        deleteBranch(s, path.slice(0, -1));
      },
    ),
  },
  {
    name: 'move branch',
    run: on(
      (s) => linksOf(s).filter((l) => typeof l.path.at(-2) === 'number'),
      (s, { path }, draw) => moveBranch(s, path.slice(0, -1), draw([-1, 1, 5]) ?? 1),
    ),
  },
  {
    name: 'set condition',
    run: on(
      (s) => [
        ...answersIn(s)
          .filter((a) => 'text' in a.value)
          .map((a) => [...a.path, 'when']),
        ...conditionsIn(s).map((c) => c.path),
      ],
      (s, path, draw) => {
        const part = draw(['trust', 'flag', 'personality'] as const);
        if (part === 'trust') setCondition(s, path, part, draw([{ atLeast: 30 }, { atMost: 20 }, undefined]));
        else if (part === 'flag') setCondition(s, path, part, draw(['seen', undefined]));
        else setCondition(s, path, 'personality', draw(['lively', undefined] as const));
      },
    ),
  },
  { name: 'rename flag', run: on(flagsOf, (s, flag, draw) => renameFlag(s, flag, draw(wishes) ?? '')) },
  { name: 'delete flag', run: on(flagsOf, (s, flag) => deleteFlag(s, flag)) },
  {
    name: 'set text',
    run: on(textsIn, (s, path, draw) => {
      setText(s, path, draw(['en', 'zh'] as const) ?? 'en', 'said', 'any');
    }),
  },
  {
    name: 'add variant',
    run: on(textsIn, (s, path, draw) => {
      addVariant(s, path, draw(personalities) ?? 'lively');
    }),
  },
  {
    name: 'drop variant',
    run: on(textsIn, (s, path, draw) => {
      dropVariant(s, path, draw(personalities) ?? 'lively');
    }),
  },
  {
    name: 'set mark',
    run: on(
      (s) => answersIn(s).map((a) => a.path),
      (s, path, draw) => {
        setMark(
          s,
          path,
          'hear-out-first',
          draw([-2, 1, undefined]),
          draw(['any', ...personalities] as const),
        );
      },
    ),
  },
  {
    name: 'toggle act',
    run: on(
      (s) =>
        answersIn(s)
          .filter(({ value }) => ((value['acts'] as unknown[] | undefined)?.length ?? 0) < 6)
          .map((a) => a.path),
      (s, path, draw) => {
        toggle(s, [...path, 'acts'], draw(['listen', 'fix']) ?? 'fix');
      },
    ),
  },
  {
    name: 'personalities',
    run: (s, draw) => (
      setPersonalities(
        s,
        personalities.filter((p) => p !== draw(personalities)),
      ),
      none()
    ),
  },
];

export const questionEdits: Doing[] = [
  ...partEdits,
  {
    name: 'add question',
    run: (s, draw) => (addQuestion(s, draw(questionKinds) ?? 'single', { name: draw(wishes) ?? '' }), none()),
  },
  {
    name: 'change question',
    run: on(
      (s) => Object.keys(mapAt(s, ['questions'])),
      (s, id, draw) => {
        changeQuestion(s, id, draw(questionKinds) ?? 'single');
      },
    ),
  },
];

/** What is drawn, as numbers: which edit, and which of whatever it chooses from. */
export const draws = fc.record({
  which: fc.nat(),
  picks: fc.array(fc.nat(), { minLength: 4, maxLength: 4 }),
});
export type Draws = typeof draws extends fc.Arbitrary<infer T> ? T : never;

/** The edit that was drawn, bound to what was drawn for it. */
export function edit(all: readonly Doing[], { which, picks }: Draws) {
  const doing = all[which % all.length] as Doing;
  return {
    ...doing,
    apply: (sketch: Sketch) => {
      let n = 0;
      return doing.run(sketch, (some) => some[(picks[n++ % picks.length] ?? 0) % Math.max(1, some.length)]);
    },
  };
}
