import type { Effect, Node, Scenario, Text, To } from '#model';

export type Choice = Effect & { text: Text; to: To };
export type Step = readonly [id: string, node: Node & { choices: Record<string, Choice> }];

/** All steps with choices, in the order of the file. */
export function stepsOf({ nodes }: Scenario): Step[] {
  return Object.entries(nodes).filter(([, node]) => 'choices' in node) as unknown as Step[];
}

/** One of the seven steps in the middle, another in every round. */
export function middleOf(scenario: Scenario, round: number): Step {
  const steps = stepsOf(scenario);
  return steps[(steps.length >> 1) + ((round % 7) - 3)] ?? (steps[0] as Step);
}

/** Leads where its sister leads, with other words. */
function addChoice(_: Scenario, [, { choices }]: Step): void {
  const [sister] = Object.values(choices);
  if (sister) choices.added = { ...structuredClone(sister), text: { en: 'One more line.', zh: '再一句。' } };
}

function removeChoice(_: Scenario, [, { choices }]: Step): void {
  Reflect.deleteProperty(choices, 'added');
}

/** A new step to which the first choice leads now, with the choices of the step that it led to. */
function insertStep(scenario: Scenario, [, { choices }]: Step): void {
  const [choice] = Object.values(choices);
  const on = typeof choice?.to === 'string' && scenario.nodes[choice.to];
  if (!choice || !on || !('choices' in on)) return;
  const added = { ...structuredClone(on), choices: { on: structuredClone({ ...choice, when: undefined }) } };
  scenario.nodes = Object.fromEntries(
    Object.entries(scenario.nodes).flatMap(([id, node]) =>
      node === on
        ? [
            ['added', added as Node],
            [id, node],
          ]
        : [[id, node]],
    ),
  );
  choice.to = 'added';
}

/** Whatever led to the step leads to where its first choice leads. */
function deleteStep(scenario: Scenario, [id, { choices }]: Step): void {
  const [choice] = Object.values(choices);
  const led = (to: To): To =>
    typeof to !== 'string'
      ? to.map((b) => (b.to === id ? { ...b, to: onOf(choice?.to) } : b))
      : to === id
        ? (choice?.to ?? to)
        : to;
  Reflect.deleteProperty(scenario.nodes, id);
  for (const [, step] of stepsOf(scenario))
    for (const one of Object.values(step.choices)) one.to = led(one.to);
  if (scenario.start === id) scenario.start = onOf(choice?.to);
}

/** The first choice leads to the step after the one that it led to. */
function leadElsewhere(scenario: Scenario, [, { choices }]: Step): void {
  const ids = Object.keys(scenario.nodes);
  const [choice] = Object.values(choices);
  if (choice) choice.to = ids[ids.indexOf(onOf(choice.to)) + 1] ?? onOf(choice.to);
}

const onOf = (to: To | undefined): string => (typeof to === 'string' ? to : (to?.at(-1)?.to ?? ''));

/** What is done to steps in the middle; `isOfLast` where that is done to the version that came of the one before. */
export const stepEdits: Record<
  string,
  { edit: (scenario: Scenario, middle: Step) => void; after: string; isOfLast?: boolean }
> = {
  'choice-added': { edit: addChoice, after: 'a choice was added in the middle' },
  'choice-removed': { edit: removeChoice, after: 'that choice was removed', isOfLast: true },
  'step-added': { edit: insertStep, after: 'a step was put between two in the middle' },
  'step-removed': { edit: deleteStep, after: 'a step in the middle was removed' },
  'led-elsewhere': { edit: leadElsewhere, after: 'a choice in the middle was led elsewhere' },
};
