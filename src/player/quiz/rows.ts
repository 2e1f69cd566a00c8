import { shuffle, type Grade, type Part } from '#engine';
import { m, say } from '#i18n';
import type { Put } from './put.ts';

/** What is told about one part of an answer. */
export interface Row {
  id: string;
  text: string;
  /** Undefined where nothing was right or wrong about it: an option that was rightly left alone. */
  right: boolean | undefined;
  /** In a word: what the learner did with it, and what would have been right. */
  said: string;
  because: string;
}

/** What is told about each part of an answer, in the order in which the parts were shown. */
export function rowsOf(put: Put, answer: string, grade: Grade): Row[] {
  const { question } = put;
  const verdictOf = (id: string) => grade.verdicts.find((v) => v.id === id);
  const row = (id: string, text: string, right: boolean | undefined, said: string): Row => {
    const because = verdictOf(id)?.because;
    return { id, text, right, said, because: because ? say(because) : '' };
  };
  const shown = (right: (id: string) => boolean, picked: readonly string[]) =>
    put.parts.map(({ id, text }) => {
      const [is, was] = [right(id), picked.includes(id)];
      return row(id, say(text), is || was ? is === was : undefined, pickedWords(is, was));
    });
  if ('single' in question) {
    const { right } = question.single;
    // Only what was picked is wrong: nobody could pick two.
    return shown((id) => id === right, [answer]).map((r) =>
      r.id === right ? { ...r, right: true, said: answer === right ? r.said : m.quiz_row_right() } : r,
    );
  }
  if ('multiple' in question)
    return shown((id) => question.multiple.right.includes(id), answer === '' ? [] : answer.split('+'));
  if ('truth' in question) {
    const { right, because } = question.truth;
    return ([true, false] as const).map((said) => ({
      id: String(said),
      text: said ? m.quiz_true() : m.quiz_false(),
      right: said === right ? true : answer === String(said) ? false : undefined,
      said:
        answer === String(said)
          ? pickedWords(said === right, true)
          : said === right
            ? m.quiz_row_right()
            : '',
      because: say(because[said ? 'true' : 'false']),
    }));
  }
  if ('order' in question) {
    const { right, items } = question.order;
    const mine = answer.split('>');
    return right.map((id, i) => {
      const place = mine.indexOf(id);
      const said = place === i ? m.quiz_row_there() : m.quiz_row_place({ place: place + 1 });
      return row(id, `${String(i + 1)}. ${items[id] ? say(items[id]) : id}`, place === i, said);
    });
  }
  const pairs = new Map(answer.split('+').map((p) => p.split('=') as [string, string]));
  const named = (all: readonly Part[], id = '') => {
    const part = all.find((p) => p.id === id);
    return part ? say(part.text) : id;
  };
  if ('match' in question || 'sort' in question)
    return ('sort' in question ? shuffle(put.parts, put.seed) : put.parts).map(({ id, text }) => {
      const wanted = 'sort' in question ? question.sort.items[id]?.group : id;
      const [mine, right] = [named(put.others, pairs.get(id)), named(put.others, wanted)];
      const fits = verdictOf(id)?.right === true;
      return row(id, say(text), fits, fits ? `→ ${right}` : m.quiz_row_belongs({ mine, right }));
    });
  if ('short' in question)
    return grade.verdicts.map(({ id, right, because }) => ({
      id,
      text: because ? say(because) : '',
      right,
      said: right ? m.quiz_row_in_it() : m.quiz_row_missing(),
      because: '',
    }));
  return [];
}

function pickedWords(is: boolean, was: boolean): string {
  if (is) return was ? m.quiz_row_picked_right() : m.quiz_row_missed();
  return was ? m.quiz_row_picked_wrong() : '';
}

/** The explanation of the answer as a whole; empty where every part has its own. */
export function wholeOf(grade: Grade): string {
  const because = grade.verdicts.find((v) => v.id === '')?.because;
  return because ? say(because) : '';
}
