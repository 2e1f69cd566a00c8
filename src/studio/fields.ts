import { m } from '#i18n';
import { meterName } from '#ui';
import type { Path } from './edit/at.ts';

/** What the fields of the inspector are called, by the last key of their path, or by the first or last but one with it. */
const names: Readonly<Record<string, (() => string) | undefined>> = {
  title: m.inspect_title,
  'end title': m.inspect_end_title,
  role: m.inspect_role,
  brief: m.inspect_brief,
  goals: m.inspect_goals,
  module: m.inspect_module,
  channel: m.inspect_channel,
  start: m.inspect_start,
  'customer start': m.inspect_meters,
  'value start': m.inspect_begins_at,
  minutes: m.inspect_minutes,
  pass: m.inspect_pass,
  assessed: m.inspect_assessed,
  cases: m.inspect_cases,
  person: m.inspect_person,
  others: m.inspect_others_label,
  personality: m.inspect_personality,
  hidden: m.inspect_hidden,
  expects: m.inspect_expects,
  needs: m.inspect_needs,
  leaves: m.inspect_leaves,
  expectation: () => meterName('expectation'),
  perceived: () => meterName('perceived'),
  trust: () => meterName('trust'),
  patience: () => meterName('patience'),
  promises: m.inspect_promises,
  within: m.inspect_promise_within,
  keeps: m.inspect_promise_keeps,
  'end keeps': m.inspect_end_keeps,
  principle: m.inspect_promise_principle,
  always: m.inspect_always,
  never: m.inspect_never,
  'promises text': m.inspect_promise_text,
  'always text': m.inspect_claim_text,
  'always at': m.inspect_claim_at,
  'never text': m.inspect_claim_text,
  'never at': m.inspect_claim_at,
  people: m.inspect_own_people,
  voices: m.inspect_voices,
  own: m.inspect_own,
  says: m.inspect_says,
  cue: m.inspect_cue,
  ask: m.inspect_ask,
  nudge: m.inspect_nudge,
  clock: m.inspect_clock,
  choices: m.inspect_choices,
  results: m.inspect_results,
  items: m.inspect_items,
  groups: m.inspect_groups,
  group: m.inspect_belongs_to,
  fields: m.inspect_fields,
  label: m.inspect_field_label,
  options: m.inspect_entries,
  outcome: m.inspect_outcome,
  after: m.inspect_after,
  text: m.inspect_text,
  'match en': m.inspect_match_en,
  'match zh': m.inspect_match_zh,
  acts: m.inspect_acts,
  'own acts': m.inspect_own_acts,
  marks: m.inspect_marks,
  because: m.inspect_because,
  to: m.inspect_leads,
  when: m.inspect_when,
  sets: m.inspect_sets,
  breach: m.inspect_breach,
  hard: m.inspect_hard,
  atLeast: m.inspect_at_least,
  atMost: m.inspect_at_most,
  min: m.inspect_min,
  max: m.inspect_max,
  step: m.inspect_step_size,
  unit: m.inspect_unit,
  'questions ask': m.inspect_q_ask,
  'questions because': m.inspect_q_because,
  'questions options': m.inspect_q_options,
  right: m.inspect_q_right,
  answer: m.inspect_q_answer,
  accepted: m.inspect_q_answer,
  pairs: m.inspect_q_pairs,
  points: m.inspect_q_points,
  model: m.inspect_q_model,
  values: m.inspect_q_values,
  slips: m.inspect_q_slips,
  digits: m.inspect_q_digits,
  scenario: m.inspect_q_scenario,
  principles: m.inspect_q_principles,
  difficulty: m.inspect_difficulty,
  note: m.inspect_q_note,
  source: m.inspect_q_source,
};

/** What holds ids: what stands next is a name that somebody gave, whatever it reads like. */
const ids = [
  'nodes',
  'questions',
  'choices',
  'results',
  'items',
  'groups',
  'fields',
  'options',
  'people',
  'promises',
];
/** What is one field with all that is in it. */
const whole = ['when', 'breach', 'clock', 'promises', 'voices', 'assessed', 'leaves', 'marks'];

/** What the field at a path is called in the inspector: of all that is named on the way, the innermost. */
export function fieldName(path: Path): string | undefined {
  const keys = path.map(String);
  const end = keys.findIndex((key, i) => i > 1 && whole.includes(key) && !ids.includes(keys[i - 1] ?? ''));
  for (let i = end === -1 ? keys.length - 1 : end; i >= 0; i--) {
    const [before = '', key = ''] = [keys[i - 1], keys[i]];
    if (ids.includes(before) && i > 0) continue;
    const name = names[`${before} ${key}`] ?? names[`${keys[0] ?? ''} ${key}`] ?? names[key];
    if (name) return name();
  }
  return undefined;
}
