import type { Body, CustomerModel, Effect, Node, Scenario, Text } from '#model';
import { diceOf } from '../../../src/proof/explore/beyond.ts';

const say = (en: string, zh: string): Text => ({ en, zh });
const because = say('That is why.', '原因在此。');
const turns = 40;
/** Nodes side by side at every turn but the first. */
const side = 2;

function ending(outcome: 'kept' | 'strained' | 'lost', keeps: string[] = []): Node {
  const title = say(`It ends ${outcome}.`, `结局：${outcome}。`);
  return { says: title, end: { outcome, title, after: say('So it was.', '就这样。'), keeps } };
}

/** A reaction model in which a turn costs nothing by itself, for a conversation far longer than anybody's patience. */
export function unhurried(model: CustomerModel): CustomerModel {
  return { ...model, turn: { lively: {}, powerful: {}, peaceful: {}, analytical: {} } };
}

/**
 * A conversation of 40 decisions with four personalities: three ways on at each, marks that differ by personality,
 * choices for those who are trusted, promises, lies, and an end by satisfaction.
 */
export function longTalk(model: CustomerModel): Pick<Body, 'scenario' | 'model'> {
  const dice = diceOf(40);
  const one = <T>(all: readonly T[]): T => all[dice(all.length)] as T;
  const acts = Object.entries(model.acts);
  // Words wear off, and how often each was used would make the situations too many for so long a talk.
  const good = acts.filter(([, act]) => act.family === 'facts' || act.family === 'action');
  const poor = acts.filter(([, act]) => act.family === 'harm' && !act.breach);
  const idOf = (turn: number, place: number) => `n-${String(turn)}-${String(turn ? place % side : 0)}`;
  const closing = [{ when: { trust: { atLeast: 60 } }, to: 'kept' }, { to: 'strained' }];
  const nodeAt = (turn: number, place: number): [string, Node] => {
    const choice = (c: number, mark: number, from: typeof acts, more: Partial<Effect>) => [
      `c-${String(c)}`,
      {
        text: say(`Line ${String(c)} of turn ${String(turn)}.`, `第 ${String(turn)} 轮第 ${String(c)} 句。`),
        acts: [one(from)[0]],
        marks: { any: { 'hear-out-first': mark }, analytical: { 'own-until-closed': dice(4) - 1 } },
        because,
        sets: [],
        promises: {},
        keeps: [],
        to: turn + 1 < turns ? idOf(turn + 1, place + c) : closing,
        ...(c === 2 && turn % 8 === 3 ? { when: { trust: { atLeast: 40 } } } : {}),
        ...more,
      },
    ];
    const promise =
      turn % 40 === 3
        ? { promises: { callback: { within: 6 } } }
        : turn % 40 === 6
          ? { keeps: ['callback'] }
          : {};
    const lie = { breach: { of: 'truth' as const, what: because, comesOut: because } };
    const choices = [
      choice(0, -2, poor, turn === 20 ? lie : {}),
      choice(1, 2, good, promise),
      choice(2, dice(3) - 1, good, {}),
    ];
    const says = say(`Turn ${String(turn)}, what now?`, `第 ${String(turn)} 轮，怎么办？`);
    return [idOf(turn, place), { says, choices: Object.fromEntries(choices) as never }];
  };
  const nodes = Array.from({ length: turns }, (_, turn) =>
    Array.from({ length: turn ? side : 1 }, (__, place) => nodeAt(turn, place)),
  ).flat();
  const scenario: Scenario = {
    format: 1,
    id: 'long-talk',
    module: 'handling-complaints',
    cases: [],
    title: say('A long talk', '长谈'),
    channel: 'chat',
    role: say('You', '你'),
    brief: say('Talk.', '谈。'),
    goals: [say('Talk.', '谈。')],
    minutes: 40,
    pass: 70,
    customer: {
      person: 'luo-yun',
      personality: 'any',
      hidden: false,
      start: { expectation: 65, perceived: 40, trust: 45, patience: 10 },
      expects: [],
      needs: [],
      leaves: { aloud: 'lost', silently: 'lost' },
    },
    promises: { callback: { text: say('A call back.', '回电。'), principle: 'promise-what-you-can-keep' } },
    start: idOf(0, 0),
    nodes: {
      ...Object.fromEntries(nodes),
      kept: ending('kept', ['callback']),
      strained: ending('strained'),
      lost: ending('lost'),
    },
    always: [],
    never: [],
  };
  return { scenario, model };
}
