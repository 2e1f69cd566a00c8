import { gradesOf, optionsOf, waysOf } from '#engine';
import {
  playable,
  type CustomerModel,
  type Effect,
  type Node,
  type Scenario,
  type To,
  type Values,
  type When,
} from '#model';
import { finding, type Code, type Finding, type Path } from './finding.ts';
import { linksOf } from './inside.ts';
import { standInFindings, type Namesake } from './standins.ts';

/** The ids a scenario may refer to. */
export interface Known {
  model: CustomerModel;
  modules: ReadonlySet<string>;
  people: ReadonlyMap<string, Namesake>;
  /** Every principle, with its module. */
  principles: ReadonlyMap<string, string>;
}

/** Walks a scenario and gathers what refers to nothing, or contradicts itself. */
class Referee {
  readonly found: Finding[] = [];
  readonly scenario: Scenario;
  readonly known: Known;

  constructor(scenario: Scenario, known: Known) {
    this.scenario = scenario;
    this.known = known;
  }

  say(code: Code, path: Path, message: string, values: Values = {}): void {
    this.found.push(finding(code, path, message, values));
  }

  #expect(there: boolean, code: Code, path: Path, what: string, id: string): void {
    if (!there)
      this.say(code, path, `${what} "${id}" does not exist; check the spelling or add it`, { name: id });
  }
  node(id: string, path: Path): void {
    this.#expect(Object.hasOwn(this.scenario.nodes, id), 'node-unknown', path, 'node', id);
  }
  act(id: string, path: Path): void {
    this.#expect(Object.hasOwn(this.known.model.acts, id), 'act-unknown', path, 'service act', id);
  }
  principle(id: string, path: Path): void {
    this.#expect(this.known.principles.has(id), 'principle-unknown', path, 'principle', id);
  }
  promise(id: string, path: Path): void {
    this.#expect(Object.hasOwn(this.scenario.promises, id), 'promise-unknown', path, 'promise', id);
  }

  when(when: When | undefined, path: Path): void {
    if (!when) return;
    if (!Object.keys(when).length)
      this.say('when-empty', path, 'must say at least one thing, such as flag: or trust:');
    if (when.did !== undefined) this.act(when.did, [...path, 'did']);
    for (const id of Object.keys(when.promise ?? {})) this.promise(id, [...path, 'promise', id]);
    for (const [i, w] of (when.all ?? []).entries()) this.when(w, [...path, 'all', i]);
    for (const [i, w] of (when.any ?? []).entries()) this.when(w, [...path, 'any', i]);
    this.when(when.not, [...path, 'not']);
  }
  to(to: To, path: Path): void {
    if (typeof to === 'string') this.node(to, path);
    else
      for (const [i, b] of to.entries()) {
        this.node(b.to, [...path, i, 'to']);
        this.when(b.when, [...path, i, 'when']);
      }
  }
  effect(effect: Effect & { when?: When | undefined; to?: To }, path: Path): void {
    for (const [i, id] of effect.acts.entries()) {
      this.act(id, [...path, 'acts', i]);
      if (this.known.model.acts[id]?.breach && !effect.breach)
        this.say(
          'breach-untold',
          [...path, 'acts', i],
          `"${id}" breaches integrity; add breach: of, what, comesOut`,
          { name: id },
        );
    }
    const marks = 'any' in effect.marks ? Object.entries(effect.marks) : [['', effect.marks] as const];
    for (const [who, some] of marks)
      for (const id of Object.keys(some ?? {}))
        this.principle(id, [...path, 'marks', ...(who ? [who] : []), id]);
    for (const id of Object.keys(effect.promises)) this.promise(id, [...path, 'promises', id]);
    for (const [i, id] of effect.keeps.entries()) this.promise(id, [...path, 'keeps', i]);
    this.when(effect.when, [...path, 'when']);
    if (effect.to !== undefined) this.to(effect.to, [...path, 'to']);
  }
}

function graded(node: Node): Path | undefined {
  if ('order' in node) return ['order'];
  if ('sort' in node) return ['sort'];
  if ('value' in node) return ['value'];
  return 'record' in node ? ['record'] : undefined;
}

function checkParts(referee: Referee, node: Node, path: Path): void {
  if ('order' in node) {
    const { items, right } = node.order;
    const sound = right.length === Object.keys(items).length && new Set(right).size === right.length;
    if (!sound || right.some((id) => !Object.hasOwn(items, id)))
      referee.say(
        'order-wrong',
        [...path, 'order', 'right'],
        'must list every item once, in the right order',
      );
  }
  if ('sort' in node)
    for (const [id, item] of Object.entries(node.sort.items))
      if (!Object.hasOwn(node.sort.groups, item.group))
        referee.say(
          'group-unknown',
          [...path, 'sort', 'items', id, 'group'],
          `group "${item.group}" does not exist`,
          { name: item.group },
        );
  if ('record' in node)
    for (const [id, field] of Object.entries(node.record.fields))
      if (!Object.hasOwn(field.options, field.right))
        referee.say(
          'option-unknown',
          [...path, 'record', 'fields', id, 'right'],
          `option "${field.right}" does not exist`,
          { name: field.right },
        );
  if ('several' in node) {
    const { atLeast, atMost, choices } = node.several;
    if (atLeast > atMost || atMost > Object.keys(choices).length)
      referee.say(
        'pick-impossible',
        [...path, 'several'],
        'atLeast and atMost must fit the number of choices',
      );
  }
  if ('choices' in node && node.clock) {
    const { choice } = node.clock;
    const taken = Object.hasOwn(node.choices, choice) ? node.choices[choice] : undefined;
    if (!taken || taken.when)
      referee.say(
        'clock-choice-unknown',
        [...path, 'clock', 'choice'],
        taken
          ? `"${choice}" has a when:; the clock must fall on a choice that is always open`
          : `choice "${choice}" does not exist here; name one of the choices of this node`,
        taken ? { choice, why: 'conditional' } : { choice },
      );
  }
  if ('value' in node) {
    const { min, max, step, start } = node.value;
    if (min >= max || start < min || start > max || (max - min) / step > 10_000)
      referee.say(
        'value-range',
        [...path, 'value'],
        'needs min < max, start between them, at most 10,000 steps',
      );
  }
}

