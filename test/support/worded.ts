import { Scenario } from '#model';
import { readYaml } from '#model/yaml';
import { fixture } from './tiny.ts';

/** One choice: what it says, what it does, and its marks. */
export interface Wording {
  en?: string;
  zh?: string;
  acts?: string[];
  /** For everybody, or by personality with `any`. */
  marks: number | Record<string, number>;
  when?: object;
  breach?: 'truth';
}

const marksOf = (marks: Wording['marks']) => {
  const of = (m: number) => ({ 'hear-out-first': m });
  if (typeof marks === 'number') return of(marks);
  return Object.fromEntries(Object.entries(marks).map(([who, m]) => [who, of(m)]));
};

/** A sound scenario of single choices, one node after the other, passed with 70. */
export function worded(
  nodes: Wording[][],
  personality: Scenario['customer']['personality'] = 'peaceful',
): Scenario {
  const { source } = readYaml(fixture('all-kinds.yaml'), 'x.yaml', Scenario);
  if (!source) throw new Error('the fixture is not sound');
  const { value } = source;
  const { glad, shouts, fades } = value.nodes;
  const node = (choices: Wording[], n: number) => ({
    says: { en: 'And?', zh: '然后呢？' },
    choices: Object.fromEntries(
      choices.map(({ en = 'So.', zh = '好。', acts = [], marks, when, breach }, i) => [
        `c${String(i)}`,
        {
          text: { en, zh },
          acts,
          marks: marksOf(marks),
          when,
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
