import * as v from 'valibot';
import { integrities, levels, meters, moods, needs, personalities, type Mood } from './terms.ts';
import { Id, Text } from './text.ts';

const families = ['care', 'facts', 'action', 'manner', 'gift', 'harm', 'rule'] as const;
export type Family = (typeof families)[number];

const percent = v.pipe(v.number(), v.integer(), v.minValue(-300), v.maxValue(300));
const byPerson = v.object(v.entriesFromList(personalities, percent));
const Delta = v.pipe(v.number(), v.integer(), v.minValue(-100), v.maxValue(100));

/** A service act: what the learner does to the customer, before personality, mood and repetition. */
export const Act = v.strictObject({
  name: Text,
  family: v.picklist(families),
  effect: v.partial(v.strictObject(v.entriesFromList(meters, Delta))),
  /** Per cent of the effect on each personality; below 0 turns it round. */
  weight: byPerson,
  meets: v.optional(v.array(v.picklist(needs)), []),
  rung: v.optional(v.picklist(levels)),
  breach: v.optional(v.picklist(integrities)),
});
export type Act = v.InferOutput<typeof Act>;

const Weights = v.object(v.entriesFromList(families, percent));
const Deltas = Act.entries.effect;

/** The reaction model: acts, and the rules that turn them into changes. */
export const CustomerModel = v.strictObject({
  /** Per cent by mood and family of acts. */
  moods: v.strictObject({ angry: Weights, upset: Weights, wary: Weights, calm: Weights }),
  /** Per cent for the first, second and every later use of the same helpful act, in the families that wear off. */
  repeat: v.tuple([percent, percent, percent]),
  wearsOff: v.array(v.picklist(families)),
  /** What every turn costs. */
  turn: v.object(v.entriesFromList(personalities, Deltas)),
  /** Whether somebody out of patience says so or just goes. */
  leaves: v.object(v.entriesFromList(personalities, v.picklist(['aloud', 'silently']))),
  promiseKept: Deltas,
  promiseBroken: Deltas,
  /** At the end, for each expected act that never came and each need that was never met. */
  missing: Deltas,
  unmet: Deltas,
  acts: v.record(Id, Act),
});
export type CustomerModel = v.InferOutput<typeof CustomerModel>;
export type Deltas = v.InferOutput<typeof Deltas>;

/** Somebody to talk with. */
export const Person = v.strictObject({
  name: Text,
  /** How one addresses them, and how texts speak of them: Mr Shen, 沈先生. */
  called: Text,
  occupation: Text,
  /** How they come across, in a few words. */
  manner: Text,
  pronoun: v.picklist(['she', 'he']),
  portrait: v.record(v.string(), v.unknown()),
});
export type Person = Omit<v.InferOutput<typeof Person>, 'portrait'>;

const Lines = v.strictObject({
  /** Spoken or written when the mood has just changed to this one. */
  lines: v.pipe(v.array(Text), v.minLength(2)),
  /** What is seen face to face, what is heard on the phone, what shows in writing. */
  face: v.pipe(v.array(Text), v.minLength(1)),
  phone: v.pipe(v.array(Text), v.minLength(1)),
  written: v.pipe(v.array(Text), v.minLength(1)),
});
export const Voices = v.object(v.entriesFromList(personalities, v.object(v.entriesFromList(moods, Lines))));
export type Voices = v.InferOutput<typeof Voices>;

/** What one scenario needs of the voices: lines and cues for its channel. */
export type Voice = Record<Mood, { lines: Text[]; cues: Text[] }>;
