import { mount, unmount } from 'svelte';
import type { Decision } from '#engine';
import { loadPieces } from './Later.svelte';
import { inPauses } from './painted.ts';
import Question from './Question.svelte';
import type { Session } from './session.svelte.ts';

/** Works out, while the learner reads, where each choice leads; returns what stops it. */
export function lookAhead(session: Session): () => void {
  const { decision } = session.scene;
  const options = decision?.kind === 'choices' || decision?.kind === 'reply' ? decision.options : [];
  return inPauses(
    options.map(
      ({ id }) =>
        () =>
          void rehearse(session.foresee(id).decision),
    ),
  );
}

const known = new Set<Decision['kind']>(['choices']);

/** Draws a question where nobody sees it, so that the first of its kind comes up as fast as later ones. */
async function rehearse(decision: Decision | undefined): Promise<void> {
  if (!decision || known.has(decision.kind)) return;
  known.add(decision.kind);
  try {
    await loadPieces();
  } catch {
    return; // whoever needs them will ask again, and tell
  }
  const props = { decision, channel: 'phone', turn: 0, seed: '' } as const;
  const target = document.createElement('div');
  await unmount(mount(Question, { target, props: { ...props, ask: undefined, onanswer: () => undefined } }));
}
