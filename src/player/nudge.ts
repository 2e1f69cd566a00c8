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
 * may know it, of this personality. `acts` are those of the best choice, where it is known; it is not named.
 */
export function nudgeOf(
  session: Session,
  personality: Personality | undefined,
  acts: readonly string[] = [],
): string {
  const { scene, body, program } = session;
  const node = nodeOf(program, scene.node);
  const written = node.nudge ? say(node.nudge) : '';
  if (written) return written;
  const name = say(body.person.called ?? body.person.name);
  const { model, scenario } = body;
  const offered = [...Object.values(optionsOf(node)), ...Object.values(gradesOf(node))].flatMap(
    (e) => e.acts,
  );
  const all = reachOf(model, scene.mood, personality);
  const among = (ids: readonly string[]) =>
    all.filter(({ family }) => ids.some((id) => model.acts[id]?.family === family));
  const [first] = acts.length ? among(acts) : all;
  const last = among(offered).at(-1) ?? all.at(-1);
  if (first && last && first.weight > 0 && first.weight > last.weight * ahead) {
    const words = { most: families[first.family](), least: families[last.family](), name };
    return personality
      ? compared(first, last)(words)
      : m.player_nudge_mood({ ...words, mood: moodName(scene.mood) });
  }
  const missing = scenario.customer.needs.filter((n) => !session.state.met.includes(n));
  const need = missing.find((n) => acts.some((id) => model.acts[id]?.meets.includes(n))) ?? missing[0];
  return need ? m.player_nudge_missing({ name, need: needName(need) }) : m.player_nudge_even({ name });
}

function compared(most: Reach, least: Reach) {
  if (least.weight < 0) return m.player_nudge_harm;
  return most.weight >= 2 * least.weight ? m.player_nudge_far : m.player_nudge_more;
}
