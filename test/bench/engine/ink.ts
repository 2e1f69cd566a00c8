import { Compiler, Story as Ink } from 'inkjs/full';
import { meters as meterNames, type Act, type CustomerModel, type Meters, type Personality } from '#model';
import type { Choice, Player, Story } from './story.ts';

const scene = (n: number) => `scene_${String(n)}`;
const name = (act: string) => act.replaceAll('-', '_');
const scale = { expectation: '5, 5, 100', perceived: '5, 0, 100', trust: '5, 0, 100', patience: '1, 0, 10' };

/** Whole numbers throughout: the change comes in millionths, halves are rounded away from zero. */
const rules = `
=== function shift(ref meter, millionths, grid, low, high)
~ temp unit = grid * 1000000
{ millionths < 0:
  ~ meter = MAX(low, meter - (unit - 2 * millionths) / (2 * unit) * grid)
- else:
  ~ meter = MIN(high, meter + (unit + 2 * millionths) / (2 * unit) * grid)
}

=== function feel()
{
- patience <= 2 || trust <= 10:
  ~ mood = 0
- patience <= 4:
  ~ mood = 1
- trust < 35:
  ~ mood = 2
- else:
  ~ mood = 3
}

=== function pick(n, a, b, c, d)
{ n:
- 0: ~ return a
- 1: ~ return b
- 2: ~ return c
- else: ~ return d
}

=== function worn(change, later)
{ change > 0:
  ~ return later
- else:
  ~ return 100
}
`;

function firstMood({ patience, trust }: Meters): number {
  if (patience <= 2 || trust <= 10) return 0;
  return patience <= 4 ? 1 : trust < 35 ? 2 : 3;
}

function actOf(id: string, act: Act, model: CustomerModel, who: Personality): string {
  const { angry, upset, wary, calm } = model.moods;
  const weights = [angry, upset, wary, calm].map((m) => m[act.family] * act.weight[who]);
  const shifts = meterNames.map((meter) => {
    const base = act.effect[meter];
    if (!base) return [];
    const sum = `${String(base)} * weight`;
    const times = meter === 'expectation' ? '100' : `worn(${sum}, later)`;
    return [`~ shift(${meter}, ${sum} * ${times}, ${scale[meter]})`];
  });
  return [
    `=== function ${name(id)}()`,
    `~ temp weight = pick(mood, ${weights.join(', ')})`,
    `~ temp later = pick(used_${name(id)}, ${(model.wearsOff.includes(act.family) ? [...model.repeat, model.repeat[2]] : [100, 100, 100, 100]).join(', ')})`,
    `~ shift(patience, ${String((model.turn[who].patience ?? 0) * 1e6)}, ${scale.patience})`,
    ...shifts.flat(),
    `~ used_${name(id)} = MIN(2, used_${name(id)} + 1)`,
    '~ feel()',
  ].join('\n');
}

function text(story: Story, choose: (choice: Choice) => string[]): string[] {
  const choice = (c: Choice) => [
    `+ ${c.from ? `{${c.from.meter} >= ${String(c.from.atLeast)}} ` : ''}[${c.text}]`,
    ...choose(c).map((line) => `  ${line}`),
    `  -> ${scene(c.to)}`,
  ];
  return [
    ...meterNames.map((m) => `VAR ${m} = ${String(story.start[m])}`),
    `-> ${scene(0)}`,
    ...story.scenes.flatMap((s, n) => [`=== ${scene(n)}`, s.says, ...s.choices.flatMap(choice)]),
  ];
}

/** The story as one would write it in ink, with the rules of the customer as ink functions. */
export function inkOf(story: Story, model: CustomerModel, who: Personality): string {
  return [
    `VAR mood = ${String(firstMood(story.start))}`,
    ...Object.keys(model.acts).map((id) => `VAR used_${name(id)} = 0`),
    ...text(story, ({ act }) => [`~ ${name(act)}()`, '{ patience == 0: -> leaves }']),
    '=== leaves\nGone.\n-> END',
    rules,
    ...Object.entries(model.acts).map(([id, act]) => actOf(id, act, model, who)),
  ].join('\n');
}

/** The same choices under the same conditions, but nothing ever comes of them: the least that inkjs has to do. */
export function bareInkOf(story: Story): string {
  return text(story, () => []).join('\n');
}

/** Compiles ink source to the JSON that is shipped. */
export function compileInk(source: string): string {
  return new Compiler(source).Compile().ToJson() as string;
}

/** The story in inkjs. */
export class InkPlayer implements Player {
  readonly #ink: Ink;

  constructor(json: string) {
    this.#ink = new Ink(json);
  }

  begin(): void {
    this.#ink.ResetState();
    this.#ink.ContinueMaximally();
  }

  turns(picks: readonly number[]): void {
    for (const pick of picks) {
      if (!this.#ink.currentChoices[pick]) throw new RangeError(`no choice ${String(pick)}`);
      this.#ink.ChooseChoiceIndex(pick);
      this.#ink.ContinueMaximally();
    }
  }

  meters(): Meters {
    const of = (m: string) => this.#ink.variablesState.$(m) as number;
    return {
      expectation: of('expectation'),
      perceived: of('perceived'),
      trust: of('trust'),
      patience: of('patience'),
    };
  }
}
