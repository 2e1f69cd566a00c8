import {
  forPersonality,
  levels,
  meters as meterNames,
  type Act,
  type CustomerModel,
  type Deltas,
  type Effect,
  type Level,
  type Marks,
  type Meter,
  type Meters,
  type Mood,
  type Personality,
  type Range,
  type Scenario,
  type When,
} from '#model';
import type { Change, State } from './state.ts';

/** Who is being talked with: the reaction model, the personality, and what this scenario expects and promises. */
export interface Customer {
  readonly model: CustomerModel;
  readonly personality: Personality;
  readonly expects: readonly string[];
  readonly needs: Scenario['customer']['needs'];
  readonly promises: Scenario['promises'];
}

const scale = {
  expectation: { min: 5, max: 100, grid: 5 },
  perceived: { min: 0, max: 100, grid: 5 },
  trust: { min: 0, max: 100, grid: 5 },
  patience: { min: 0, max: 10, grid: 1 },
} as const;

/** Rounds to the meter's grid, halves away from zero. */
function toGrid(value: number, grid: number): number {
  return (Math.sign(value) * Math.floor(Math.abs(value) / grid + 0.5) || 0) * grid;
}

/** The mood that patience, trust and satisfaction amount to. The first three outweigh any satisfaction. */
export function moodOf(m: Meters): Mood {
  // Whoever trusts you is short of time by then, not of goodwill.
  const isStrained = m.trust < 60;
  if (m.trust <= 10 || (isStrained && m.patience <= 2)) return 'angry';
  if (isStrained && m.patience <= 4) return 'upset';
  if (m.trust < 35) return 'wary';
  if (m.perceived >= m.expectation * 1.1 && m.trust >= 60) return 'delighted';
  return m.perceived >= m.expectation * 0.9 ? 'pleased' : 'calm';
}

/** The course's ratio C = perceived / expectation; below 1 disappointed, about 1 satisfied, above 1 delighted. */
export function satisfactionOf(m: Meters): number {
  return m.perceived / m.expectation;
}

/** The highest rung of service that stands on all the rungs below it (principle `basics-before-extras`). */
export function levelOf(rungs: readonly Level[]): Level | undefined {
  const missing = levels.findIndex((l) => !rungs.includes(l));
  return levels[(missing < 0 ? levels.length : missing) - 1];
}

function within(value: number, range: Range | undefined): boolean {
  if (!range) return true;
  return value >= (range.atLeast ?? -Infinity) && value <= (range.atMost ?? Infinity);
}

/** Whether a condition holds. */
export function holds(when: When, state: State, personality: Personality): boolean {
  for (const meter of meterNames) if (!within(state.meters[meter], when[meter])) return false;
  if (when.satisfaction && !within(satisfactionOf(state.meters) * 100, when.satisfaction)) return false;
  if (when.flag !== undefined && !state.flags.includes(when.flag)) return false;
  if (when.did !== undefined && !state.used[when.did]) return false;
  if (when.need !== undefined && !state.met.includes(when.need)) return false;
  if (when.personality !== undefined && ![when.personality].flat().includes(personality)) return false;
  for (const [promise, is] of Object.entries(when.promise ?? {})) {
    const was = state.promises[promise];
    if ((typeof was === 'number' ? 'open' : was) !== is) return false;
  }
  if (when.all?.some((w) => !holds(w, state, personality))) return false;
  if (when.any && !when.any.some((w) => holds(w, state, personality))) return false;
  return !(when.not && holds(when.not, state, personality));
}

/** A change being worked out: the parts of a state that reactions touch, open to writing. */
type Draft = { -readonly [K in keyof State]: State[K] } & {
  meters: Meters;
  changes: Change[];
  used: Record<string, number>;
  principles: Record<string, number>;
};

function open(state: State): Draft {
  return {
    ...state,
    meters: { ...state.meters },
    used: { ...state.used },
    principles: { ...state.principles },
    changes: [],
  };
}

function add<T>(to: readonly T[], more: readonly T[]): readonly T[] {
  if (!more.length) return to;
  const fresh = more.filter((x) => !to.includes(x));
  return fresh.length ? [...to, ...fresh].sort() : to;
}

/** Moves a meter along its grid, as far as its scale goes; what it really moved by. */
function shift(draft: Draft, meter: Meter, delta: number): number {
  const { min, max, grid } = scale[meter];
  const before = draft.meters[meter];
  const after = Math.min(max, Math.max(min, before + toGrid(delta, grid)));
  draft.meters[meter] = after;
  return after - before;
}

