import type { Difference } from '#engine';
import { m, say } from '#i18n';
import type { Personality } from '#model';
import { meterName, moodName, needName, personalityName, signed } from '#ui';
import type { Known } from '../sentences.ts';

/** What it was that moved a meter, in words. */
function causeOf({ rule, of }: Difference, { acts, promises }: Known): string {
  const act = acts[of];
  const promise = promises[of] ? say(promises[of].text) : of;
  switch (rule) {
    case 'act':
      return act ? say(act.name) : of;
    case 'promise-kept':
      return m.player_others_kept({ promise });
    case 'promise-broken':
      return m.player_others_broken({ promise });
    case 'missing':
      return m.player_others_missing({ act: act ? say(act.name) : of });
    case 'unmet':
      return m.player_others_unmet({ need: needName(of as Parameters<typeof needName>[0]) });
    default:
      return m.player_others_turn();
  }
}

/** How much an act weighs with one personality, against how much it weighs with another, in per cent each. */
function weightReason(own: number, other: number, type: string): string {
  if (other === 0) return m.player_others_nothing({ type });
  if (other < 0) return own < 0 ? m.player_others_against_too({ type }) : m.player_others_against({ type });
  if (own < 0) return m.player_others_helps({ type });
  const share = own === 0 ? Infinity : other / own;
  if (share < 0.45) return m.player_others_far_less({ type });
  if (share < 0.65) return m.player_others_half({ type });
  if (share < 1) return m.player_others_less({ type });
  if (share < 1.6) return m.player_others_more({ type });
  return share < 2.4 ? m.player_others_twice({ type }) : m.player_others_far_more({ type });
}

/** Why it moved otherwise; empty where that is told by what it was. */
function reasonsOf({ rule, own, other }: Difference, personality: Personality): string[] {
  if (rule !== 'act') return [];
  const [mine = 0, theirs = 0] = [own.personality, other.personality];
  return [
    ...(mine === theirs ? [] : [weightReason(mine, theirs, personalityName(personality))]),
    ...(own.mood === other.mood
      ? []
      : [m.player_others_mood({ own: moodName(own.mood), other: moodName(other.mood) })]),
    ...(mine === theirs && own.mood === other.mood ? [m.player_others_before()] : []),
  ];
}

/** One difference in words: what moved which meter by how much, instead of how much, and why. */
export function differenceText(
  difference: Difference,
  known: Known,
  personality: Personality,
): { what: string; why: string } {
  const { n, meter, own, other } = difference;
  const what = m.player_others_difference({
    turn: n + 1,
    cause: causeOf(difference, known),
    meter: meterName(meter),
    other: signed(other.delta),
    own: signed(own.delta),
  });
  return { what, why: reasonsOf(difference, personality).join(m.player_gap()) };
}
