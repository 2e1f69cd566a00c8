import { m } from '#i18n';

const personalities = {
  lively: m.ui_personality_lively,
  powerful: m.ui_personality_powerful,
  peaceful: m.ui_personality_peaceful,
  analytical: m.ui_personality_analytical,
};
const moods = {
  angry: m.ui_mood_angry,
  upset: m.ui_mood_upset,
  wary: m.ui_mood_wary,
  calm: m.ui_mood_calm,
  pleased: m.ui_mood_pleased,
  delighted: m.ui_mood_delighted,
};
const levels = {
  basic: m.ui_level_basic,
  satisfying: m.ui_level_satisfying,
  'value-added': m.ui_level_value_added,
  unforgettable: m.ui_level_unforgettable,
};
const meters = {
  satisfaction: m.ui_meter_satisfaction,
  expectation: m.ui_meter_expectation,
  perceived: m.ui_meter_perceived,
  trust: m.ui_meter_trust,
  patience: m.ui_meter_patience,
};
const channels = {
  face: m.ui_channel_face,
  phone: m.ui_channel_phone,
  chat: m.ui_channel_chat,
  email: m.ui_channel_email,
};
const outcomes = { kept: m.ui_outcome_kept, strained: m.ui_outcome_strained, lost: m.ui_outcome_lost };
const needs = {
  'cared-for': m.ui_need_cared_for,
  heard: m.ui_need_heard,
  competent: m.ui_need_competent,
  quick: m.ui_need_quick,
};
const modes = { practice: m.ui_mode_practice, assessed: m.ui_mode_assessed };
const integrities = {
  truth: m.ui_integrity_truth,
  consent: m.ui_integrity_consent,
  privacy: m.ui_integrity_privacy,
  fairness: m.ui_integrity_fairness,
};

export const personalityName = (personality: keyof typeof personalities): string =>
  personalities[personality]();
export const moodName = (mood: keyof typeof moods): string => moods[mood]();
/** The rung of service that was reached; undefined is below the lowest. */
export const levelName = (level: keyof typeof levels | undefined): string =>
  level ? levels[level]() : m.ui_level_none();
export const meterName = (meter: keyof typeof meters): string => meters[meter]();
export const channelName = (channel: keyof typeof channels): string => channels[channel]();
export const outcomeName = (outcome: keyof typeof outcomes): string => outcomes[outcome]();
export const needName = (need: keyof typeof needs): string => needs[need]();
export const modeName = (mode: keyof typeof modes): string => modes[mode]();
export const integrityName = (of: keyof typeof integrities): string => integrities[of]();

/** A change with its sign, a true minus where it is one. */
export function signed(change: number, digits = 0): string {
  const size = Math.abs(change).toFixed(digits);
  if (Number(size) === 0) return size;
  return `${change < 0 ? '−' : '+'}${size}`;
}
