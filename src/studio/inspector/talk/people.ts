import type { Library } from '#content';
import { say } from '#i18n';
import type { Sketch } from '#model';
import { mapAt } from '../../edit/at.ts';
import { wordsOf } from '../../outline/rows.ts';

/** Somebody that a conversation can be with. */
export interface Someone {
  id: string;
  name: string;
  occupation: string;
  pronoun: string;
  /** Whose portrait is shown. */
  face: string;
}

/** The people of the course, and those of the sketch before them. */
export function peopleOf(sketch: Sketch, { people }: Library): Someone[] {
  const own = Object.entries(mapAt(sketch, ['own', 'people'])).map(([id, one]): Someone => {
    const { name, occupation, pronoun, face } = mapAt({ one }, ['one']);
    return {
      id,
      name: wordsOf(name) || id,
      occupation: wordsOf(occupation),
      pronoun: String(pronoun),
      face: String(face),
    };
  });
  const ids = new Set(own.map(({ id }) => id));
  const course = Object.entries(people).flatMap(([id, { name, occupation, pronoun }]): Someone[] =>
    ids.has(id) ? [] : [{ id, name: say(name), occupation: say(occupation), pronoun, face: id }],
  );
  return [...own, ...course];
}
