import type { Text } from '#model';

/** A short scenario to begin with. */
export interface Template {
  id: string;
  name: Text;
  /** What it is good for. */
  about: Text;
  /** Its YAML, with comments for who writes on in it. */
  load: () => Promise<string>;
}

const files = import.meta.glob<string>('./*.yaml', { query: '?raw', import: 'default' });

const template = (id: string, name: Text, about: Text): Template => ({
  id,
  name,
  about,
  load: async () => {
    const load = files[`./${id}.yaml`];
    if (!load) throw new Error(`there is no template ${id}`);
    return await load();
  },
});

/** What a new scenario can be begun with: each can be played as it is, and none of it is part of the course. */
export const templates: readonly Template[] = [
  template(
    'complaint',
    { en: 'A complaint in four steps', zh: '四步处理投诉' },
    {
      en: 'Hear it out, look into it, say what will be done, make sure it holds.',
      zh: '听完、核实、说清怎么办、跟进到底。',
    },
  ),
  template(
    'expectation',
    { en: 'An expectation that cannot be met', zh: '满足不了的期望' },
    {
      en: 'Where it comes from, what is true, what is possible, what comes next.',
      zh: '从哪儿来、事实是什么、能做到什么、下一步怎么走。',
    },
  ),
  template(
    'objection',
    { en: 'An objection in five steps', zh: '五步处理异议' },
    {
      en: 'With steps to put in order: hear it, see the point, ask why, recommend what fits, money last.',
      zh: '带一道排序题：先听完、再体谅、问清楚、推荐合适的、最后谈钱。',
    },
  ),
  template(
    'personality',
    { en: 'Find the personality', zh: '听出客户的性格' },
    {
      en: 'Nobody says which of the four it is: one talk in four voices, each with its own best answers.',
      zh: '事先不说是哪种性格：同一件事、四种说话方式，各有各的最佳回应。',
    },
  ),
  template(
    'blank',
    { en: 'A bare frame', zh: '空白框架' },
    {
      en: 'Three steps and three endings, every word yours to write.',
      zh: '3个环节、3个结局，文字都等你来写。',
    },
  ),
];
