import type { Language, Scenario } from '#model';
import { finding, type Code, type Finding } from './finding.ts';
import { atEveryNode, effectsIn, textsAround, textsIn, type Part, type TextAt } from './inside.ts';
import { graphemesOf } from '../wording/wording.ts';

const languages = ['en', 'zh'] as const;
const names: Record<Language, string> = { en: 'English', zh: 'Chinese' };

/** The most characters of a text, so that it fits a phone. */
const limits: Partial<Record<Part, Record<Language, number>>> = {
  choice: { en: 110, zh: 45 },
  says: { en: 220, zh: 95 },
  cue: { en: 90, zh: 40 },
  because: { en: 220, zh: 95 },
  after: { en: 260, zh: 110 },
  title: { en: 60, zh: 24 },
};

/** What has a name of its own where it is left blank in both languages. */
const wanted: Partial<Record<Part, { code: Code; message: string }>> = {
  because: {
    code: 'coaching-missing',
    message: 'gives the learner no coaching; say what it did to this customer, and why',
  },
  after: {
    code: 'consequence-missing',
    message: 'tells nothing of what came of it; say in one or two sentences what happened after the scene',
  },
};

function missing({ path, part, text }: TextAt): Finding[] {
  const blank = languages.filter((l) => !text[l].trim());
  const whole = blank.length === languages.length ? wanted[part] : undefined;
  if (whole) return [finding(whole.code, path, whole.message)];
  return blank.map((l) =>
    finding('text-missing', [...path, l], `is blank in ${names[l]}; write the text`, { language: l }),
  );
}

const han = /\p{Script=Han}/u;
const wordy = (text: string): boolean => /\p{L}{2}/u.test(text.replaceAll('{value}', ''));

function untranslated({ path, text: { en, zh } }: TextAt): Finding[] {
  const say = (l: Language, message: string) => [
    finding('text-untranslated', [...path, l], message, { why: l }),
  ];
  if (han.test(en))
    return say('en', 'holds Chinese characters in its English text; write it in English letters');
  if (wordy(en) && zh.trim() && !han.test(zh))
    return say('zh', 'holds no Chinese character though the English text has words; write it in Chinese');
  return [];
}

function tooLong({ path, part, text }: TextAt): Finding[] {
  return languages.flatMap((l) => {
    const most = limits[part]?.[l] ?? Infinity;
    const long = graphemesOf(text[l].trim());
    if (long <= most) return [];
    const message = `has ${String(long)} characters in ${names[l]}, ${String(long - most)} more than the ${String(most)} that fit a phone; shorten it`;
    return [finding('text-too-long', [...path, l], message, { language: l, long, over: long - most, most })];
  });
}

function markup({ path, text }: TextAt): Finding[] {
  return languages.flatMap((l) => {
    const what = /<\/?[a-z!]/i.test(text[l])
      ? 'an HTML tag'
      : /\bjavascript:\S/i.test(text[l])
        ? 'a javascript: link'
        : undefined;
    if (!what) return [];
    const message = `holds ${what}, which would be shown letter by letter as plain text; write it without`;
    return [finding('markup', [...path, l], message, { language: l })];
  });
}

/** What can be said, in plain words. */
const worded = atEveryNode((node, of) =>
  effectsIn(node, of).flatMap(({ path, id, effect: { text } }) =>
    text ? [{ path, node, id, said: { en: plainly(text.en), zh: plainly(text.zh) } }] : [],
  ),
);
const plainly = (text: string): string => text.trim().replace(/\s+/g, ' ');

function twice(scenario: Scenario): Finding[] {
  const all = worded(scenario);
  return languages.flatMap((l) => {
    const first = new Map<string, { node: string; id: string }>();
    return all.flatMap(({ path, node, id, said }) => {
      const text = said[l];
      if (!text) return [];
      const before = first.get(text);
      if (!before) {
        first.set(text, { node, id });
        return [];
      }
      const elsewhere = before.node === node ? {} : { why: 'elsewhere', step: before.node };
      const where = before.node === node ? `"${before.id}"` : `"${before.id}" at "${before.node}"`;
      const message = `reads the same in ${names[l]} as the choice ${where}; say it in other words`;
      return [finding('text-twice', [...path, 'text', l], message, { language: l, ...elsewhere })];
    });
  });
}

const wrongIn = (at: TextAt): Finding[] =>
  [missing, untranslated, tooLong, markup].flatMap((check) => check(at));
const wrongAtNodes = atEveryNode((id, node) => textsIn(id, node).flatMap(wrongIn));

/** What is wrong with texts as texts: blank, not translated, too long, marked up, twice the same. */
export function textFindings(scenario: Scenario): Finding[] {
  return [...textsAround(scenario).flatMap(wrongIn), ...wrongAtNodes(scenario), ...twice(scenario)];
}
