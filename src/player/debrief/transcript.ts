import type { Beat, Scene } from '#engine';
import { m, say } from '#i18n';
import type { Entry } from '#model';

/** One line of the conversation as it is read again. */
export interface TranscriptLine {
  key: string;
  by: 'customer' | 'learner' | 'cue';
  text: string;
}

/** The conversation line by line, to its ending; the log says where the clock ran out. */
export function linesOf(
  beats: readonly Beat[],
  ending: Scene,
  log: readonly Pick<Entry, 'late'>[] = [],
): TranscriptLine[] {
  const theirs = (scene: Scene): TranscriptLine[] => [
    ...[scene.reaction, scene.says].flatMap((text, i) =>
      text ? [{ key: `${scene.turn}-${i}`, by: 'customer' as const, text: say(text) }] : [],
    ),
    ...(scene.cue ? [{ key: `${scene.turn}-cue`, by: 'cue' as const, text: say(scene.cue) }] : []),
  ];
  return [
    ...beats.flatMap((beat) => [
      ...theirs(beat.scene),
      ...beat.told.map((text, i) => ({
        key: `${beat.n}-told-${i}`,
        by: 'learner' as const,
        text: say(text),
      })),
      ...(log[beat.n]?.late
        ? [{ key: `${beat.n}-late`, by: 'cue' as const, text: m.player_clock_out() }]
        : []),
    ]),
    ...theirs(ending),
  ];
}

/** The conversation as plain text under its heading lines. */
export function textOf(lines: readonly TranscriptLine[], name: string, heading: readonly string[]): string {
  const plain = lines.map(({ by, text }) => {
    if (by === 'cue') return m.player_text_cue({ text });
    return by === 'learner' ? m.player_text_yours({ text }) : m.player_text_theirs({ name, text });
  });
  return [...heading, '', ...plain, ''].join('\n');
}
