import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { begin, compile } from '#engine';
import type { Body, CustomerModel, Personality } from '#model';
import { median, print, ratioOf, rounds } from '../figures.ts';
import { bareInkOf, compileInk, InkPlayer, inkOf } from './ink.ts';
import { Rapport, scenarioOf } from './rapport.ts';
import { Reducer } from './reducer.ts';
import { diceOf } from '../../../src/proof/explore/beyond.ts';
import { storyOf, type Player, type Story } from './story.ts';

const who: Personality = 'lively';
const { model, voices } = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as {
  model: CustomerModel;
  voices: Body['voices'];
};

/** Conversations to play, as picks among the open choices, each until the customer has had enough. */
function walksOf(story: Story, count: number): number[][] {
  const dice = diceOf(2);
  const reducer = new Reducer(story, model, who);
  return Array.from({ length: count }, () => {
    const walk: number[] = [];
    for (reducer.begin(); reducer.state.patience > 0 && walk.length < 40;) {
      const pick = dice(reducer.open(reducer.state).length);
      reducer.turns([pick]);
      walk.push(pick);
    }
    return walk;
  });
}

/** Microseconds a turn; beginning a conversation is not counted. */
function perTurn(player: Player, walks: readonly (readonly number[])[]): number {
  let spent = 0;
  let turns = 0;
  for (const walk of walks) {
    player.begin();
    const from = performance.now();
    player.turns(walk);
    spent += performance.now() - from;
    turns += walk.length;
  }
  return (spent * 1000) / turns;
}

/** Every player must come to the same meters on every walk, or the comparison is void. */
function agree(players: Record<string, Player>, walks: readonly number[][]): void {
  const ends = Object.entries(players).map(([name, player]) => {
    const all = walks.map((walk) => {
      player.begin();
      player.turns(walk);
      return player.meters();
    });
    return { name, all };
  });
  for (const { name, all } of ends)
    for (const [n, meters] of all.entries())
      if (!isDeepStrictEqual(meters, ends[0]?.all[n]))
        throw new Error(`${name} comes to ${JSON.stringify(meters)} on walk ${String(n)}`);
}

function timed(work: () => unknown): () => number {
  return () => {
    const from = performance.now();
    work();
    return performance.now() - from;
  };
}

async function size(count: number): Promise<void> {
  const story = storyOf(count, model, 1);
  const scenario = scenarioOf(story);
  const source = inkOf(story, model, who);
  const json = compileInk(source);
  const players = {
    rapport: new Rapport(scenario, model, who, voices),
    reducer: new Reducer(story, model, who),
    ink: new InkPlayer(json),
  };
  const bare = new InkPlayer(compileInk(bareInkOf(story)));
  const walks = walksOf(story, 100);
  agree(players, walks);
  const n = String(count);

  const turn = await rounds(
    {
      rapport: () => perTurn(players.rapport, walks),
      reducer: () => perTurn(players.reducer, walks),
      ink: () => perTurn(players.ink, walks),
      bare: () => perTurn(bare, walks),
    },
    { count: 15, warm: 5 },
  );
  const us = { name: `engine-turn-${n}`, value: median(turn.rapport), unit: 'us' };
  print({ ...us, against: 'plain reducer (target <= 10)', ratio: ratioOf(turn.rapport, turn.reducer) });
  print({ ...us, against: 'inkjs (target <= 0.05 at 1000 nodes)', ratio: ratioOf(turn.rapport, turn.ink) });
  print({
    ...us,
    against: 'inkjs, same choices but no customer at all',
    ratio: ratioOf(turn.rapport, turn.bare),
  });

  const made = await rounds(
    {
      rapport: timed(() => begin(compile({ scenario, model }, who))),
      source: timed(() => compileInk(source)),
      load: timed(() => new InkPlayer(json)),
    },
    { count: count > 1000 ? 3 : 7, warm: 1 },
  );
  const ms = { name: `engine-compile-${n}`, value: median(made.rapport), unit: 'ms' };
  print({ ...ms, against: 'inkjs Compiler, source to JSON', ratio: ratioOf(made.rapport, made.source) });
  print({ ...ms, against: 'inkjs new Story, JSON to memory', ratio: ratioOf(made.rapport, made.load) });
}

for (const count of [100, 1_000, 10_000]) await size(count);
