import type { CustomerModel, Effect, Node, Scenario, Text } from '#model';
import { diceOf } from '../../../src/proof/explore/beyond.ts';

const say = (en: string, zh: string): Text => ({ en, zh });
const nothing: Effect = {
  acts: [],
  marks: {},
  because: say('So.', '就这样。'),
  sets: [],
  promises: {},
  keeps: [],
};

function ending(id: string, outcome: 'kept' | 'strained' | 'lost', keeps: string[] = []): [string, Node] {
  const title = say(`It ends as ${id}.`, `结局 ${id}。`);
  return [id, { says: title, end: { outcome, title, after: say('So it was.', '就这样。'), keeps } }];
}

/** What every generated scenario has in common. */
function frame(nodes: Record<string, Node>, promises: Scenario['promises']): Scenario {
  return {
    format: 1,
    id: 'generated',
    module: 'handling-complaints',
    cases: [],
    title: say('Generated', '生成的'),
    channel: 'chat',
    role: say('You', '你'),
    brief: say('Play.', '开始。'),
    goals: [say('Play.', '开始。')],
    minutes: 5,
    pass: 70,
    customer: {
      person: 'nobody',
      personality: 'any',
      hidden: false,
      start: { expectation: 65, perceived: 40, trust: 35, patience: 9 },
      expects: [],
      needs: [],
      leaves: { aloud: 'shouts', silently: 'fades' },
    },
    promises,
    start: 'n-0',
    nodes,
    always: [],
    never: [],
  };
}

/** A graph and nothing else: three choices a node, each further on; one state a node. */
export function graphOf(count: number): Scenario {
  const dice = diceOf(count);
  const nodes = Array.from({ length: count }, (_, n): [string, Node] => {
    const on = () => {
      const to = n + 1 + dice(8);
      return to < count ? `n-${String(to)}` : `end-${String(dice(3))}`;
    };
    const choices = [0, 1, 2].map((c) => [
      `c-${String(c)}`,
      {
        ...nothing,
        text: say(`Answer ${String(c)} at ${String(n)}.`, `${String(n)} 处的回答 ${String(c)}。`),
        marks: { 'hear-out-first': dice(5) - 2 },
        to: c === 0 && n + 1 < count ? `n-${String(n + 1)}` : on(),
      },
    ]);
    const says = say(`Node ${String(n)}.`, `第 ${String(n)} 处。`);
    return [`n-${String(n)}`, { says, choices: Object.fromEntries(choices) as never }];
  });
  const ends = [ending('end-0', 'kept'), ending('end-1', 'strained'), ending('end-2', 'lost')];
  const left = [ending('shouts', 'lost'), ending('fades', 'lost')];
  return frame(Object.fromEntries([...nodes, ...ends, ...left]), {});
}

/** Nodes side by side at each turn: one, then three, then seven. */
const before = (turn: number) => (turn < 2 ? turn : 4 + (turn - 2) * 7);

/**
 * A conversation of 60 nodes and ten decisions as an author would write it: three choices with one or two acts each,
 * some only for those who are trusted, a promise, a lie that is found out, an end by satisfaction.
 */
export function conversationOf(model: CustomerModel): Scenario {
  const dice = diceOf(7);
  const one = <T>(all: readonly T[]): T => all[dice(all.length)] as T;
  const acts = Object.entries(model.acts);
  const good = acts.filter(([, a]) => a.family !== 'harm');
  const poor = acts.filter(([, a]) => a.family === 'harm');
  const last = 9;
  const closing = [
    { when: { flag: 'lied' }, to: 'caught' },
    { when: { all: [{ trust: { atLeast: 60 } }, { satisfaction: { atLeast: 90 } }] }, to: 'glad' },
    { to: 'doubtful' },
  ];
  const nodeAt = (turn: number, place: number): [string, Node] => {
    const n = before(turn) + place;
    const side = before(turn + 2) - before(turn + 1);
    const choice = (c: number, mark: number, from: typeof acts, more: Partial<Effect>) => {
      const done = [...new Set([one(from), ...(dice(2) ? [one(from)] : [])])];
      const breach = done.find(([, a]) => a.breach)?.[1].breach;
      return [
        `c-${String(c)}`,
        {
          ...nothing,
          ...more,
          text: say(`Line ${String(c)} of node ${String(n)}.`, `第 ${String(n)} 处第 ${String(c)} 句。`),
          acts: done.map(([id]) => id),
          marks: { 'hear-out-first': mark },
          to: turn === last ? closing : `n-${String(before(turn + 1) + ((place * 3 + c) % side))}`,
          ...(breach ? { breach: { of: breach, what: nothing.because, comesOut: nothing.because } } : {}),
          ...(c === 2 && turn % 4 === 3 ? { when: { trust: { atLeast: 40 } } } : {}),
        },
      ];
    };
    const promise =
      turn === 3 ? { promises: { callback: { within: 6 } } } : turn === 6 ? { keeps: ['callback'] } : {};
    const choices = [
      choice(0, -1, poor, turn === 2 ? { sets: ['lied'] } : {}),
      choice(1, 2, good, promise),
      choice(2, 1, good, {}),
    ];
    const says = say(`Node ${String(n)} speaks.`, `第 ${String(n)} 处开口。`);
    return [`n-${String(n)}`, { says, choices: Object.fromEntries(choices) as never }];
  };
  const nodes = Array.from({ length: last + 1 }, (_, turn) =>
    Array.from({ length: before(turn + 1) - before(turn) }, (__, place) => nodeAt(turn, place)),
  ).flat();
  const ends = [
    ending('glad', 'kept', ['callback']),
    ending('doubtful', 'strained'),
    ending('caught', 'lost'),
    ending('shouts', 'lost'),
    ending('fades', 'lost'),
  ];
  const promise = { text: say('A call back.', '回电。'), principle: 'promise-what-you-can-keep' };
  return frame(Object.fromEntries([...nodes, ...ends]), { callback: promise });
}
