import { isOver, othersOf, resultsOf, retell } from '#engine';
import type { OtherRoads } from '#player';
import { memory } from './memory.ts';
import type { Ways } from './place.ts';
import type { Practice } from './practice.svelte.ts';
import { shelf } from './shelf.svelte.ts';

/** The road that a what-if left, as it is told now; undefined where that is no longer there. */
async function leftRoad(
  { attempt, body, session }: Practice,
  link: Ways['link'],
): Promise<OtherRoads['left']> {
  const id = attempt.branch?.of;
  if (id === undefined) return undefined;
  const { db, readAttempt } = await memory();
  const kept = await readAttempt(db, id);
  if (!kept || kept.attempt.hash !== attempt.hash) return undefined;
  const choices = kept.entries.map((entry) => entry.choice);
  const { beats, play } = retell(session.program, choices, body.voices);
  const bounds = body.bounds[attempt.personality];
  const coached = kept.entries.flatMap((entry) => entry.coached ?? []);
  const results = isOver(play) && bounds ? resultsOf(session.program, play, bounds, coached) : undefined;
  return { beats, results, href: link({ at: 'attempt', id }) };
}

/** Everything the debrief of an attempt tells of roads that are not its own; it grows as that is found. */
export class Roads {
  readonly #practice: Practice;
  readonly #link: Ways['link'];
  #left = $state.raw<OtherRoads['left'] | null>();

  constructor(practice: Practice, link: Ways['link']) {
    this.#practice = practice;
    this.#link = link;
    // A road that cannot be read or does not fit the text is not shown; the debrief stands without it.
    leftRoad(practice, link).then(
      (left) => (this.#left = left ?? null),
      () => (this.#left = null),
    );
  }

  readonly #others = $derived.by(() => {
    const { attempt, body, session } = this.#practice;
    const coached = session.log.flatMap((entry) => entry.coached ?? []);
    return othersOf(body, attempt.personality, session.answers, coached);
  });

  readonly current = $derived.by((): OtherRoads => {
    const { attempt, session } = this.#practice;
    const { id, branch } = attempt;
    const link = this.#link;
    const mine = (shelf.attempts ?? []).filter((a) => a.branch?.of === id);
    return {
      others: this.#others,
      left: this.#left ?? undefined,
      orphan: branch !== undefined && this.#left === null,
      whatIfs: mine
        .map(({ id: of, branch: from, turns, result, begun }) => ({
          id: of,
          at: from?.at ?? 0,
          turns,
          result,
          begun,
          href: link({ at: 'attempt', id: of }),
        }))
        .sort((a, b) => a.at - b.at || a.begun - b.begun),
      // What is not stored cannot be gone on from.
      ...(session.saved && {
        wayFrom: (n: number) => link({ at: 'branch', id, turn: n + 1 }),
        chance: link({ at: 'chance', id }),
      }),
    };
  });
}
