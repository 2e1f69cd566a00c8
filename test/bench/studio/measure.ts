import { readFileSync } from 'node:fs';
import { produce } from 'immer';
import type { Library } from '#content';
import { Scenario, shapeOf, type Sketch } from '#model';
import { openDesk, type Asked, type Said } from '../../../src/studio/check/desk.ts';
import { Packer } from '../../../src/studio/check/parcel.ts';
import { median, print, ratioOf, rounds } from '../figures.ts';
import { conversationOf } from '../proof/scenarios.ts';

const library = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as Library;
/** What is found is to be on the screen so many milliseconds after the keystroke. */
const soon = 100;

type Open = Scenario & { customer: { person: string } };
const first = JSON.parse(JSON.stringify(conversationOf(library.model))) as Open;
first.customer.person = 'luo-yun';

// Whatever is sent is cloned, as between a page and its worker.
const packer = new Packer();
let hear: (said: Said) => void = () => undefined;
const take = openDesk((said) => {
  hear(structuredClone(said));
});
const ask = (asked: Asked) => {
  take(structuredClone(asked));
};
ask({ ask: 'library', library, scenarios: [] });

let n = 0;
/** How long it takes until this is said of a version, in milliseconds. */
function until(say: 'findings' | 'bounds', value: Scenario): Promise<number> {
  const from = performance.now();
  return new Promise((resolve, reject) => {
    let spent = 0;
    hear = (said) => {
      if (said.say === say) spent = performance.now() - from;
      if (said.say === 'findings' && !said.proven) reject(new Error(JSON.stringify(said.findings[0])));
      if (said.say === 'bounds') resolve(spent);
    };
    n += 1;
    ask({ ask: 'check', n, kind: 'scenario', parcel: packer.pack(value as unknown as Sketch) });
  });
}

let value: Scenario = first;
let round = 0;
const acts = Object.entries(library.model.acts).flatMap(([id, { breach }]) => (breach ? [] : [id]));
type Choice = { text: { en: string }; marks: Record<string, number>; acts: string[] };

/** Does something to one choice after another. */
function edited(edit: (choice: Choice) => void): Scenario {
  round += 1;
  return produce(value, (draft) => {
    const node = draft.nodes[`n-${String(round % 40)}`];
    const [, choice] = node && 'choices' in node ? Object.values(node.choices) : [];
    edit(choice as unknown as Choice);
  });
}
const edits: Record<string, (choice: Choice) => void> = {
  text: ({ text }) => (text.en = `Other words ${String(round)}`),
  mark: (choice) => (choice.marks = { 'hear-out-first': (round % 5) - 2 }),
  act: (choice) => (choice.acts = [acts[round % acts.length] ?? '']),
};

const of = (name: string) => () => until('findings', (value = edited(edits[name] ?? (() => undefined))));
const taken = await rounds(
  {
    text: of('text'),
    mark: of('mark'),
    act: of('act'),
    bounds: () => until('bounds', (value = edited(edits['act'] ?? (() => undefined)))),
    floor: () => {
      const from = performance.now();
      const { misfits } = shapeOf(Scenario, structuredClone(value));
      if (misfits.length) throw new Error(JSON.stringify(misfits[0]));
      return performance.now() - from;
    },
  },
  { count: 40, warm: 20 },
);
for (const name of ['text', 'mark', 'act', 'bounds'] as const) {
  const figure = { name: `studio-check-${name}-60`, value: median(taken[name]), unit: 'ms' };
  print({ ...figure, against: `${String(soon)} ms (target <= 1)`, ratio: figure.value / soon });
  const against = 'cloning the whole version and holding it against the schema';
  print({ ...figure, against, ratio: ratioOf(taken[name], taken.floor) });
}
