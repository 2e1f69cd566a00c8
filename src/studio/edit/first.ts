import type { Language, Text } from '#model';

/** What a text says before it is written: what belongs there, in brackets. */
function slot(en: string, zh: string): Text {
  return { en: `[${en}]`, zh: `【${zh}】` };
}
const shape: Record<Language, RegExp> = { en: /^\s*(\[[^\]]*\]\s*)?$/, zh: /^\s*(【[^】]*】\s*)?$/ };

/** Whether nobody has written this text yet: it is empty, or still says in brackets what belongs there. */
export function isUnwritten(text: string, language: Language): boolean {
  return shape[language].test(text);
}

const number = String;
const because = () => slot('What this did to the customer, and why', '这样说对客户起了什么作用，为什么');
const effect = () => ({ acts: [], marks: {}, because: because() });
const option = (n: number) => ({
  text: slot(`What the learner can say, ${number(n)}`, `学员可以这样说（${number(n)}）`),
  ...effect(),
});

/** The first texts and values of whatever can be added. */
export const first = {
  says: () => slot('What the customer says here', '客户在这里说的话'),
  because,
  option,
  choice: (n: number, to: unknown) => ({ ...option(n), to }),
  reply: (n: number, to: unknown) => {
    const { text, ...rest } = option(n);
    return { text, match: { en: [], zh: [] }, ...rest, to };
  },
  result: (to: unknown) => ({ ...effect(), to }),
  item: (n: number) => slot(`Step or thing ${number(n)}`, `第${number(n)}项`),
  group: (n: number) => slot(`Group ${number(n)}`, `第${number(n)}组`),
  entry: (n: number) => slot(`Entry ${number(n)}`, `填法${number(n)}`),
  field: (n: number) => ({
    label: slot(`Field ${number(n)}`, `栏目${number(n)}`),
    options: { 'entry-1': first.entry(1), 'entry-2': first.entry(2) },
    right: 'entry-1',
  }),
  value: () => ({
    min: 1,
    max: 7,
    step: 1,
    start: 1,
    unit: { en: 'days', zh: '天' },
    text: slot(
      'What the learner says with the number: within {value} days',
      '学员报出数字的话：{value}天之内',
    ),
  }),
  ending: () => ({
    outcome: 'strained',
    title: slot('How it ended, in a few words', '用几个字说结果'),
    after: slot('What came of it afterwards', '后来怎么样了'),
  }),
  goal: (n: number) => slot(`Goal ${number(n)} of the learner`, `学员的目标（${number(n)}）`),
  claim: (at: 'pass' | 'end') => ({
    text: slot('What you claim of every conversation', '对每一次对话都成立的一句话'),
    at,
    that: { trust: { atLeast: 50 } },
  }),
  promise: (n: number) => ({
    text: slot(`What was promised, ${number(n)}`, `答应了什么（${number(n)}）`),
    principle: 'promise-what-you-can-keep',
  }),
  person: () => ({
    name: slot('First and last name', '姓名'),
    called: slot('How one addresses them', '称呼'),
    occupation: slot('What they do', '职业'),
    manner: slot('How they come in, in a few words', '来时的样子'),
    pronoun: 'she',
    face: 'luo-yun',
  }),
  act: () => ({
    name: slot('What the learner does with it', '这句话在做什么'),
    family: 'care',
    effect: { trust: 5 },
    weight: { lively: 100, powerful: 100, peaceful: 100, analytical: 100 },
  }),
  line: (n: number) => slot(`Line ${number(n)}`, `第${number(n)}句`),
  reasoned: (n: number) => ({ text: slot(`Option ${number(n)}`, `选项${number(n)}`), because: because() }),
  pair: (n: number) => ({
    left: slot(`Left ${number(n)}`, `左边${number(n)}`),
    right: slot(`Right ${number(n)}`, `右边${number(n)}`),
    because: because(),
  }),
  point: (n: number) => slot(`What a good answer says, ${number(n)}`, `好的回答会说到（${number(n)}）`),
  ask: () => slot('What is asked', '问题'),
};
