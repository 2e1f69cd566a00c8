import type { Library } from '#content';
import { compile, firstPlace, readAnswer, takeMove, type Program } from '#engine';
import {
  meters as meterNames,
  personalities,
  type Meter,
  type Meters,
  type Mood,
  type Node,
  type Personality,
  type Scenario,
  type Sketch,
} from '#model';
import { listAt, mapAt } from '../../edit/at.ts';
import { metersWithin } from '../../preview/preview.svelte.ts';
import { actsOf } from '../known.ts';

/** How one answer moves one customer. */
export interface Shift {
  personality: Personality;
  moved: Meters;
  /** The mood before and after. */
  before: Mood;
  after: Mood;
}

type State = ReturnType<typeof firstPlace>['state'];

const said = { en: '…', zh: '……' };
const usual: Meters = { expectation: 60, perceived: 40, trust: 30, patience: 7 };

/** The meters that a customer begins with, as far as the sketch says it. */
export function startOf(sketch: Sketch): Meters {
  const start = mapAt(sketch, ['customer', 'start']);
  const entries = meterNames.map((meter) => {
    const n = start[meter];
    return [meter, typeof n === 'number' && Number.isFinite(n) ? n : usual[meter]];
  });
  return metersWithin(Object.fromEntries(entries) as Meters);
}

/** A scenario of nothing but this answer: what it does hangs on nothing else. */
function onlyThis(sketch: Sketch, library: Library, answer: unknown): (who: Personality) => Program {
  const model = { ...library.model, acts: actsOf(sketch, library) };
  const known = listAt(answer, ['acts'])
    .map(String)
    .filter((id) => Object.hasOwn(model.acts, id));
  const effect = {
    acts: known,
    marks: {},
    because: said,
    sets: [],
    promises: {},
    keeps: listAt(answer, ['keeps']),
  };
  const node = { says: said, choices: { it: { text: said, ...effect, to: 'here' } } };
  const end = { says: said, end: { outcome: 'lost', title: said, after: said, keeps: [] } };
  const scenario = {
    customer: { expects: [], needs: [], start: startOf(sketch), leaves: { aloud: 'gone', silently: 'gone' } },
    ...{ promises: {}, start: 'here', nodes: { here: node, gone: end } },
  } as unknown as Scenario;
  return (who) => compile({ scenario, model }, who);
}

/**
 * What an answer does to each of the four: by the engine's own rules, the price of the turn included.
 * @param from how the customer is before it; as at the start without it.
 */
export function shiftsOf(sketch: Sketch, library: Library, answer: unknown, from?: State): Shift[] {
  const programOf = onlyThis(sketch, library, answer);
  return personalities.map((personality) => {
    const program = programOf(personality);
    const state = from ?? firstPlace(program).state;
    const move = readAnswer(program.scenario.nodes['here'] as Node, 'it');
    if (!move) throw new Error('the only answer there is cannot be given');
    const { state: after } = takeMove(program, { node: 'here', state }, move);
    const by = (meter: Meter) => after.meters[meter] - state.meters[meter];
    const moved = Object.fromEntries(meterNames.map((meter) => [meter, by(meter)])) as Meters;
    return { personality, moved, before: state.mood, after: after.mood };
  });
}
