import { gradesOf, nodeOf, optionsOf, reachOf, type Reach } from '#engine';
import { m, say } from '#i18n';
import type { Personality } from '#model';
import { moodName, needName } from '#ui';
import type { Session } from './session.svelte.ts';

const families = {
  care: m.player_nudge_care,
  facts: m.player_nudge_facts,
  action: m.player_nudge_action,
  manner: m.player_nudge_manner,
};

/** One way must outweigh the other by a tenth to be worth telling. */
const ahead = 1.1;

/**
 * Where to look at this turn: the author's hint, or what the reaction model says of this mood and, where the learner
 * may know it, of this personality. It names no choice.
 */
export function nudgeOf(session: Session, personality: Personality | undefined): string {
  const { scene, body, program } = session;
  const node = nodeOf(program, scene.node);
  const written = node.nudge ? say(node.nudge) : '';
  if (written) return written;
  const name = say(body.person.called ?? body.person.name);
  const acts = [...Object.values(optionsOf(node)), ...Object.values(gradesOf(node))].flatMap((e) => e.acts);
  const here = new Set<string | undefined>(acts.map((id) => body.model.acts[id]?.family));
  const all = reachOf(body.model, scene.mood, personality);
  const offered = all.filter(({ family }) => here.has(family));
  const [first, ...rest] = offered.length > 1 ? offered : all;
  const last = rest.at(-1);
  if (first && last && first.weight > 0 && first.weight > last.weight * ahead) {
    const words = { most: families[first.family](), least: families[last.family](), name };
    return personality
      ? compared(first, last)(words)
      : m.player_nudge_mood({ ...words, mood: moodName(scene.mood) });
  }
  const need = body.scenario.customer.needs.find((n) => !session.state.met.includes(n));
  return need ? m.player_nudge_missing({ name, need: needName(need) }) : m.player_nudge_even({ name });
}

function compared(most: Reach, least: Reach) {
  if (least.weight < 0) return m.player_nudge_harm;
  return most.weight >= 2 * least.weight ? m.player_nudge_far : m.player_nudge_more;
}
