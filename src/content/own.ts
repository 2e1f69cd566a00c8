import {
  moods,
  personalities,
  type CustomerModel,
  type Own,
  type Person,
  type Scenario,
  type Voices,
} from '#model';

/** What can be extended. */
interface Shelf<P> {
  model: CustomerModel;
  people: Record<string, P>;
  voices: Voices;
}

/** The last model made of another with these acts: one that is the same stays the same object. */
const made = new WeakMap<CustomerModel, { acts: string; model: CustomerModel }>();

function modelWith(model: CustomerModel, acts: Own['acts']): CustomerModel {
  if (!acts || !Object.keys(acts).length) return model;
  const key = JSON.stringify(acts);
  const before = made.get(model);
  if (before?.acts === key) return before.model;
  const after = { ...model, acts: { ...model.acts, ...acts } };
  made.set(model, { acts: key, model: after });
  return after;
}

function voicesWith(voices: Voices, own: NonNullable<Own['voices']>): Voices {
  const entries = personalities.map((personality) => {
    const all = moods.map((mood) => {
      const mine = Object.entries(own[personality]?.[mood] ?? {}).filter(([, lines]) => lines);
      return [mood, { ...voices[personality][mood], ...Object.fromEntries(mine) }];
    });
    return [personality, Object.fromEntries(all)];
  });
  return Object.fromEntries(entries) as Voices;
}

/** What a scenario refers to, with what it brings itself. */
export function withOwn<P extends Person, L extends Shelf<P>>(library: L, { own }: Pick<Scenario, 'own'>): L {
  if (!own) return library;
  const [anybody] = Object.values(library.people);
  const people = Object.entries(own.people ?? {}).map(([id, { face, ...shown }]) => [
    id,
    { ...(library.people[face] ?? anybody), ...shown },
  ]);
  return {
    ...library,
    model: modelWith(library.model, own.acts),
    people: { ...library.people, ...(Object.fromEntries(people) as Record<string, P>) },
    voices: own.voices ? voicesWith(library.voices, own.voices) : library.voices,
  };
}
