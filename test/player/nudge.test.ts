import { describe, expect, test } from 'vitest';
import { compile, nodeOf, reachOf, readAnswer, stateOf } from '#engine';
import { m } from '#i18n';
import { playable } from '#model';
import { Session } from '#player';
import { bestRoad } from '#proof';
import { personalityName } from '#ui';
import { nudgeOf } from '../../src/player/nudge.ts';
import { shipped } from '../support/library.ts';

const words = {
  care: m.player_nudge_care(),
  facts: m.player_nudge_facts(),
  action: m.player_nudge_action(),
  manner: m.player_nudge_manner(),
};
const families = Object.keys(words) as (keyof typeof words)[];

describe.each(shipped().map((b) => [b.scenario.id, b] as const))('%s', (_, body) => {
  test.each(playable(body.scenario))('every nudge is true with somebody %s, named or not', (who) => {
    const program = compile(body, who);
    const session = new Session({ program, body, record: async () => undefined, now: () => 0 });
    for (const { answer } of bestRoad(program)) {
      const { mood } = stateOf(session.play);
      const node = nodeOf(program, session.scene.node);
      const acts = (readAnswer(node, answer)?.effects ?? []).flatMap((e) => e.acts);
      const asked = [who, undefined].flatMap((p) => [[p, acts] as const, [p, []] as const]);
      for (const [personality, best] of asked) {
        const nudge = nudgeOf(session, personality, best);
        expect(nudge.length).toBeGreaterThan(20);
        if (!personality) expect(nudge.toLowerCase()).not.toContain(personalityName(who).toLowerCase());
        const named = families
          .filter((f) => nudge.includes(words[f]))
          .sort((a, b) => nudge.indexOf(words[a]) - nudge.indexOf(words[b]));
        const weights = new Map(
          reachOf(body.model, mood, personality).map((r) => [r.family, r.weight] as const),
        );
        if (named.length) expect(named).toHaveLength(2);
        const [most = 0, least = 0] = named.map((f) => weights.get(f));
        if (named.length) expect(most).toBeGreaterThan(least);
        if (named[0] && best.length)
          expect(best.map((id) => body.model.acts[id]?.family)).toContain(named[0]);
        if (nudge.includes('much further')) expect(most).toBeGreaterThanOrEqual(2 * least);
        if (nudge.includes('more harm than good')) expect(least).toBeLessThan(0);
      }
      session.pick(answer);
    }
    expect(session.over).toBe(true);
  });
});
