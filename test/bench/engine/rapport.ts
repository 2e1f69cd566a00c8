import { begin, compile, sceneOf, stateOf, step, type Play, type Program } from '#engine';
import type { Body, CustomerModel, Effect, Meters, Node, Personality, Scenario, Text } from '#model';
import type { Player, Story } from './story.ts';

const say = (en: string): Text => ({ en, zh: en });
const nothing: Effect = { acts: [], marks: {}, because: say('.'), sets: [], promises: {}, keeps: [] };
const scene = (n: number) => `scene-${String(n)}`;

function ending(title: string): Node {
  return { says: say(title), end: { outcome: 'lost', title: say(title), after: say('Gone.'), keeps: [] } };
}

/** The story as a checked scenario. */
export function scenarioOf(story: Story): Scenario {
  const nodes = story.scenes.map(({ says, choices }, n): [string, Node] => {
    const options = choices.map(({ text, act, from, to }, c) => [
      `choice-${String(c)}`,
      {
        ...nothing,
        text: say(text),
        acts: [act],
        to: scene(to),
        ...(from ? { when: { [from.meter]: { atLeast: from.atLeast } } } : {}),
      },
    ]);
    return [scene(n), { says: say(says), choices: Object.fromEntries(options) as never }];
  });
  return {
    format: 1,
    id: 'generated',
    module: 'generated',
    cases: [],
    title: say('Generated'),
    channel: 'chat',
    role: say('You'),
    brief: say('Play.'),
    goals: [say('Play.')],
    minutes: 1,
    pass: 70,
    customer: {
      person: 'nobody',
      personality: 'any',
      hidden: false,
      start: story.start,
      expects: [],
      needs: [],
      leaves: { aloud: 'leaves-aloud', silently: 'leaves-silently' },
    },
    promises: {},
    start: scene(0),
    nodes: {
      ...Object.fromEntries(nodes),
      'leaves-aloud': ending('Says so'),
      'leaves-silently': ending('Says nothing'),
    },
    always: [],
    never: [],
  };
}

/** Our own player: what the stage does on every turn, without the stage. */
export class Rapport implements Player {
  readonly #program: Program;
  readonly #voices: Body['voices'];
  #play: Play;

  constructor(scenario: Scenario, model: CustomerModel, who: Personality, voices: Body['voices']) {
    this.#program = compile({ scenario, model }, who);
    this.#voices = voices;
    this.#play = begin(this.#program);
  }

  begin(): void {
    this.#play = begin(this.#program);
  }

  turns(picks: readonly number[]): void {
    for (const pick of picks) {
      const { decision } = sceneOf(this.#program, this.#play, this.#voices);
      const option = decision?.kind === 'choices' ? decision.options[pick] : undefined;
      if (!option) throw new RangeError(`no choice ${String(pick)}`);
      this.#play = step(this.#program, this.#play, option.id);
    }
  }

  meters(): Meters {
    return stateOf(this.#play).meters;
  }
}
