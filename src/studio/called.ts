import { m } from '#i18n';
import type { Sketch } from '#model';
import { at, isMap, mapAt, type Path } from './edit/at.ts';
import { answersAt, kindAt } from './edit/effects.ts';
import { boundsOf, wordsOf } from './outline/rows.ts';

/** A text cut to so many characters. */
export function shortened(text: string, most = 36): string {
  return text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text;
}

/** Words cut to what a button holds: Chinese says in 20 characters what takes 36 in English. */
export const short = (words: string): string => shortened(words, /[\u3400-\u9fff]/.test(words) ? 20 : 36);

/** What a step or question is called on the screen: what is said there first, else its name in links. */
export function stepName(sketch: Sketch, id: string): string {
  const list = isMap(sketch['questions']) ? 'questions' : 'nodes';
  const step = mapAt(sketch, [list, id]);
  return wordsOf(mapAt(step, ['end'])['title']) || wordsOf(step['says'] ?? step['ask']) || id;
}

/** What is written in a choice of a step, or what a result is given for; empty where nothing is. */
export function optionName(sketch: Sketch, node: string, option: string): string {
  const step = at(sketch, ['nodes', node]);
  const list = answersAt(step) ?? [];
  const value = at(step, [...list, option]);
  if (!isMap(value)) return '';
  return wordsOf(value['text']) || (list.at(-1) === 'results' ? resultName(value) : '');
}

/** What a result is given for. */
export function resultName(result: Readonly<Sketch>): string {
  const { atLeast: from, atMost: to } = boundsOf(result);
  if (from !== undefined && to !== undefined) return m.studio_result_between({ from, to });
  if (from !== undefined) return m.studio_result_at_least({ number: from });
  return to === undefined ? m.studio_result_else() : m.studio_result_at_most({ number: to });
}

/** A step or question in a few words, for a button or a list; its name in links where nothing is written. */
export const shortStep = (sketch: Sketch, id: string): string => short(stepName(sketch, id));

/** A choice or result of a step in a few words; its name in links where nothing is written. */
export const shortOption = (sketch: Sketch, node: string, option: string): string =>
  short(optionName(sketch, node, option) || option);

/**
 * An answer as the engine writes it, in a few words: `a+b` for several picked choices, `a>b` for an order, `a=b+c=d` for
 * what was sorted or recorded, else a choice or a number.
 */
export function shortAnswer(sketch: Sketch, node: string, answer: string): string {
  const step = at(sketch, ['nodes', node]);
  const kind = kindAt(step);
  const said = (id: string, ...path: Path) => wordsOf(at(step, path)) || id;
  const parts = answer.split(kind === 'order' ? '>' : '+').map((part) => {
    const [id = '', to = ''] = part.split('=');
    if (kind === 'order') return said(id, kind, 'items', id);
    if (kind === 'sort')
      return m.studio_answer_pair({
        of: said(id, kind, 'items', id, 'text'),
        is: said(to, kind, 'groups', to),
      });
    if (kind === 'record')
      return m.studio_answer_pair({
        of: said(id, kind, 'fields', id, 'label'),
        is: said(to, kind, 'fields', id, 'options', to),
      });
    return optionName(sketch, node, id) || id;
  });
  return short(parts.join(kind === 'order' ? ' → ' : ' + '));
}
