import { m } from '#i18n';
import type { Issue, Personality, Sketch } from '#model';
import type { Giveaway } from '#proof';
import { meterName, personalityName } from '#ui';
import { optionName, stepName } from './called.ts';
import { at, mapAt } from './edit/at.ts';
import { wordsOf } from './outline/rows.ts';
import { mendName, pickName } from './proof/why.ts';
import { spotAt } from './room.svelte.ts';
import { keyNames, sentences } from './sentences.ts';

/**
 * What was found and what to do, for whoever writes, in the studio's words; as the check says it where it has none. With
 * the sketch, steps, choices and promises go by what is written in them.
 */
export function foundText(issue: Issue, sketch: Sketch = {}): string {
  return sentenceOf(issue, sketch) ?? issue.message;
}

/** The studio's own sentence in the author's language; undefined for a code that has none. */
export function sentenceOf(issue: Issue, sketch: Sketch = {}): string | undefined {
  const { code, path, values = {} } = issue;
  const last = path.split('.').at(-1) ?? '';
  const why = String(values['why'] ?? '');
  const sentence = sentences[`${code} ${why} ${last}`] ?? sentences[`${code} ${why}`] ?? sentences[code];
  return sentence?.({ ...values, ...namesIn(issue, sketch) });
}

const list = (who: string): string =>
  who
    .split(', ')
    .map((one) => personalityName(one as Personality))
    .join(m.found_and());

/** What the values of a finding are called on the screen. */
function namesIn({ code, path, values = {} }: Issue, sketch: Sketch): Record<string, string> {
  const { node = '' } = spotAt(path);
  const names: Record<string, (id: string) => string> = {
    who: (who) => (who ? list(who) : m.found_anybody()),
    one: list,
    other: list,
    language: (id) => (id === 'en' ? m.found_en() : m.found_zh()),
    meter: (id) => meterName(id as Parameters<typeof meterName>[0]),
    step: (id) => stepName(sketch, id),
    choice: (id) => optionName(sketch, node, id) || id,
    promise: (id) => wordsOf(at(sketch, ['promises', id, 'text'])) || id,
    question: (id) => wordsOf(mapAt(sketch, ['questions', id])['ask']) || id,
    name: (id) => (code.startsWith('key-') && keyNames[id]?.()) || id,
  };
  const named = Object.entries(values).flatMap(([key, value]) => {
    const name = names[key]?.(String(value));
    return name === undefined ? [] : [[key, name]];
  });
  const { cue, end } = values as Partial<Giveaway>;
  return {
    ...(Object.fromEntries(named) as Record<string, string>),
    ...(cue && end && { pick: pickName({ cue, end }), mend: mendName({ cue }) }),
    ...(code === 'claim-broken' && { claim: wordsOf(at(sketch, [...path.split('.'), 'text'])) || path }),
  };
}
