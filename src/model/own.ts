import * as v from 'valibot';
import { Act, Person } from './customer.ts';
import { moods, personalities } from './terms.ts';
import { Id, Text } from './text.ts';

const said = v.optional(v.pipe(v.array(Text, 'must be a list'), v.minLength(1, 'needs at least one line')));
const { portrait: _, ...person } = Person.entries;

/** Somebody whom only this scenario knows; `face` is the person of the course whose portrait they are shown with. */
export const OwnPerson = v.strictObject({ ...person, face: Id });

const Lines = v.strictObject({ lines: said, face: said, phone: said, written: said });
const byMood = v.strictObject(v.entriesFromList(moods, v.optional(Lines)));

/**
 * What a scenario brings with it: people, service acts (new ones, and others instead of those of the reaction model), and
 * what customers say and show, instead of the lines of the course.
 */
export const Own = v.strictObject({
  people: v.optional(v.record(Id, OwnPerson)),
  acts: v.optional(v.record(Id, Act)),
  voices: v.optional(v.strictObject(v.entriesFromList(personalities, v.optional(byMood)))),
});
export type Own = v.InferOutput<typeof Own>;
