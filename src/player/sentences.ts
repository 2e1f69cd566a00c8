import type { Change } from '#engine';
import { m, say } from '#i18n';
import type { Act, Meter, Need, Personality, Scenario } from '#model';
import { moodName, needName, personalityName, signed } from '#ui';

/** What may be named in an explanation; the personality only where the learner may know it. */
export interface Known {
  acts: Record<string, Pick<Act, 'name'>>;
  promises: Scenario['promises'];
  personality: Personality | undefined;
}

const gridOf = (meter: Meter) => (meter === 'patience' ? 1 : 5);

const shown = (n: number) => signed(n, Number.isInteger(n) ? 0 : 1);

function actName(id: string, { acts }: Known): string {
  const act = acts[id];
  return act ? say(act.name) : id;
}

function actReason(change: Change, weight: NonNullable<Change['weight']>, known: Known): string {
  const exact = (change.base * weight.personality * weight.mood * weight.repeat) / 1_000_000;
  const factors = [
    shown(change.base),
    m.player_why_factor({
      percent: weight.personality,
      of: known.personality ? personalityName(known.personality) : m.player_why_this_customer(),
    }),
    m.player_why_factor({ percent: weight.mood, of: moodName(weight.inMood) }),
    ...(weight.repeat === 100
      ? []
      : [m.player_why_factor({ percent: weight.repeat, of: m.player_why_again() })]),
  ];
  const parts = { act: actName(change.of, known), sum: factors.join(' × '), exact: shown(exact) };
  if (exact === change.delta) return m.player_why_act(parts);
  const delta = shown(change.delta);
  // Less than a whole step short of the exact figure is rounding; more means that the scale ended.
  return Math.abs(exact) - Math.abs(change.delta) < gridOf(change.meter)
    ? m.player_why_act_rounded({ ...parts, delta })
    : m.player_why_act_ended({ ...parts, delta });
}

/** Why one meter moved, in words. */
export function reasonOf(change: Change, known: Known): string {
  if (change.weight) return actReason(change, change.weight, known);
  const promise = known.promises[change.of];
  switch (change.rule) {
    case 'promise-kept':
      return m.player_why_promise_kept({ promise: promise ? say(promise.text) : change.of });
    case 'promise-broken':
      return m.player_why_promise_broken({ promise: promise ? say(promise.text) : change.of });
    case 'missing':
      return m.player_why_missing({ act: actName(change.of, known) });
    case 'unmet':
      return m.player_why_unmet({ need: needName(change.of as Need) });
    default:
      return m.player_why_turn();
  }
}

/** The acts that moved nothing. */
export function idleActs(acts: readonly string[], changes: readonly Change[], known: Known): string[] {
  const moved = new Set(changes.flatMap((c) => (c.rule === 'act' ? [c.of] : [])));
  return [...new Set(acts)]
    .filter((id) => !moved.has(id))
    .map((act) => m.player_why_idle({ act: actName(act, known) }));
}