function checkNode(referee: Referee, node: Node, path: Path): void {
  const before = referee.found.length;
  checkParts(referee, node, path);
  const sound = referee.found.length === before;
  const branch = 'choices' in node ? 'choices' : 'reply' in node ? 'reply' : 'several';
  const choicesAt = branch === 'choices' ? [...path, branch] : [...path, branch, 'choices'];
  for (const [id, choice] of Object.entries(optionsOf(node)))
    referee.effect(choice as Parameters<Referee['effect']>[0], [...choicesAt, id]);
  if ('several' in node) referee.to(node.several.to, [...path, 'several', 'to']);
  const at = graded(node);
  const results = gradesOf(node);
  for (const [id, result] of Object.entries(results))
    referee.effect(result, [...path, ...(at ?? []), 'results', id]);
  if (at && sound) {
    const reached = new Set(waysOf(node).map((w) => w.move.id));
    for (const id of Object.keys(results))
      if (!reached.has(id))
        referee.say(
          'result-unreachable',
          [...path, ...at, 'results', id],
          'no answer leads to this result; mend its atLeast or atMost',
        );
  }
  if ('end' in node)
    for (const [i, id] of node.end.keeps.entries()) referee.promise(id, [...path, 'end', 'keeps', i]);
}

function checkReach(referee: Referee): void {
  const { scenario } = referee;
  const { aloud, silently } = scenario.customer.leaves;
  const seen = new Set([scenario.start, ...(aloud ? [aloud] : []), ...(silently ? [silently] : [])]);
  for (const id of seen) {
    const node = scenario.nodes[id];
    if (node) for (const next of linksOf(node)) seen.add(next);
  }
  for (const id of Object.keys(scenario.nodes))
    if (!seen.has(id))
      referee.say('node-unreachable', ['nodes', id], `nothing leads to "${id}"; link it or delete it`, {
        step: id,
      });
}

function checkLeaver(referee: Referee, manner: 'aloud' | 'silently'): void {
  const { scenario, known } = referee;
  const path = ['customer', 'leaves', manner];
  const id = scenario.customer.leaves[manner];
  const who = playable(scenario).filter((p) => known.model.leaves[p] === manner);
  if (id === undefined) {
    const message = `is missing, though ${who.join(', ')} out of patience leaves ${manner}; name the ending for that`;
    if (who.length) referee.say('leaver-missing', path, message, { who: who.join(', '), why: manner });
    return;
  }
  const node = Object.hasOwn(scenario.nodes, id) ? scenario.nodes[id] : undefined;
  if (!node) referee.node(id, path);
  else if (!('end' in node)) referee.say('leaver-goes-on', path, `"${id}" must be an ending`, { step: id });
}

/** Everything in a scenario that refers to nothing, contradicts itself or cannot be reached. */
export function findingsOf(scenario: Scenario, known: Known): Finding[] {
  const referee = new Referee(scenario, known);
  const { customer } = scenario;
  if (!known.modules.has(scenario.module))
    referee.say(
      'module-unknown',
      ['module'],
      `module "${scenario.module}" does not exist; see scenarios/modules.yaml`,
      { name: scenario.module },
    );
  if (!known.people.has(customer.person))
    referee.say(
      'person-unknown',
      ['customer', 'person'],
      `person "${customer.person}" does not exist; see scenarios/people.yaml`,
      { name: customer.person },
    );
  referee.found.push(...standInFindings(scenario, known.people));
  for (const [i, id] of customer.expects.entries()) referee.act(id, ['customer', 'expects', i]);
  for (const manner of ['aloud', 'silently'] as const) checkLeaver(referee, manner);
  for (const [id, { principle }] of Object.entries(scenario.promises))
    referee.principle(principle, ['promises', id, 'principle']);
  referee.node(scenario.start, ['start']);
  for (const [id, node] of Object.entries(scenario.nodes)) checkNode(referee, node, ['nodes', id]);
  for (const claims of ['always', 'never'] as const)
    for (const [i, claim] of scenario[claims].entries()) referee.when(claim.that, [claims, i, 'that']);
  if (!referee.found.some((f) => f.code === 'node-unknown')) checkReach(referee);
  return referee.found;
}
