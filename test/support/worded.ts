import { Scenario, type Personality } from '#model';
import { readYaml } from '#model/yaml';
import { fixture } from './tiny.ts';

/** One choice: what it says, what it does, and its marks. */
export interface Wording {
  en?: string;
  zh?: string;
  acts?: string[];
  marks: number;
  breach?: 'truth';
}

/** A sound scenario of single choices, one node after the other, for one personality; passed with 70. */
export function worded(nodes: Wording[][], personality: Personality = 'peaceful'): Scenario {
  const { source } = readYaml(fixture('all-kinds.yaml'), 'x.yaml', Scenario);
  if (!source) throw new Error('the fixture is not sound');
  const { value } = source;
  const { glad, shouts, fades } = value.nodes;
  const node = (choices: Wording[], n: number) => ({
    says: { en: 'And?', zh: '然后呢？' },
    choices: Object.fromEntries(
      choices.map(({ en = 'So.', zh = '好。', acts = [], marks, breach }, i) => [
        `c${String(i)}`,
        {
          text: { en, zh },
          acts,
          marks: { 'hear-out-first': marks },
          because: { en: 'x', zh: '好' },
          breach: breach && { of: breach, what: { en: 'x', zh: '假' }, comesOut: { en: 'x', zh: '露' } },
          to: n + 1 < nodes.length ? `n${String(n + 1)}` : 'glad',
        },
      ]),
    ),
  });
  const raw = {
    ...value,
    start: 'n0',
    customer: { ...value.customer, personality },
    nodes: {
      ...Object.fromEntries(nodes.map((choices, n) => [`n${String(n)}`, node(choices, n)])),
      glad,
      shouts,
      fades,
    },
  };
  const read = readYaml(JSON.stringify(raw), 'worded.yaml', Scenario);
  if (!read.source) throw new Error(JSON.stringify(read.issues));
  return read.source.value;
}