function applyRule(draft: Draft, deltas: Deltas, rule: Change['rule'], of: string): void {
  for (const meter of meterNames) {
    const base = deltas[meter];
    const delta = base && shift(draft, meter, base);
    if (delta) draft.changes.push({ meter, delta, rule, of, base });
  }
}

function credit(draft: Draft, marks: Marks): void {
  for (const [principle, mark] of Object.entries(marks)) {
    draft.marks += mark;
    draft.principles[principle] = (draft.principles[principle] ?? 0) + mark;
  }
}

function applyAct(draft: Draft, id: string, act: Act, who: Customer, inMood: Mood): void {
  const weights = inMood === 'pleased' || inMood === 'delighted' ? 'calm' : inMood;
  const personality = act.weight[who.personality];
  const mood = who.model.moods[weights][act.family];
  const times = draft.used[id] ?? 0;
  const later = who.model.wearsOff.includes(act.family) ? (who.model.repeat[Math.min(times, 2)] ?? 0) : 100;
  for (const meter of meterNames) {
    const base = act.effect[meter];
    if (!base) continue;
    const full = (base * personality * mood) / 10_000;
    // Only help wears off; harm does not. A rising expectation is the price of a gift and stays too.
    const repeat = full > 0 && meter !== 'expectation' ? later : 100;
    const delta = shift(draft, meter, (full * repeat) / 100);
    if (!delta) continue;
    const weight = { personality, mood, repeat, inMood, family: act.family };
    draft.changes.push({ meter, delta, rule: 'act', of: id, base, weight });
  }
  draft.used[id] = Math.min(times + 1, 2);
  draft.met = add(draft.met, act.meets);
  if (act.rung) draft.rungs = add(draft.rungs, [act.rung]);
}

function settle(draft: Draft, promise: string, kept: boolean, who: Customer): void {
  draft.promises = { ...draft.promises, [promise]: kept ? 'kept' : 'broken' };
  applyRule(
    draft,
    kept ? who.model.promiseKept : who.model.promiseBroken,
    kept ? 'promise-kept' : 'promise-broken',
    promise,
  );
  const principle = who.promises[promise]?.principle;
  if (principle) credit(draft, { [principle]: kept ? 1 : -2 });
}

/** What one turn does: acts, marks, flags, promises made, kept and overdue, and the price of the turn itself. */
export function react(state: State, effects: readonly Effect[], who: Customer): State {
  const draft = open(state);
  draft.turn += 1;
  draft.moodBefore = state.mood;
  applyRule(draft, who.model.turn[who.personality], 'turn', '');
  for (const effect of effects) {
    for (const id of effect.acts) {
      const act = who.model.acts[id];
      if (!act) throw new Error(`act ${id} is not in the reaction model`);
      applyAct(draft, id, act, who, state.mood);
    }
    credit(draft, forPersonality(effect.marks, who.personality));
    draft.flags = add(draft.flags, effect.sets);
    if (effect.breach) draft.breaches = add(draft.breaches, [effect.breach.of]);
    for (const promise of effect.keeps)
      if (typeof draft.promises[promise] === 'number') settle(draft, promise, true, who);
    for (const [promise, { within: turns }] of Object.entries(effect.promises))
      if (draft.promises[promise] === undefined)
        draft.promises = { ...draft.promises, [promise]: draft.turn + turns };
  }
  for (const [promise, due] of Object.entries(draft.promises))
    if (typeof due === 'number' && draft.turn >= due) settle(draft, promise, false, who);
  draft.mood = moodOf(draft.meters);
  return draft;
}

/** What the ending adds: promises it keeps or leaves broken, hygiene that never came, needs that were never met. */
export function close(state: State, keeps: readonly string[], who: Customer): State {
  const draft = open(state);
  draft.changes = [...state.changes];
  for (const [promise, due] of Object.entries(draft.promises))
    if (typeof due === 'number') settle(draft, promise, keeps.includes(promise), who);
  for (const id of who.expects) if (!draft.used[id]) applyRule(draft, who.model.missing, 'missing', id);
  for (const need of who.needs)
    if (!draft.met.includes(need)) applyRule(draft, who.model.unmet, 'unmet', need);
  draft.mood = moodOf(draft.meters);
  return draft;
}

/** How the customer is before the first choice. */
export function atFirst(meters: Meters): State {
  const mood = moodOf(meters);
  return {
    turn: 0,
    meters,
    mood,
    moodBefore: mood,
    flags: [],
    promises: {},
    used: {},
    met: [],
    rungs: [],
    breaches: [],
    marks: 0,
    principles: {},
    changes: [],
  };
}
