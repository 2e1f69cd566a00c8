import { produce } from 'immer';
import { knownOf, pinned, withOwn, type Library, type Pinned } from '#content';
import {
  blankScenario,
  shapeOf,
  versionsOfScenario,
  type Misfit,
  type Node,
  type Person,
  type Scenario,
  type Sketch,
  type Text,
} from '#model';
import { findingsOf } from '#proof';
import { isHarmless } from '../check/misfit.ts';

/** A sketch made playable: nothing is proven of it, and it is kept nowhere. */
export interface Playable extends Pinned {
  /** Nodes that cannot be played yet, or that are not there though something leads to them; the play ends at them. */
  unwritten: ReadonlySet<string>;
}

/** What stands where nothing is written. */
const dots: Text = { en: '…', zh: '……' };
const texts = ['says', 'text', 'because', 'title', 'after', 'label', 'unit', 'what', 'comesOut'];
const nobody: Person = { name: dots, called: dots, occupation: dots, manner: dots, pronoun: 'she' };
/** No id of a node. */
const gone = '-';

const stub = (): Node => ({
  says: dots,
  end: { outcome: 'strained', title: dots, after: dots, keeps: [] },
});

/** Makes one version of a sketch after another playable: a text that is missing is dots, and what is unfinished an ending. */
export class Fitter {
  readonly #schema = versionsOfScenario();

  /** @throws where it does not come to a scenario; that would be a mistake here. */
  fit(sketch: Sketch, library: Library): Playable {
    const unwritten = new Set<string>();
    let value = sketch;
    for (let round = 0; ; round++) {
      const { value: scenario, misfits } = shapeOf(this.#schema, value);
      const harmful = misfits.filter((m) => !isHarmless(m));
      if (scenario && (!harmful.length || round > 8)) return sound(scenario, library, unwritten);
      if (round > 8) throw new Error(`no scenario: ${harmful.map(({ path }) => path.join('.')).join(', ')}`);
      value = produce(value, (draft) => {
        for (const misfit of harmful) mend(draft, misfit, unwritten, round > 2);
      });
    }
  }
}

const isMap = (value: unknown): value is Sketch => typeof value === 'object' && value !== null;

/** What holds the last of these keys; undefined where the way there is broken. */
function holderOf(value: Sketch, path: readonly (string | number)[]): Sketch | undefined {
  let at: unknown = value;
  for (const key of path.slice(0, -1)) at = isMap(at) ? at[key] : undefined;
  return isMap(at) ? at : undefined;
}

/** Takes away, fills in or closes off the smallest part that hinders playing; `wholly`, where that was no help, the largest. */
function mend(value: Sketch, { code, path }: Misfit, unwritten: Set<string>, wholly: boolean): void {
  const key = String(path.at(-1));
  const holder = holderOf(value, path);
  const [top = '', id = ''] = path.map(String);
  if (!holder || (top === 'nodes' && unwritten.has(id))) return;
  if (code === 'key-unknown' && !Array.isArray(holder)) Reflect.deleteProperty(holder, key);
  else if (top === 'own' && path.length > 2 && !wholly) cut(value, path.slice(0, 3));
  else if (top !== 'nodes') standard(value, wholly ? path.slice(0, 1) : path);
  else if (path.length === 1) value['nodes'] = {};
  else if (wholly || path.length === 2) close();
  else if (optionalAt(path) >= 0) cut(value, path.slice(0, optionalAt(path) + 1));
  else if (Array.isArray(holder)) close();
  else if (path.at(-2) === 'match') holder[key] = [];
  else if (key === 'en' || key === 'zh') holder[key] = dots[key];
  else if (texts.includes(key)) holder[key] = { ...dots };
  else if (key === 'to') holder[key] = gone;
  else if (key === 'match') holder[key] = { en: [], zh: [] };
  else close();

  function close(): void {
    if (!isMap(value['nodes'])) return;
    value['nodes'][id] = stub();
    unwritten.add(id);
  }
}

function cut(value: Sketch, path: readonly (string | number)[]): void {
  Reflect.deleteProperty(holderOf(value, path) ?? {}, String(path.at(-1)));
}

/** What a node, a choice or a result may go without. */
const optional = [
  'cue',
  'ask',
  'nudge',
  'clock',
  'when',
  'acts',
  'marks',
  'sets',
  'promises',
  'keeps',
  'breach',
];
/** Where the part stands that may go. Ids stand where keys do not: a choice may be called `when`. */
function optionalAt(path: readonly (string | number)[]): number {
  return path.findIndex((key, i) => {
    const before = String(path[i - 1]);
    return i > 1 && optional.includes(String(key)) && !['choices', 'results'].includes(before);
  });
}

/** Puts what every new scenario has in the place of something outside the nodes. */
function standard(value: Sketch, path: readonly (string | number)[]): void {
  const [top = '', part = ''] = path.map(String);
  const first = blankScenario('draft');
  const whole = top !== 'customer' || path.length === 1 || !isMap(value[top]) || Array.isArray(value[top]);
  const [to, from, key] = whole ? [value, first, top] : [value[top] as Sketch, first[top] as Sketch, part];
  if (from[key] === undefined) Reflect.deleteProperty(to, key);
  else to[key] = isMap(from[key]) && 'en' in from[key] ? { ...dots } : from[key];
}

/** Sees to it that every move leads somewhere and every act is known. */
function sound(scenario: Scenario, library: Library, unwritten: Set<string>): Playable {
  const found = findingsOf(scenario, knownOf(library, scenario));
  const { acts } = withOwn(library, scenario).model;
  const fit = produce(scenario, (draft) => {
    const open = draft as unknown as Sketch;
    for (const { code, path } of found) {
      const holder = holderOf(open, path);
      const key = String(path.at(-1));
      if (code === 'node-unknown') {
        const id = String(holder?.[key]);
        draft.nodes[id] = stub();
        unwritten.add(id);
      } else if (code === 'leaver-missing' || code === 'leaver-goes-on') {
        draft.customer.leaves[key as 'aloud' | 'silently'] = gone;
        draft.nodes[gone] = stub();
      } else if (code === 'clock-choice-unknown') {
        Reflect.deleteProperty(holderOf(open, path.slice(0, -1)) ?? {}, 'clock');
      } else if (code === 'act-unknown') {
        const list = holder as unknown as string[] | undefined;
        if (Array.isArray(list)) list.splice(0, list.length, ...list.filter((a) => Object.hasOwn(acts, a)));
      }
    }
  });
  const people = { [fit.customer.person]: nobody, ...library.people };
  return { ...pinned(fit, { ...library, people }), unwritten };
}
